import FlowEngine

/// One way round a loop, with what its actions set: a comparison of that may lead out of it.
struct SilentRound {
  /// An action, and the way by which the loop leaves it.
  struct Step {
    /// The number of the action among those whose ways are followed.
    let number: Int
    let action: AnalyzedAction
    let edge: FlowEdge

    init(_ number: Int, _ action: AnalyzedAction, _ edge: FlowEdge) {
      self.number = number
      self.action = action
      self.edge = edge
    }

    /// True where the contact goes on in another flow, or begins this one anew.
    var handsOn: Bool { action.type == "TransferToFlow" && !edge.isFailure }
  }

  private let steps: [Step]
  /// What is set on the way round, by the attribute's space and name.
  private let names: Set<String>

  init(_ steps: [Step]) {
    self.steps = steps
    names = steps.reduce(into: []) { names, step in
      guard !step.edge.isFailure else { return }
      for value in Self.values(setBy: step.action) ?? [] { names.insert(value.name) }
    }
  }

  /// False for an action that may set something else each time round.
  static func isFollowed(_ action: AnalyzedAction) -> Bool { values(setBy: action) != nil }

  /// True where one of these actions sets what another one of them asks for, or what is only known while the flow runs.
  static func setsWhatIsAsked(_ actions: [AnalyzedAction]) -> Bool {
    guard actions.allSatisfy(isFollowed) else { return true }
    let names = Set(actions.flatMap { values(setBy: $0) ?? [] }.map(\.name))
    return actions.contains { $0.references.contains { names.contains(name(of: $0)) } }
  }

  /// True where a contact that went round once goes round again: each comparison finds what it found before, and nothing
  /// else reads what the loop sets.
  var isEndless: Bool {
    guard !changesWhatIsAsked, isPossible else { return false }
    guard !names.isEmpty else { return true }
    // Before the second round, all that the loop sets is set.
    var values: [String: String] = [:]
    for step in steps { set(by: step, &values) }
    for step in steps {
      guard goesRound(step, values) else { return false }
      set(by: step, &values)
    }
    return true
  }

  /// Types that change nothing which decides a way, but for attributes, whose values are followed.
  private static let steady: Set<String> = [
    "Compare", "Loop", "CheckHoursOfOperation", "CheckMetricData", "TransferToFlow",
    "UpdateContactAttributes",
    "UpdateFlowAttributes", "UpdateContactEventHooks", "UpdateContactRecordingBehavior",
    "UpdateContactRecordingAndAnalyticsBehavior", "UpdateFlowLoggingBehavior",
  ]
  private static let attributeSpaces: Set<String> = ["Attributes", "FlowAttributes"]

  /// True where the second round may go otherwise, because an action changes the queue, what is known of the customer or
  /// another thing that is no attribute, and some action asks for such a thing or failed for want of it.
  private var changesWhatIsAsked: Bool {
    guard steps.contains(where: { !$0.edge.isFailure && !Self.steady.contains($0.action.type) }) else {
      return false
    }
    return steps.contains { step in
      step.edge.isFailure || step.action.type.hasPrefix("Check")
        || step.action.nature.leaves && !step.handsOn
        || step.action.type == "Compare"
          && step.action.references.contains { !Self.attributeSpaces.contains($0.space) }
    }
  }

  /// What a condition of the way says of a value: that it holds, or that it does not.
  private struct Test {
    let operatorName: String
    let operand: String
    let holds: Bool
  }

  /// False where the comparisons on the way contradict each other, so that no contact goes round: a value that nobody sets
  /// there is one value, and the same hours are open or closed.
  private var isPossible: Bool {
    var tests: [String: [Test]] = [:]
    for step in steps where !step.edge.isFailure && !mayLeaveOtherwise(step) {
      guard let asked = asked(by: step.action) else { continue }
      for (number, condition) in step.action.action.conditions.enumerated() {
        let isTaken = step.edge.outcome == .condition(number)
        if let operand = condition.operandText, ReferenceWords.first(in: operand) == nil {
          tests[asked, default: []].append(
            Test(operatorName: condition.operatorName, operand: operand, holds: isTaken))
        }
        if isTaken { break }
      }
    }
    return tests.values.allSatisfy { tests in
      guard let value = tests.first(where: { $0.holds && $0.operatorName == "Equals" })?.operand else {
        return true
      }
      return tests.allSatisfy { ConditionTest.holds($0.operatorName, $0.operand, of: value) == $0.holds }
    }
  }

  /// True where another branch of the action leads on just so.
  private func mayLeaveOtherwise(_ step: Step) -> Bool {
    let target = step.action.edges.first { $0.outcome == step.edge.outcome }?.target
    return step.action.liveEdges.count { $0.target == target && !$0.isFailure } > 1
  }

  /// What the conditions of an action are about: a reference that nobody sets on the way, or hours; nil for anything else.
  private func asked(by action: AnalyzedAction) -> String? {
    switch action.type {
    case "Compare":
      guard action.references.count == 1, let use = action.references.first,
        use.parameter == ["ComparisonValue"],
        use.value.string.map(PlainWords.trimmed) == use.wording, !names.contains(Self.name(of: use))
      else { return nil }
      return use.wording
    case "CheckHoursOfOperation": return "hours " + (action.text("HoursOfOperationId") ?? "")
    default: return nil
    }
  }

  private func set(by step: Step, _ values: inout [String: String]) {
    guard !step.edge.isFailure else { return }
    // Attributes of a flow stay behind in it.
    if step.handsOn { values = values.filter { !$0.key.hasPrefix("FlowAttributes.") } }
    for value in Self.values(setBy: step.action) ?? [] { values[value.name] = value.text }
  }

  /// True where an action goes on by the loop, with these values.
  private func goesRound(_ step: Step, _ values: [String: String]) -> Bool {
    let action = step.action
    guard let use = action.references.first(where: { names.contains(Self.name(of: $0)) }) else { return true }
    guard action.type == "Compare", action.references.count == 1, use.parameter == ["ComparisonValue"],
      use.value.string.map(PlainWords.trimmed) == use.wording, let value = values[Self.name(of: use)]
    else { return false }
    let found = action.action.conditions.firstIndex {
      ConditionTest.holds($0.operatorName, $0.operandText ?? "", of: value)
    }
    let taken =
      found.flatMap { number in action.edges.first { $0.outcome == .condition(number) } }
      ?? action.edge(for: .noMatchingCondition) ?? action.liveEdges.first { $0.outcome == .next }
    return taken?.target == action.edges.first { $0.outcome == step.edge.outcome }?.target
  }

  private static func name(of use: ReferenceUse) -> String { "\(use.space).\(use.key ?? "")" }

  /// The attributes of this contact that an action sets, none for one that sets none; nil where a value, or a name, is only
  /// known while the flow runs.
  private static func values(setBy action: AnalyzedAction) -> [(name: String, text: String)]? {
    guard action.type == "UpdateContactAttributes" || action.type == "UpdateFlowAttributes" else { return [] }
    let space = action.type == "UpdateFlowAttributes" ? "FlowAttributes" : "Attributes"
    let target = action.text("TargetContact")?.lowercased() ?? "current"
    guard action.references.isEmpty, target == "current",
      let members = action.action.parameter(space)?.members
    else { return nil }
    var values: [(name: String, text: String)] = []
    for member in members {
      guard let text = (member.value["Value"] ?? member.value).scalarText else { return nil }
      values.append(("\(space).\(member.name)", text))
    }
    return values
  }
}
