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
    names = Self.names(setBy: steps.lazy.filter { !$0.edge.isFailure }.map(\.action))
  }

  /// False for an action that may set something else each time round.
  static func isFollowed(_ action: AnalyzedAction) -> Bool { AttributeValue.set(by: action) != nil }

  /// The attributes that actions set, by their space and name.
  static func names(setBy actions: some Sequence<AnalyzedAction>) -> Set<String> {
    Set(actions.flatMap { AttributeValue.set(by: $0) ?? [] }.map(\.name))
  }

  /// True where one of these actions sets what another one of them asks for, or what is only known while the flow runs.
  static func setsWhatIsAsked(_ actions: [AnalyzedAction]) -> Bool {
    guard actions.allSatisfy(isFollowed) else { return true }
    let names = Self.names(setBy: actions)
    return actions.contains { $0.references.contains { names.contains(AttributeValue.name(of: $0)) } }
  }

  /// True where a contact that went round once goes round again: each comparison finds what it found before, and nothing
  /// else reads what the loop sets.
  var isEndless: Bool {
    guard isSteady else { return false }
    guard !names.isEmpty else { return true }
    // Before the second round, all that the loop sets is set.
    var values: [String: AttributeValue] = [:]
    for step in steps { Self.leave(step, names, &values) }
    for step in steps {
      guard goesRound(step, values) else { return false }
      Self.leave(step, names, &values)
    }
    return true
  }

  /// True where no action changes what is asked for but the attributes that are followed, and the decisions on the way do
  /// not contradict each other.
  var isSteady: Bool {
    steps.allSatisfy { $0.edge.isFailure || Self.isFollowed($0.action) } && !changesWhatIsAsked && isPossible
  }

  /// True where some decision on the way changes by itself with time.
  var asksWhatChanges: Bool {
    steps.contains { $0.action.type == "CheckHoursOfOperation" || $0.action.type == "CheckMetricData" }
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
  /// another thing that is no attribute, and some action asks for such a thing, keeps it, or failed for want of it.
  private var changesWhatIsAsked: Bool {
    guard steps.contains(where: { !$0.edge.isFailure && !Self.steady.contains($0.action.type) }) else {
      return false
    }
    return steps.contains { step in
      step.edge.isFailure || step.action.type.hasPrefix("Check")
        || step.action.nature.leaves && !step.handsOn
        || (step.action.type == "Compare" || step.action.setsOwnAttributes)
          && step.action.references.contains { !Self.attributeSpaces.contains($0.space) }
    }
  }

  /// False where the comparisons on the way contradict each other, so that no contact goes round.
  private var isPossible: Bool {
    var decisions = WayDecisions()
    for step in steps {
      decisions.add(step.action, by: step.edge) { !names.contains(AttributeValue.name(of: $0)) }
    }
    return decisions.arePossible
  }

  /// What is known of attributes behind a step.
  ///
  /// - Parameter names: the attributes that are followed.
  static func leave(_ step: Step, _ names: Set<String>, _ values: inout [String: AttributeValue]) {
    guard !step.edge.isFailure else { return }
    // Attributes of a flow stay behind in it.
    if step.handsOn {
      for name in names where name.hasPrefix("FlowAttributes.") { values[name] = .missing }
    }
    for (name, value) in AttributeValue.set(by: step.action) ?? [] {
      guard case .reference = value,
        let use = step.action.references.first(where: { value == .reference($0.wording) }),
        names.contains(AttributeValue.name(of: use))
      else {
        values[name] = value
        continue
      }
      values[name] = values[AttributeValue.name(of: use)] ?? .unknown
    }
  }

  /// True where an action goes on by the loop, with these values.
  private func goesRound(_ step: Step, _ values: [String: AttributeValue]) -> Bool {
    let action = step.action
    guard !action.setsOwnAttributes,
      let use = action.references.first(where: { names.contains(AttributeValue.name(of: $0)) })
    else { return true }
    guard action.comparedReference != nil,
      let taken = Self.taken(by: action, values[AttributeValue.name(of: use)] ?? .unknown)
    else { return false }
    return taken.target == action.edges.first { $0.outcome == step.edge.outcome }?.target
  }

  /// The way out of a comparison of a value; nil where that is not known. A value that only a call knows is taken for none of
  /// those that the flow names: that it is one of them is no way that a contact has to take.
  static func taken(by action: AnalyzedAction, _ value: AttributeValue) -> FlowEdge? {
    let conditions = action.action.conditions
    var found: Int?
    switch value {
    case .text(let text):
      let isNumber = Double(trimming: text) != nil
      for (number, condition) in conditions.enumerated() where found == nil {
        let operand = condition.operandText ?? ""
        if ReferenceWords.first(in: operand) != nil {
          // What is no number meets no bound, whatever that is.
          guard !isNumber, condition.operatorName.hasPrefix("Number") else { return nil }
        } else if ConditionTest.holds(condition.operatorName, operand, of: text) {
          found = number
        }
      }
    case .reference:
      guard conditions.allSatisfy({ $0.operatorName == "Equals" }) else { return nil }
    case .missing:
      guard !conditions.contains(where: { ["", "NULL"].contains($0.operandText ?? "") }) else { return nil }
    case .unknown: return nil
    }
    return found.flatMap { number in action.edges.first { $0.outcome == .condition(number) } }
      ?? action.edge(for: .noMatchingCondition) ?? action.liveEdges.first { $0.outcome == .next }
  }
}
