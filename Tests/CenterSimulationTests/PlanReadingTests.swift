import CenterSimulation
import ContactCenter
import Diagnostics
import Testing

/// What is wrong with a plan is said at its place, with what mends it.
@Suite struct PlanReadingTests {
  private static let calls = "\"calls\": {\"\(SmallCenter.number)\": [10, 20]}"

  private func problems(_ rest: String, files: [String: String] = [:]) throws -> [String] {
    let center = try SmallCenter(
      "{\"from\": \"2026-01-05T09:00\", \(rest)}", files: files)
    return try center.reading().problems.map { "\($0.severity.rawValue) \($0.message) [\($0.rule)]" }
  }

  @Test func callsWithTooManyDigitsAreRefusedForThat() throws {
    let found = try problems("\"calls\": {\"\(SmallCenter.number)\": [10, 1007.9999999999998]}")
    let message =
      "error the calls of an interval must be a number from 0 to 1000000, with at most three decimals, found 1007.9999999999998 [bad-value]"
    #expect(found.contains(message), "\(found)")
  }

  @Test func aPlanThatIsWholeHasNoProblem() throws {
    #expect(try problems(Self.calls).isEmpty)
    let rest = """
      \(Self.calls), "to": "2026-01-05T10:00", "callers": {"new": 66.5, "anonymous": 33.5},
      "choices": {"menu": {"Menu": {"1": 60, "12#": 10, "silence": 10, "hang up": 10, "say: plots": 10}}},
      "queues": {"Sales": {"patience": 30, "handleTime": {"meanSeconds": 60, "deviationSeconds": 5}}},
      "roster": {"Sales": 1, "Help": {"09:00-10:00": 2}}, "serviceLevelSeconds": 30
      """
    #expect(try problems(rest).isEmpty)
  }

  @Test(arguments: [
    (
      "\"choices\": {\"menu\": {\"Menu\": {\"1\": 60, \"2\": 37}}}",
      "error the weights sum to 97, not to 100 [weights]"
    ),
    (
      "\"callers\": {\"new\": 60.5, \"anonymous\": 40}",
      "error the callers sum to 100.5, not to 100 [weights]"
    ),
    (
      "\"choices\": {\"menu\": {\"Menu\": {\"x\": 100}}}",
      "error \"x\" is nothing that a caller does [bad-value]"
    ),
    (
      "\"choices\": {\"menu\": {\"Menus\": {\"1\": 100}}}",
      "error \"Menus\" is not an action of this flow [unknown-action]"
    ),
    ("\"choices\": {\"menus\": {}}", "error there is no flow \"menus\" [unknown-flow]"),
    (
      "\"to\": \"2026-01-05T09:45\"",
      "error from \"from\" to \"to\" there must be a whole number of intervals, 1 to 2000 [bad-value]"
    ),
    ("\"to\": \"2026-01-05T11:00\"", "error there are calls for 2 intervals, and 4 intervals [calls-count]"),
    ("\"roster\": {\"Sale\": 3}", "error \"Sale\" is no routing profile and no queue [unknown-team]"),
    ("\"roster\": {\"Sales\": 3}", "warning nobody of the roster serves the queue \"Help\" [queue-unserved]"),
    (
      "\"roster\": {\"Sales\": 1, \"Help\": {\"12:00-13:00\": 2}}",
      "warning nobody of the roster serves the queue \"Help\" [queue-unserved]"
    ),
    (
      "\"roster\": {\"Sales\": 1, \"Help\": 1}, \"answersAfterSeconds\": 25",
      "warning the agents of the roster answer after 25 s, and it rings for 20 s [answers-too-late]"
    ),
    (
      "\"roster\": {\"Sales\": 1, \"Help\": {\"9-10\": 2}}",
      "error \"9-10\" is no stretch of the day [bad-hours]"
    ),
    ("\"queues\": {\"Sles\": {\"patience\": 2}}", "error there is no queue \"Sles\" [unknown-queue]"),
    ("\"patience\": {\"mean\": 20}", "error \"mean\" is not a key of \"patience\" [unknown-key]"),
    (
      "\"patience\": -1",
      "error \"patience\" must be seconds from 0 to 86400, with at most three decimals [bad-value]"
    ),
    (
      "\"patience\": {\"seconds\": 1, \"meanSeconds\": 2}",
      "error \"patience\" is not one of the forms of a time [bad-value]"
    ),
  ])
  func whatIsWrongIsSaid(rest: String, expected: String) throws {
    let found = try problems(Self.calls + ", " + rest)
    #expect(found.contains(expected), "\(found)")
  }

