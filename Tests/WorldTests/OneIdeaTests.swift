import ContactCenter
import FlowEngine
import FlowTestSupport
import Simulation
import Store
import Testing

@testable import World

/// A contact center is a value: it forks, it goes back, and neither half sees the other.
@Suite struct OneIdeaTests {
  let center: SimulatedCenter
  let asha: Caller

  init() throws {
    center = try SimulatedCenter.siteVisit()
    asha = .number(try PhoneNumber("+919811112222"))
  }

  /// Waits for the menu that takes a key, and presses it.
  private func press(_ keys: String, _ contact: Int, _ world: inout World) throws {
    for key in keys {
      var steps = 0
      while world.due(.firstDigit, contact) == nil {
        steps += 1
        let goesOn = world.step()
        try #require(steps < 500 && goesOn)
      }
      world.press(try #require(DTMFDigit(key)), contact)
    }
  }

  private func finish(_ contact: Int, _ world: inout World) throws {
    var steps = 0
    while !world.state.contacts[contact].isEnded {
      steps += 1
      let goesOn = world.step()
      try #require(steps < 500 && goesOn)
    }
  }

  private func forward(_ recording: inout Recording) throws {
    let goesOn = recording.forward()
    try #require(goesOn)
  }

  private func booked(_ store: Store) throws -> [String] {
    try store.reading { try $0.bookings() }.filter {
      $0.phoneNumber == "+919811112222" && $0.status == .booked
    }
    .map(\.slot.description)
  }

  @Test func halfABookingIsForkedAndBothHalvesFinishDifferently() throws {
    var world = try center.world(seed: 1)
    let contact = world.receive(center.call(from: asha))
    try press("51", contact, &world)
    var other = try world.fork()
    #expect(try other.digestWithRows() == world.digestWithRows())
    #expect(Trace.lines(of: other) == Trace.lines(of: world))

    try press("1", contact, &world)
    #expect(try booked(world.store) == ["2026-11-24 10:00"])
    #expect(try booked(other.store) == [])
    try press("2", contact, &other)
    #expect(try booked(world.store) == ["2026-11-24 10:00"])
    #expect(try booked(other.store) == ["2026-11-24 12:00"])

    try finish(contact, &world)
    other.hangUp(contact)
    #expect(world.state.contacts[contact].endedBy == .byFlow)
    #expect(other.state.contacts[contact].endedBy == .byCaller)
    let free = { (store: Store) in
      try store.reading { try $0.slots() }.filter(\.isFree).map(\.slot.description)
    }
    #expect(
      try Set(free(world.store)).symmetricDifference(free(other.store)) == [
        "2026-11-24 10:00", "2026-11-24 12:00",
      ])
    #expect(try other.digestWithRows() != world.digestWithRows())
  }

  @Test func aForkInTheMiddleOfAPromptHearsTheSameRestOfIt() throws {
    var world = try center.world(seed: 1)
    let contact = world.receive(center.call(from: asha))
    world.advance(to: world.state.now + Milliseconds(1500))
    var other = try world.fork()
    for _ in 0..<60 {
      let steps = (world.step(), other.step())
      #expect(steps.0 == steps.1)
      #expect(world.digest == other.digest)
    }
    #expect(world.observer.entries == other.observer.entries)
    _ = contact
  }

  @Test func aBookingIsTakenBackAndMadeAgain() throws {
    var recording = Recording(try center.world(seed: 3))
    recording.give(.call(center.call(from: asha)))
    for key in "511" {
      while recording.world.due(.firstDigit, 0) == nil { try forward(&recording) }
      recording.give(.press(try #require(DTMFDigit(key)), contact: 0))
    }
    let pressed = recording.position
    while !recording.world.state.contacts[0].isEnded { try forward(&recording) }
    let end = recording.position
    let digest = try recording.world.digestWithRows()
    #expect(try booked(recording.world.store) == ["2026-11-24 10:00"])
    try recording.go(to: pressed)
    #expect(try booked(recording.world.store) == [])
    try recording.go(to: end)
    #expect(try booked(recording.world.store) == ["2026-11-24 10:00"])
    #expect(try recording.world.digestWithRows() == digest)
    try recording.go(to: 0)
    #expect(try booked(recording.world.store) == [])
    #expect(recording.length == end)
  }

  @Test func longRecordingsAreKeptInKeyframesAndReachedFromAnyOfThem() throws {
    let music = FlowText([Act.say("on", "and on", next: "on")], named: "main")
    let program = try SmallCenter([music]).program
    let world = World(
      WorldCenter(program: program, prompts: []), store: try .inMemory(), seed: 0, now: center.start,
      observer: Transcript())
    var recording = Recording(world)
    recording.give(.call(IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0))))
    for _ in 0..<1500 { try forward(&recording) }
    let now = recording.world.state.now
    for position in [700, 3, 1400, 1024, 0, 1501] {
      try recording.go(to: position)
      #expect(recording.position == position)
    }
    #expect(recording.world.state.now == now)
  }

  @Test func theOrderOfDueTimersIsTheOrderOfStarting() {
    var queue = TimerQueue()
    for (sequence, due) in [(1, 30), (2, 10), (3, 10), (4, 20), (5, 10)] as [(Int64, Int64)] {
      queue.insert(.init(due: due, sequence: sequence, owner: 0, kind: .wait))
    }
    #expect(queue.inOrder.map(\.sequence) == [2, 3, 5, 4, 1])
    var taken: [Int64] = []
    while !queue.isEmpty { taken.append(queue.removeFirst().sequence) }
    #expect(taken == [2, 3, 5, 4, 1])
  }

  @Test func contactsThatHaveEndedGiveTheirRoomToTheNext() throws {
    var world = World(
      center.center, store: try .inMemory(), seed: 0, now: center.start, observer: Transcript(isOn: false),
      keepsEndedContacts: false)
    let first = world.receive(center.call(from: .withheld))
    world.hangUp(first)
    let second = world.receive(center.call(from: asha))
    #expect(second == first)
    #expect(world.state.contacts.count == 1)
    #expect(world.state.contacts[second].endedBy == nil)
    #expect(Invariants.broken(in: world) == [])
  }
}
