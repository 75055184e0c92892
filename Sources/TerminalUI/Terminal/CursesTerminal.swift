import CNcurses
import ContactCenter
import Glibc

/// The terminal: opens the screen, shows grids, reads keys, and gives the terminal back on every way out.
///
/// The only file that knows ncurses. One terminal at a time, used on one thread.
public final class CursesTerminal {
  /// The characters this terminal can show.
  public let glyphs: GlyphSet
  public let colorDepth: ColorDepth
  /// The present size of the window.
  public private(set) var size: Size

  private let palette: Palette
  private let usesMouse: Bool
  private let sources: EventSources
  private var reader = KeyReader()
  private var shown: Grid?
  private var shownCursor: Grid.Position?
  private var pairs: [Int: Int32] = [:]
  private var isOpen = true

  /// Opens the screen.
  ///
  /// - Parameters:
  ///   - usesMouse: whether clicks and the wheel are asked for; the terminal's own selection then needs Shift.
  ///   - accent: the company's color, used where the terminal has 256.
  /// - Throws: why there is no screen; the terminal is then as it was.
  public init(usesMouse: Bool = true, accent: RGBColor? = nil) throws(TerminalError) {
    guard isatty(0) == 1, isatty(1) == 1, TerminalGuard.saveMode() else { throw .noTerminal }
    let type = Self.environment("TERM")
    glyphs = Self.chooseLocale()
    sources = try EventSources()
    guard !type.isEmpty, let screen = nc_newterm() else {
      sources.close()
      throw .unknownType(type)
    }
    // An unknown terminal is refused by ncurses; one that cannot place its cursor is not.
    guard nc_has_capability("cup") != 0 else {
      endwin()
      delscreen(screen)
      TerminalGuard.restoreMode()
      sources.close()
      throw .cannotDraw(type)
    }
    colorDepth = Self.startColors()
    palette = Palette(colorDepth, canDim: nc_has_capability("dim") != 0, accent: accent)
    self.usesMouse = usesMouse
    size = Self.windowSize()
    raw()
    noecho()
    nonl()
    keypad(nc_stdscr(), true)
    nodelay(nc_stdscr(), true)
    set_escdelay(25)
    curs_set(0)
    define_key("\u{1B}[200~", Self.pasteBeginsCode)
    define_key("\u{1B}[201~", Self.pasteEndsCode)
    if usesMouse { nc_watch_mouse() }
    TerminalGuard.arm(leaving: Self.leavingBytes(usesMouse: usesMouse))
    TerminalGuard.divertErrors()
    Self.send(Self.pasteOn)
  }

  deinit { close() }

