import CenterFiles
import Diagnostics
import FlowAnalysis
import Glibc

/// Carries out what `--fix` may change in files.
///
/// Bytes that no change touches stay as they are. A file is replaced as a whole, so that it is never half written, and
/// only while it still is what was read: what somebody else writes meanwhile is not lost.
struct Mending {
  /// How many findings were mended.
  private(set) var count = 0
  /// Why files were left as they are, one for each.
  private(set) var refusals: [Diagnostic] = []
  private var refused: Set<String> = []

  /// Changes the files of a report as far as its changes go together: where two meet, the later one in the file waits for
  /// the next report.
  ///
  /// - Returns: false when nothing was changed.
  mutating func mend(_ report: CheckReport) -> Bool {
    let before = count
    // A file that goes by two names is changed by one of them; the other has the changes at the next time.
    var changed: Set<String> = []
    for source in Set(report.findings.filter { !$0.edits.isEmpty }.map(\.diagnostic.source)).sorted() {
      guard !refused.contains(source), let original = report.texts[source] else { continue }
      do throws(Diagnostic) {
        // Through a link the file it leads to is replaced, not the link.
        guard let target = UserFile.resolved(source) else { throw Self.refusal(source) }
        guard changed.insert(target).inserted else { continue }
        let (edits, number) = Self.compatible(
          report.findings.filter { $0.diagnostic.source == source }, within: original.count)
        var bytes = original
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
          bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
        }
        try Self.replace(target, named: source, original, with: bytes)
        count += number
      } catch {
        refused.insert(source)
        refusals.append(error)
      }
    }
    return count > before
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

  private static func refusal(_ source: String, why: String? = nil, fix: String? = nil) -> Diagnostic {
    Diagnostic(
      in: source, "this file cannot be mended", rule: "unwritable",
      why: why ?? String(cString: strerror(errno)), fix: fix)
  }

  private static func replace(
    _ target: String, named source: String, _ original: [UInt8], with bytes: [UInt8]
  ) throws(Diagnostic) {
    var information = stat()
    guard stat(target, &information) == 0 else { throw refusal(source) }
    // A folder that may be written would let a protected file be replaced.
    guard information.st_mode & 0o222 != 0, access(target, W_OK) == 0 else {
      throw refusal(source, why: "it may only be read", fix: "make it writable, or mend it by hand")
    }
    let temporary = target + ".touchtone-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, information.st_mode & 0o7777)
    guard descriptor >= 0 else { throw refusal(source) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let isWritten =
      rest.isEmpty && fchmod(descriptor, information.st_mode & 0o7777) == 0 && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten else {
      let problem = refusal(source)
      unlink(temporary)
      throw problem
    }
    guard (try? UserFile.read(target)) == original else {
      unlink(temporary)
      throw refusal(
        source, why: "it has changed since it was read", fix: "run touchtone check --fix once more")
    }
    guard rename(temporary, target) == 0 else {
      let problem = refusal(source)
      unlink(temporary)
      throw problem
    }
  }
}
