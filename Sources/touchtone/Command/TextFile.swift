import CenterFiles
import Diagnostics
import Glibc

/// Writes text files.
enum TextFile {
  /// Writes a new text file; one that is there already is never overwritten.
  static func write(_ text: String, to path: String) throws(Diagnostic) {
    guard create(path, text) else { throw refusal(path) }
  }

  /// Writes a text file, in place of one that is there: as a whole or not at all.
  ///
  /// A link is followed, and what it leads to keeps its permissions. What is no plain file, such as a pipe, is written into.
  static func replace(_ text: String, at path: String) throws(Diagnostic) {
    var former = stat()
    let isThere = stat(path, &former) == 0
    guard let target = UserFile.resolved(path) ?? (isLink(path) ? nil : path),
      !isThere || former.st_mode & S_IFMT == S_IFREG
    else {
      guard fill(open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o644), text) else {
        throw refusal(path)
      }
      return
    }
    let fresh = target + ".\(getpid()).new"
    unlink(fresh)
    guard create(fresh, text, mode: isThere ? former.st_mode & 0o7777 : nil), rename(fresh, target) == 0
    else {
      let refused = refusal(path)
      unlink(fresh)
      throw refused
    }
  }

  /// True for a link, also for one that leads to nothing yet.
  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Makes a file; false, with `errno` set, where that cannot be.
  private static func create(_ path: String, _ text: String, mode: mode_t? = nil) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor >= 0, let mode, fchmod(descriptor, mode) != 0 {
      close(descriptor)
      return false
    }
    return fill(descriptor, text)
  }

  /// Writes a text into what was opened, and closes it; false, with `errno` set, where that cannot be.
  private static func fill(_ descriptor: Int32, _ text: String) -> Bool {
    guard descriptor >= 0 else { return false }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(descriptor)
        errno = code
        return false
      }
      bytes = bytes.dropFirst(count)
    }
    close(descriptor)
    return true
  }

  private static func refusal(_ path: String) -> Diagnostic {
    Diagnostic(
      in: path, "this file cannot be written", rule: "unwritable", why: String(cString: strerror(errno)),
      fix: errno == EEXIST ? "move it away, or name another" : nil)
  }
}
