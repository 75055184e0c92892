/// How an agent did with one contact, by the rules that its scenario states.
public struct Scorecard: Sendable, Hashable {
  /// The scenario that stated the rules, by its name.
  public let scenario: String
  /// In the order of the rules.
  public let lines: [ScoreLine]

  public init(scenario: String, lines: [ScoreLine]) {
    self.scenario = scenario
    self.lines = lines
  }

  /// Judges an agent's work by every rule.
  public init(scenario: String, _ rules: [ScoreRule], _ report: DeskReport) {
    self.init(scenario: scenario, lines: rules.map { $0.line(for: report) })
  }

  /// How many rules were met.
  public var met: Int { lines.count(where: \.isMet) }

  /// "5 of 7".
  public var total: String { "\(met) of \(lines.count)" }
}
