import ContactCenter
import World

/// Drives one contact of a world by a list of items, on the virtual clock (docs/playing.md, "Without a screen").
public struct ScriptedCaller {
  /// How a scripted call came to its end.
  public enum Ending: Equatable {
    case ended
    /// Nothing is left to do, and only the caller could go on; who waits where.
    case waits(String)
    /// The caller does nothing more, and what happens now happens again and again; who is where.
    case goesRound(String)
    /// The bound of virtual time was reached.
    case outOfTime
  }

  private var items: ArraySlice<KeyItem>
  private let contact: Int
  private let deadline: Timestamp
  private let outside: (any OutsideAnswers)?
  private var watch = RepetitionWatch()
  /// True when the item before was a wait: what comes next may then go on with keys that are being typed.
  private var hasPaused = false
  /// What is said to the person, in order.
  public private(set) var notes: [PlayNote] = []

  /// - Parameter outside: who answers for functions outside; without it they are late.
  public init(
    _ items: [KeyItem], contact: Int, until deadline: Timestamp, outside: (any OutsideAnswers)? = nil
  ) {
    self.items = items[...]
    self.outside = outside
    self.contact = contact
    self.deadline = deadline
  }

  public mutating func run(_ world: inout World) -> Ending {
    let ending = goOn(&world)
    for late in outside?.takeLateLines(waits: true) ?? [] { world.tell(late) }
    if ending == .ended, !items.isEmpty {
      note(items.count == 1 ? "1 item was left over" : "\(items.count) items were left over", world)
    }
    return ending
  }

  private mutating func goOn(_ world: inout World) -> Ending {
    while !world.state.contacts[contact].isEnded {
      if let item = items.first, world.canAnswer(item, contact, goesOn: hasPaused) {
        items.removeFirst()
        world.answer(item, contact, until: deadline, outside)
        if case .wait = item { hasPaused = true } else { hasPaused = false }
      } else if items.isEmpty, watch.repeats(world, contact) {
        return .goesRound(world.situation(of: contact))
      } else if !world.stepBefore(deadline, outside) {
        if world.nextDue == nil { return .waits(world.situation(of: contact)) }
        world.pass(to: deadline, outside)
        return .outOfTime
      }
    }
    return .ended
  }

  private mutating func note(_ text: String, _ world: borrowing World) {
    notes.append(PlayNote(text, in: world, contact))
  }
}
