import Testing

@Suite struct CheckCustomerTests {
  @Test func unknownNumberIsNew() throws {
    let answer = try HandlerBench().ask("checkCustomer", ["phone": HandlerBench.asha])
    #expect(
      answer == [
        "status": "new", "name": "", "firstName": "", "nameKnown": "no", "slotDate": "", "slotTime": "",
        "spokenDate": "", "spokenTime": "",
      ])
  }

  @Test(arguments: [
    ("Asha Rao", "Asha Rao", "Asha", "yes"), ("  Asha   Rao ", "Asha Rao", "Asha", "yes"),
    ("Farah", "Farah", "Farah", "yes"), ("", "", "", "no"), ("  ", "", "", "no"),
  ])
  func customerIsGreetedByFirstName(stored: String, name: String, firstName: String, known: String) throws {
    let bench = try HandlerBench()
    try bench.add(HandlerBench.asha, stored)
    let answer = try bench.ask("checkCustomer", ["phone": HandlerBench.asha])
    #expect(answer["status"] == "existing")
    #expect(answer["name"] == name)
    #expect(answer["firstName"] == firstName)
    #expect(answer["nameKnown"] == known)
  }

  @Test func visitAheadIsTold() throws {
    let bench = try HandlerBench(slots: ["2026-11-24 16:00"])
    try bench.add(HandlerBench.dev, "Dev Menon")
    try bench.book(HandlerBench.dev, "2026-11-24 16:00")
    #expect(
      try bench.ask("checkCustomer", ["phone": HandlerBench.dev]) == [
        "status": "scheduled", "name": "Dev Menon", "firstName": "Dev", "nameKnown": "yes",
        "slotDate": "2026-11-24", "slotTime": "16:00", "spokenDate": "Tuesday 24 November",
        "spokenTime": "4 PM",
      ])
  }

  /// A visit counts until the minute it begins.
  @Test(arguments: [
    ("2026-11-24 15:59", "scheduled"), ("2026-11-24 16:00", "existing"), ("2026-11-24 16:01", "existing"),
    ("2026-11-25 00:00", "existing"),
  ])
  func visitThatHasBegunIsNotAhead(now: String, status: String) throws {
    let bench = try HandlerBench(slots: ["2026-11-24 16:00"], now: now)
    try bench.book(HandlerBench.dev, "2026-11-24 16:00")
    #expect(try bench.ask("checkCustomer", ["phone": HandlerBench.dev])["status"] == status)
  }

  @Test func cancelledVisitIsNotAhead() throws {
    let bench = try HandlerBench(slots: ["2026-11-24 16:00"])
    try bench.book(HandlerBench.dev, "2026-11-24 16:00")
    try bench.cancel(HandlerBench.dev)
    let answer = try bench.ask("checkCustomer", ["phone": HandlerBench.dev])
    #expect(answer["status"] == "existing")
    #expect(answer["spokenDate"] == "")
  }
}
