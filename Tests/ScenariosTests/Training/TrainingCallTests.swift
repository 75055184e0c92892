import CenterFiles
import ContactCenter
import FlowEngine
import Store
import TestSupport
import Testing
import World

@testable import Scenarios

/// The calls that scenarios make to a desk: they lead where they led, again and again on the same store.
@Suite struct TrainingCallTests {
  private static let loaded = Result { try CenterShelf.shipped.center(at: packagePath("flows/site-visit")) }
  private let loaded: LoadedCenter
  private let now: Timestamp

  init() throws {
    loaded = try Self.loaded.get()
    now = try TimeText("2026-11-30 10:05").timestamp(in: loaded.center.definition.zone)
  }

  private var local: CivilDateTime { loaded.center.definition.zone.localTime(at: now) }

  private func call(_ name: String) throws -> TrainingCall {
    let file = packagePath("flows/site-visit/scenarios/desk/\(name).scenario")
    return try call(String(decoding: UserFile.read(file), as: UTF8.self), named: file)
  }

  private func call(_ lines: String...) throws -> TrainingCall {
    try call((["center ."] + lines).joined(separator: "\n"), named: "small.scenario")
  }

  private func call(_ text: String, named name: String) throws -> TrainingCall {
    try TrainingCall(Scenario(parsing: text, named: name), in: loaded)
  }

  private func sample() throws -> Store {
    let store = try Store.inMemory()
    try store.topUpSample(loaded.center.definition.sample, now: local)
    return store
  }

  private func visit(of number: String, _ store: Store) throws -> Slot? {
    let local = local
    return try store.reading { rows in try rows.visit(of: number, after: local)?.slot }
  }

  @Test(arguments: [
    ("villas", "Villas"), ("callback", "Villas"), ("loan", "Plots"), ("cancel", "Plots"), ("papers", "Loan"),
    ("support", "Support"),
  ])
  func aCallerOfTheSiteVisitsComesToAQueue(name: String, queue: String) throws {
    let way = try call(name).way(in: loaded, at: now)
    let wanted = try #require(loaded.program.queue(queue))
    #expect(way == .queue(wanted))
  }

  @Test func whoBookedAVisitHasNoneTheNextTime() throws {
    let (store, call, asha) = (try sample(), try call("villas"), "+919811112222")
    let local = local
    try store.transaction { rows in
      let free = try rows.freeSlots(after: local)
      try rows.book(free[3], for: Customer(phoneNumber: asha, name: ""), after: local)
    }
    try call.prepare(store, at: local)
    #expect(try visit(of: asha, store) == nil)
    #expect(try store.reading { rows in try rows.booking(of: asha)?.status } == .cancelled)
  }

  @Test func whoCancelledAVisitHasOneTheNextTime() throws {
    let (store, call, dev) = (try sample(), try call("cancel"), "+919845033333")
    let local = local
    let former = try #require(try visit(of: dev, store))
    try store.transaction { rows in _ = try rows.cancelVisit(of: dev, after: local) }
    try call.prepare(store, at: local)
    #expect(try visit(of: dev, store) == former)
    // Somebody else has the slot by then: the next free one is as good.
    try store.transaction { rows in
      try rows.cancelVisit(of: dev, after: local)
      try rows.book(former, for: Customer(phoneNumber: "+919811112222", name: ""), after: local)
    }
    try call.prepare(store, at: local)
    let later = try #require(try visit(of: dev, store))
    #expect(later > former)
    // A visit that was moved stays where it is.
    let moved = try visit(of: dev, store)
    try call.prepare(store, at: local)
    #expect(try visit(of: dev, store) == moved)
  }

  @Test func whatAScenarioGivesIsCountedFromItsOwnDay() throws {
    let call = try call(
      "at 2026-11-23 10:05", "given customer +919811117777 \"Ila Sen\"",
      "given row Bookings phoneNumber=+919811117777 slotDate=2026-11-26 slotTime=12:00 status=booked",
      "given attribute language=en", "call from +919811117777")
    let store = try sample()
    try call.prepare(store, at: local)
    let noon = try #require(TimeOfDay("12:00"))
    let visit = try visit(of: "+919811117777", store)
    #expect(visit == Slot(date: local.date.adding(days: 3), time: noon))
    #expect(try store.reading { rows in try rows.customer(withNumber: "+919811117777")?.name } == "Ila Sen")
    #expect(call.call.attributes.map(\.name) == ["language"])
  }

  @Test func aCallThatWaitsForNobodyHasNoQueue() throws {
    #expect(try call("call from +919811112222", "press 5", "hang up").way(in: loaded, at: now) == .noQueue)
    let night = now + .hours(12)
    #expect(try call("villas").way(in: loaded, at: night) == .noQueue)
  }

  @Test func whatCannotBeGivenIsSaidAtItsLine() throws {
    let problems = #expect(throws: ScenarioProblems.self) {
      try call("given row Booking phoneNumber=+919811117777", "call from +919811117777")
    }
    #expect(problems?.findings.first?.location == "small.scenario:2:11")
  }
}
