import ContactCenter
import Handlers
import Store
import Testing

@Suite struct BookSlotTests {
  private static let first: KeyValuePairs = [
    "phone": HandlerBench.asha, "slotDate": "2026-11-24", "slotTime": "10:00",
  ]

  @Test func slotBookingAndCustomerAreWrittenTogether() throws {
    let bench = try HandlerBench(slots: days(2))
    #expect(
      try bench.ask("bookSlot", Self.first) == [
        "status": "booked", "slotDate": "2026-11-24", "slotTime": "10:00",
        "spokenDate": "Tuesday 24 November",
        "spokenTime": "10 AM", "formerDate": "", "formerTime": "",
      ])
    #expect(try bench.slots() == ["2026-11-24 10:00 taken", "2026-11-25 10:00 free"])
    #expect(try bench.bookings() == ["\(HandlerBench.asha) 2026-11-24 10:00 booked"])
    #expect(try bench.customers() == ["\(HandlerBench.asha) "])
  }

  @Test func customerKeepsTheName() throws {
    let bench = try HandlerBench(slots: days(1))
    try bench.add(HandlerBench.asha, "Asha Rao")
    _ = try bench.ask("bookSlot", Self.first)
    #expect(try bench.customers() == ["\(HandlerBench.asha) Asha Rao"])
  }

  @Test func slotThatSomeoneElseTookIsRefused() throws {
    let bench = try HandlerBench(slots: days(2))
    try bench.book(HandlerBench.dev, "2026-11-24 10:00")
    try bench.book(HandlerBench.asha, "2026-11-25 10:00")
    let before = (try bench.slots(), try bench.bookings())
    let answer = try bench.ask("bookSlot", Self.first)
    #expect(answer["status"] == "taken")
    #expect(answer["spokenTime"] == "10 AM")
    #expect(answer["formerDate"] == "")
    #expect(try bench.slots() == before.0)
    #expect(try bench.bookings() == before.1)
  }

  @Test(arguments: ["2026-11-24 10:00", "2026-11-24 10:01", "2026-11-26 00:00"])
  func slotThatHasBegunIsRefused(now: String) throws {
    let bench = try HandlerBench(slots: days(1), now: now)
    #expect(try bench.ask("bookSlot", Self.first)["status"] == "taken")
    #expect(try bench.bookings() == [])
    #expect(try bench.slots() == ["2026-11-24 10:00 free"])
  }

  @Test func slotThatWasNeverOnOfferIsRefused() throws {
    #expect(try HandlerBench().ask("bookSlot", Self.first)["status"] == "taken")
  }

  @Test func movingFreesTheOldSlot() throws {
    let bench = try HandlerBench(slots: days(2))
    try bench.book(HandlerBench.asha, "2026-11-25 10:00")
    let answer = try bench.ask("bookSlot", Self.first)
    #expect(answer["status"] == "booked")
    #expect(answer["formerDate"] == "2026-11-25")
    #expect(answer["formerTime"] == "10:00")
    #expect(try bench.slots() == ["2026-11-24 10:00 taken", "2026-11-25 10:00 free"])
    #expect(try bench.bookings() == ["\(HandlerBench.asha) 2026-11-24 10:00 booked"])
  }

  @Test func askedTwiceItBooksOnce() throws {
    let bench = try HandlerBench(slots: days(2))
    let answer = try bench.ask("bookSlot", Self.first)
    #expect(try bench.ask("bookSlot", Self.first) == answer)
    #expect(try bench.slots() == ["2026-11-24 10:00 taken", "2026-11-25 10:00 free"])
  }

  @Test func bookingAfterCancellingIsNew() throws {
    let bench = try HandlerBench(slots: days(2))
    try bench.book(HandlerBench.asha, "2026-11-25 10:00")
    try bench.cancel(HandlerBench.asha)
    let answer = try bench.ask("bookSlot", Self.first)
    #expect(answer["status"] == "booked")
    #expect(answer["formerDate"] == "")
    #expect(try bench.bookings() == ["\(HandlerBench.asha) 2026-11-24 10:00 booked"])
  }

  /// What the lender of the transaction throws away was never there.
  @Test func nothingIsLeftOfATransactionThatFails() throws {
    struct PowerCut: Error {}
    let bench = try HandlerBench(slots: days(1))
    let request = HandlerRequest(
      parameters: Self.first.map { (name: $0.key, value: $0.value) }, callerNumber: "", now: bench.now)
    let handler = try #require(HandlerCatalog.named("bookSlot"))
    #expect(throws: PowerCut.self) {
      try bench.store.transaction { rows in
        _ = try handler.init().answer(request, in: rows)
        throw PowerCut()
      }
    }
    #expect(try bench.slots() == ["2026-11-24 10:00 free"])
    #expect(try bench.bookings() == [])
    #expect(try bench.customers() == [])
  }
}