  /// Gives the terminal back as it was, and shows what was written to standard error meanwhile.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    Self.send(Self.pasteOff)
    endwin()
    TerminalGuard.restoreErrors()
    TerminalGuard.disarm()
    sources.close()
  }

  // MARK: The event loop

  /// Runs a program until it ends, a signal ends it, or the terminal is gone.
  public func run(_ program: some TerminalProgram) -> TerminalEnd {
    while true {
      if let status = program.exitStatus { return .done(status) }
      show(program.frame(size, glyphs))
      sources.setTimer(program.wakeTime)
      let (ready, isLost) = sources.wait(for: program.descriptors)
      if isLost { return .lost }
      for descriptor in ready {
        if let end = take(descriptor, for: program) { return end }
        if let status = program.exitStatus { return .done(status) }
      }
    }
  }

  private func take(_ descriptor: Int32, for program: some TerminalProgram) -> TerminalEnd? {
    switch descriptor {
    case 0:
      // A terminal that can be read and has nothing to say is gone.
      guard nc_waiting_bytes() > 0 else { return .lost }
      for key in readKeys() {
        if program.exitStatus != nil { return nil }
        switch key {
        case .control("c"): return .interrupted
        case .control("l"): repaint()
        case .control("z"): suspend(program)
        default: program.handle(key)
        }
      }
    case sources.timerDescriptor:
      if sources.takeTimer() { program.wake(at: EventSources.now) }
    case sources.signalDescriptor:
      for signal in sources.takeSignals() {
        switch signal {
        case SIGINT: return .interrupted
        case SIGTERM: return .terminated
        case SIGHUP: return .lost
        case SIGTSTP: suspend(program)
        case SIGCONT: resume(program)
        default: resize(program)
        }
      }
    default: program.receive(from: descriptor)
    }
    return nil
  }

  private func resize(_ program: some TerminalProgram) {
    let new = Self.windowSize()
    guard new != size else { return }
    size = new
    resize_term(Int32(size.rows), Int32(size.columns))
    repaint()
    program.resized(to: size)
  }

  /// Stops as other programs do at Ctrl-Z, with the terminal as it was, and comes back at SIGCONT.
  private func suspend(_ program: some TerminalProgram) {
    Self.send(Self.pasteOff)
    endwin()
    TerminalGuard.restoreMode()
    var stop = EventSources.mask([SIGTSTP])
    var former = sigset_t()
    let action = signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stop, &former)
    // Stopped here, until somebody continues the process.
    pthread_sigmask(SIG_SETMASK, &former, nil)
    signal(SIGTSTP, action)
    resume(program)
  }

  private func resume(_ program: some TerminalProgram) {
    reset_prog_mode()
    refreshScreen()
    Self.send(Self.pasteOn)
    repaint()
    resize(program)
    program.resumed()
  }

  /// The next frame is written whole, over whatever another program left on the screen.
  private func repaint() {
    shown = nil
    nc_repaint_whole()
  }

  // MARK: Showing

  /// Shows a grid: writes the cells that differ from what is shown, in one write; nothing when none does.
  public func show(_ grid: Grid) {
    let same = shown.flatMap { $0.size == grid.size ? $0 : nil }
    var hasChanged = same == nil
    for row in 0..<min(grid.size.rows, size.rows) {
      for column in 0..<min(grid.size.columns, size.columns) {
        let cell = grid[row, column]
        guard cell.width > 0, same?[row, column] != cell || isTorn(same, grid, row, column) else { continue }
        put(cell, row: row, column: column)
        hasChanged = true
      }
    }
    shown = grid
    guard hasChanged || grid.cursor != shownCursor else { return }
    if (grid.cursor == nil) != (shownCursor == nil) { curs_set(grid.cursor == nil ? 0 : 1) }
    shownCursor = grid.cursor
    if let cursor = grid.cursor { move(Int32(cursor.row), Int32(cursor.column)) }
    refreshScreen()
  }

  /// Whether the cell's second half was another cell before.
  private func isTorn(_ former: Grid?, _ grid: Grid, _ row: Int, _ column: Int) -> Bool {
    guard grid[row, column].width == 2, column + 1 < grid.size.columns else { return false }
    return former?[row, column + 1] != grid[row, column + 1]
  }

  private func put(_ cell: Cell, row: Int, column: Int) {
    let look = palette.look(of: cell.style)
    var text =
      look.isBlank
      ? Array(repeating: " ".unicodeScalars.first!, count: 1) : Array(cell.cluster.unicodeScalars)
    // What this C library has no width for would shift the row.
    if text.isEmpty || Int(wcwidth(wchar_t(text[0].value))) != Int(cell.width) {
      text = [cell.width == 1 && !look.isBlank ? "?" : " "]
    }
    var wide = text.map { wchar_t($0.value) }
    wide.append(0)
    _ = nc_put(Int32(row), Int32(column), wide, attributes(look), pair(look.color))
    if cell.width == 2, wcwidth(wide[0]) != 2 {
      _ = nc_put(Int32(row), Int32(column + 1), [0x20, 0], attributes(look), pair(look.color))
    }
  }

  private func attributes(_ look: Look) -> attr_t {
    var attributes: attr_t = 0
    if look.isBold { attributes |= nc_bold() }
    if look.isDim { attributes |= nc_dim() }
    if look.isUnderlined { attributes |= nc_underline() }
    if look.isReversed { attributes |= nc_reverse() }
    return attributes
  }

  private func pair(_ color: Int?) -> Int32 {
    guard let color, colorDepth != .none else { return 0 }
    if let pair = pairs[color] { return pair }
    let pair = max(0, alloc_pair(Int32(color), -1))
    pairs[color] = pair
    return pair
  }

  private func refreshScreen() { _ = wrefresh(nc_stdscr()) }

  // MARK: Reading

  private static let pasteBeginsCode: Int32 = 0x1200
  private static let pasteEndsCode: Int32 = 0x1201

  private func readKeys() -> [KeyEvent] {
    var inputs: [KeyReader.Input] = []
    var value: wint_t = 0
    while true {
      switch nc_next_key(&value) {
      case 1:
        if let scalar = Unicode.Scalar(UInt32(value)) { inputs.append(.character(scalar)) }
      case 2:
        if let input = input(ofCode: Int32(bitPattern: value)) { inputs.append(input) }
      default: return reader.events(of: inputs)
      }
    }
  }

  private func input(ofCode code: Int32) -> KeyReader.Input? {
    switch code {
    case Self.pasteBeginsCode: return .pasteBegins
    case Self.pasteEndsCode: return .pasteEnds
    case KEY_UP: return .key(.up)
    case KEY_DOWN: return .key(.down)
    case KEY_LEFT: return .key(.left)
    case KEY_RIGHT: return .key(.right)
    case KEY_PPAGE, KEY_A3: return .key(.pageUp)
    case KEY_NPAGE, KEY_C3: return .key(.pageDown)
    case KEY_HOME, KEY_FIND, KEY_A1: return .key(.home)
    case KEY_END, KEY_SELECT, KEY_C1: return .key(.end)
    case KEY_BACKSPACE: return .key(.backspace)
    case KEY_DC: return .key(.delete)
    case KEY_ENTER: return .key(.enter)
    case KEY_BTAB: return .key(.backTab)
    case KEY_MOUSE: return mouseEvent().map { .key($0) }
    default:
      return (1...12).first { nc_function_key(Int32($0)) == code }.map { .key(.function($0)) }
    }
  }

  private func mouseEvent() -> KeyEvent? {
    var row: Int32 = 0
    var column: Int32 = 0
    switch nc_mouse_event(&row, &column) {
    case 1: return .click(Grid.Position(row: Int(row), column: Int(column)))
    case 2: return .wheel(-3)
    case 3: return .wheel(3)
    default: return nil
    }
  }

  // MARK: The terminal's abilities

  private static func environment(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

  /// Takes the person's locale; where it has no UTF-8 the screen is drawn in ASCII.
  ///
  /// Without any locale, as in a fresh container, terminals of today read UTF-8 all the same.
  private static func chooseLocale() -> GlyphSet {
    setlocale(LC_ALL, "")
    if nc_codeset_is_utf8() != 0 { return .unicode }
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].map(environment)
    let name = names.first { !$0.isEmpty }?.lowercased() ?? "utf-8"
    guard name.hasSuffix("utf-8") || name.hasSuffix("utf8") else { return .ascii }
    setlocale(LC_CTYPE, "C.UTF-8")
    return nc_codeset_is_utf8() != 0 ? .unicode : .ascii
  }

  private static func startColors() -> ColorDepth {
    start_color()
    use_default_colors()
    return ColorDepth(colors: Int(nc_colors()), isUnwanted: !environment("NO_COLOR").isEmpty)
  }

  private static func windowSize() -> Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard nc_window_size(&rows, &columns) != 0 else { return Size(columns: 80, rows: 24) }
    return Size(columns: Int(columns), rows: Int(rows))
  }

  // MARK: Bytes that ncurses does not send

  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"

  private static func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// What leaves the screen when nothing else can be called any more.
  private static func leavingBytes(usesMouse: Bool) -> [UInt8] {
    var text = pasteOff + (usesMouse ? "\u{1B}[?1000l\u{1B}[?1006l" : "")
    for capability in ["sgr0", "op", "rmkx", "cnorm", "rmcup"] {
      guard nc_has_capability(capability) != 0, let value = tigetstr(capability) else { continue }
      // Delays for terminals of paper, `$<5/>`, are no part of what is sent.
      for (index, part) in String(cString: value).split(separator: "$<", omittingEmptySubsequences: false)
        .enumerated()
      {
        text += index == 0 ? part : part.drop { $0 != ">" }.dropFirst()
      }
    }
    return Array(text.utf8)
  }
}
