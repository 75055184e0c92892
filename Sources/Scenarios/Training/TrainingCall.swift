import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Store
import World

/// A call to a desk as a scenario makes it, and what the scenario presumes of its caller: each time it is made, the caller is
/// who the scenario says, so that its keys lead where they led before.
public struct TrainingCall: Sendable {
  public let scenario: Scenario
  public let call: IncomingCall
  /// The caller as a customer, as the sample rows and the scenario have it; nil for a stranger, or a withheld number.
  private let customer: Customer?
  /// The visit that the caller has ahead, in days from the scenario's own; nil for none.
  private let visit: (days: Int, time: TimeOfDay)?

  /// The first call of a scenario; throws what of its steps cannot be done in this center.
  public init(_ scenario: Scenario, in loaded: LoadedCenter) throws(ScenarioProblems) {
    let definition = loaded.center.definition
    let moment = scenario.scene.at ?? Scene.usualTime
    let now = moment.timestamp(in: definition.zone)
    let day = definition.zone.localTime(at: now)
    let store: Store
    do throws(StoreError) {
      store = try Store.inMemory()
      try store.topUpSample(definition.sample, now: day)
    } catch {
      throw ScenarioProblems(findings: [error.diagnostic(for: "the store in memory")])
    }
    let world = World(loaded.center, store: store, seed: 0, now: now, observer: Transcript())
    var stage = Stage(world, loaded)
    for line in scenario.lines {
      guard let step = line.step as? any PlayedStep, !(line.step is AgentStep) else { continue }
      do throws(StepFailure) { try step.play(&stage) } catch {
        let place = error.part.map { line.place(of: $0) } ?? line.object
        throw ScenarioProblems(findings: [
          Diagnostic(
            in: scenario.source, at: place, error.message, rule: line.name, why: error.why, fix: error.fix)
        ])
      }
      if line.step is CallStep { break }
    }
    guard let call = stage.call else {
      preconditionFailure("the reader lets no scenario without a call through")
    }
    self.scenario = scenario
    self.call = call
    let number = call.caller.number?.e164
    let known = number.flatMap { number in
      try? store.reading { rows in
        (try rows.customer(withNumber: number), try rows.visit(of: number, after: day)?.slot)
      }
    }
    customer = known?.0
    visit = known?.1.map { (day.date.days(until: $0.date), $0.time) }
  }

  /// Makes the caller's rows what the scenario presumes: the customer, and the visit. One that the caller shall not have is
  /// cancelled; one that is missing is booked so many days ahead as in the scenario, or at the next free slot.
  public func prepare(_ store: Store, at now: CivilDateTime) throws(StoreError) {
    guard let number = call.caller.number?.e164 else { return }
    do {
      try store.transaction { rows in
        if let customer, !customer.name.isEmpty { try rows.setCustomer(customer) }
        let present = try rows.visit(of: number, after: now)
        switch (visit, present) {
        case (.none, .none), (.some, .some): break
        case (.none, .some): try rows.cancelVisit(of: number, after: now)
        case (.some(let wanted), .none):
          let slot = Slot(date: now.date.adding(days: wanted.days), time: wanted.time)
          let free = try rows.freeSlots(after: now)
          guard let found = free.first(where: { $0 >= slot }) ?? free.last else { return }
          try rows.book(found, for: customer ?? Customer(phoneNumber: number, name: ""), after: now)
        }
      }
    } catch let error as StoreError {
      throw error
    } catch {
      preconditionFailure("a free slot was not to be had: \(error)")
    }
  }

  /// Where a call comes to by its caller's own keys.
  public enum Way: Sendable, Hashable {
    /// The first queue that it waits in.
    case queue(QueueIndex)
    /// It is over, or goes on without an end, before it waits anywhere.
    case noQueue
    /// Functions outside decide that.
    case unknown
  }

  /// How long a call may be under way to a queue.
  private static let limit = Milliseconds.minutes(15)

  /// Where the call comes to when it is made at that moment, tried on a private copy of the sample rows.
  public func way(in loaded: LoadedCenter, at now: Timestamp) throws(StoreError) -> Way {
    let definition = loaded.center.definition
    let store = try Store.inMemory()
    let local = definition.zone.localTime(at: now)
    try store.topUpSample(definition.sample, now: local)
    try prepare(store, at: local)
    var world = World(loaded.center, store: store, seed: 0, now: now, observer: Transcript())
    let contact = world.receive(call)
    var caller = TrainingCaller(scenario, contact: contact, in: world)
    let end = now + Self.limit
    while !world.state.contacts[contact].isEnded {
      while world.hasReadyAction { world.step() }
      if !world.takeOutsideCalls().isEmpty { return .unknown }
      if world.state.contacts[contact].queuedAt != nil {
        return world.state.contacts[contact].contact.targetQueue.map { .queue($0) } ?? .noQueue
      }
      caller.take(world)
      let due = [world.nextDue, caller.nextDue(world)].compactMap { $0 }.min()
      guard let due, due <= end else { return .noQueue }
      world.advance(to: max(due, world.state.now))
      for input in caller.inputs(world) { world.take(input) }
    }
    return .noQueue
  }
}