  @Test func aPlanWithoutCallsOrTimeIsRefused() throws {
    let found = try problems("\"intervalMinutes\": 30")
    #expect(found.contains { $0.contains("does not say when it ends") })
    #expect(try problems("\"to\": \"2026-01-05T10:00\"").contains { $0.contains("has no \"calls\"") })
    #expect(
      try problems("\"calls\": {\"+12065550199\": [1]}").contains {
        $0.contains("the center has no number or flow \"+12065550199\"")
      })
  }

  @Test func aQueueThatIsNeverOpenThenIsSaid() throws {
    let center = try SmallCenter(
      "{\"from\": \"2026-01-05T09:00\", \(Self.calls)}", hours: #"{"tuesday": ["09:00-17:00"]}"#)
    let reading = try center.reading()
    #expect(reading.plan != nil)
    #expect(reading.problems.map(\.message) == ["the queue \"Sales\" is never open in this time"])
    #expect(reading.problems[0].place?.position.line == 1)
  }

  // MARK: Past calls

  private func past(_ csv: String) throws -> PlanReading {
    try SmallCenter(
      "{\"from\": \"2026-01-05T09:00\", \"to\": \"2026-01-05T10:00\", \"pastCalls\": \"calls.csv\"}",
      files: ["calls.csv": csv]
    ).reading()
  }

  /// As an editor and as a spreadsheet writes the file.
  @Test(arguments: [("", "\n"), ("\u{FEFF}", "\r\n")])
  func pastCallsGiveTheAverageOfTheirDays(mark: String, lineEnd: String) throws {
    let text =
      """
      time,number,handleSeconds
      2025-12-01 09:05,\(SmallCenter.number),120
      2025-12-01 09:29:59,\(SmallCenter.number),
      "2025-12-02 09:10","\(SmallCenter.number)",60.5
      2025-12-02T09:40,\(SmallCenter.number),90
      2025-12-02 12:00,\(SmallCenter.number),90

      """
    let reading = try past(mark + text.replacing("\n", with: lineEnd))
    let plan = try #require(reading.plan, "\(reading.problems.text)")
    #expect(plan.streams.map(\.calls) == [[1.5, 0.5]])
    #expect(
      plan.handleTime == .observed([120_000, 60_500, 90_000, 90_000].map { .init($0) }))
  }

  @Test(arguments: [
    ("when,number\n", 1, 1, "the first line does not name the column \"time\""),
    ("time\n", 1, 1, "there is no call in this file"),
    (
      "time\n2025-13-01 09:00\n", 2, 1,
      "\"2025-13-01 09:00\" is no time: there is no day \"2025-13-01\" in the years 1700 to 2200"
    ),
    ("time,number\n2025-12-01 09:00,12\n", 2, 18, nil),
    (
      "time,handleSeconds\n2025-12-01 09:00,12\n\n2025-12-01 09:01, x\n", 4, 18,
      "\"x\" are no seconds from 0 to 86400"
    ),
    ("number,time\n,\n", 2, 1, "this call has no time"),
    ("\u{FEFF}number,time\r\n\r\n,\r\n", 3, 1, "this call has no time"),
    ("time,number\n2025-12-01 09:00,\n", 2, 18, "this call does not say which number was called"),
    ("time,number\n2025-12-01 09:00\n", 2, 16, "this line has 1 field, the first line names 2"),
    (
      "time,number\n2025-12-01 09:00,+12065550199,5\n", 2, 31,
      "this line has 3 fields, the first line names 2"
    ),
  ])
  func aBadRowIsSaidAtItsPlace(csv: String, line: Int, column: Int, message: String?) throws {
    let reading = try past(csv)
    #expect(reading.plan == nil)
    let problem = try #require(reading.problems.first)
    #expect(problem.source == "calls.csv" && problem.place?.position.line == line, "\(problem.text)")
    #expect(problem.place?.position.column == column, "\(problem.text)")
    if let message { #expect(problem.message == message) }
    #expect(problem.fix != nil)
  }

  // MARK: Past contacts

  /// A plan whose time is learned from contact records, and what it says beside.
  private func learned(_ contacts: [PastContact], _ rest: String = "") throws -> PlanReading {
    try SmallCenter(
      "{\"from\": \"2026-01-05T09:00\", \"to\": \"2026-01-05T10:00\", \"pastContacts\": \"records\"\(rest)}"
    ).reading(contacts)
  }

  private static func contact(
    _ wait: PastContact.Wait, queue: String = "Sales", at second: Int64 = 0, talk: Milliseconds? = nil
  ) throws -> PastContact {
    PastContact(
      called: Timestamp(seconds: 1_764_579_600 + second), dialed: try PhoneNumber(SmallCenter.number),
      queue: queue, wait: wait, talk: talk)
  }

  @Test func whoWasAnsweredWouldHaveWaitedLonger() throws {
    let waits: [PastContact.Wait] = [
      .gaveUp(.seconds(10)), .answered(.seconds(20)), .gaveUp(.seconds(30)), .cut(.seconds(40)),
    ]
    let plan = try #require(try learned(waits.map { try Self.contact($0) }).plan)
    guard case .observed(let values)? = plan.patience else {
      Issue.record("\(plan)")
      return
    }
    // A quarter gives up at 10 s; of those who still wait at 30 s one of two.
    let counts = [10, 30, 86_400].map { seconds in values.filter { $0 == .seconds(seconds) }.count }
    #expect(counts == [250, 375, 375])
  }

  @Test func aQueueOfManyContactsIsJudgedByItself() throws {
    let few = try (0..<29).map { _ in
      try Self.contact(.answered(.seconds(5)), queue: "Help", talk: .seconds(100))
    }
    let many = try (0..<30).map { _ in try Self.contact(.gaveUp(.seconds(7)), talk: .seconds(200)) }
    let elsewhere = try Self.contact(.answered(.seconds(1)), queue: "Old", talk: .seconds(300))
    let plan = try #require(try learned(few + many + [elsewhere]).plan)
    #expect(plan.patienceOfQueue == [0: .observed(Array(repeating: .seconds(7), count: 1000))])
    #expect(plan.handleTimeOfQueue == [0: .observed(Array(repeating: .seconds(200), count: 30))])
    guard case .observed(let talks)? = plan.handleTime else {
      Issue.record("\(plan)")
      return
    }
    #expect(talks.count == 60 && talks.contains(.seconds(300)))
    #expect(plan.drawsTalks)
  }

  /// Of a roster; what the plan says counts more. A record that does not tell it says nothing.
  @Test(arguments: [("", 30), (", \"afterContactSeconds\": 45", 45)])
  func agentsOfARosterWorkAfterAContactAsLongAsTheyDidOnAverage(rest: String, seconds: Int64) throws {
    let contacts = [20, 40, nil].map { (work: Int64?) in
      PastContact(
        called: Timestamp(seconds: 1_764_579_600), queue: "Sales", wait: .answered(.seconds(1)),
        talk: .seconds(100), work: work.map { .seconds($0) })
    }
    let small = try SmallCenter(
      "{\"from\": \"2026-01-05T09:00\", \"to\": \"2026-01-05T10:00\", \"pastContacts\": \"records\", \"roster\": {\"Sales\": 2}\(rest)}"
    )
    let plan = try #require(try small.reading(contacts).plan)
    #expect(plan.afterContactWork == .seconds(seconds))
    let agents = plan.staffed(ContactCenterDefinition(name: "c", queues: [QueueDefinition(name: "Sales")]))
      .agents
    #expect(agents.map(\.afterContactWork) == [.seconds(seconds), .seconds(seconds)])
  }

  @Test func whereNobodyGaveUpCallersWaitForEver() throws {
    let plan = try #require(try learned([Self.contact(.answered(.seconds(5)))]).plan)
    #expect(plan.patience == nil && plan.patienceOfQueue.isEmpty)
  }

  @Test func callsComeAsTheRecordsTell() throws {
    // 9:00, 9:31 and the next day 9:10.
    let contacts = try [0, 31 * 60, 86_400 + 600].map { try Self.contact(.cut(.zero), at: $0) }
    let callback = PastContact(called: nil, queue: "Sales", talk: .seconds(5))
    let plan = try #require(try learned(contacts + [callback]).plan)
    #expect(plan.streams.map(\.calls) == [[1, 0.5]])
  }

  @Test func whatThePlanSaysCountsMoreThanRecords() throws {
    let contacts = try (0..<40).map { _ in try Self.contact(.gaveUp(.seconds(7)), talk: .seconds(200)) }
    let plan = try #require(
      try learned(
        contacts,
        ", \(Self.calls), \"patience\": {\"seconds\": 9}, \"queues\": {\"Sales\": {\"handleTime\": {\"seconds\": 8}}}"
      ).plan)
    #expect(plan.patience == .always(.seconds(9)) && plan.patienceOfQueue.isEmpty)
    #expect(plan.handleTimeOfQueue == [0: .always(.seconds(8))])
    #expect(plan.streams.map(\.calls) == [[10, 20]])
  }

  @Test func aFileWithoutContactRecordsIsRefused() throws {
    let reading = try learned([])
    #expect(reading.plan == nil)
    #expect(reading.problems.first?.message == "there is no contact record in \"records\"")
  }

  // MARK: Changes

  @Test(arguments: [
    "", "agents", "agents x=2", "agents s=2", "calls=1.5", "shoes=2%", "agents sales=-1", "calls=2%,calls=3%",
    "agents sales=3,agents sal=4",
  ])
  func aChangeThatMeansNothingIsRefused(text: String) throws {
    let center = try SmallCenter(
      "{\"from\": \"2026-01-05T09:00\", \(Self.calls), \"roster\": {\"Sales\": 1, \"Second\": {\"queues\": [\"Help\"], \"agents\": 1}}}"
    )
    let plan = try #require(try center.reading().plan)
    #expect(throws: Diagnostic.self) { try plan.changed(by: WhatIf.list(text)) }
  }

  @Test func changesChangeThePlan() throws {
    let center = try SmallCenter(
      "{\"from\": \"2026-01-05T09:00\", \(Self.calls), \"handleTime\": 100, \"patience\": {\"seconds\": 60}, \"roster\": {\"Sales\": {\"09:00-10:00\": 1, \"10:00-11:00\": 0}, \"Help\": 2}}"
    )
    let plan = try #require(try center.reading().plan)
    let changed = try plan.changed(
      by: WhatIf.list("Agents SAL=6, Calls=150%, handle time=90%, patience=200%"))
    #expect(changed.roster?.map { $0.shifts.map(\.agents) } == [[6, 0], [2]])
    #expect(changed.streams[0].calls == [15, 30])
    #expect(changed.handleTime == .exponential(mean: .seconds(90)))
    #expect(changed.patience == .always(.seconds(120)))
  }
}
