extension StringProtocol {
  /// The text with every control character made visible, so that data can be shown on a terminal and never drive it.
  ///
  /// C0 controls and DEL show in caret notation (`^[`), C1 controls and other invisible formatting characters
  /// (direction overrides among them) as their code in angle brackets (`<9B>`). Line feeds and tabs are controls like the others: a caller who wants
  /// lines splits the text first.
  public var visible: String {
    // Nearly all texts are plain.
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return String(self) }
    var shown = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case _ where !scalar.isHidden: shown.unicodeScalars.append(scalar)
      case 0..<0x20: shown += "^" + String(UnicodeScalar(UInt8(scalar.value) + 0x40))
      case 0x7F: shown += "^?"
      default: shown += "<" + String(scalar.value, radix: 16, uppercase: true) + ">"
      }
    }
    return shown
  }
}

extension Unicode.Scalar {
  /// Whether the character is a control or invisible formatting, which `visible` shows in other characters.
  public var isHidden: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}
