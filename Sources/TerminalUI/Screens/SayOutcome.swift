/// What a key in the say line came to.
public enum SayOutcome: Sendable, Equatable {
  /// The line was edited.
  case edited
  /// These words are said; the line is empty and stays open.
  case said(String)
  /// A digit that was typed is a tone all the same.
  case pressed(Character)
  /// Alt with a letter gave a command.
  case command(Command)
  /// The line was left; its draft is kept for the next time.
  case left
  case ignored
}

extension PhoneModel {
  /// Opens the say line, with the draft it was left with.
  public mutating func openSayLine(draft: String = "") { view.sayLine = TextLine(draft) }

  /// Takes a key while the say line is open.
  ///
  /// Digits typed are tones; digits pasted are spelled as words, as a caller would say them. The line never closes by
  /// itself.
  public mutating func handleSay(_ key: KeyEvent) -> SayOutcome {
    guard var line = view.sayLine else { return .ignored }
    switch key {
    case .escape:
      view.sayLine = nil
      return .left
    case .enter:
      let words = line.text.trimmingBlanks
      view.sayLine = TextLine()
      return words.isEmpty ? .edited : .said(words)
    case .character(let character) where Keypad.strip.contains(character): return .pressed(character)
    case .paste(let text):
      let spelled = Self.spellingDigits(text)
      let joins = spelled != text && !line.text.prefix(line.cursor).hasSuffix(" ") && line.cursor > 0
      _ = line.handle(.paste(joins ? " " + spelled : spelled))
    case .function(1): return .command(.help)
    case .alternate: return Keymap.command(for: key).map { .command($0) } ?? .ignored
    default:
      guard line.handle(key) else { return .ignored }
    }
    view.sayLine = line
    return .edited
  }

  private static func spellingDigits(_ text: String) -> String {
    let words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    var spelled = ""
    var wasDigit = false
    for character in text {
      if let digit = character.isASCII ? character.wholeNumberValue : nil {
        if let last = spelled.last, last != " " { spelled += " " }
        spelled += words[digit]
        wasDigit = true
      } else {
        if wasDigit, character != " " { spelled += " " }
        spelled.append(character)
        wasDigit = false
      }
    }
    return spelled
  }
}

/// Keys of the telephone in a pasted text.
public struct PastedKeys: Sendable, Equatable {
  /// The keys in order.
  public let keys: [Character]
  /// How many other characters were dropped; blanks do not count.
  public let dropped: Int
  /// Whether there are so many that a person should be asked before they are pressed.
  public var needsAsking: Bool { keys.count > 20 }

  public init(_ text: String) {
    keys = text.filter { Keypad.strip.contains($0) }
    dropped = text.count { !Keypad.strip.contains($0) && !$0.isWhitespace }
  }
}

extension String {
  var trimmingBlanks: String {
    let start = drop { $0.isWhitespace }
    return String(
      start.prefix(
        upTo: start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex))
  }
}
