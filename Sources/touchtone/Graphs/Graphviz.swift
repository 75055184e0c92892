import Diagnostics
import Outside

/// Graphviz's program dot, which lays pictures out; it may not be here.
enum Graphviz {
  /// The picture as SVG.
  ///
  /// - Parameter place: what a finding is about.
  static func svg(of dot: String, for place: String) throws(Diagnostic) -> String {
    let child: ChildProcess
    do throws(ChildProcessError) {
      child = try ChildProcess(
        ["dot", "-Tsvg"], input: .bytes(Array(dot.utf8)), output: .collected, errors: .collected)
    } catch {
      throw Diagnostic(
        in: place, "Graphviz's program dot is needed to lay the picture out, and is not here",
        rule: "graphviz", why: error.reason, fix: "apt-get install graphviz")
    }
    let status = child.waitUntilExit()
    guard status == Outside.ExitStatus.exited(0) else {
      let why = String(decoding: child.collectedErrors, as: UTF8.self).visible
      throw Diagnostic(in: place, "Graphviz could not draw the picture", rule: "graphviz", why: why)
    }
    return String(decoding: child.collectedOutput, as: UTF8.self)
  }
}
