import JSON

/// Judges the outline of flows, one after the other and fast: their structure, identifiers, targets and what is reached.
///
/// It says only whether something is wrong, and what first. `FlowDocument` and the rules say where and why.
public struct FlowOutline {
  public enum Verdict: Int, CaseIterable, Sendable {
    case sound
    /// A part that every flow must have is missing or has another form, or an action is of no known type.
    case malformed
    /// Two actions have one identifier, or the start is none of them.
    case ambiguous
    /// A branch leads to an action that is not there.
    case dangling
    /// No way leads to an action.
    case unreachable
  }

  private let typeNames: [[UInt8]]
  private var identifiers = NameTable()
  /// For each branch the number of the action it leads to; -1 where that is not there.
  private var targets: [Int] = []
  /// For each action the number of its first branch, and one more at the end.
  private var firstTargets: [Int] = []
  private var isReached: [Bool] = []
  private var open: [Int] = []

  /// - Parameter types: the names of the action types there are.
  public init(types: [String]) { typeNames = types.map { Array($0.utf8) } }

  /// What is wrong first with the flow in a text, in the order of the verdicts.
  ///
  /// Names with escapes are compared as the text writes them.
  public mutating func verdict(on text: JSONDocument) -> Verdict {
    identifiers.removeAll()
    targets.removeAll(keepingCapacity: true)
    firstTargets.removeAll(keepingCapacity: true)
    return text.withCursor { root in judge(root) }
  }

  private mutating func judge(_ root: JSONCursor) -> Verdict {
    guard let version = root["Version"], version.kind == .string, version.reads("2019-10-30"),
      let start = root["StartAction"], start.kind == .string,
      let actions = root["Actions"], actions.kind == .array
    else { return .malformed }
    var hasTwins = false
    var element = actions.first
    while let action = element {
      guard let identifier = action["Identifier"], identifier.kind == .string, !identifier.wording.isEmpty,
        let type = action["Type"], type.kind == .string, isKnown(type.wording),
        action["Parameters"]?.kind == .object, action["Transitions"]?.kind == .object
      else { return .malformed }
      if !identifiers.insert(identifier.wording) { hasTwins = true }
      element = action.next
    }
    element = actions.first
    while let action = element {
      firstTargets.append(targets.count)
      guard let transitions = action["Transitions"], collect(transitions) else { return .malformed }
      element = action.next
    }
    firstTargets.append(targets.count)
    guard !hasTwins, let first = identifiers.number(of: start.wording) else { return .ambiguous }
    if targets.contains(-1) { return .dangling }
    return reaches(all: identifiers.count, from: first) ? .sound : .unreachable
  }

  /// The types are few, and told apart by their length and first letters.
  private func isKnown(_ type: UnsafeBufferPointer<UInt8>) -> Bool {
    typeNames.contains { $0.count == type.count && $0.elementsEqual(type) }
  }

  /// Takes in where the transitions of an action lead; false when they have not the form they must have.
  private mutating func collect(_ transitions: JSONCursor) -> Bool {
    var key = transitions.first
    while let name = key, let value = name.next {
      if name.reads("NextAction") {
        guard take(value) else { return false }
      } else if name.reads("Errors") {
        guard collect(value, where: { $0["ErrorType"]?.kind == .string }) else { return false }
      } else if name.reads("Conditions") {
        guard collect(value, where: Self.isCondition) else { return false }
      }
      key = value.next
    }
    return true
  }

  private mutating func collect(_ list: JSONCursor, where isBranch: (JSONCursor) -> Bool) -> Bool {
    guard list.kind == .array else { return false }
    var element = list.first
    while let branch = element {
      guard let target = branch["NextAction"], isBranch(branch), take(target) else { return false }
      element = branch.next
    }
    return true
  }

  private static func isCondition(_ branch: JSONCursor) -> Bool {
    guard let condition = branch["Condition"], condition["Operator"]?.kind == .string,
      let operands = condition["Operands"], operands.kind == .array
    else { return false }
    var operand = operands.first
    while let found = operand {
      if found.kind != .string { return false }
      operand = found.next
    }
    return true
  }

  private mutating func take(_ target: JSONCursor) -> Bool {
    guard target.kind == .string else { return false }
    targets.append(identifiers.number(of: target.wording) ?? -1)
    return true
  }

  private mutating func reaches(all count: Int, from start: Int) -> Bool {
    isReached.removeAll(keepingCapacity: true)
    isReached.append(contentsOf: repeatElement(false, count: count))
    isReached[start] = true
    open.append(start)
    var reached = 1
    while let action = open.popLast() {
      for place in firstTargets[action]..<firstTargets[action + 1] where !isReached[targets[place]] {
        isReached[targets[place]] = true
        reached += 1
        open.append(targets[place])
      }
    }
    return reached == count
  }
}
