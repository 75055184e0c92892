import Diagnostics
import FlowEngine
import Glibc
import Synchronization

/// The file that flow logs go to: whole lines, as they come.
///
/// A file that is there already is never written to. What cannot be written is said once; then nothing more is written,
/// so that no line is missing in the middle, and who asked for the log goes on.
final class LogFile: Sendable {
  private struct State {
    /// How many bytes are in it, all of them whole lines.
    var size = 0
    var hasFailed = false
  }

  let path: String
  private let descriptor: Int32
  private let state = Mutex(State())

  /// True when something could not be written.
  var hasFailed: Bool { state.withLock(\.hasFailed) }

  init(_ path: String) throws(Diagnostic) {
    self.path = path
    descriptor = open(
      path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | (Self.isDevice(path) ? 0 : O_EXCL), 0o644)
    guard descriptor >= 0 else { throw Self.refusal(path, "this log cannot be written") }
  }

  deinit { close(descriptor) }

  /// Writes whole lines.
  ///
  /// - Returns: what keeps them from being written, the first time something does.
  func write(_ lines: [UInt8]) -> Diagnostic? { state.withLock { write(lines, &$0) } }

  private func write(_ lines: [UInt8], _ state: inout State) -> Diagnostic? {
    guard !state.hasFailed else { return nil }
    var rest = lines[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        state.hasFailed = true
        let refused = Self.refusal(path, "the log cannot be written any more, and ends here")
        // No half of a line is left behind.
        ftruncate(descriptor, off_t(state.size))
        return refused
      }
      rest = rest.dropFirst(count)
    }
    state.size += lines.count
    return nil
  }

  /// True for what is written to without being made: a terminal, a pipe, /dev/null.
  private static func isDevice(_ path: String) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(information.st_mode & S_IFMT)
  }

  private static func refusal(_ path: String, _ message: String) -> Diagnostic {
    let fix: String? =
      switch errno {
      case EEXIST: "move it away, or name another"
      case ENOSPC, EFBIG, EDQUOT: "make room, or name a file elsewhere"
      case ENOENT, EACCES, EROFS, EISDIR, ENOTDIR: "name a file in a folder that you can write to"
      default: nil
      }
    return Diagnostic(
      in: path, message, rule: "unwritable", why: String(cString: strerror(errno)), fix: fix)
  }
}
