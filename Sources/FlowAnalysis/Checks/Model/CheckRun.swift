import Diagnostics
import FlowDocument

/// Runs rules over a center.
public struct CheckRun {
  private var actionRules: [any ActionCheck.Type] = []
  /// The rules that look at actions of some types alone, with these.
  private var typeRules: [(rule: any ActionCheck.Type, types: [AnalyzedType])] = []
  private var flowRules: [any FlowCheck.Type] = []
  private var centerRules: [any CenterCheck.Type] = []

  /// - Parameter rules: those that look; what was found while reading and linking is kept by name.
  public init(_ rules: [any Check.Type] = CheckCatalog.all) {
    for rule in rules {
      switch rule.subject {
      case .text: break
      case .action(let rule):
        if let types = rule.types {
          typeRules.append((rule, types.map { AnalyzedType.named($0) }))
        } else {
          actionRules.append(rule)
        }
      case .flow(let rule): flowRules.append(rule)
      case .center(let rule): centerRules.append(rule)
      }
    }
  }

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
    for flow in center.flows where isWanted(flow.document.source) {
      for rule in flowRules { rule.check(flow, &findings) }
      // A rule looks at all actions before the next one begins: its code is at hand as long as it is needed.
      let all = flow.actions
      let actions = all.span
      for rule in actionRules {
        for number in actions.indices { rule.check(actions[number], &findings) }
      }
      for (rule, types) in typeRules {
        for type in types {
          for action in flow.actions(of: type) { rule.check(action, &findings) }
        }
      }
    }
    for rule in centerRules { rule.check(center, &findings) }
    // What a rule says of a place that was told while linking already, it says of all that is wrong there.
    for problem in problems where isWanted(problem.source) { findings.add(problem) }
    let old = Set(center.flows.filter(\.document.isOldFormat).map(\.document.source))
    var all = findings.lasting
    all.removeAll { !isWanted($0.diagnostic.source) }
    if !old.isEmpty { all = all.map { old.contains($0.diagnostic.source) ? $0.inOldFormat : $0 } }
    return Self.sorted(all)
  }

  /// Findings in the order of files and places, none twice: of two the first stays, unless only the other one can be
  /// mended.
  public static func sorted(_ findings: [Finding]) -> [Finding] {
    let start = SourcePosition(line: 0, column: 0)
    func place(_ number: Int) -> SourcePosition { findings[number].diagnostic.place?.position ?? start }
    func isSame(_ first: Int, _ second: Int) -> Bool {
      place(first) == place(second) && findings[first].diagnostic.rule == findings[second].diagnostic.rule
        && findings[first].diagnostic.source == findings[second].diagnostic.source
    }
    let order = findings.indices.sorted { first, second in
      let (left, right) = (findings[first].diagnostic, findings[second].diagnostic)
      if left.source != right.source { return left.source < right.source }
      if place(first) != place(second) { return place(first) < place(second) }
      return left.rule != right.rule ? left.rule < right.rule : first < second
    }
    var kept: [Finding] = []
    kept.reserveCapacity(order.count)
    for (index, number) in order.enumerated() {
      if index == 0 || !isSame(order[index - 1], number) {
        kept.append(findings[number])
      } else if kept[kept.count - 1].edits.isEmpty, !findings[number].edits.isEmpty {
        kept[kept.count - 1] = findings[number]
      }
    }
    return kept
  }
}
