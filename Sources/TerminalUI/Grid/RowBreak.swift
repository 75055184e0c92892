/// Where a row may end though no blank stands there: between two keys, `[9][8]`, and between the characters of Chinese and
/// Japanese, save before what closes and behind what opens.
enum RowBreak {
  static func isAllowed(between former: Cell, and next: Cell) -> Bool {
    if former.cluster == "]", next.cluster == "[" { return true }
    guard former.width == 2 || next.width == 2, let former = former.cluster.unicodeScalars.first,
      let next = next.cluster.unicodeScalars.first
    else { return false }
    return (isIdeographic(former) || isIdeographic(next)) && !opening.contains(former)
      && !closing.contains(next)
  }

  /// Han characters, kana and their punctuation. Korean writes blanks between its words.
  private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x312F, 0x3190...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60,
      0x1B000...0x1B16F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static let opening = Set("（「『【〈《〔［｛([{".unicodeScalars)
  /// Punctuation, small kana, and the mark where a key cut in.
  private static let closing = Set(
    "、。，．・：；！？）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…,.:;!?)]}%/".unicodeScalars)
}
