/// A key as bytes, for a program elsewhere that takes it.
public enum KeyCode {
  private static let plain: [KeyEvent] = [
    .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .pageUp, .pageDown,
    .home,
    .end,
  ]
  /// No paste is longer.
  public static let longestPaste = 4096

  public static func bytes(of key: KeyEvent) -> [UInt8] {
    func text(_ kind: UInt8, _ text: String) -> [UInt8] { [kind] + Array(text.utf8) }
    switch key {
    case .character(let character): return text(0, String(character))
    case .alternate(let character): return text(1, String(character))
    case .control(let character): return text(2, String(character))
    case .paste(let pasted): return text(3, String(decoding: pasted.utf8.prefix(longestPaste), as: UTF8.self))
    case .function(let number): return [4, UInt8(clamping: number)]
    case .click(let position):
      return [5] + [position.row, position.column].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF)] }
    case .wheel(let rows): return [6, UInt8(bitPattern: Int8(clamping: rows))]
    case .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .pageUp, .pageDown,
      .home, .end:
      return [7, UInt8(plain.firstIndex(of: key) ?? 0)]
    }
  }

  /// The key that somebody else pressed; nil for bytes that are none.
  public static func key(from bytes: [UInt8]) -> KeyEvent? {
    guard let kind = bytes.first, bytes.count <= longestPaste + 1 else { return nil }
    let body = bytes.dropFirst()
    func character() -> Character? {
      let text = String(decoding: body, as: UTF8.self)
      return text.count == 1 ? text.first : nil
    }
    switch kind {
    case 0: return character().map { .character($0) }
    case 1: return character().map { .alternate($0) }
    case 2: return character().map { .control($0) }
    case 3: return .paste(String(decoding: body, as: UTF8.self))
    case 4: return body.count == 1 && (1...12).contains(bytes[1]) ? .function(Int(bytes[1])) : nil
    case 5:
      guard body.count == 4 else { return nil }
      return .click(
        Grid.Position(row: Int(bytes[1]) | Int(bytes[2]) << 8, column: Int(bytes[3]) | Int(bytes[4]) << 8))
    case 6: return body.count == 1 ? .wheel(Int(Int8(bitPattern: bytes[1]))) : nil
    case 7: return body.count == 1 && Int(bytes[1]) < plain.count ? plain[Int(bytes[1])] : nil
    default: return nil
    }
  }
}
