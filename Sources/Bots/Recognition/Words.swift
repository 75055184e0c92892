/// A text as its words: small letters and digits, without marks. Of scripts that are written without blanks each
/// character is a word.
struct Words: Hashable {
  let list: [String]

  /// More words than anyone says at once; what comes after them is not heard.
  static let limit = 200

  init(_ text: some StringProtocol) {
    var list: [String] = []
    var word = ""
    func isIdeograph(_ character: Character) -> Bool {
      guard let scalar = character.unicodeScalars.first else { return false }
      switch scalar.value {
      case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return true
      default: return false
      }
    }
    for character in text.lowercased() {
      guard list.count < Self.limit else { break }
      if isIdeograph(character) {
        if !word.isEmpty { list.append(word) }
        list.append(String(character))
        word = ""
      } else if character.isLetter || character.isNumber {
        word.append(character)
      } else if character == "'" || character == "\u{2019}", !word.isEmpty {
        continue
      } else if character == ":" || character == ".", word.last?.isNumber == true {
        word.append(character)
      } else if character == "+", word.isEmpty {
        word.append(character)
      } else if character == "-", word.last?.isNumber == true {
        word.append(character)
      } else if !word.isEmpty {
        list.append(word)
        word = ""
      }
    }
    if !word.isEmpty { list.append(word) }
    self.list = list.prefix(Self.limit).compactMap { word in
      var plain = Substring(word)
      while let last = plain.last, ":.-+".contains(last) { plain.removeLast() }
      return plain.isEmpty ? nil : String(plain)
    }
  }

  /// The words of a name like "SpeakToAgent" or "speak_to_agent".
  static func ofIdentifier(_ name: String) -> [String] {
    var spaced = ""
    var last: Character?
    for character in name {
      if character.isUppercase, let last, last.isLowercase || last.isNumber { spaced.append(" ") }
      spaced.append(character == "_" ? " " : character)
      last = character
    }
    return Words(spaced).list
  }
}
