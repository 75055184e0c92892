import Diagnostics
import Glibc

/// Writing to the terminal or the pipe; all that is written here is plain text that was made safe before.
enum Output {
  /// Standard output. A reader that is gone ends the program quietly, as other filters do; where it cannot be written,
  /// the program says so and ends, so that nobody takes a part for the whole.
  static func line(_ text: String) { write(text + "\n", to: 1) }

  /// Standard error.
  static func error(_ text: String) { write(text + "\n", to: 2) }

  /// Findings on standard error, a blank line between them; nothing where there are none.
  static func problems(_ problems: [Diagnostic]) {
    if !problems.isEmpty { error(problems.text) }
  }

  /// How wide the terminal is that standard output goes to; nil where it is none.
  static var columns: Int? {
    var size = winsize()
    guard isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EPIPE { exit(0) }
        guard count > 0 else {
          if descriptor == 1 { giveUp(why: String(cString: strerror(errno))) }
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
  }

  private static func giveUp(why: String) -> Never {
    error(
      Diagnostic(
        in: "standard output", "what is printed cannot be written", rule: "unwritable", why: why,
        fix: "make room where it goes, or send it elsewhere"
      ).text)
    exit(ExitStatus.impossible.rawValue)
  }
}
