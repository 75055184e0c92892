/// A terminal without a window: takes the bytes that a program writes and keeps the picture that a person would see.
///
/// Enough of xterm for what ncurses sends with TERM=xterm-256color; what it does not know it lists in
/// `unknownSequences`, so that a test can insist on there being none.
public struct TerminalEmulator: Sendable {
  /// The picture now.
  private var screen: TerminalScreen
  /// The other picture, while the alternate screen is in sight.
  private var normalScreen: TerminalScreen?
  private var saved: (row: Int, column: Int, style: TerminalStyle) = (0, 0, TerminalStyle())
  private var state = State.ground
  private var pendingText: [UInt8] = []
  private var lastText = " "
  private var isLineDrawing = false

  /// The private modes that are on, among them 25 (cursor in sight), 1000 to 1006 (mouse), 2004 (marked pasting).
  public private(set) var modes: Set<Int> = [7, 25]
  /// Whether a program has its own screen, that goes away with it.
  public var showsAlternateScreen: Bool { normalScreen != nil }
  /// Orders that this terminal does not know.
  public private(set) var unknownSequences: [String] = []
  /// What a program named the window.
  public private(set) var title = ""
  /// How often the bell rang.
  public private(set) var bells = 0

  private enum State: Sendable {
    case ground
    case escape
    case charset(UInt8)
    case control([UInt8])
    /// A string such as a window title, up to BEL or ESC \.
    case string([UInt8], sawEscape: Bool)
  }

  public init(rows: Int, columns: Int) {
    screen = TerminalScreen(rows: rows, columns: columns)
  }

  public var rows: Int { screen.rows }
  public var columns: Int { screen.columns }
  public var cursor: (row: Int, column: Int) { (screen.row, screen.column) }
  public var isCursorVisible: Bool { modes.contains(25) }

  public subscript(row: Int, column: Int) -> TerminalCell { screen.cells[row][column] }

  /// One row, without the blanks at its end.
  public func line(_ row: Int) -> String {
    let text = screen.cells[row].map(\.text).joined()
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// Every row, without blanks at the ends, a line feed between two.
  public var text: String { (0..<rows).map(line).joined(separator: "\n") }

  public mutating func resize(rows: Int, columns: Int) {
    screen.resize(rows: rows, columns: columns)
    normalScreen?.resize(rows: rows, columns: columns)
  }

  /// Takes what a program has written. May be cut anywhere, in the middle of a character too.
  public mutating func receive(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { receive(byte) }
  }

  private mutating func receive(_ byte: UInt8) {
    switch state {
    case .ground: ground(byte)
    case .escape: escape(byte)
    case .charset(let set):
      if set == UInt8(ascii: "(") { isLineDrawing = byte == UInt8(ascii: "0") }
      state = .ground
    case .control(let body):
      switch byte {
      case 0x40...0x7E:
        state = .ground
        obey(ControlSequence(body: body, final: byte))
      case 0x1B: state = .escape
      case 0..<0x20: control(byte)
      default: state = .control(body + [byte])
      }
    case .string(let text, let sawEscape):
      if byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\")) {
        finishString(text)
      } else {
        state = .string(byte == 0x1B ? text : text + [byte], sawEscape: byte == 0x1B)
      }
    }
  }

