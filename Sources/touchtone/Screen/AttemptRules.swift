import FlowAnalysis
import FlowEngine

/// How flows count the tries of a menu: by an attribute that is compared with 1, 2, … on the way back to it, or by a
/// Loop.
struct AttemptRules {
  struct Rule {
    enum Counter {
      case attribute(String)
      case loop(ActionIndex)
    }

    let counter: Counter
    /// How many tries there are; one more where a loop is come to only after the first.
    let of: Int
    /// Where the last failure leads.
    let after: String
  }

  let labels: FlowLabels
  let program: Program
  private var known: [ActionIndex: Rule?] = [:]

  init(labels: FlowLabels, program: Program) {
    self.labels = labels
    self.program = program
  }

  /// Nil for an action whose tries nobody counts.
  mutating func rule(of action: ActionIndex) -> Rule? {
    if let rule = known[action] { return rule }
    let rule = find(action)
    known[action] = .some(rule)
    return rule
  }

  /// So many actions at most stand between a failure and what counts it.
  private static let lookAhead = 8

  private func find(_ action: ActionIndex) -> Rule? {
    guard program.actionSources[action.index].action.type == "GetParticipantInput" else { return nil }
    for row in labels.branches(of: action) where row.digit == nil && labels.leadsBack(row) {
      var next = row.targetAction
      for _ in 0..<Self.lookAhead {
        guard let index = next, index != action else { break }
        if let rule = counting(index, for: action) { return rule }
        next = program.branches[program.branches(of: index).lowerBound].target
      }
    }
    return nil
  }

  private func counting(_ index: ActionIndex, for action: ActionIndex) -> Rule? {
    let counter = program.actionSources[index.index].action
    let ends = labels.branches(of: index).filter { !$0.isError && !labels.leadsBack($0) }
    // The rows of the counter that do not lead back to the menu are where its last failure goes.
    let after = ends.last { row in !leads(row.targetAction, to: action) }?.target ?? ""
    switch counter.type {
    case "Compare":
      let prefix = "$.Attributes."
      guard let value = counter.parameter("ComparisonValue")?.scalarText, value.hasPrefix(prefix) else {
        return nil
      }
      let name = String(value.dropFirst(prefix.count))
      let operands = counter.conditions.compactMap { $0.operands.first?.scalarText }
      guard ["attempt", "tries", "retr"].contains(where: name.lowercased().contains), !operands.isEmpty,
        operands == (1...operands.count).map(String.init)
      else { return nil }
      return Rule(counter: .attribute(name), of: operands.count + 1, after: after)
    case "Loop":
      guard let count = counter.parameter("LoopCount")?.scalarText.flatMap({ Int($0) }), count > 0 else {
        return nil
      }
      return Rule(counter: .loop(index), of: count, after: after)
    default: return nil
    }
  }

  /// True when actions that ask and say nothing lead from one action to the other.
  private func leads(_ start: ActionIndex?, to end: ActionIndex) -> Bool {
    var next = start
    for _ in 0..<Self.lookAhead {
      guard let index = next else { return false }
      if index == end { return true }
      next = program.branches[program.branches(of: index).lowerBound].target
    }
    return false
  }
}
