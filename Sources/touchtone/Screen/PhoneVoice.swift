import CenterFiles
import Outside

/// Speaks the prompts of a call while it is on.
final class PhoneVoice {
  private(set) var isOn: Bool
  private let language: String
  /// Begins once the first frame is shown.
  private lazy var speech = Speech(language: language)
  /// The prompt that was given to the voice last, by the number of its entry.
  private var spokenEntry: Int?

  init(language: String, isOn: Bool) {
    self.language = language
    self.isOn = isOn
  }

  var descriptor: Int32 { speech.descriptor }

  /// Turns the voice on or off; gives what is to be told of it.
  func turn() -> String {
    isOn.toggle()
    guard isOn else {
      speech.stop()
      return "voice off"
    }
    return speech.availability.explanation ?? "voice on"
  }

  func stop() { speech.stop() }

  /// Another call begins: its first prompt is a new one, whatever its number.
  func beginCall() { spokenEntry = nil }

  /// Why a prompt could not be spoken, once the program that should have ended; nil when it did well.
  func failure() -> String? {
    if case .failed(let line) = speech.finished() { return line }
    return nil
  }

  /// Gives the voice the prompt that is being spoken, or silences it.
  func speak(_ call: borrowing LiveCall, _ center: LoadedCenter) {
    guard isOn, let prompt = call.prompt, !call.isPaused else {
      if spokenEntry != nil { speech.stop() }
      spokenEntry = nil
      return
    }
    guard spokenEntry != prompt.entryNumber else { return }
    spokenEntry = prompt.entryNumber
    guard let audio = call.world.promptAudio(of: call.contact) else { return }
    if let file = audio.recording.flatMap(center.waveFile) {
      speech.play(recording: file)
    } else if !audio.spoken.isNameOnly, audio.spoken.text != "(music)" {
      speech.speak(audio.spoken.text, speed: Double(call.speed.rawValue))
    } else {
      speech.stop()
    }
  }
}
