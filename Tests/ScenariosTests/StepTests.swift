import TestSupport
import Testing

@testable import Scenarios

/// Steps are met where they hold, and fail at once where they do not.
@Suite struct StepTests {
  /// Asha has asked to be called back, and is to be.
  static let calledBack = [
    "agent \"Meera Nair\" unavailable", "call from +919811112222", "press 1",
    "hear \"To be called back, press 1\"", "press 1", "press 1", "ends by flow",
    "agent \"Meera Nair\" available",
  ]

  /// Asha has asked to be called back, and nobody is there to do it yet.
  static let waitsForCallback = ["agent \"Anita George\" unavailable"] + calledBack.dropLast()

  @Test func aBookingIsHeardAndItsRowIsThere() {
    let played = Played(
      "call from +919811112222", "hear \"welcome back ASHA\"", "press 5",
      "hear \"For Tuesday 24 November, press 1\"", "press 1", "hear \"press 1\"", "press 1",
      "hear \"You have successfully scheduled your site visit\"", "ends by flow",
      "expect row Bookings phoneNumber=+919811112222 slotDate=2026-11-24 status=booked")
    #expect(played.words == "passed")
  }

  @Test(arguments: [
    // What the world is like.
    ["at 2026-11-23 22:00", "call from +919811112222", "press 1", "hear \"We are closed right now\""],
    [
      "hours \"Sales hours\" closed", "call from +919811112222", "press 1",
      "hear \"We are closed right now\"",
    ],
    [
      "queue Plots full", "call from +919811112222", "press 1", "not hear \"hold for our Plots team\"",
      "expect queue Support",
    ],
    [
      "lambda bookSlot fails", "call from +919811112222", "press 5", "press 1", "press 1",
      "expect queue Support",
    ],
    ["lambda availableDates times out", "call from +919811112222", "press 5", "expect queue Support"],
    [
      "lambda checkCustomer returns {\"status\": \"existing\", \"name\": \"Ila Sen\", \"firstName\": \"Ila\", \"nameKnown\": \"yes\"}",
      "call from +12065550100", "hear \"Welcome back, Ila\"",
    ],
    ["given customer +12065550100 \"Ila Sen\"", "call from +12065550100", "hear \"Welcome back, Ila\""],
    ["given customer +12065550100", "call from +12065550100", "hear \"Welcome back\""],
    [
      "given slot 2026-11-24 10:00 taken", "call from +919811112222", "press 5", "press 1",
      "not hear \"10 AM\"", "hear \"12 noon\"",
    ],
    ["given no row AvailableSlots", "call from +919811112222", "press 5", "expect queue Support"],
    [
      "given row Bookings phoneNumber=+919811112222 slotDate=2026-11-25 slotTime=12:00 status=booked",
      "call from +919811112222", "hear \"Your site visit is on Wednesday 25 November\"",
    ],
    ["given attribute language=fr", "call from +919811112222", "expect attribute language=fr"],
    [
      "branch \"Join the queue\" takes NoMatchingError", "call from +919811112222", "press 1",
      "hear \"support\"",
    ],
    // What the caller does.
    ["call from +919811112222", "press 5 early", "hear \"choose a date\""],
    ["call from +919811112222", "silence", "hear \"We did not hear a key\""],
    ["call from +919811112222", "press 7", "hear \"not one of the choices\"", "hear \"For plots\""],
    ["call from +919811112222", "hang up early", "ends by caller"],
    ["call from +919811112222", "press 1", "wait 10s", "hang up", "expect ended by caller"],
    [
      "call from anonymous", "press 5", "hear \"enter your ten-digit mobile number\"", "press 9811112222#",
      "hear \"choose a date\"",
    ],
    Self.calledBack + ["callback answered", "hear \"You asked us to call you back\"", "ends by agent"],
    Self.calledBack + ["callback declined", "callback missed"],
    Self.calledBack + ["callback answered", "hang up", "ends by caller"],
    // Who calls again meanwhile is called back on the same telephone.
    Self.waitsForCallback + [
      "call from +919811112222", "hang up early", "agent \"Meera Nair\" available", "callback answered",
      "hear \"You asked us to call you back\"", "ends by agent",
    ],
    Self.waitsForCallback + [
      "call from +919811112222", "press 1", "hear \"To be called back, press 1\"", "press 1", "press 1",
      "ends by flow", "agent \"Meera Nair\" available", "callback answered", "ends by agent",
    ],
    // What comes of it.
    [
      "call from +919811112222", "press 1", "expect queue Plots",
      "expect whisper \"Asha Rao is on the line\"",
      "expect agent \"Meera Nair\"", "silence", "ends by flow",
    ],
    [
      "call from +919811112222", "press 5", "expect lambda availableDates called",
      "expect lambda bookSlot not called", "press 1", "press 1",
      "expect lambda bookSlot called with slotDate=2026-11-24",
    ],
    [
      "call from +919811112222", "expect attribute $.CustomerEndpoint.Address=+919811112222",
      "expect no attribute nothing",
    ],
    [
      "expect no row Bookings phoneNumber=+919811112222", "call from +919811112222", "hang up early",
      "expect no row Bookings phoneNumber=+919811112222",
    ],
    // Agents act when they are told to.
    [
      "call from +919811112222", "press 1", "agent \"Meera Nair\" answers", "agent \"Meera Nair\" hangs up",
      "silence", "ends by flow",
    ],
    [
      "agent \"Ravi Iyer\" available", "call from +919811112222", "press 1",
      "agent \"Meera Nair\" declines", "agent \"Ravi Iyer\" answers", "expect agent \"Ravi Iyer\"",
    ],
    [
      "agent \"Meera Nair\" unavailable", "agent \"Ravi Iyer\" available", "call from +919811112222",
      "press 1",
      "agent \"Ravi Iyer\" answers", "expect agent \"Ravi Iyer\"",
    ],
    [
      "call from +919811112222", "press 1", "agent \"Meera Nair\" answers",
      "agent \"Meera Nair\" transfers to \"Loan desk\" warm", "expect agent \"Tom Varghese\"",
      "agent \"Tom Varghese\" hangs up",
    ],
    // A second call meets what the first one left.
    [
      "call from +919811112222", "press 5", "press 1", "press 1", "ends by flow", "call from +919811112222",
      "hear \"Your site visit is on Tuesday 24 November at 10\"",
    ],
    [
      "lambda bookSlot fails once", "call from +919811112222", "press 5", "press 1", "press 1",
      "expect queue Support", "hang up", "call from +919811112222", "press 5", "press 1", "press 1",
      "hear \"You have successfully scheduled\"",
    ],
    // What is said of one call comes before what always is so, whichever is said first.
    [
      "lambda bookSlot fails once", "lambda bookSlot returns {\"status\": \"booked\"}",
      "call from +919811112222", "press 5", "press 1", "press 1", "expect queue Support", "hang up",
      "call from +919811112222", "press 5", "press 1", "press 1", "hear \"You have successfully scheduled\"",
    ],
    [
      "lambda bookSlot returns {\"status\": \"booked\"}", "lambda bookSlot fails once",
      "call from +919811112222", "press 5", "press 1", "press 1", "expect queue Support", "hang up",
      "call from +919811112222", "press 5", "press 1", "press 1", "hear \"You have successfully scheduled\"",
    ],
    [
      "strict", "call from +919811112222", "hear \"Welcome back, Asha\"", "hear \"For plots, press 1\"",
      "hear \"press 9\"", "press 5", "hear \"choose a date\"",
    ],
  ])
  func theStepsHold(lines: [String]) {
    let text =
      ["center \(packagePath("flows/site-visit"))"]
      + (lines[0].hasPrefix("at ") ? [] : ["at 2026-11-23 10:05"])
    let played = Played(text: (text + lines).joined(separator: "\n"))
    #expect(played.words == "passed", "\(played.finding?.text ?? "")")
  }

