import Diagnostics
import FlowDocument

/// Runs rules over a center.
public struct CheckRun {
  private let rules: [any Check.Type]

  /// - Parameter rules: those that look; what was found while reading and linking is kept by name.
  public init(_ rules: [any Check.Type] = CheckCatalog.all) { self.rules = rules }

  /// Everything there is to say, sorted by file and place; of two findings of one rule about one place the first stays.
  ///
  /// - Parameters:
  ///   - problems: what was found while the files were read and linked.
  ///   - isWanted: whether findings about a file are asked for.
  public func findings(
    in center: AnalyzedCenter, beside problems: [Diagnostic] = [],
    of isWanted: (String) -> Bool = { _ in true }
  ) -> [Finding] {
    var findings = Findings()
    for problem in problems where isWanted(problem.source) { findings.add(problem) }
    for flow in center.flows where isWanted(flow.document.source) {
      for rule in rules { rule.check(flow, &findings) }
      for action in flow.actions {
        for rule in rules { rule.check(action, &findings) }
      }
    }
    for rule in rules { rule.check(center, &findings) }
    return Self.sorted(findings.all.filter { isWanted($0.diagnostic.source) })
  }

  /// Findings in the order of files and places, none twice.
  public static func sorted(_ findings: [Finding]) -> [Finding] {
    struct Key: Hashable {
      let source: String
      let position: SourcePosition?
      let rule: String
    }
    var seen: Set<Key> = []
    let kept = findings.filter {
      seen.insert(
        Key(source: $0.diagnostic.source, position: $0.diagnostic.place?.position, rule: $0.diagnostic.rule)
      ).inserted
    }
    let start = SourcePosition(line: 0, column: 0)
    return kept.sorted { left, right in
      let (first, second) = (left.diagnostic, right.diagnostic)
      return (first.source, first.place?.position ?? start, first.rule)
        < (second.source, second.place?.position ?? start, second.rule)
    }
  }
}