  private mutating func ground(_ byte: UInt8) {
    if byte < 0x80 { pendingText = [] }
    switch byte {
    case 0x1B: state = .escape
    case 0..<0x20, 0x7F: control(byte)
    case 0x20..<0x80: write(Unicode.Scalar(byte))
    default:
      if byte >= 0xC0 { pendingText = [] }
      pendingText.append(byte)
      guard let text = String(validating: pendingText, as: UTF8.self), let scalar = text.unicodeScalars.first
      else { return }
      pendingText = []
      write(scalar)
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    let drawn = isLineDrawing ? LineDrawing.character(scalar) : scalar
    let width = TextWidth.columns(drawn)
    guard width > 0 else { return screen.join(drawn) }
    lastText = String(Character(drawn))
    screen.put(lastText, width: width, wraps: modes.contains(7), inserts: modes.contains(-4))
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: screen.move(row: screen.row, column: screen.column - 1)
    case 0x09: screen.move(row: screen.row, column: (screen.column / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C: screen.lineFeed()
    case 0x0D: screen.move(row: screen.row, column: 0)
    case 0x0E, 0x0F: isLineDrawing = byte == 0x0E
    default: break
    }
  }

  private mutating func escape(_ byte: UInt8) {
    state = .ground
    switch Character(UnicodeScalar(byte)) {
    case "[": state = .control([])
    case "]", "P", "_", "^": state = .string([byte], sawEscape: false)
    case "(", ")", "*", "+": state = .charset(byte)
    case "7": saved = (screen.row, screen.column, screen.style)
    case "8": restoreCursor()
    case "D": screen.lineFeed()
    case "E":
      screen.move(row: screen.row, column: 0)
      screen.lineFeed()
    case "M": screen.reverseLineFeed()
    case "c": reset()
    case "=", ">", "\\": break
    case let other: unknownSequences.append("ESC \(other)")
    }
  }

  private mutating func finishString(_ text: [UInt8]) {
    state = .ground
    let words = String(decoding: text, as: UTF8.self)
    if words.hasPrefix("]0;") || words.hasPrefix("]2;") { title = String(words.dropFirst(3)) }
  }

  private mutating func restoreCursor() {
    screen.move(row: saved.row, column: saved.column)
    screen.style = saved.style
  }

  private mutating func reset() {
    screen = TerminalScreen(rows: rows, columns: columns)
    normalScreen = nil
    modes = [7, 25]
    isLineDrawing = false
  }
}

extension TerminalEmulator {
  private mutating func obey(_ order: ControlSequence) {
    guard order.prefix.isEmpty, order.intermediates.isEmpty else { return obeyPrivate(order) }
    let (row, column, count) = (screen.row, screen.column, order.number(0))
    switch order.final {
    case "A": screen.move(row: row - count, column: column)
    case "B", "e": screen.move(row: row + count, column: column)
    case "C", "a": screen.move(row: row, column: column + count)
    case "D": screen.move(row: row, column: column - count)
    case "E": screen.move(row: row + count, column: 0)
    case "F": screen.move(row: row - count, column: 0)
    case "G", "`": screen.move(row: row, column: count - 1)
    case "H", "f": screen.move(row: count - 1, column: order.number(1) - 1)
    case "I": screen.move(row: row, column: (column / 8 + count) * 8)
    case "Z": screen.move(row: row, column: ((column + 7) / 8 - count) * 8)
    case "d": screen.move(row: count - 1, column: column)
    case "J": eraseScreen(order.number(0, default: 0))
    case "K": eraseLine(order.number(0, default: 0))
    case "X": screen.erase(columns: column..<min(columns, column + count))
    case "@": screen.insertBlanks(count)
    case "P": screen.deleteCharacters(count)
    case "L": screen.insertLines(count, at: row)
    case "M": screen.deleteLines(count, at: row)
    case "S": screen.scrollUp(count)
    case "T": screen.scrollDown(count)
    case "b": for _ in 0..<count { for scalar in lastText.unicodeScalars { write(scalar) } }
    case "m": screen.style.obey(order)
    case "r":
      let (top, bottom) = (order.number(0) - 1, order.number(1, default: rows) - 1)
      if top < bottom, bottom < rows { screen.region = top...bottom }
      screen.move(row: 0, column: 0)
    case "s": saved = (row, column, screen.style)
    case "u": restoreCursor()
    // Insert mode is kept under a number that no private mode has.
    case "h" where order.numbers == [4]: modes.insert(-4)
    case "l" where order.numbers == [4]: modes.remove(-4)
    // Window orders (22 and 23 save and restore the title) and lamps do not change the picture.
    case "t", "q", "n", "c": break
    default: unknownSequences.append(order.text)
    }
  }

  private mutating func obeyPrivate(_ order: ControlSequence) {
    switch (order.prefix, order.intermediates, order.final) {
    case ("?", "", "h"): for mode in order.numbers { setMode(mode ?? 0, true) }
    case ("?", "", "l"): for mode in order.numbers { setMode(mode ?? 0, false) }
    case ("", "!", "p"):
      modes = [7, 25]
      screen.style = TerminalStyle()
      screen.region = 0...rows - 1
    // The shape of the cursor, and how keys are reported.
    case ("", " ", "q"), (">", "", _), ("=", "", _), ("<", "", "u"): break
    default: unknownSequences.append(order.text)
    }
  }

  private mutating func setMode(_ mode: Int, _ isOn: Bool) {
    switch mode {
    case 47, 1047, 1049:
      if isOn, normalScreen == nil {
        normalScreen = screen
        let style = screen.style
        screen = TerminalScreen(rows: rows, columns: columns)
        screen.style = style
      } else if !isOn, let normal = normalScreen {
        screen = normal
        normalScreen = nil
      }
    case 1048: if isOn { saved = (screen.row, screen.column, screen.style) } else { restoreCursor() }
    default: if isOn { modes.insert(mode) } else { modes.remove(mode) }
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    switch part {
    case 0:
      eraseLine(0)
      screen.erase(rows: screen.row + 1..<rows)
    case 1:
      screen.erase(rows: 0..<screen.row)
      eraseLine(1)
    default: screen.erase(rows: 0..<rows)
    }
  }

  private mutating func eraseLine(_ part: Int) {
    switch part {
    case 0: screen.erase(columns: screen.column..<columns)
    case 1: screen.erase(columns: 0..<screen.column + 1)
    default: screen.erase(columns: 0..<columns)
    }
  }
}
