import CenterFiles
import ContactCenter
import Scenarios
import Store
import TestSupport
import Testing
import World

@testable import touchtone

/// Who calls a desk: nobody who is in a contact already.
@Suite struct TrainingArrivalsTests {
  private let loaded: LoadedCenter
  private let now: Timestamp

  init() throws {
    loaded = try FixedCall.center.get()
    now = try TimeText(FixedCall.now).timestamp(in: loaded.center.definition.zone)
  }

  private func call(_ name: String) throws -> TrainingCall {
    let file = packagePath("flows/site-visit/scenarios/desk/\(name).scenario")
    return try TrainingCall(
      Scenario(parsing: String(decoding: UserFile.read(file), as: UTF8.self), named: file), in: loaded)
  }

  /// Lets one call after the other come into a world until nobody is left to call.
  private func callers(_ calls: [TrainingCall], perHour: Int) throws -> [String] {
    var world = World(loaded.center, store: try Store.inMemory(), seed: 0, now: now, observer: Transcript())
    var arrivals = TrainingArrivals(calls, seed: 1, callsPerHour: perHour, from: now)
    var came: [String] = []
    for _ in 0..<20 {
      guard let due = arrivals.nextDue(world, hasCallers: !came.isEmpty) else { break }
      world.advance(to: due)
      guard let next = arrivals.take(world, hasCallers: !came.isEmpty) else { continue }
      arrivals.came(as: world.receive(next.call))
      came.append(next.scenario.name)
    }
    return came.sorted()
  }

  @Test func nobodyCallsWhoIsInAContact() throws {
    let calls = [try call("cancel"), try call("villas")]
    #expect(try callers(calls, perHour: 3600) == calls.map(\.scenario.name).sorted())
    // Two scenarios of one person are one caller.
    #expect(try callers([calls[0], calls[0]], perHour: 3600).count == 1)
  }

  @Test func whoIsOnTheLineDoesNotCallAgainAndElseWhoIsMeantDoes() throws {
    let calls = [try call("cancel"), try call("villas")]
    var world = World(loaded.center, store: try Store.inMemory(), seed: 0, now: now, observer: Transcript())
    var arrivals = TrainingArrivals(calls, seed: 1, callsPerHour: 3600, from: now)
    let first = arrivals.again(nil, in: world)
    #expect(first == .nobodyHasCalled)
    var contacts: [Int] = []
    var names: [String] = []
    while contacts.count < 2, let due = arrivals.nextDue(world, hasCallers: false) {
      world.advance(to: due)
      guard let next = arrivals.take(world, hasCallers: false) else { continue }
      contacts.append(world.receive(next.call))
      names.append(next.scenario.name)
      arrivals.came(as: contacts[contacts.count - 1])
    }
    let tooSoon = arrivals.again(contacts[0], in: world)
    #expect(tooSoon == .isOnTheLine)
    world.hangUp(contacts[0])
    while world.hasReadyAction { world.step() }
    let (other, same) = (arrivals.again(contacts[1], in: world), arrivals.again(contacts[0], in: world))
    #expect(other == .isOnTheLine && same == .comes)
    let again = arrivals.take(world, hasCallers: true)
    #expect(again?.scenario.name == names[0])
  }

  @Test func whoSpeaksWithAColleagueIsWaitedForNoMore() throws {
    var world = World(loaded.center, store: try Store.inMemory(), seed: 0, now: now, observer: Transcript())
    world.sitDown(0)
    var arrivals = TrainingArrivals([try call("villas")], seed: 1, callsPerHour: nil, from: now)
    let due = arrivals.nextDue(world, hasCallers: false)
    world.advance(to: try #require(due))
    let taken = arrivals.take(world, hasCallers: false)
    let next = try #require(taken)
    let contact = world.receive(next.call)
    arrivals.came(as: contact)
    var caller = TrainingCaller(next.scenario, contact: contact, in: world)
    let isOnWay = arrivals.hasCaller(onWayTo: 0, in: world)
    #expect(isOnWay)
    // Who serves villas alone is offered the caller before who serves plots too.
    for _ in 0..<120 {
      world.advance(to: world.state.now + .seconds(1))
      caller.take(world)
      for input in caller.inputs(world) { world.take(input) }
      while world.hasReadyAction { world.step() }
    }
    let talk = world.talk(ofAgent: 2)
    #expect(talk == contact)
    let comesStill = arrivals.hasCaller(onWayTo: 0, in: world)
    #expect(!comesStill)
  }
}
