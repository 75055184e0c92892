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

  /// True where a contact that went round once goes round again: each comparison finds what it found before, and nothing
  /// else reads what the loop sets.
  var isEndless: Bool {
    let choosesQueue = steps.contains { $0.action.type == "UpdateContactTargetQueue" && !$0.edge.isFailure }
    // Of another queue it may be different whether it is full.
    if choosesQueue, steps.contains(where: { $0.action.nature.leaves && !$0.handsOn }) { return false }
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
