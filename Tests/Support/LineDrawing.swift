/// The terminal's other alphabet, in which letters stand for lines.
enum LineDrawing {
  private static let lines = Array("◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·".unicodeScalars)

  static func character(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    (0x60...0x7E).contains(letter.value) ? lines[Int(letter.value) - 0x60] : letter
  }
}
