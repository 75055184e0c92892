import FlowEngine

/// Where a call that runs shall stop.
public enum Breakpoint: Sendable, Hashable {
  /// Before an action begins.
  case action(ActionIndex)
  /// When a Lambda was called, before it answers.
  case lambda(String)
  /// When a row of a table changed.
  case row(table: String)
  /// When an attribute becomes a value.
  case attribute(String, becomes: String)
}

/// Sees when a contact comes upon a breakpoint: to be asked after every step.
public struct BreakpointWatch {
  private let breakpoints: [Breakpoint]
  private let contact: Int
  private var entryCount: Int
  private var readyAction: ActionIndex?
  private var values: [String?]

  public init(_ breakpoints: [Breakpoint], _ contact: Int, in world: borrowing World) {
    self.breakpoints = breakpoints
    self.contact = contact
    entryCount = world.observer.entries.count
    readyAction = Self.readyAction(of: contact, in: world)
    values = []
    for breakpoint in breakpoints { values.append(Self.value(breakpoint, contact, in: world)) }
  }

  /// The first breakpoint that the contact came upon since the last time; nil when it came upon none.
  public mutating func hit(in world: borrowing World) -> Breakpoint? {
    let entries = world.observer.entries[min(entryCount, world.observer.entries.count)...]
    let ready = Self.readyAction(of: contact, in: world)
    var found: Breakpoint?
    for (index, breakpoint) in breakpoints.enumerated() {
      let isHit: Bool
      switch breakpoint {
      case .action(let action): isHit = ready == action && readyAction != action
      case .lambda(let name):
        isHit = entries.contains { entry in
          if case .lambda(let report) = entry.detail {
            return report.name == name && entry.contact == contact
          }
          return false
        }
      case .row(let table):
        isHit = entries.contains { entry in
          if case .row(let change) = entry.detail { return change.table == table }
          return false
        }
      case .attribute(_, let value):
        let now = Self.value(breakpoint, contact, in: world)
        isHit = now == value && values[index] != value
        values[index] = now
      }
      if isHit, found == nil { found = breakpoint }
    }
    entryCount = world.observer.entries.count
    readyAction = ready
    return found
  }

  /// The action that begins next.
  private static func readyAction(of contact: Int, in world: borrowing World) -> ActionIndex? {
    guard world.state.contacts.indices.contains(contact) else { return nil }
    let execution = world.state.contacts[contact].contact.execution
    return execution.flow != nil && execution.state == .ready ? execution.action : nil
  }

  private static func value(_ breakpoint: Breakpoint, _ contact: Int, in world: borrowing World) -> String? {
    guard case .attribute(let name, _) = breakpoint, world.state.contacts.indices.contains(contact) else {
      return nil
    }
    return world.attribute(name, of: contact)
  }
}

extension World {
  /// A user attribute of a contact; nil for one that is not set.
  public func attribute(_ name: String, of contact: Int) -> String? {
    let engine = state.contacts[contact].contact
    return engine.entries(engine.attributes, names: program.slotNames(.attributes), program)
      .first { $0.name == name }?.value
  }
}
