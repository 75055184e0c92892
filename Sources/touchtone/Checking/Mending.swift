import CenterFiles
import Diagnostics
import FlowAnalysis
import Glibc

/// Carries out what `--fix` may change in files.
enum Mending {
  /// Changes the files; how many findings were mended.
  ///
  /// Bytes that no change touches stay as they are. Where two changes meet, the later one in the file waits for the next
  /// time. A file is replaced as a whole, so that it is never half written.
  static func mend(_ findings: [Finding]) throws(CommandFailure) -> Int {
    var mended = 0
    for source in Set(findings.filter { !$0.edits.isEmpty }.map(\.diagnostic.source)).sorted() {
      do throws(Diagnostic) {
        var bytes = try UserFile.read(source)
        let (edits, count) = compatible(
          findings.filter { $0.diagnostic.source == source }, within: bytes.count)
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
          bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
        }
        try replace(source, with: bytes)
        mended += count
      } catch {
        throw CommandFailure(error)
      }
    }
    return mended
  }

  /// The edits of as many findings as go together, and how many findings those are.
  private static func compatible(_ findings: [Finding], within count: Int) -> ([TextEdit], Int) {
    var taken: [TextEdit] = []
    var number = 0
    for finding in findings where !finding.edits.isEmpty {
      let isFree = finding.edits.allSatisfy { edit in
        edit.range.upperBound <= count && !taken.contains { meets($0.range, edit.range) }
      }
      guard isFree else { continue }
      taken += finding.edits
      number += 1
    }
    return (taken, number)
  }

  private static func meets(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    first.lowerBound <= second.upperBound && second.lowerBound <= first.upperBound
  }

  private static func replace(_ path: String, with bytes: [UInt8]) throws(Diagnostic) {
    func refusal() -> Diagnostic {
      Diagnostic(
        in: path, "this file cannot be written", rule: "unwritable", why: String(cString: strerror(errno)))
    }
    // Through a link the file it leads to is replaced, not the link.
    guard let real = realpath(path, nil) else { throw refusal() }
    defer { free(real) }
    let target = String(cString: real)
    var information = stat()
    guard stat(target, &information) == 0 else { throw refusal() }
    let temporary = target + ".touchtone-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, information.st_mode & 0o7777)
    guard descriptor >= 0 else { throw refusal() }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let isWritten =
      rest.isEmpty && fchmod(descriptor, information.st_mode & 0o7777) == 0 && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, rename(temporary, target) == 0 else {
      let problem = refusal()
      unlink(temporary)
      throw problem
    }
  }
}
