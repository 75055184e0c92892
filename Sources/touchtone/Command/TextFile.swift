import Diagnostics
import Glibc

/// Writes a new text file; one that is there already is never overwritten.
enum TextFile {
  static func write(_ text: String, to path: String) throws(Diagnostic) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw refusal(path) }
    defer { close(descriptor) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw refusal(path) }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Writes a text file, in place of one that is there: as a whole or not at all.
  static func replace(_ text: String, at path: String) throws(Diagnostic) {
    let fresh = path + ".\(getpid()).new"
    unlink(fresh)
    try write(text, to: fresh)
    guard rename(fresh, path) == 0 else {
      let refused = refusal(path)
      unlink(fresh)
      throw refused
    }
  }

  private static func refusal(_ path: String) -> Diagnostic {
    Diagnostic(
      in: path, "this file cannot be written", rule: "unwritable", why: String(cString: strerror(errno)),
      fix: errno == EEXIST ? "move it away, or name another" : nil)
  }
}
