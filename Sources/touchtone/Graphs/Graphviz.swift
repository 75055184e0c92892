import Diagnostics
import Outside

/// Graphviz's program dot, which lays pictures out; it may not be here.
enum Graphviz {
  /// Real flows take less than a second; one that is large and leads back and forth may take hours.
  static let limit = Duration.seconds(60)

  /// The picture as SVG.
  ///
  /// - Parameters:
  ///   - place: what a finding is about.
  ///   - program: Graphviz's, with its arguments.
  ///   - limit: how long it may take.
  static func svg(
    of dot: String, for place: String, by program: [String] = ["dot", "-Tsvg"], within limit: Duration = limit
  ) throws(Diagnostic) -> String {
    let child: ChildProcess
    do throws(ChildProcessError) {
      child = try ChildProcess(
        program, input: .bytes(Array(dot.utf8)), output: .collected, errors: .collected)
    } catch {
      throw Diagnostic(
        in: place, "Graphviz's program dot is needed to lay the picture out, and is not here",
        rule: "graphviz", why: error.reason, fix: "apt-get install graphviz")
    }
    guard let status = child.waitUntilExit(within: limit) else {
      child.stop()
      _ = child.waitUntilExit()
      throw Diagnostic(
        in: place, "Graphviz has not laid the picture out in \(limit.components.seconds) seconds",
        rule: "graphviz",
        why: "it is slow with many actions that lead back and forth",
        fix: "draw one flow with --flow, or with --format text, which is done at once")
    }
    guard status == Outside.ExitStatus.exited(0) else {
      let why = String(decoding: child.collectedErrors, as: UTF8.self).visible
      throw Diagnostic(in: place, "Graphviz could not draw the picture", rule: "graphviz", why: why)
    }
    return String(decoding: child.collectedOutput, as: UTF8.self)
  }
}
