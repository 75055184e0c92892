import Diagnostics

/// The last actions of a flow that goes on and on without waiting, from which the loop is named.
struct SilentTrail: Sendable {
  /// How many actions are kept at most; a longer loop is named by its last part.
  static let length = 512

  private(set) var actions: [ActionIndex] = []

  mutating func removeAll() {
    if !actions.isEmpty { actions.removeAll(keepingCapacity: true) }
  }

  mutating func append(_ action: ActionIndex) { actions.append(action) }

  /// The actions of the loop in the order they come, the first in the files first; all actions of the trail when it goes round
  /// without a pattern.
  var loop: [ActionIndex] {
    let count = actions.count
    let period = (1..<max(1, count / 2 + 1)).first { period in
      (period..<count).allSatisfy { actions[$0] == actions[$0 - period] }
    }
    if let period { return Self.fromFirst(Array(actions.suffix(period))) }
    var seen: Set<ActionIndex> = []
    return Self.fromFirst(actions.filter { seen.insert($0).inserted })
  }

  private static func fromFirst(_ loop: [ActionIndex]) -> [ActionIndex] {
    guard let first = loop.min(by: { $0.raw < $1.raw }), let place = loop.firstIndex(of: first) else {
      return loop
    }
    return Array(loop[place...] + loop[..<place])
  }
}

extension Interpreter {
  /// Notes the action that comes next; true when there were too many without a wait.
  @usableFromInline func notesSilentLoop(_ contact: inout Contact) -> Bool {
    if contact.actionsWithoutWait == tables.pointee.silentLoopWatchedFrom { contact.silentTrail.removeAll() }
    contact.silentTrail.append(contact.execution.action)
    return contact.actionsWithoutWait >= tables.pointee.rules.actionsWithoutWaitLimit
  }
}

extension Program {
  /// The loop in which a contact was stopped (`Departure.silentLoop`): its actions in the order they come.
  public func silentLoop(of contact: borrowing Contact) -> [ActionIndex] { contact.silentTrail.loop }

  /// What a person is told of a contact that was stopped in a loop; nil for a contact that never was.
  public func silentLoopFinding(_ contact: borrowing Contact) -> Diagnostic? {
    let loop = silentLoop(of: contact)
    guard let first = loop.first else { return nil }
    let shown = (loop.prefix(8) + [first]).map { "\"\(actionSources[$0.index].action.identifier)\"" }
    let way = loop.count > 8 ? shown.dropLast() + ["…", shown[shown.count - 1]] : shown[...]
    return actionSources[first.index].action.identifierValue.finding(
      "the flow loops without waiting: " + way.joined(separator: " → "), rule: "silent-loop",
      why: "\(rules.actionsWithoutWaitLimit) actions followed each other without a prompt, a key or a timer",
      fix: "let one action of the loop wait, or leave it by a Loop action")
  }
}
