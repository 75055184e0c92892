import CenterFiles
import Glibc

/// Lets a person hear the prompts: one at a time, stopped in the middle by a key.
///
/// A child process makes the sound (`espeak-ng`, `paplay`, `aplay`); nothing here ever waits for it. A poll loop watches `descriptor` and, when that is
/// readable, asks `finished()`. Sound is a help to the ear and never the clock: how long a prompt takes in the world is the world's own figure.
public final class Speech {
  /// How the last thing to be heard came to its end.
  public enum Ending: Sendable, Hashable {
    /// Heard to the end.
    case heard
    /// Nothing was heard, or only a part; the line says why, for the person.
    case failed(String)
  }

  /// What this machine can do, as found when this was made.
  public let availability: SpeechAvailability
  /// The language that prompts are in, as in center.json ("en-US").
  public let language: String

  private let programs: ProgramSearch
  private var current: ChildProcess?
  /// Stopped, but perhaps not gone yet: a sound device may hold a process for a moment.
  private var leaving: [ChildProcess] = []

  /// Makes ready to speak; starts nothing.
  public init(language: String, availability: SpeechAvailability = SpeechAvailability()) {
    self.language = language
    self.availability = availability
    programs = ProgramSearch()
  }

  /// Readable when what is being heard has ended; -1, which poll passes over, while nothing is heard.
  public var descriptor: Int32 { current?.exitDescriptor ?? -1 }

  /// Whether something is being heard, or has ended without `finished` being asked.
  public var isSpeaking: Bool { current != nil }

  /// Speaks the wording of a prompt, in place of whatever is being heard.
  ///
  /// `speed` is the screen's: at 1 about 15 characters a second. A machine that cannot speak does nothing and says false; `availability` has the reason.
  @discardableResult
  public func speak(_ wording: String, speed: Double = 1) -> Bool {
    stop()
    guard let speaker = availability.speaker else { return false }
    let words = Self.wordsPerMinute(speed: speed)
    return start(
      [speaker, "--stdin", "-v", voice, "-s", String(words)], input: .bytes(Array(Self.spoken(wording).utf8)))
  }

  /// Plays a WAV file, in place of whatever is being heard, at the speed it was recorded in.
  ///
  /// A machine that cannot play does nothing and says false.
  @discardableResult
  public func play(recording path: String) -> Bool {
    stop()
    guard let player = availability.player else { return false }
    // A path that begins with a dash is a file all the same.
    return start([player, path.hasPrefix("/") ? path : "./" + path], input: .nothing)
  }

  /// Stops what is being heard, at once: the caller has pressed a key, hung up or quit.
  public func stop() {
    if let current {
      current.stop()
      leaving.append(current)
    }
    current = nil
    leaving.removeAll { $0.poll() != nil }
  }

  /// How what was being heard has ended; nil while it goes on, or when nothing was. Answers once.
  public func finished() -> Ending? {
    guard let child = current, let status = child.poll() else { return nil }
    current = nil
    if let complaint = Self.complaint(child.collectedErrors) { return .failed(complaint) }
    switch status {
    case .exited(0): return .heard
    case .exited(let code): return .failed("sound ended early: status \(code)")
    case .killed(let signal): return .failed("sound ended early: signal \(signal)")
    }
  }

  private func start(_ arguments: [String], input: ChildProcess.Input) -> Bool {
    // A failure to start a program that was there a moment ago is told as silence; the wording is on the screen.
    current = try? ChildProcess(arguments, input: input, errors: .collected, programs: programs)
    return current != nil
  }

  /// espeak-ng names voices like languages, in lower case ("en-us"); its own order of fallbacks covers regions it does not know.
  private var voice: String {
    let letters = language.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return letters.first?.isLetter == true ? letters : "en-us"
  }

  /// 185 words a minute are 15 characters a second, measured over prompts; espeak-ng takes 80 to 450.
  static func wordsPerMinute(speed: Double) -> Int {
    guard speed > 0 else { return 80 }
    return Int(min(450, max(80, 185 * speed)))
  }

  /// The wording without what espeak-ng would take for orders: control characters and `[[` phonemes `]]`.
  static func spoken(_ wording: String) -> String {
    var spoken = String.UnicodeScalarView()
    for scalar in wording.unicodeScalars {
      if scalar == "[" || scalar == "]" || scalar.value < 0x20 || scalar.value == 0x7F {
        spoken.append(" ")
      } else {
        spoken.append(scalar)
      }
    }
    return String(spoken)
  }

  /// The line in which a sound program tells of its failure; they end with status 0 without a device.
  static func complaint(_ errors: [UInt8]) -> String? {
    let lines = String(decoding: errors, as: UTF8.self).split(separator: "\n")
    guard let line = lines.last(where: { $0.lowercased().contains("error") || $0.contains("fail") }) else {
      return nil
    }
    let reason = line.hasPrefix("error: ") || line.hasPrefix("Error: ") ? line.dropFirst(7) : line
    return "no sound: \(reason)"
  }
}
