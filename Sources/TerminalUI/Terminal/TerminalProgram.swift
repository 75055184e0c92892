/// What a terminal's event loop drives: it decides what is drawn and when it wakes next.
///
/// The loop calls these on one thread, one after the other. After each call it asks for a frame and writes what differs.
/// While nothing is due it sleeps, and writes nothing.
public protocol TerminalProgram: AnyObject {
  /// The status the program has ended with; nil while it goes on.
  var exitStatus: Int32? { get }
  /// When `wake(at:)` shall be called, in nanoseconds of the monotonic clock; nil to sleep until something happens.
  var wakeTime: Int64? { get }
  /// Further descriptors to wait for: answers of child processes, changes of files.
  var descriptors: [Int32] { get }

  func handle(_ key: KeyEvent)
  /// The wake-up time has come.
  func wake(at now: Int64)
  /// A descriptor of `descriptors` can be read or was closed.
  func receive(from descriptor: Int32)
  /// The window has another size. The next frame has it.
  func resized(to size: Size)
  /// The program stops, as at Ctrl-Z, until somebody continues it.
  func suspended()
  /// The program was suspended and goes on.
  func resumed()
  func frame(_ size: Size, _ glyphs: GlyphSet) -> Grid
}
