import ContactCenter
import FlowEngine
import FlowTestSupport
import Simulation
import Store
import TestSupport
import Testing

@testable import World

/// Another process writes to the store of a call: the past of the call stays as it was, and what the other one wrote is
/// never overwritten.
@Suite struct OtherProcessTests {
  let center: SimulatedCenter
  let folder: TemporaryFolder
  let asha = "+919811112222"
  let dev = "+919822233333"

  init() throws {
    center = try SimulatedCenter.siteVisit()
    folder = try TemporaryFolder()
  }

  /// The store as a process of its own sees it.
  private func store() throws -> Store {
    let store = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(1))
    let definition = center.center.definition
    try store.topUpSample(definition.sample, now: definition.zone.localTime(at: center.start))
    return store
  }

  private func press(_ keys: String, _ recording: inout Recording) throws {
    for key in keys {
      try goOn(&recording)
      recording.give(.press(try #require(DTMFDigit(key)), contact: 0))
    }
    try goOn(&recording)
  }

  /// To where a key is awaited, or to the end.
  private func goOn(_ recording: inout Recording) throws {
    var steps = 0
    while !recording.world.state.contacts[0].isEnded,
      recording.world.due(.firstDigit, 0) == nil || recording.world.hasReadyAction
    {
      steps += 1
      let goesOn = recording.forward()
      try #require(steps < 500 && goesOn)
    }
  }

  /// A call that has booked the first slot.
  private func booked() throws -> Recording {
    let world = World(
      center.center, store: try store(), seed: 1, now: center.start, observer: Transcript())
    var recording = Recording(world)
    recording.give(.call(center.call(from: .number(try PhoneNumber(asha)))))
    try press("511", &recording)
    return recording
  }

  private var now: CivilDateTime { center.center.definition.zone.localTime(at: center.start) }

  private func cancel(in store: Store) throws {
    _ = try store.transaction { try $0.cancelVisit(of: asha, after: now) }
  }

  private func book(_ slot: String, for number: String, in store: Store) throws {
    _ = try store.transaction { rows in
      let wanted = try #require(try rows.slots().first { $0.slot.description == slot && $0.isFree })
      try rows.book(wanted.slot, for: Customer(phoneNumber: number, name: ""), after: now)
    }
  }

  private func booking(_ number: String, in store: Store) throws -> String? {
    try store.reading { try $0.bookings() }.first { $0.phoneNumber == number }.map {
      "\($0.slot) \($0.status.rawValue)"
    }
  }

  /// Every position, back and forward: what is told, and the hash.
  private func looks(_ recording: inout Recording) throws -> [[UInt64]] {
    var looks: [[UInt64]] = [[], []]
    for position in (0...recording.length).reversed() {
      try recording.go(to: position)
      looks[0].insert(try recording.world.digestWithRows(), at: 0)
    }
    for position in 0...recording.length {
      try recording.go(to: position)
      looks[1].append(try recording.world.digestWithRows())
    }
    return looks
  }

  /// The other one cancels the visit; its slot stays free, or somebody takes it.
  @Test(arguments: [false, true])
  func aRowOfTheCallThatAnotherOneWroteDoesNotBarTheWayBack(isSlotTaken: Bool) throws {
    let live = try booked()
    let other = try store()
    try cancel(in: other)
    if isSlotTaken { try book("2026-11-24 10:00", for: dev, in: other) }
    var past = try live.fork()
    #expect(try booking(asha, in: past.world.store) == "2026-11-24 10:00 booked")
    let entries = past.told.entries
    let looks = try looks(&past)
    #expect(looks[0] == looks[1])
    #expect(past.told.entries == entries)
    try past.go(to: 0)
    #expect(try booking(asha, in: past.world.store) == nil)
    #expect(try booking(asha, in: other) == "2026-11-24 10:00 cancelled")
  }

  @Test func aWhatIfOfItIsKeptNeverAndTheRowIsNamed() throws {
    var live = try booked()
    let other = try store()
    try cancel(in: other)
    let before = try other.rowsHash()
    var timelines = try Timelines(of: live)
    try timelines.current.recording.go(to: 1)
    try timelines.fork()
    try press("512", &timelines.current.recording)
    #expect(try booking(asha, in: timelines.current.recording.world.store) == "2026-11-24 12:00 booked")
    #expect {
      try timelines.keep(over: &live)
    } throws: { error in
      guard case StoreError.conflict(let row)? = error as? StoreError else { return false }
      return row.description == "\"AvailableSlots\" row \"2026-11-24 10:00\" is not as it was"
    }
    #expect(try other.rowsHash() == before)
    let isEnded = live.world.state.contacts[0].isEnded
    #expect(isEnded)
  }

  @Test func whatTheCallReadIsAnsweredAsItWasThen() throws {
    let live = try booked()
    let other = try store()
    // Slots that the call was told of are gone by now.
    for (number, time) in ["10:00", "12:00", "16:00"].enumerated() {
      try book("2026-11-25 \(time)", for: "+91980000000\(number)", in: other)
    }
    let told = live.told.entries
    var past = try live.fork()
    let looks = try looks(&past)
    #expect(looks[0] == looks[1])
    #expect(past.told.entries == told)
  }

  @Test func whatWasWrittenBetweenTwoWritesOfTheCallIsNotUndone() throws {
    var live = Recording(
      World(center.center, store: try store(), seed: 1, now: center.start, observer: Transcript()))
    live.give(.call(center.call(from: .number(try PhoneNumber(asha)))))
    try press("51", &live)
    let beforeIt = live.position
    try press("1", &live)
    let other = try store()
    try cancel(in: other)
    live.give(.call(center.call(from: .number(try PhoneNumber(asha)))))
    for key in "511" {
      while live.world.due(.firstDigit, 1) == nil || live.world.hasReadyAction {
        let goesOn = live.forward()
        try #require(goesOn)
      }
      live.give(.press(try #require(DTMFDigit(key)), contact: 1))
    }
    while !live.world.state.contacts[1].isEnded {
      let goesOn = live.forward()
      try #require(goesOn)
    }
    #expect(try booking(asha, in: other)?.hasSuffix("booked") == true)
    let before = try other.rowsHash()
    var timelines = try Timelines(of: live)
    try timelines.current.recording.go(to: beforeIt)
    try timelines.fork()
    #expect(throws: StoreError.self) { try timelines.keep(over: &live) }
    #expect(try other.rowsHash() == before)
  }
}
