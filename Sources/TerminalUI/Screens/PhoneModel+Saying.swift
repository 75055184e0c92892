extension PhoneModel {
  /// Opens the say line, with the draft it was left with.
  public mutating func openSayLine(draft: String = "") { view.sayLine = TextLine(draft) }

  /// Takes a key while the say line is open.
  ///
  /// Digits typed are tones, but in a chat; digits pasted are spelled as words, as a caller would say them. The line
  /// never closes by itself.
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
    case .character(let character) where keypad.hasTones && Keypad.strip.contains(character):
      return .pressed(character)
    case .paste(let text):
      let spelled = keypad.hasTones ? Self.spellingDigits(text) : text
      let joins = spelled != text && !line.text.prefix(line.cursor).hasSuffix(" ") && line.cursor > 0
      _ = line.handle(.paste(joins ? " " + spelled : spelled))
    case .function(1): return .command(.help)
    case .alternate, .tab, .backTab: return Keymap.command(for: key).map { .command($0) } ?? .ignored
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
