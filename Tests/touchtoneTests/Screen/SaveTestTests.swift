import ContactCenter
import Foundation
import Scenarios
import Store
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// `S` on the phone saves the call so far as a scenario of the center.
@Suite struct SaveTestTests {
  private let folder: TemporaryFolder
  private let program: PhoneProgram
  private let scenarios: String

  init() throws {
    folder = try TemporaryFolder()
    for name in ["flows", "prompts"] {
      try FileManager.default.copyItem(atPath: packagePath(name), toPath: folder.path(of: name))
    }
    let center = folder.path(of: "flows/site-visit")
    scenarios = center + "/scenarios"
    try FileManager.default.removeItem(atPath: scenarios)
    let words = ["play", center, "--at", "2026-11-23T10:05", "--store", folder.path(of: "store.sqlite")]
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    program = PhoneProgram(try PlaySetup(arguments), isPaused: false, isDemo: false, speaks: false)
  }

  private struct NotACall: Error {}

  private var screen: String { program.frame(Size(columns: 80, rows: 24), .unicode).text }

  /// Steps to where the Lambda that books runs, and has not answered.
  private func stepToTheBooking() {
    program.call.setPaused(true, program.clock.monotonicNanoseconds)
    for key in ["5", "1", "1"] {
      stepToTheCaller()
      press(key)
    }
    for _ in 0..<20 where program.call.pendingLambda?.name != "bookSlot" { press("]") }
  }

  private func press(_ keys: String) { for key in keys { program.handle(.character(key)) } }

