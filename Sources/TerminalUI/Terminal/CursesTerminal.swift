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

  private let writer: FrameWriter
  private let sources: EventSources
  private var reader = KeyReader()
  private var shown: Grid?
  private var isOpen = true
  /// Whether writing to the terminal failed.
  private var isGone = false

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
    writer = Self.writer(for: Palette(colorDepth, canDim: nc_has_capability("dim") != 0, accent: accent))
    size = Self.windowSize()
    raw()
    noecho()
    nonl()
    keypad(nc_stdscr(), true)
    nodelay(nc_stdscr(), true)
    set_escdelay(25)
    curs_set(0)
    // From here on ncurses reads keys and knows the terminal; what is shown is written in whole frames.
    refreshScreen()
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
      if isGone { return .lost }
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
        case .control("l"): shown = nil
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
    refreshScreen()
    shown = nil
    program.resized(to: size)
  }

  /// Stops as other programs do at Ctrl-Z, with the terminal as it was, and comes back at SIGCONT.
  private func suspend(_ program: some TerminalProgram) {
    program.suspended()
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
    shown = nil
    resize(program)
    program.resumed()
  }

  /// Lets ncurses enter its mode, or learn a new size; it has nothing of its own to show.
  private func refreshScreen() { _ = wrefresh(nc_stdscr()) }

  // MARK: Showing

  /// Shows a grid: writes the cells that differ from what is shown, in one write; nothing when none does.
  public func show(_ grid: Grid) {
    let bytes = writer.bytes(from: shown, to: grid)
    shown = grid
    if !Self.send(bytes) { isGone = true }
  }

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

  private static func writer(for palette: Palette) -> FrameWriter {
    let cup = tigetstr("cup")
    let isUsual = cup.map { String(cString: $0) } == "\u{1B}[%i%p1%d;%p2%dH"
    return FrameWriter(
      palette: palette,
      capabilities: FrameWriter.Capabilities(
        reset: capability("sgr0"), bold: capability("bold"), dim: capability("dim"),
        underline: capability("smul"), reverse: capability("rev"), clear: capability("clear"),
        showCursor: capability("cnorm"), hideCursor: capability("civis"),
        wrapsAtOnce: nc_wraps_at_once() != 0,
        color: { index in
          guard nc_has_capability("setaf") != 0 else { return [] }
          return nc_color(tigetstr("setaf"), Int32(index)).map { withoutDelays(String(cString: $0)) } ?? []
        },
        place: { row, column in
          if isUsual { return Array("\u{1B}[\(row + 1);\(column + 1)H".utf8) }
          return nc_place(cup, Int32(row), Int32(column)).map { withoutDelays(String(cString: $0)) } ?? []
        }))
  }

  private static func capability(_ name: String) -> [UInt8] {
    guard nc_has_capability(name) != 0, let value = tigetstr(name) else { return [] }
    return withoutDelays(String(cString: value))
  }

  /// Delays for terminals of old, `$<5/>`, are no part of what is sent.
  private static func withoutDelays(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<") {
        rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      } else {
        bytes.append(byte)
      }
    }
    return bytes
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

  private static let pasteOn = Array("\u{1B}[?2004h".utf8)
  private static let pasteOff = Array("\u{1B}[?2004l".utf8)

  /// Writes all of the bytes; false when the terminal takes no more.
  @discardableResult
  private static func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// What leaves the screen when nothing else can be called any more.
  private static func leavingBytes(usesMouse: Bool) -> [UInt8] {
    pasteOff + (usesMouse ? Array("\u{1B}[?1000l\u{1B}[?1006l".utf8) : [])
      + ["sgr0", "op", "rmkx", "cnorm", "rmcup"].flatMap { capability($0) }
  }
}