  @Test(arguments: [
    (
      ["hear \"we are closed\""],
      "4:6: expected to hear \"we are closed\", heard \"Welcome back, Asha, and thank you for calling Amberleaf Estates.\", then \"For plots, press 1. For villas, press 2. For loan and legal documents, press 3. For support, press 4. To schedule a site visit, press 5. To hear this again, press 9.\""
    ),
    (
      ["press 5", "hear \"choose a date\"", "hang up", "hear \"goodbye\""],
      "7:6: expected to hear \"goodbye\", heard nothing"
    ),
    (
      ["not hear \"press 9\"", "press 5"],
      "4:10: expected not to hear \"press 9\", heard \"For plots, press 1. For villas, press 2. For loan and legal documents, press 3. For support, press 4. To schedule a site visit, press 5. To hear this again, press 9.\""
    ),
    (["hang up early", "press 5"], "5:7: expected to press 5, heard nothing"),
    (["call from +12065550100"], "4:1: the call before is not over"),
    (
      ["hang up early", "callback answered"],
      "5:10: expected the caller to be called back, and nobody calls"
    ),
    (["hang up early", "call from +12065550100 flow nowhere"], "5:29: there is no flow \"nowhere\""),
    (["hang up early", "call from +12065550100 to +12065550199"], "5:27: no flow answers"),
    (["agent \"Meera Nair\" transfers to Nobody"], "4:33: there is no quick connect \"Nobody\""),
    (
      [
        "agent \"Anita George\" unavailable", "press 1", "agent \"Meera Nair\" answers",
        "agent \"Meera Nair\" transfers to \"Team lead\" warm",
      ], "7:33: Meera Nair reaches nobody by \"Team lead\""
    ),
    (["hours Never closed"], "4:7: there is no \"Never\" in "),
    (["expect attribute language=fr other=1"], "4:18: expected language"),
    (["press 1", "expect queue Villas"], "5:14: expected the queue \"Villas\", found \"Plots\""),
    (["expect queue Plots"], "4:14: expected the queue \"Plots\", but the caller was put into none"),
    (["expect queue Plot"], "4:14: there is no \"Plot\" in "),
    (["expect attribute language=fr"], "4:18: expected language to be \"fr\", but it has no value"),
    (
      ["expect row Bookings status=booked slotDate=2026-11-30"],
      "4:35: expected a row Bookings status=booked slotDate=2026-11-30, found phoneNumber=+919845033333 slotDate=2026-11-24 slotTime=16:00 status=booked"
    ),
    (["expect row Booking"], "4:12: there is no table \"Booking\""),
    (["expect row Bookings number=1"], "4:21: Bookings has no column \"number\""),
    (
      ["expect no row Bookings"],
      "4:15: expected no row Bookings, found phoneNumber=+919845033333 slotDate=2026-11-24 slotTime=16:00 status=booked"
    ),
    (
      ["given row Bookings phoneNumber=+1"],
      "4:11: a row of Bookings needs slotDate and slotTime and status too"
    ),
    (
      ["given row AvailableSlots slotDate=2026-11-24 slotTime=10:00 isAvailable=2"],
      "4:61: isAvailable of AvailableSlots cannot be \"2\""
    ),
    (["expect lambda bookSlot called"], "4:15: expected bookSlot called, but it was not called"),
    (
      ["press 5", "press 1", "press 1", "expect lambda bookSlot called with slotTime=11:00"],
      "7:36: expected bookSlot called with slotTime=11:00, found"
    ),
    (
      ["press 5", "expect lambda availableDates not called"],
      "5:15: expected availableDates not to be called, but it was"
    ),
    (["ends by agent"], "4:9: expected the call to end, heard"),
    (
      ["hang up early", "ends by flow"],
      "5:9: expected the call to end by flow, but it was ended by the caller"
    ),
    (["expect agent \"Meera Nair\""], "4:14: expected to speak with Meera Nair, heard"),
    (["press 1", "agent \"Meera Nair\" chooses Submit"], "5:28: "),
    (["press 1", "agent \"Meera Nair\" chooses \"Submit\""], "5:7: expected a page for Meera Nair"),
    (["agent Nobody answers"], "4:7: there is no \"Nobody\" in "),
    (["expect message \"hello\""], "4:16: only a chat has messages"),
    (
      ["hear \"For plots\"", "press 5", "not hear \"choose a date\""],
      "6:10: expected not to hear \"choose a date\", heard \"Please choose a date"
    ),
  ])
  func aStepThatIsNotMetFailsAtOnceAndSaysWhatWasSoInstead(lines: [String], expected: String) {
    let played = Played(
      text: (["center \(packagePath("flows/site-visit"))", "at 2026-11-23 10:05", "call from +919811112222"]
        + lines)
        .joined(separator: "\n"))
    #expect(played.words.hasPrefix(expected), "\(played.words)")
  }