  @Test func theCallIsSavedAndPasses() throws {
    press("xS")
    let first = program.messages.shown?.text
    #expect(first == "saved, and it passes: \(scenarios)/asha-rao-2026-11-23-10-05.scenario")
    press("S")
    let second = program.messages.shown?.text
    #expect(second == "saved, and it passes: \(scenarios)/asha-rao-2026-11-23-10-05-2.scenario")
    let names = try FileManager.default.contentsOfDirectory(atPath: scenarios)
    #expect(names.count == 2)
    let file = scenarios + "/asha-rao-2026-11-23-10-05.scenario"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("center ../center.json\nat 2026-11-23 10:05"))
    #expect(text.contains("hang up"))
    #expect(ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file)).isPassed)
  }

  /// What a key leads to is not waited for where the caller did not wait for it.
  @Test func aCallThatIsHungUpBehindAKeyEndsThere() throws {
    let flow = try SmallFlow(
      SmallFlow.menu("Menu", "Press 1.", keys: [("1", "Look up")], silence: "Bye"),
      SmallFlow.lambda("Look up", "crm", then: "Bye", otherwise: "Bye"), SmallFlow.hangUp())
    let words = ["play", flow.path, "--at", "2026-11-23T10:05", "--lambda", #"crm={"tier": "gold"}"#]
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    let program = PhoneProgram(try PlaySetup(arguments), isPaused: false, isDemo: false, speaks: false)
    for key in "1xS" { program.handle(.character(key)) }
    let (shown, told) = (program.messages.shown?.text ?? "", "saved, and it passes: ")
    try #require(shown.hasPrefix(told), "\(shown)")
    let text = try String(contentsOfFile: String(shown.dropFirst(told.count)), encoding: .utf8)
    #expect(text.contains("press 1 early\nhang up early\n"), "\(text)")
  }

  /// The time of an action may run out in the step before the caller hangs up.
  @Test func aCallThatIsHungUpBehindASilenceEndsThere() throws {
    program.call.setPaused(true, program.clock.monotonicNanoseconds)
    stepToTheCaller()
    press("]]xS")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    let text = try saved
    #expect(text.contains("\nsilence\nhang up early\n"), "\(text)")
  }

  /// The present action takes its error branch.
  private func forceTheError() {
    press(">error")
    program.handle(.enter)
  }

  /// Nobody knows of a visit after it: forced at each, the call might go round for ever.
  @Test func aCallThatIsHungUpBehindAForcedBranchHasForcedThatVisitAlone() throws {
    program.call.setPaused(true, program.clock.monotonicNanoseconds)
    stepToTheCaller()
    forceTheError()
    press("xS")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    let text = try saved
    #expect(text.contains("branch \"Main menu\" takes NoMatchingError at visit 1\n"), "\(text)")
  }

  /// A test edits no attribute: the comparison that it decided takes its branch.
  @Test func anAttributeThatIsEditedAndDecidesIsABranchOfTheTest() throws {
    program.call.setPaused(true, program.clock.monotonicNanoseconds)
    stepToTheCaller()
    press("e")
    for key in "attempt=3" { program.handle(.character(key)) }
    program.handle(.enter)
    press("7")
    stepToTheCaller()
    press("xS")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    let text = try saved
    #expect(text.contains("# by hand: edited: attempt = 3\n"), "\(text)")
    #expect(text.contains("branch \"Which menu attempt?\" takes"), "\(text)")
  }

  @Test func withTheCallOverNoLineForWordsOpens() throws {
    press("x")
    program.handle(.enter)
    #expect(program.view.sayLine == nil)
    #expect(screen.contains("nobody would hear words"), "\(screen)")
  }

  /// Nobody is asked while a test runs: what a person answered for a Lambda is declared before the act that leads to it.
  @Test func answersThatWereTypedAreThereWhenTheTestAsks() throws {
    let flow = try SmallFlow(
      SmallFlow.lambda("Greet", "greeting", then: "Menu", otherwise: "Bye"),
      SmallFlow.menu("Menu", "$.External.tier. Press 1.", keys: [("1", "Look up")], silence: "Bye"),
      SmallFlow.lambda("Look up", "crm", then: "Tell", otherwise: "Bye"),
      SmallFlow.say("Tell", "You are $.External.tier.", then: "Bye"), SmallFlow.hangUp())
    let phone = try Phone(center: flow.path)
    try phone.terminal.wait(forText: "greeting has no handler here")
    phone.terminal.type("Hello\r")
    try phone.terminal.wait(forText: "Hello. Press 1.")
    phone.terminal.type("++++1")
    try phone.terminal.wait(forText: "crm has no handler here")
    phone.terminal.type("gold\r")
    try phone.terminal.wait(forText: "Ended by the flow")
    phone.terminal.type("S")
    try phone.terminal.wait(forText: "saved, and it passes")
  }

  /// The path that is told can be typed where the person is.
  @Test func aFileBelowTheFolderOfThePersonIsToldAsSeenFromThere() throws {
    let flow = try SmallFlow(SmallFlow.say("Hello", "Hello.", then: "Bye"), SmallFlow.hangUp())
    let terminal = try PseudoTerminal(
      Phone.program,
      [
        "play", flow.path, "--at", "2026-11-23T10:05", "--store", flow.folder.path(of: "store.sqlite"),
      ], columns: 120, in: flow.folder.path + "/..")
    try terminal.wait(forText: "Ended by the flow")
    terminal.type("S")
    let folder = try #require(flow.folder.path.split(separator: "/").last)
    try terminal.wait(forText: "saved, and it passes: \(folder)/")
  }

  private func stepToTheCaller() {
    for _ in 0..<200 where program.call.stepObstacle == nil { press("]") }
  }

  private var saved: String {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: scenarios)
      return try String(contentsOfFile: scenarios + "/" + (names.first ?? ""), encoding: .utf8)
    }
  }

  @Test func anAnswerInPlaceOfALambdaIsAStepOfTheTest() throws {
    program.call.setPaused(true, program.clock.monotonicNanoseconds)
    program.call.toggle(.lambda("bookSlot"))
    for key in ["5", "1", "1"] {
      stepToTheCaller()
      press(key)
    }
    for _ in 0..<20 where program.call.nextLambda?.name != "bookSlot" { press("]") }
    press("e")
    program.handle(.enter)
    for _ in 0..<60 { program.handle(.backspace) }
    for key in "status = taken" { program.handle(.character(key)) }
    program.handle(.enter)
    stepToTheCaller()
    press("xS")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    let text = try saved
    #expect(text.contains("lambda bookSlot returns"), "\(text)")
  }

  /// What the handler had written stands in the store, whatever it is made to answer.
  @Test func anAnswerThatIsEditedWhileItsLambdaRunsIsAStepOfTheTestWithTheRowsThatItWrote() throws {
    stepToTheBooking()
    press("e")
    program.handle(.enter)
    for _ in 0..<60 { program.handle(.backspace) }
    for key in "status = taken" { program.handle(.character(key)) }
    program.handle(.enter)
    stepToTheCaller()
    press("xS")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    let text = try saved
    #expect(text.contains("lambda bookSlot returns"), "\(text)")
    #expect(text.contains("given row Bookings phoneNumber=+919811112222"), "\(text)")
  }

  /// Chance is reproduced by the seed: calls of a session count on from the first one's.
  @Test(arguments: [7, 8, 9, 10]) func whatChanceDecidedIsDecidedAlikeByTheTest(seed: Int) throws {
    let flow = try SmallFlow(
      SmallFlow.draw(),
      SmallFlow.say("Heads", "It is heads, $.ContactId.", then: "Bye"),
      SmallFlow.say("Tails", "It is tails, $.ContactId.", then: "Bye"), SmallFlow.hangUp())
    let words = [
      "play", flow.path, "--at", "2026-11-23T10:05", "--seed", String(seed), "--store",
      flow.folder.path(of: "store.sqlite"),
    ]
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    let program = PhoneProgram(try PlaySetup(arguments), isPaused: false, isDemo: false, speaks: false)
    var ids: [String] = []
    for number in 0..<2 {
      if number > 0 { for key in "xc" { program.handle(.character(key)) } }
      let contact = program.call.contact
      let flows = program.call.world.program
      let id = program.call.world.state.contacts[contact].contact.data("ContactId", flows)
      ids.append(try #require(id))
      for key in "xS" { program.handle(.character(key)) }
      let screen = program.frame(Size(columns: 80, rows: 24), .unicode).text
      #expect(screen.contains("saved, and it passes"), "\(screen)")
    }
    #expect(ids[0] != ids[1])
  }

  @Test func aForcedBranchIsAStepOfTheTest() throws {
    program.call.setPaused(true, program.clock.monotonicNanoseconds)
    stepToTheCaller()
    forceTheError()
    for _ in 0..<4 { press("]") }
    press("xS")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    let text = try saved
    #expect(text.contains("branch \"Main menu\" takes NoMatchingError"), "\(text)")
  }

  /// A test that only listens is over with the last words: what was forced behind them is waited for.
  @Test func aBranchThatIsForcedLastIsTakenInTheTest() throws {
    program.call.setPaused(true, program.clock.monotonicNanoseconds)
    stepToTheCaller()
    forceTheError()
    press("S")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    let text = try saved
    #expect(text.contains("branch \"Main menu\" takes NoMatchingError"), "\(text)")
    #expect(text.hasSuffix("\nwait 1ms\n"), "\(text)")
  }

  /// What was forced takes no time, and the next words come at once: there is nothing to wait for.
  @Test func twoBranchesThatAreForcedOneBehindTheOtherAreTakenInTheTest() throws {
    program.call.setPaused(true, program.clock.monotonicNanoseconds)
    stepToTheCaller()
    press(">")
    for _ in 0..<3 { program.handle(.down) }
    program.handle(.enter)
    forceTheError()
    press("S")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    let text = try saved
    #expect(text.contains("branch \"Main menu\" takes 4\n"), "\(text)")
    #expect(!text.contains("wait 1ms"), "\(text)")
  }

  /// The first visit went as it is written: only the one that was left by force is.
  @Test func aBranchThatIsForcedAtALaterVisitIsForcedAtThatOne() throws {
    program.call.setPaused(true, program.clock.monotonicNanoseconds)
    stepToTheCaller()
    press("7")
    stepToTheCaller()
    forceTheError()
    stepToTheCaller()
    press("xS")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    let text = try saved
    #expect(text.contains("branch \"Main menu\" takes NoMatchingError at visit 2\n"), "\(text)")
    #expect(text.contains("\npress 7\n"), "\(text)")
  }

  /// What the handler had written stands in the store; in the test it is not called.
  @Test func aBranchThatIsForcedWhileALambdaRunsIsAStepOfTheTestWithTheRowsThatItWrote() throws {
    stepToTheBooking()
    forceTheError()
    stepToTheCaller()
    press("xS")
    #expect(screen.contains("saved, and it passes"), "\(screen)")
    #expect(try saved.contains("given row Bookings phoneNumber=+919811112222"))
  }

  @Test func aCallThatAPersonAtADeskAnsweredPassesAgain() throws {
    var call = try FixedCall()
    call.give(.sitDown(agent: 0))
    call.wait(8)
    try call.press("1")
    for _ in 0..<60 where call.call.world.status(ofAgent: 0) != .pending { call.wait(1) }
    call.wait(2)
    for act in [AgentAct.answers, .holds, .resumes] {
      call.give(.act(act, agent: 0))
      call.wait(20)
    }
    let now = call.call.world.localTime(at: call.call.world.state.now)
    let free = try call.call.world.store.reading { rows in try rows.freeSlots(after: now) }
    let slot = try #require(free.first)
    call.give(.change(.book(slot), agent: 0))
    call.give(.act(.consults(1), agent: 0))
    call.wait(60)
    call.give(.act(.conferences, agent: 0))
    call.wait(5)
    call.give(.act(.hangsUp, agent: 0))
    call.wait(5)
    call.hangUp()
    // What is kept of agents' work is no condition of a call.
    try call.call.world.store.transaction { rows in
      try rows.keep(
        KeptContact(phoneNumber: "+919811112222", beganAt: Timestamp(seconds: 0), contactId: "earlier"))
    }
    var recorded = try RecordedCall(
      of: call.call.incoming, to: try FixedCall.center.get(), seed: 0, conditions: call.call.declared,
      in: call.call.world, contact: call.call.contact)
    recorded.deskInputs = call.call.shown.recording.deskInputs
    let text = try ScenarioWriter.text(of: recorded, center: "center ../center.json", title: "at the desk")
    for line in [
      "sits down", "answers", "holds", "resumes", "books ", "calls \"Villa advisers\"", "brings together",
      "hangs up", "hang up",
    ] { #expect(text.contains(line), "\(line)\n\(text)") }
    #expect(!text.contains("ContactRecords"), "\(text)")
    let file = packagePath("flows/site-visit/scenarios/at-the-desk.scenario")
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result)\n\(text)")
  }

  @Test func aFolderThatMayNotBeWrittenIsSaid() throws {
    try Data().write(to: URL(fileURLWithPath: scenarios))
    press("S")
    #expect(screen.contains("cannot be written"), "\(screen)")
  }
}
