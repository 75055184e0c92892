import FlowDocument
import FlowEngine

/// One of the two versions of a flow that are compared, by numbers of its actions in its file.
struct FlowVersion {
  /// A branch that can be taken.
  struct Way {
    /// Equal for the same branch in both versions.
    let outcome: Branch.Outcome
    /// In words: `[5] site visit`, `closed`, `error`.
    let deciding: String
    let cause: FlowWay.Cause
    let target: Int?
  }

  let labels: FlowLabels
  let graph: FlowGraph
  let actions: [DocumentAction]
  private(set) var contents: [ActionContent]
  /// For each action its ways out, by outcome.
  let ways: [[Way]]
  let start: Int
  /// What the flow is for; an inbound flow where the file does not say.
  let type: FlowType

  init(_ flow: FlowIndex, of program: Program, _ labels: FlowLabels, wording: (String) -> String?) {
    self.labels = labels
    let graph = FlowGraph(flow, of: labels)
    self.graph = graph
    let first = graph.actions.lowerBound
    let sources = graph.actions.map { program.actionSources[$0].action }
    actions = sources
    start = graph.start.index - first
    type = program.flows[flow.index].document.type ?? .contactFlow
    contents = sources.map { ActionContent($0, in: program, wording: wording) }
    ways = graph.actions.map { number in
      let action = ActionIndex(number)
      let keys = labels.keyLabels(of: action)
      return graph.ways(from: action).flatMap { way in
        way.branches.map { branch in
          // A key that nothing names goes by where it leads, which is told anyway.
          let key = keys.first { $0.digit == way.digit && way.digit != nil && $0.isNamed }?.text
          return Way(
            outcome: program.branches[branch.index].outcome,
            deciding: labels.words(for: branch) + (key.map { " " + $0 } ?? ""), cause: way.cause,
            target: way.target.map { $0.index - first })
        }
      }
    }
  }

  /// The names that flows and center have for the resources of actions, by the ids of these; the first one counts.
  var resourceNames: [String: String] {
    Dictionary(resources.compactMap { $0.namedId.map { ($0.id, $0.name) } }) { first, _ in first }
  }

  /// The instances in which its resources are.
  var instances: Set<String> { Set(resources.compactMap(\.instance)) }

  private var resources: [NamedResource] { contents.flatMap { $0.fields.compactMap(\.resource) } }

  /// Has actions match by the names that resources have in either version.
  mutating func nameResources(_ names: [String: String]) {
    for index in contents.indices { contents[index].nameResources(names) }
  }

  func action(_ number: Int) -> ActionIndex { ActionIndex(graph.actions.lowerBound + number) }
  func name(_ number: Int) -> String { labels.name(of: action(number)) }
  func isReached(_ number: Int) -> Bool { graph.isReached(action(number)) }

  /// The conditions of an action in the order in which they are looked at; empty where no value meets two of them, so that
  /// the order decides nothing.
  func decidingOrder(of number: Int) -> [DocumentCondition] {
    var conditions: [DocumentCondition] = []
    // One that stands twice is taken where it stands first.
    for condition in actions[number].conditions
    where !conditions.contains(where: { $0.outcome == condition.outcome }) {
      conditions.append(condition)
    }
    let overlap = conditions.enumerated().contains { place, condition in
      conditions[..<place].contains { condition.mayHold(with: $0) }
    }
    return overlap ? conditions : []
  }

  func target(of number: Int, by outcome: Branch.Outcome) -> Int? {
    ways[number].first { $0.outcome == outcome }?.target
  }
}

extension DocumentCondition {
  /// The branch that it is.
  var outcome: Branch.Outcome { .condition(operatorName: operatorName, operand: operandText ?? "") }

  /// True where some value may meet both conditions.
  func mayHold(with other: DocumentCondition) -> Bool {
    guard let operand = operandText, let otherOperand = other.operandText,
      ReferenceWords.first(in: operand) == nil, ReferenceWords.first(in: otherOperand) == nil
    else { return true }
    if operatorName == "Equals" { return ConditionTest.holds(other.operatorName, otherOperand, of: operand) }
    if other.operatorName == "Equals" { return ConditionTest.holds(operatorName, operand, of: otherOperand) }
    // Of two bounds that point away from each other, a value meets both only between them.
    guard let bound = Double(trimming: operand), let otherBound = Double(trimming: otherOperand) else {
      return true
    }
    let areBothIncluded = operatorName.hasSuffix("OrEqualTo") && other.operatorName.hasSuffix("OrEqualTo")
    if bound == otherBound, areBothIncluded { return true }
    switch (operatorName.hasPrefix("NumberLess"), other.operatorName.hasPrefix("NumberLess")) {
    case (true, false): return otherBound < bound
    case (false, true): return bound < otherBound
    default: return true
    }
  }
}