  @Test func aStrictScenarioAllowsNothingUnasked() {
    let played = Played(
      "strict", "call from +919811112222", "hear \"For plots\"", "press 5")
    #expect(played.words.hasPrefix("5:6: heard \"Welcome back, Asha"))
    #expect(played.words.hasSuffix("which no step asked for"))
  }

  /// The call goes on behind the last step, until the caller is awaited.
  @Test func aStrictScenarioAllowsNothingUnaskedAtItsEndEither() {
    let hearsAll = [
      "strict", "call from +919811112222", "hear \"Welcome back, Asha\"", "hear \"For plots\"", "press 5",
    ]
    let text = (["center \(packagePath("flows/site-visit"))", "at 2026-11-23 10:05"] + hearsAll).joined(
      separator: "\n")
    let played = Played(text: text)
    #expect(played.words.hasPrefix("7:7: heard \"Please choose a date"), "\(played.words)")
    #expect(Played(text: text + "\nhear \"Please choose a date\"").words == "passed")
  }

  @Test func nothingLeaksFromOneScenarioToTheNext() throws {
    let text = """
      center \(packagePath("flows/site-visit"))
      at 2026-11-23 10:05
      expect no row Bookings phoneNumber=+919811112222
      call from +919811112222
      press 5
      press 1
      press 1
      ends by flow
      expect row Bookings phoneNumber=+919811112222
      """
    let runner = ScenarioRunner(CenterShelf())
    let scenario = try Scenario(parsing: text, named: "twice.scenario")
    for _ in 1...3 { #expect(runner.play(scenario).isPassed) }
  }

  @Test func aForcedBranchIsCalledForced() throws {
    let played = Played(
      "branch \"Join the queue\" takes NoMatchingError", "call from +919811112222", "press 1",
      "hear \"never said\"")
    let entries = try #require(played.result.played).transcript.entries
    #expect(
      entries.contains { $0.text == "TransferContactToQueue is forced by the test: took NoMatchingError" })
  }

