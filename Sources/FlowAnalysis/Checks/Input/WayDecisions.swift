import FlowEngine

/// What the decisions on a way say of values: where they contradict each other, no contact takes it.
struct WayDecisions {
  /// What a condition of the way says of a value: that it holds, or that it does not.
  private struct Test {
    let operatorName: String
    let operand: String
    let holds: Bool
  }

  private var tests: [String: [Test]] = [:]

  /// Adds what is decided where a way leaves an action by an edge.
  ///
  /// - Parameter isSteady: whether what a reference stands for stays the same on the way.
  mutating func add(_ action: AnalyzedAction, by edge: FlowEdge, _ isSteady: (ReferenceUse) -> Bool) {
    guard !edge.isFailure, let asked = Self.asked(by: action, isSteady), !mayLeaveOtherwise(action, edge)
    else { return }
    for (number, condition) in action.action.conditions.enumerated() {
      let isTaken = edge.outcome == .condition(number)
      if let operand = condition.operandText, ReferenceWords.first(in: operand) == nil {
        tests[asked, default: []].append(
          Test(operatorName: condition.operatorName, operand: operand, holds: isTaken))
      }
      if isTaken { break }
    }
  }

  /// False where they contradict each other: a value is one value, and the same hours are open or closed.
  var arePossible: Bool {
    tests.values.allSatisfy { tests in
      guard let value = tests.first(where: { $0.holds && $0.operatorName == "Equals" })?.operand else {
        return true
      }
      return tests.allSatisfy { ConditionTest.holds($0.operatorName, $0.operand, of: value) == $0.holds }
    }
  }

  /// True where another branch of the action leads on just so.
  private func mayLeaveOtherwise(_ action: AnalyzedAction, _ edge: FlowEdge) -> Bool {
    let target = action.edges.first { $0.outcome == edge.outcome }?.target
    return action.liveEdges.count { $0.target == target && !$0.isFailure } > 1
  }

  /// What the conditions of an action are about: a value that stays the same, or hours; nil for anything else.
  private static func asked(by action: AnalyzedAction, _ isSteady: (ReferenceUse) -> Bool) -> String? {
    switch action.type {
    case "Compare": action.comparedReference.flatMap { isSteady($0) ? $0.wording : nil }
    case "CheckHoursOfOperation": "hours " + (action.text("HoursOfOperationId") ?? "")
    default: nil
    }
  }
}

extension AnalyzedAction {
  /// The one reference that a comparison is about, whole; nil for any other action.
  var comparedReference: ReferenceUse? {
    guard type == "Compare", references.count == 1, let use = references.first,
      use.parameter == ["ComparisonValue"], use.value.string.map(PlainWords.trimmed) == use.wording
    else { return nil }
    return use
  }
}
