import FlowEngine

/// Where a call that runs shall stop.
public enum Breakpoint: Sendable, Hashable {
  /// Before an action begins.
  case action(ActionIndex)
  /// Before a Lambda is called.
  case lambda(String)
  /// When a row of a table changed.
  case row(table: String)
  /// When an attribute becomes a value.
  case attribute(String, becomes: String)
}

extension Breakpoint {
  /// The same for a program that was read anew; nil where its action is gone.
  public func carried(from former: Program, to next: Program) -> Breakpoint? {
    guard case .action(let action) = self, former !== next else { return self }
    let origin = former.actionSources[action.index]
    let name = former.flows[origin.flow.index].name
    let index = next.actionSources.indices.first {
      let other = next.actionSources[$0]
      return other.action.identifier == origin.action.identifier && next.flows[other.flow.index].name == name
    }
    return index.map { .action(ActionIndex($0)) }
  }
}

/// Sees when a contact comes upon a breakpoint: to be asked after every step.
///
/// What stops before something has stopped it before it had any effect: the next step begins it.
public struct BreakpointWatch {
  private let breakpoints: [Breakpoint]
  private let contact: Int
  private var entryCount: Int
  private var lastBeginning: Beginning?
  private var values: [String?]

  /// An action of the contact that begins with the next step.
  private struct Beginning: Equatable {
    let action: ActionIndex
    let side: Side
    /// How many began before it.
    let count: Int
  }

  public init(_ breakpoints: [Breakpoint], _ contact: Int, in world: borrowing World) {
    self.breakpoints = breakpoints
    self.contact = contact
    entryCount = world.observer.entries.count
    lastBeginning = Self.beginning(of: contact, in: world)
    values = []
    for breakpoint in breakpoints { values.append(Self.value(breakpoint, contact, in: world)) }
  }

  /// The first breakpoint that the contact came upon since the last time; nil when it came upon none.
  public mutating func hit(in world: borrowing World) -> Breakpoint? {
    let entries = world.observer.entries[min(entryCount, world.observer.entries.count)...]
    let beginning = Self.beginning(of: contact, in: world)
    let isNew = beginning != nil && beginning != lastBeginning
    let lambda = isNew && watchesLambdas ? world.nextLambda(of: contact)?.name : nil
    var found: Breakpoint?
    for (index, breakpoint) in breakpoints.enumerated() {
      let isHit: Bool
      switch breakpoint {
      case .action(let action): isHit = isNew && beginning?.action == action
      case .lambda(let name): isHit = lambda == name
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
    lastBeginning = beginning ?? lastBeginning
    return found
  }

  private var watchesLambdas: Bool {
    breakpoints.contains { if case .lambda = $0 { true } else { false } }
  }

  private static func beginning(of contact: Int, in world: borrowing World) -> Beginning? {
    guard let next = world.nextAction, next.contact == contact else { return nil }
    let count = world.state.contacts[contact].contact.actionCount
    return Beginning(action: next.action, side: next.side, count: count)
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
    state.contacts[contact].contact.attribute(name, program)
  }
}
