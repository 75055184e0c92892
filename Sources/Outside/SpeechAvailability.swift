import CenterFiles
import Glibc

/// What this machine can let a person hear, found out without making a sound.
public struct SpeechAvailability: Sendable, Hashable {
  /// Where espeak-ng is, or nil when prompts cannot be spoken.
  public let speaker: String?
  /// Where paplay or aplay is, or nil when recordings cannot be played.
  public let player: String?
  /// What is missing, in one line for the person; nil when prompts can be spoken.
  public let explanation: String?

  /// Looks on this machine.
  public init(programs: ProgramSearch = ProgramSearch()) {
    self.init(programs: programs, hasSound: Self.hasSoundDevice())
  }

  init(programs: ProgramSearch, hasSound: Bool) {
    guard hasSound else {
      (speaker, player) = (nil, nil)
      explanation = "no sound here: this machine has no sound device, prompts are shown only"
      return
    }
    speaker = programs.path(of: "espeak-ng")
    player = programs.path(of: "paplay") ?? programs.path(of: "aplay")
    explanation =
      speaker == nil ? "prompts are not spoken: espeak-ng is not installed (apt install espeak-ng)" : nil
  }

  /// Whether a sound card can play, or a sound server listens (as under WSL and in a remote session).
  private static func hasSoundDevice() -> Bool {
    hasCard(in: "/dev/snd") || getenv("PULSE_SERVER") != nil
      || getenv("XDG_RUNTIME_DIR").map { folder in
        let folder = String(cString: folder)
        return ["pulse/native", "pipewire-0"].contains { access(folder + "/" + $0, F_OK) == 0 }
      } ?? false
  }

  /// Playback devices are named `pcmC0D0p`; the same with a `c` at the end only records.
  private static func hasCard(in folder: String) -> Bool {
    guard let listing = opendir(folder) else { return false }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix("pcm") && name.hasSuffix("p") { return true }
    }
    return false
  }
}
