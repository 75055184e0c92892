import ContactCenter
import FlowEngine

/// A prompt as a caller hears it: the wording, and when each word of it begins.
///
/// The pace is 15 characters a second, with 0.3 s more at a comma and 0.6 s more at the end of a sentence; breaks
/// count as written. A character of Chinese, Japanese, Korean or Thai says more than a letter, and each has its own pace
/// (`SpeechPace`). A recording takes as long as it is, its words spread over it.
public struct SpokenPrompt: Sendable, Hashable {
  private struct Facts: Sendable, Hashable {
    let text: String
    let length: Milliseconds
    let isNameOnly: Bool
  }

  private let facts: Shared<Facts>

  /// The words, markup taken out; a recording whose wording nobody knows is `[name]`.
  public var text: String { facts.value.text }
  public var length: Milliseconds { facts.value.length }
  /// True when this is a recording of which only the name is known.
  public var isNameOnly: Bool { facts.value.isNameOnly }

  private init(text: String, length: Milliseconds, isNameOnly: Bool) {
    facts = Shared(Facts(text: text, length: length, isNameOnly: isNameOnly))
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.facts === right.facts || left.facts.value == right.facts.value
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(facts.value) }

  public init(_ speech: SpeechMarkup) {
    self.init(text: speech.words, length: Milliseconds(Self.length(of: speech)), isNameOnly: false)
  }

  /// A recording with its wording and its length.
  public init(recording wording: String, length: Milliseconds) {
    self.init(text: wording, length: length, isNameOnly: false)
  }

  /// A recording of which only the name is known, or a name that is all there is.
  public init(named name: String) {
    self.init(text: "[\(name)]", length: Self.length(ofRecording: name), isNameOnly: true)
  }

  private static func length(of speech: SpeechMarkup) -> Int64 {
    speech.pieces.reduce(0) { sum, piece in
      switch piece {
      case .pause(let pause): sum + pause.count
      case .words(let words):
        sum + SpeechPace.length(of: words)
      }
    }
  }

  /// How long the recordings take that every instance has; any other that is not here counts as 5 s.
  private static func length(ofRecording name: String) -> Milliseconds {
    if name == "Beep.wav" { return Milliseconds(500) }
    if name == DefaultFlows.music || name == "CustomerHold.wav" { return .seconds(30) }
    return name.hasPrefix("Music_") ? .minutes(4) : .seconds(5)
  }

  /// How much of the text was spoken after a time: a number of characters, up to the end of the word being spoken.
  public func spokenCount(after elapsed: Milliseconds) -> Int {
    if elapsed >= length { return text.count }
    return elapsed.count > 0 ? unit(after: elapsed).upperBound : 0
  }

  /// Which characters of the text are being spoken after a time: a word, or one character of a script without blanks;
  /// before the start the first ones, after the end the last ones.
  public func unit(after elapsed: Milliseconds) -> Range<Int> {
    let units = SpeechPace.units(of: text)
    let natural = max(1, units.reduce(0) { $0 + $1.length })
    let reached = max(0, elapsed.count) * natural / max(1, length.count)
    var sum: Int64 = 0
    let present = units.first { unit in
      sum += unit.length
      return sum > reached
    }
    guard let words = (present ?? units.last)?.words else { return 0..<0 }
    let start = text.distance(from: text.startIndex, to: words.startIndex)
    return start..<start + words.count
  }
}