  @Test func aBranchIsForcedAtTheVisitThatIsNamed() {
    let silent = "call from +919811112222\nsilence\nhear \"For plots, press 1\"\nsilence"
    let second = "branch \"Main menu\" takes NoMatchingError at visit 2"
    #expect(Played(silent).words == "passed")
    #expect(Played(second, silent).words.hasPrefix("6:6: expected to hear \"For plots, press 1\""))
    #expect(
      Played(second, "call from +919811112222", "silence", "hear \"something went wrong\"").words == "passed")
    let third = "branch \"Main menu\" takes NoMatchingError at visit 3"
    #expect(Played(third, silent, "hear \"something went wrong\"").words == "passed")
  }

  @Test func aForcedBranchOfNothingIsRefused() {
    #expect(
      Played("branch \"Join the que\" takes NoMatchingError", "call from anonymous").words.hasPrefix(
        "3:8: there is no action \"Join the que\""))
    #expect(
      Played("branch \"Join the queue\" takes Nothing", "call from anonymous").words.hasPrefix(
        "3:31: \"Join the queue\" has no branch \"Nothing\""))
    let near = Played("branch \"Join the queue\" takes NoMatchingErr", "call from anonymous").finding
    #expect(near?.fix == "did you mean \"NoMatchingError\"?")
    let sung = Played("call from anonymous", "agent \"Meera Nair\" sings").words
    #expect(sung.contains("\"transfers to\"") && sung.contains("\"chooses\""), "\(sung)")
  }

  @Test func conditionsOfOneOperandAreToldApartByTheirOperators() {
    let line = "call from +919811112222\npress 1\nhear \"You are number\"\nhang up"
    let alone = "agent \"Meera Nair\" unavailable\nagent \"Ravi Iyer\" unavailable"
    #expect(Played("branch \"First in line?\" takes \"NumberGreaterThan 1\"", alone, line).words == "passed")
    #expect(Played("branch \"First in line?\" takes \"Equals 1\"", alone, line).words != "passed")
  }

  @Test func aCenterThatIsNotThereIsRefused() {
    let played = Played(text: "center nowhere\ncall from anonymous")
    #expect(played.words == "1:8: this center cannot be called")
    #expect(played.finding?.why == "there is no such file or folder")
  }

  @Test func aFolderIsNoFlow() {
    let played = Played(text: "flow \(packagePath("flows/site-visit"))\ncall from anonymous")
    #expect(played.words == "1:6: this is a folder, and \"flow\" names a flow's file")
  }
}
