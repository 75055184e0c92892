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
        unknown.append(Self.unknownRule(name, in: option))
      }
    }
    guard unknown.isEmpty else { throw CommandFailure(unknown, .impossible) }
    self.only = Set(only)
    self.without = Set(without)
  }

  /// What a person is told who names a rule that does not exist.
  static func unknownRule(_ name: String, in source: String) -> Diagnostic {
    let near = nearest(to: name, among: CheckCatalog.all.map { $0.description.name })
    return Diagnostic(
      in: source, "there is no rule \"\(name)\"", rule: "usage",
      fix: near.map { "did you mean \"\($0)\"?" } ?? "touchtone explain lists them all")
  }

  func wants(_ rule: String) -> Bool { (only.isEmpty || only.contains(rule)) && !without.contains(rule) }
}
