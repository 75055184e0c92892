import ContactCenter
import Diagnostics
import FlowEngine

/// A prompt as a caller hears it: the wording, and when each word of it begins.
///
/// The pace is 15 characters a second, with 0.3 s more at a comma and 0.6 s more at the end of a sentence; breaks
/// count as written. A recording takes as long as it is, its words spread over it.
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

  static let charactersPerSecond: Int64 = 15

  private static func length(of speech: SpeechMarkup) -> Int64 {
    speech.pieces.reduce(0) { sum, piece in
      switch piece {
      case .pause(let pause): sum + pause.count
      case .words(let words):
        sum + words.words.reduce(0) { $0 + length(of: $1) }
      }
    }
  }

  /// A word with the blank behind it and the pause at its end, in milliseconds.
  private static func length(of word: Substring) -> Int64 {
    Int64(word.count + 1) * 1000 / charactersPerSecond + pause(after: word)
  }

  private static func pause(after word: Substring) -> Int64 {
    switch word.last(where: { $0 != "\"" && $0 != ")" }) {
    case ",", ";", ":": 300
    case ".", "?", "!": 600
    default: 0
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
    guard elapsed.count > 0 else { return 0 }
    let words = text.words
    let natural = max(1, words.reduce(0) { $0 + Self.length(of: $1) })
    let reached = elapsed.count * natural / max(1, length.count)
    var sum: Int64 = 0
    for word in words {
      sum += Self.length(of: word)
      if sum > reached { return text.distance(from: text.startIndex, to: word.endIndex) }
    }
    return text.count
  }
}
