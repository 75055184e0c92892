import Handlers
import Testing

@Suite struct HandlerCatalogTests {
  @Test func everyHandlerIsFoundByItsName() {
    let names = HandlerCatalog.all.map { $0.description.name }
    #expect(names == ["checkCustomer", "availableDates", "availableTimes", "bookSlot", "cancelVisit"])
    for name in names { #expect(HandlerCatalog.named(name)?.description.name == name) }
    #expect(HandlerCatalog.named("bookslot") == nil)
  }

  @Test func noKeyIsDeclaredTwice() {
    for handler in HandlerCatalog.all {
      let keys = handler.description.keys
      #expect(Set(keys).count == keys.count, "\(handler.description.name)")
    }
  }

  /// What the flow forgot, or filled with nonsense, takes the flow's error branch.
  @Test(
    arguments: [
      ("checkCustomer", [:], "\"phone\" is missing"),
      ("checkCustomer", ["phone": "Asha"], "\"phone\" cannot be \"Asha\""),
      ("checkCustomer", ["phone": "9811112222"], "\"phone\" cannot be \"9811112222\""),
      ("availableDates", ["after": "tomorrow"], "\"after\" cannot be \"tomorrow\""),
      ("availableDates", ["after": "2026-02-30"], "\"after\" cannot be \"2026-02-30\""),
      ("availableTimes", [:], "\"slotDate\" is missing"),
      ("availableTimes", ["slotDate": ""], "\"slotDate\" is missing"),
      ("availableTimes", ["slotDate": "24/11/2026"], "\"slotDate\" cannot be \"24/11/2026\""),
      ("availableTimes", ["slotDate": "2026-11-24", "after": "10 AM"], "\"after\" cannot be \"10 AM\""),
      ("bookSlot", ["slotDate": "2026-11-24", "slotTime": "10:00"], "\"phone\" is missing"),
      ("bookSlot", ["phone": "+919811112222", "slotTime": "10:00"], "\"slotDate\" is missing"),
      ("bookSlot", ["phone": "+919811112222", "slotDate": "2026-11-24"], "\"slotTime\" is missing"),
      (
        "bookSlot", ["phone": "+919811112222", "slotDate": "2026-11-24", "slotTime": "24:00"],
        "\"slotTime\" cannot be \"24:00\""
      ),
      (
        "bookSlot", ["phone": "+919811112222", "slotDate": "2026-11-24", "slotTime": "10:00:30"],
        "\"slotTime\" cannot be \"10:00:30\""
      ),
      ("cancelVisit", ["phone": "+1"], "\"phone\" cannot be \"+1\""),
    ] as [(String, [String: String], String)])
  func requestThatMakesNoSenseFails(name: String, parameters: [String: String], why: String) throws {
    let bench = try HandlerBench(slots: days(1))
    let handler = try #require(HandlerCatalog.named(name))
    let request = HandlerRequest(
      parameters: parameters.map { (name: $0.key, value: $0.value) }, callerNumber: "", now: bench.now)
    let failure = #expect(throws: HandlerFailure.self) {
      try bench.store.transaction { rows in _ = try handler.init().answer(request, in: rows) }
    }
    #expect(failure?.description == why)
    #expect(try bench.slots() == ["2026-11-24 10:00 free"])
  }

  @Test func callersOwnNumberStandsInForOneNotSent() throws {
    let bench = try HandlerBench()
    try bench.add(HandlerBench.asha, "Asha Rao")
    #expect(try bench.ask("checkCustomer", from: HandlerBench.asha)["name"] == "Asha Rao")
    #expect(
      try bench.ask("checkCustomer", ["phone": HandlerBench.dev], from: HandlerBench.asha)["name"] == "")
  }
}
