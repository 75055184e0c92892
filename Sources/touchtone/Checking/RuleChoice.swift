import Diagnostics
import FlowAnalysis

/// Which rules a person wants to hear of.
struct RuleChoice: Sendable {
  private let only: Set<String>
  private let without: Set<String>

  /// - Throws: for a name that no rule has.
  init(only: [String] = [], without: [String] = []) throws(CommandFailure) {
    var unknown: [Diagnostic] = []
    for (option, names) in [("--rule", only), ("--ignore", without)] {
      for name in names where CheckCatalog.named(name) == nil {
        switch OtherFindings.named(name) {
        case let finding? where finding.canBeIgnored || option == "--rule": break
        case let finding?: unknown.append(Self.mustBeMended(finding, in: option))
        case nil: unknown.append(Self.unknownRule(name, in: option))
        }
      }
    }
    guard unknown.isEmpty else { throw CommandFailure(unknown, .impossible) }
    self.only = Set(only)
    self.without = Set(without)
  }

  /// What a person is told who names a rule that does not exist.
  static func unknownRule(_ name: String, in source: String) -> Diagnostic {
    let names = CheckCatalog.all.map { $0.description.name } + OtherFindings.all.map(\.name)
    let near = nearest(to: name, among: names)
    return Diagnostic(
      in: source, "there is no rule \"\(name)\"", rule: "usage",
      fix: near.map { "did you mean \"\($0)\"?" } ?? "touchtone explain lists them all")
  }

  /// What a person is told who would not hear why a file cannot be used.
  private static func mustBeMended(_ finding: OtherFinding, in source: String) -> Diagnostic {
    Diagnostic(
      in: source, "\"\(finding.name)\" is no rule that can be left out", rule: "usage",
      why: "what it finds keeps a file from being used, and then nothing of it is checked",
      fix: "mend it; touchtone explain \(finding.name) tells how")
  }

  func wants(_ rule: String) -> Bool { (only.isEmpty || only.contains(rule)) && !without.contains(rule) }
}
