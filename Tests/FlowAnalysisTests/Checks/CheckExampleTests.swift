import Diagnostics
import Testing

@testable import FlowAnalysis

/// Every rule finds what its bad example shows, and nothing in its good one; no other rule has anything to say of either.
@Suite struct CheckExampleTests {
  static let names = CheckCatalog.all.map { $0.description.name }

  @Test(arguments: names) func badExampleIsFoundByItsRuleAlone(name: String) throws {
    let rule = try #require(CheckCatalog.named(name)).description
    let found = rule.bad.findings().map(\.diagnostic)
    #expect(!found.isEmpty)
    for finding in found { #expect(finding.rule == name, "\(finding.text)") }
    #expect(found.map(\.severity).max() == rule.severity)
  }

  @Test(arguments: names) func goodExampleIsSilent(name: String) throws {
    let rule = try #require(CheckCatalog.named(name)).description
    let found = rule.good.findings().map(\.diagnostic)
    #expect(found.isEmpty, "\(found.text)")
  }

  @Test(arguments: names) func fixableRuleMendsItsBadExample(name: String) throws {
    let rule = try #require(CheckCatalog.named(name)).description
    let edits = rule.bad.findings().flatMap(\.edits)
    #expect(rule.isFixable == !edits.isEmpty)
  }

  /// What rules compute of an action is kept in it: it must not keep the action in turn.
  @Test(arguments: names) func nothingOfAnExampleOutlivesItsCheck(name: String) throws {
    let rule = try #require(CheckCatalog.named(name)).description
    for example in [rule.bad, rule.good] {
      var actions: [WeakAction] = []
      do {
        let (center, problems) = example.analyzed()
        actions = center.flows.flatMap(\.actions).map { WeakAction(action: $0) }
        _ = CheckRun().findings(in: center, beside: problems)
      }
      let kept = actions.compactMap { $0.action?.identifier }
      #expect(kept.isEmpty)
    }
  }

  private struct WeakAction {
    weak var action: AnalyzedAction?
  }

  @Test func everyRuleHasANameOfItsOwn() {
    #expect(Set(Self.names).count == Self.names.count)
    for name in Self.names {
      #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(name)")
    }
  }

  @Test func wordsOfRulesHaveTheFormOfFindings() {
    for rule in CheckCatalog.all.map({ $0.description }) {
      for words in [rule.summary, rule.why, rule.fix] {
        #expect(!words.isEmpty && !words.hasSuffix("."), "\(rule.name): \(words)")
        #expect(
          words.first?.isUppercase == false || words.hasPrefix("NextAction") || words.hasPrefix("SSML"),
          "\(rule.name): \(words)")
      }
    }
  }
}
