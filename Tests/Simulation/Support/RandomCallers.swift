import ContactCenter
import FlowEngine
import World

/// What callers by chance do next: call, press keys, hang up, let time pass; and what is declared meanwhile.
///
/// The same seed in an equal world decides alike.
public struct RandomCallers {
  public enum Move: Sendable {
    case step
    case give(Recording.Input)
    case wait(Milliseconds)
  }

  private var chance: Chance
  private let center: SimulatedCenter
  private var callsLeft: Int

  public init(_ center: SimulatedCenter, seed: UInt64, calls: Int = 4) {
    chance = Chance(seed: seed)
    self.center = center
    callsLeft = calls
  }

  /// Nil when all calls are over.
  public mutating func next(in world: borrowing World) -> Move? {
    let live = world.state.contacts.indices.filter { !world.state.contacts[$0].isEnded }
    guard !live.isEmpty else { return callsLeft > 0 ? call() : nil }
    let contact = live[chance.next(in: 0...live.count - 1)]
    if let call = world.awaitedCall(of: contact, .customer) ?? world.awaitedCall(of: contact, .agent),
      chance.next(in: 1...3) > 1
    {
      return .give(.answer(reply(world.program), to: call))
    }
    switch chance.next(in: 1...100) {
    case 1...55: return .step
    case 56...84: return .give(.press(key(), contact: contact))
    case 85...86: return .give(.hangUp(contact: contact))
    case 87...90: return callsLeft > 0 ? call() : .step
    case 91...94: return .give(.declare(conditions(for: world.center)))
    default: return .wait(Milliseconds(Int64(chance.next(in: 0...30_000))))
    }
  }

  private mutating func call() -> Move {
    callsLeft -= 1
    return .give(.call(center.call(from: center.callers[chance.next(in: 0...center.callers.count - 1)])))
  }

  /// Mostly the keys that lead to a booking.
  private mutating func key() -> DTMFDigit {
    if chance.next(in: 1...2) == 1 { return DTMFDigit.all[chance.next(in: 0...11)] }
    return DTMFDigit.all[[5, 1, 1, 2][chance.next(in: 0...3)]]
  }

  private mutating func conditions(for center: WorldCenter) -> Conditions {
    let program = center.program
    var conditions = Conditions(for: program)
    for hours in program.hours.indices where chance.next(in: 1...4) == 1 {
      conditions.set(HoursIndex(hours), .closed)
    }
    for queue in program.queues.indices where chance.next(in: 1...4) == 1 {
      conditions.set(QueueIndex(queue), chance.next(in: 1...2) == 1 ? .full : .empty)
    }
    for name in center.lambdaNames.names where chance.next(in: 1...3) == 1 {
      for _ in 0..<chance.next(in: 1...2) { conditions.add(outcome(program), ofLambda: name) }
    }
    return conditions
  }

  /// What a function outside says: mostly an answer, now and then something else, or nothing.
  private mutating func reply(_ program: Program) -> OutsideAnswer {
    let printed = chance.next(in: 1...4) == 1 ? ["a line"] : []
    switch chance.next(in: 1...8) {
    case 1: return OutsideAnswer(.failed("it failed"), printed: printed)
    case 2: return OutsideAnswer(.unusable("it is no answer"), printed: printed)
    case 3: return OutsideAnswer(.timedOut, printed: printed)
    case 4: return OutsideAnswer(.answered("{\"half\": "), printed: printed)
    default: return OutsideAnswer(.answered(answer(program).text), printed: printed)
    }
  }

  private mutating func outcome(_ program: Program) -> Conditions.Lambda {
    switch chance.next(in: 1...4) {
    case 1: return .fails
    case 2: return .timesOut
    default: return .answers(answer(program))
    }
  }

  /// Values that flows may branch on.
  private mutating func answer(_ program: Program) -> LambdaAnswer {
    let texts = ["", "0", "1", "3", "new", "existing", "scheduled", "true", "booked", "Asha"]
    var values: [(name: String, value: String)] = []
    for name in program.slotNames(.external) where chance.next(in: 1...4) > 1 {
      values.append((name, texts[chance.next(in: 0...texts.count - 1)]))
    }
    return LambdaAnswer(values)
  }
}
