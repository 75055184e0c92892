import CenterFiles
import ContactCenter
import FlowEngine
import Foundation
import Scenarios
import Store
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// A contact at an agent's desk, from the first ring to what is kept of it.
@Suite struct DeskTests {
  private static let asha = "+919811112222"

  private func talking(_ desk: TestDesk) throws -> Int {
    let contact = try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.type("a")
    desk.pass(.seconds(30))
    try #require(desk.text.contains("ON CONTACT"))
    return contact
  }

  /// A desk of the site visits, with something else in their center.json.
  private func desk(in folder: TemporaryFolder, replacing text: String, with other: String) throws -> TestDesk
  {
    for name in ["flows", "prompts"] {
      try FileManager.default.copyItem(atPath: packagePath(name), toPath: folder.path(of: name))
    }
    let center = folder.path(of: "flows/site-visit")
    let file = center + "/center.json"
    let words = try String(contentsOfFile: file, encoding: .utf8)
    try #require(words.contains(text))
    try words.replacing(text, with: other).write(toFile: file, atomically: true, encoding: .utf8)
    return try TestDesk(CenterLoader.load(center))
  }

  private func watched(_ desk: TestDesk) -> String {
    let trainer = TrainerSeat(desk.world, beside: 0)
    let surroundings = DeskConsole.Surroundings(speed: .normal, isPaused: false, real: 1_000_000_000)
    return trainer.draw(
      desk.world, beside: desk.console.seat, surroundings, size: Size(columns: 80, rows: 24), glyphs: .unicode
    ).text
  }

  @Test func aContactRingsWithABellAndSaysWhoItIs() throws {
    let desk = try TestDesk()
    #expect(desk.text.contains("The next contact rings here."))
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    for words in ["RINGING", "Asha Rao", "+91 98111 12222", "queue Villas", "[2]", "s to answer", "a accept"]
    {
      #expect(desk.text.contains(words), "\(words)")
    }
    #expect(desk.console.seat.rings == 1)
    #expect(desk.console.seat.flashUntil > 0)
  }

  /// An agent who pauses a task has room for another, and goes on with the first one behind it.
  @Test func aTaskThatIsPausedForAnotherIsTakenOnce() throws {
    let flow = try SmallFlow(
      SmallFlow.action(
        "Choose", "UpdateContactTargetQueue", "\"QueueId\": \"Desk\"",
        "\"NextAction\": \"Join\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "End"))]"),
      SmallFlow.action(
        "Join", "TransferContactToQueue", "",
        "\"NextAction\": \"End\", \"Errors\": [\(SmallFlow.error("QueueAtCapacity", "End")), \(SmallFlow.error("NoMatchingError", "End"))]"
      ), SmallFlow.hangUp("End"),
      beside: [
        "center.json": """
        { "name": "C", "numbers": { "+12065550100": { "flow": "f" } }, "flows": { "f": { "file": "flow.json" } },
          "queues": { "Desk": { "agents": ["Ann"] } }, "agents": { "Ann": {} } }
        """
      ])
    let desk = try TestDesk(CenterLoader.load(flow.folder.path))
    func task() -> Int {
      let contact = desk.world.receive(
        IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .task))
      desk.pass(.seconds(2))
      return contact
    }
    func act(_ act: AgentAct) {
      desk.give(.act(act, agent: 0))
      desk.pass(.seconds(10))
    }
    let first = task()
    act(.answers)
    #expect(desk.text.contains("a task: ") && desk.text.contains("pause off"), "\(desk.text)")
    act(.holds)
    #expect(desk.world.state.isPaused(first))
    #expect(desk.text.contains("pause on") && !desk.text.contains("hold"), "\(desk.text)")
    let second = task()
    #expect(desk.text.contains("RINGING"), "\(desk.text)")
    act(.answers)
    #expect(desk.console.seat.taken == 2)
    act(.hangsUp)
    #expect(desk.world.state.contacts[second].isEnded)
    // What is in sight is the work after the second, not the first one, which is paused still.
    #expect(desk.text.contains("AFTER-CONTACT"), "\(desk.text)")
    desk.type("x")
    #expect(!desk.world.state.contacts[first].isEnded)
    desk.type("a")
    let id = desk.world.record(of: second).entries.first { $0.path == ["ContactId"] }?.value
    let kept = try desk.kept.map { Optional($0.contactId) }
    #expect(kept.contains(id), "\(kept)")
    #expect(desk.text.contains("ON CONTACT"), "\(desk.text)")
    act(.resumes)
    #expect(desk.world.talk(ofAgent: 0) == first)
    #expect(desk.console.seat.taken == 2)
  }

  /// However many chats the routing profile allows, the desk shows one contact, and that is the one that is there.
  @Test func oneContactAtATimeComesToAPersonsDesk() throws {
    let flow = try SmallFlow(
      SmallFlow.action(
        "Choose", "UpdateContactTargetQueue", "\"QueueId\": \"Desk\"",
        "\"NextAction\": \"Join\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "End"))]"),
      SmallFlow.action(
        "Join", "TransferContactToQueue", "",
        "\"NextAction\": \"End\", \"Errors\": [\(SmallFlow.error("QueueAtCapacity", "End")), \(SmallFlow.error("NoMatchingError", "End"))]"
      ), SmallFlow.hangUp("End"),
      beside: [
        "center.json": """
        { "name": "C", "numbers": { "+12065550100": { "flow": "f" } }, "flows": { "f": { "file": "flow.json" } },
          "queues": { "Desk": {} }, "agents": { "Ann": { "profile": "Chats" } },
          "routingProfiles": { "Chats": { "queues": { "Desk": {} }, "channels": { "chat": 3 } } } }
        """
      ])
    let desk = try TestDesk(CenterLoader.load(flow.folder.path))
    let chats = (0..<2).map { _ in
      desk.world.receive(IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    }
    desk.pass(.seconds(2))
    desk.give(.act(.answers, agent: 0))
    desk.pass(.seconds(10))
    #expect(desk.world.talk(ofAgent: 0) == chats[0])
    #expect(desk.world.state.contacts[chats[1]].agent == nil)
    desk.give(.act(.hangsUp, agent: 0))
    desk.pass(.seconds(5))
    #expect(desk.text.contains("AFTER-CONTACT 0:05"), "\(desk.text)")
    desk.give(.act(.becomesAvailable, agent: 0))
    desk.pass(.seconds(2))
    desk.give(.act(.answers, agent: 0))
    desk.pass(.seconds(10))
    #expect(desk.world.talk(ofAgent: 0) == chats[1])
    #expect(try desk.kept.count == 1)
  }

  @Test func anAgentWhoAcceptsAtOnceHasTheContactWithoutAKey() throws {
    let agent = "\"Meera Nair\": { \"profile\": \"Plot advisers\", "
    let folder = try TemporaryFolder()
    let desk = try self.desk(in: folder, replacing: agent, with: agent + "\"autoAccept\": true, ")
    let contact = try desk.call(from: Self.asha, pressing: "2")
    for _ in 0..<120 where desk.world.contact(ofAgent: 0) != contact { desk.pass(.seconds(1)) }
    desk.pass(.seconds(20))
    for words in ["ON CONTACT", "Asha Rao", "whisper: "] {
      #expect(desk.text.contains(words), "\(words)\n\(desk.text)")
    }
    #expect(!desk.text.contains("RINGING"))
    desk.type("Good morning.\n")
    desk.hangUp(contact)
    #expect(desk.text.contains("AFTER-CONTACT"))
    desk.type("a")
    #expect(try desk.kept.first?.agent == "Meera Nair")
  }

  @Test func whatIsSaidStandsThereAndIsKeptWithOutcomeAndNotes() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.type("Good morning, Amberleaf.\n")
    desk.say("I want a villa.", by: contact)
    for words in ["whisper: ", "you  Good morning, Amberleaf.", "Asha  I want a villa.", "Screen pop"] {
      #expect(desk.text.contains(words), "\(words)\n\(desk.text)")
    }
    desk.type(.alternate("h"))
    desk.pass(.seconds(20))
    #expect(desk.text.contains("hold on"))
    desk.type(.alternate("h"))
    desk.pass(.seconds(10))
    desk.hangUp(contact)
    #expect(desk.text.contains("AFTER-CONTACT"))
    #expect(desk.text.contains("the caller hung up"))
    desk.type(.down, .down, .down)
    desk.type("\nWants the corner villa.\n")
    desk.pass(.seconds(15))
    desk.type("a")
    let kept = try #require(try desk.kept.first)
    #expect(kept.phoneNumber == Self.asha)
    #expect(kept.queue == "Villas" && kept.agent == "Meera Nair")
    #expect(kept.held == 20 && kept.holds == 1 && kept.worked == 15)
    #expect(kept.talked >= 30 && kept.isJoined)
    #expect(kept.outcome == "question answered")
    #expect(kept.notes == "Wants the corner villa.")
    #expect(kept.ended == "CUSTOMER_DISCONNECT")
    #expect(desk.text.contains("The next contact rings here."))
    // Who calls again is known.
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    #expect(desk.text.contains("Wants the corner villa."))
    #expect(desk.text.contains("1 talk before"))
  }

  @Test func whoRingsAtOnceAfterATalkHasThatTalkInTheHistory() throws {
    let desk = try TestDesk()
    let first = try talking(desk)
    try desk.call(from: Self.asha, pressing: "2")
    desk.pass(.seconds(60))
    desk.hangUp(first)
    desk.type("\nCalls a second time.\n")
    desk.type("a")
    desk.pass(.seconds(1))
    #expect(desk.text.contains("RINGING"), "\(desk.text)")
    #expect(desk.text.contains("customer, 1 talk before"), "\(desk.text)")
    #expect(desk.text.contains("Calls a second time."), "\(desk.text)")
  }

  @Test func aVisitIsBookedMovedAndCancelledFromTheDesk() throws {
    let desk = try TestDesk()
    _ = try talking(desk)
    desk.type(.alternate("e"), .enter)
    #expect(desk.console.seat.story?.report.visits == [.booked])
    #expect(desk.text.contains("~ visit"))
    // As a person reads it, and not as the row holds it.
    #expect(desk.text.contains("+ visit           Tue 24 Nov, 10:00 booked"), "\(desk.text)")
    #expect(!desk.text.contains("AvailableSlots"))
    desk.type(.alternate("e"), .down, .down, .enter)
    #expect(desk.text.contains("Tue 24 Nov, 10:00 → Wed 25 Nov"), "\(desk.text)")
    #expect(desk.console.seat.story?.report.visits == [.booked, .moved])
    desk.type(.alternate("e"), .enter)
    #expect(desk.console.seat.story?.report.visits == [.booked, .moved, .cancelled])
    let booking = try desk.world.store.reading { rows in try rows.booking(of: Self.asha) }
    #expect(booking?.status == .cancelled)
  }

  @Test func aTransferLeadsToTheQueueOfTheQuickConnect() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    let id = desk.world.record(of: contact).entries.first { $0.path == ["ContactId"] }?.value
    desk.type(.alternate("t"), .enter)
    desk.pass(.seconds(20))
    desk.type("a")
    #expect(try desk.kept.first?.transferredTo == "Loan desk")
    #expect(try desk.kept.first?.transfer == .blind)
    #expect(try desk.kept.first?.holds == 0)
    #expect(try desk.kept.first?.ended == "TRANSFERRED")
    // The caller goes on as another contact; kept is the one that the agent had.
    #expect(try desk.kept.first?.contactId == id)
    #expect(desk.world.record(of: contact).entries.first { $0.path == ["ContactId"] }?.value != id)
    let isWaiting = desk.world.program.queues.indices.contains { queue in
      desk.world.program.queues[queue].name == "Loan"
        && desk.world.waiting(in: .init(queue)).contains(contact)
    }
    #expect(isWaiting)
  }

  @Test func aContactThatNobodyAnswersIsMissedAndDeclinedIsOfferedNoMore() throws {
    let desk = try TestDesk()
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.pass(.seconds(25))
    #expect(desk.text.contains("MISSED"))
    #expect(desk.text.contains("0 contacts so far, 1 missed"))
    desk.type("a")
    desk.pass(.seconds(1))
    #expect(desk.text.contains("RINGING"))
    desk.type("d")
    desk.pass(.seconds(1))
    #expect(!desk.text.contains("RINGING"))
    let kept = try #require(try desk.kept.first)
    #expect(kept.agent == "Meera Nair" && !kept.isJoined && kept.missed == 1 && kept.declined == 1)
    #expect(kept.talked == 0 && kept.ended.isEmpty && kept.initiation == "INBOUND")
    #expect(kept.waited > 20)
    // Nobody spoke with this customer before.
    desk.type("a")
    desk.pass(.seconds(1))
    #expect(desk.text.contains("customer, first talk"), "\(desk.text)")
  }

  @Test func aCallerWhoIsLostInTheWhisperIsKept() throws {
    let desk = try TestDesk()
    let contact = try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.type("a")
    desk.pass(.seconds(1))
    #expect(desk.text.contains("WHISPER"))
    #expect(desk.text.contains("nobody waits behind"), "\(desk.text)")
    desk.hangUp(contact)
    let kept = try #require(try desk.kept.first)
    #expect(!kept.isJoined && kept.missed == 0 && kept.ended == "CUSTOMER_DISCONNECT")
    #expect(desk.messages.last == "Asha Rao: the caller hung up")
  }

  @Test func aCallerWhoHangsUpWhileItRingsIsKept() throws {
    let desk = try TestDesk()
    let contact = try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.pass(.seconds(3))
    desk.hangUp(contact)
    let kept = try #require(try desk.kept.first)
    #expect(!kept.isJoined && kept.missed == 0 && kept.declined == 0 && kept.ended == "CUSTOMER_DISCONNECT")
    #expect(try desk.kept.count == 1)
  }

  /// The caller waits on, and what becomes of the contact then is in the same row.
  @Test func aContactThatRangAtATerminalThatDiedIsKept() throws {
    let desk = try TestDesk()
    let contact = try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.give(.act(.fails, agent: 0))
    desk.pass(.seconds(1))
    let kept = try #require(try desk.kept.first)
    #expect(!kept.isJoined && kept.missed == 0 && kept.declined == 0 && kept.ended.isEmpty)
    #expect(!desk.world.state.contacts[contact].isEnded)
    desk.give(.act(.becomesAvailable, agent: 0))
    desk.untilItRings()
    desk.pass(.seconds(1))
    desk.hangUp(contact)
    let rows = try desk.kept
    #expect(rows.map(\.ended) == ["CUSTOMER_DISCONNECT"])
  }

  @Test func whatRingsWhenTheProgramEndsIsKept() throws {
    let desk = try TestDesk()
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    let requests = desk.console.finish(desk.world)
    #expect(
      requests.contains { request in
        if case .keep(let kept, nil) = request { !kept.isJoined && kept.missed == 0 } else { false }
      })
  }

  /// The service's action transfers calls alone, and the default flow has no other.
  @Test func whyAChatIsNotTransferredToAnAgentIsSaid() throws {
    let flow = try SmallFlow(
      SmallFlow.action(
        "Choose", "UpdateContactTargetQueue", "\"QueueId\": \"Desk\"",
        "\"NextAction\": \"Join\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "End"))]"),
      SmallFlow.action(
        "Join", "TransferContactToQueue", "",
        "\"NextAction\": \"End\", \"Errors\": [\(SmallFlow.error("QueueAtCapacity", "End")), \(SmallFlow.error("NoMatchingError", "End"))]"
      ), SmallFlow.hangUp("End"),
      beside: [
        "center.json": """
        { "name": "C", "numbers": { "+12065550100": { "flow": "f" } }, "flows": { "f": { "file": "flow.json" } },
          "queues": { "Desk": {} }, "agents": { "Ann": { "profile": "Chats" }, "Bo": { "profile": "Chats" } },
          "quickConnects": { "Lead": { "agent": "Bo" } },
          "routingProfiles": { "Chats": { "queues": { "Desk": {} }, "channels": { "chat": 1 } } } }
        """
      ])
    let desk = try TestDesk(CenterLoader.load(flow.folder.path))
    _ = desk.world.receive(IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    desk.pass(.seconds(2))
    desk.give(.act(.answers, agent: 0))
    desk.pass(.seconds(10))
    desk.type(.alternate("t"))
    desk.type("lead\n")
    desk.pass(.seconds(5))
    #expect(
      desk.messages.last
        == "Lead cannot be reached: the default transfer flow calls agents for calls alone, a chat needs a quick connect with a flow of its own",
      "\(desk.text)")
  }

  @Test func whoLeavesInTheWhisperHasMissedTheContact() throws {
    let desk = try TestDesk()
    let contact = try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.pass(.seconds(7))
    desk.type("a")
    desk.pass(.seconds(1))
    #expect(desk.text.contains("WHISPER"))
    desk.type(.alternate("x"))
    #expect(desk.text.contains("MISSED"))
    #expect(desk.text.contains("0 contacts so far, 1 missed"), "\(desk.text)")
    let kept = try #require(try desk.kept.first)
    #expect(!kept.isJoined && kept.missed == 1 && kept.declined == 0 && kept.ended.isEmpty)
    // The caller waits on, and the contact's record has the whole wait in the end.
    #expect(kept.waited > 7 && desk.world.contact(ofAgent: 0) == nil)
    desk.pass(.seconds(5))
    desk.hangUp(contact)
    let record = desk.world.record(of: contact)
    let waited = record.entries.first { $0.path == ["Queue", "Duration"] }?.value
    #expect(waited == String(kept.waited + 5))
    #expect(try desk.kept.count == 1)
  }

  /// Then nobody is hung up on, and nothing counts as missed.
  @Test func whoLeavesWhileItRingsHasNoContact() throws {
    let desk = try TestDesk()
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    #expect(desk.text.contains("RINGING") && !desk.console.seat.hasContact)
    desk.type("a")
    #expect(desk.console.seat.hasContact)
  }

  @Test func whatIsKeptIsWhatTheContactRecordTells() throws {
    let desk = try TestDesk()
    let contact = try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.pass(.seconds(7))
    desk.type("a")
    desk.pass(.seconds(60))
    let waited = try #require(desk.console.seat.story?.waited)
    desk.type(.alternate("h"))
    desk.pass(.seconds(25))
    desk.type(.alternate("h"))
    desk.pass(.seconds(5))
    desk.hangUp(contact)
    desk.pass(.seconds(9))
    desk.type("a")
    let kept = try #require(try desk.kept.first)
    let record = desk.world.record(of: contact)
    func value(_ path: String...) -> String? { record.entries.first { $0.path == path }?.value }
    #expect(value("Queue", "Duration") == String(kept.waited))
    // The screen pop's wait, too: what the customer waited before it rang, while it did, and through the whisper.
    #expect(waited.wholeSeconds == Int64(kept.waited))
    #expect(value("Agent", "AgentInteractionDuration") == String(kept.talked))
    #expect(value("Agent", "CustomerHoldDuration") == String(kept.held))
    #expect(value("Agent", "AfterContactWorkDuration") == String(kept.worked))
    #expect(kept.held == 25 && kept.worked == 9 && kept.waited > 7)
  }

  @Test func whoWantedToBeCalledBackIsKeptAsACallback() throws {
    let desk = try TestDesk()
    desk.type("s")
    desk.type("offline\n")
    try desk.call(from: Self.asha, pressing: "211")
    desk.pass(.seconds(20))
    desk.type("a")
    desk.untilItRings()
    #expect(desk.text.contains("to be called back"), "\(desk.text)")
    // What was pressed on the way, and the wait since the caller entered the queue: center.json keeps the place.
    #expect(desk.text.contains("[2] · [1] · [1]"), "\(desk.text)")
    #expect(desk.console.seat.story.map { $0.waited > .seconds(20) } == true)
    desk.type("d")
    desk.pass(.seconds(1))
    #expect(try desk.kept.map { "\($0.initiation) \($0.declined)" } == ["CALLBACK 1"])
  }

  /// The agent hears music while the telephone of who is called back rings, and it is no whisper.
  @Test func whatIsHeardAgainAndAgainIsNoWhisper() throws {
    let desk = try TestDesk()
    desk.type("s")
    desk.type("offline\n")
    try desk.call(from: Self.asha, pressing: "211")
    desk.pass(.seconds(20))
    desk.type("a")
    desk.untilItRings()
    desk.type("a")
    desk.pass(.seconds(30))
    #expect(desk.text.contains("ON CONTACT") && desk.text.contains("whisper: "), "\(desk.text)")
    #expect(!desk.text.contains("(music)"), "\(desk.text)")
  }

  @Test func whyNobodyIsReachedIsSaid() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.type(.alternate("t"))
    desk.type("team lead\n")
    desk.pass(.seconds(5))
    #expect(desk.messages.last == "Team lead cannot be reached: Anita George is offline", "\(desk.text)")
    #expect(desk.world.talk(ofAgent: 0) == contact)
    desk.type(.alternate("c"))
    desk.type("team lead\n")
    desk.pass(.seconds(5))
    let why = "Team lead cannot be reached: Anita George is offline."
    #expect(desk.messages.last == why + " The caller is on hold still: Alt+h goes back.", "\(desk.text)")
    #expect(desk.text.contains("you reach nobody: Anita George is offline"), "\(desk.text)")
  }

  @Test func whoLetsAThirdPartyGoIsToldThatTheCallerIsOnHoldStill() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.type(.alternate("c"))
    desk.type("loan\n")
    try #require(desk.world.consultation(of: contact) != nil)
    desk.type(.alternate("d"))
    #expect(desk.messages.last == "The caller is on hold still: Alt+h goes back.")
    let count = desk.messages.count
    desk.type(.alternate("h"))
    desk.pass(.seconds(5))
    #expect(desk.messages.count == count)
  }

  @Test func whoAskedToBeCalledBackIsNotLost() throws {
    let desk = try TestDesk()
    desk.type("s")
    desk.type("offline\n")
    let contact = try desk.call(from: Self.asha, pressing: "211")
    desk.pass(.seconds(30))
    try #require(desk.world.state.contacts[contact].isEnded)
    let villas = try #require(desk.world.program.queue("Villas"))
    #expect(desk.world.totals(of: villas).abandoned == 0)
    #expect(desk.world.totals(of: villas).serviceLevelPerMille == nil)
    // Nor is who hangs up while that is confirmed.
    let other = try desk.call(from: "+919811112223", pressing: "211")
    desk.hangUp(other)
    #expect(desk.world.totals(of: villas).abandoned == 0)
    let third = try desk.call(from: "+919811112224", pressing: "2")
    desk.pass(.seconds(8))
    desk.hangUp(third)
    #expect(desk.world.totals(of: villas).abandoned == 1)
  }

  @Test func whoIsMutedReadsWhatNobodyHeard() throws {
    let desk = try TestDesk()
    _ = try talking(desk)
    desk.type(.alternate("u"))
    desk.type("What is her name?\n")
    #expect(desk.messages.last == "You are muted: nobody heard that. Alt+u unmutes.")
    #expect(desk.text.contains("not heard: muted"), "\(desk.text)")
    #expect(desk.console.seat.story?.report.said.isEmpty == true)
  }

  @Test func theWholeScreenPopIsOneKeyAway() throws {
    let desk = try TestDesk()
    _ = try talking(desk)
    #expect(desk.text.contains("Screen pop"))
    let attributes = try #require(desk.console.seat.story?.pop.attributes)
    desk.type(.alternate("v"))
    var seen = desk.text
    for _ in 0..<40 {
      desk.type(.pageDown)
      seen += desk.text
    }
    for attribute in attributes {
      #expect(seen.contains(attribute.name) && seen.contains(attribute.value.prefix(30)), "\(attribute)")
    }
    desk.type(.alternate("v"))
    #expect(desk.text.contains("whisper: "), "\(desk.text)")
  }

  @Test func aScorecardWaitsWhereTheNextContactRingsAtOnce() throws {
    let desk = try TestDesk()
    var training = Training()
    training.rules = [.notes(mentioning: "")]
    let first = try talking(desk)
    desk.console.seat.trainings[first] = ("villas", training)
    let second = try desk.call(from: "+919900044444", pressing: "2")
    desk.console.seat.trainings[second] = ("villas", training)
    desk.pass(.seconds(60))
    desk.hangUp(first)
    desk.type("a")
    desk.pass(.seconds(1))
    #expect(desk.text.contains("RINGING"), "\(desk.text)")
    desk.type("a")
    desk.pass(.seconds(30))
    desk.hangUp(second)
    desk.type("a")
    #expect(desk.text.contains("Scorecard · Farah Khan · 1 more"), "\(desk.text)")
    desk.type(.escape)
    #expect(desk.text.contains("Scorecard · Asha Rao"), "\(desk.text)")
    desk.type(.escape)
    #expect(desk.text.contains("2 contacts so far"), "\(desk.text)")
  }

  /// The first card stayed in sight after every further contact, and stood over what a missed contact leaves to be done.
  @Test func aScorecardThatWasSeenGoesWhenTheNextContactRings() throws {
    let desk = try TestDesk()
    var training = Training()
    training.rules = [.notes(mentioning: "")]
    let first = try talking(desk)
    desk.console.seat.trainings[first] = ("villas", training)
    desk.hangUp(first)
    desk.type("a")
    desk.pass(.seconds(5))
    #expect(desk.text.contains("Scorecard · Asha Rao"), "\(desk.text)")
    try desk.call(from: "+919900044444", pressing: "2")
    desk.untilItRings()
    desk.pass(.seconds(30))
    #expect(desk.text.contains("MISSED") && desk.text.contains("You did not take a contact"), "\(desk.text)")
    desk.type("a")
    #expect(!desk.text.contains("Scorecard"), "\(desk.text)")
  }

  @Test func aTrainerSeesTheAgentsOwnCounts() throws {
    let desk = try TestDesk()
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.pass(.seconds(25))
    let text = watched(desk)
    #expect(text.contains("0 contacts so far, 1 missed"), "\(text)")
  }

  @Test func howLongAnAgentIsInAStateDoesNotDependOnWhoLooks() throws {
    let desk = try TestDesk()
    desk.pass(.seconds(70))
    desk.console = DeskConsole(desk.world, agent: 0, trainee: "Ila")
    #expect(desk.text.contains("AVAILABLE 1:10"), "\(desk.text)")
    desk.type("s")
    desk.type("break\n")
    desk.pass(.seconds(5))
    desk.console = DeskConsole(desk.world, agent: 0, trainee: "Ila")
    desk.console.screen = .wallboard
    for words in ["1:15", "0:05"] { #expect(desk.text.contains(words), "\(desk.text)") }
  }

  /// Whispers run before it: the talk counts from the moment when both are joined.
  @Test func theAgentsStateHasOneNameAndOneClockAtTheDeskAndOnTheWallboard() throws {
    let desk = try TestDesk()
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.give(.act(.answers, agent: 0))
    desk.pass(.seconds(2))
    func wallboard() throws -> Substring {
      desk.console.screen = .wallboard
      defer { desk.console.screen = .desk }
      return try #require(desk.text.split(separator: "\n").first { $0.contains("Meera Nair") })
    }
    #expect(desk.text.contains("WHISPER 0:02"))
    let whispering = try wallboard()
    #expect(whispering.contains("whisper       0:02"), "\(whispering)")
    for _ in 0..<60 where desk.world.talk(ofAgent: 0) == nil { desk.pass(.seconds(1)) }
    desk.pass(.seconds(70))
    let clock = try #require(desk.text.firstMatch(of: #/ON CONTACT (1:1\d)/#)?.output.1)
    let talking = try wallboard()
    #expect(talking.contains("on contact    \(clock)"), "\(talking)")
  }

  /// The work ends by its limit, or by hand.
  @Test(arguments: [nil, "a"])
  func theStateThatWasChosenComesWhenTheWorkEnds(key: String?) throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.hangUp(contact)
    desk.type("s")
    desk.type("break\n")
    for words in ["AFTER-CONTACT 0:00, then Break", "a done"] {
      #expect(desk.text.contains(words), "\(desk.text)")
    }
    if let key { desk.type(key) } else { desk.pass(.seconds(95)) }
    #expect(desk.text.contains("BREAK 0:0"), "\(desk.text)")
    #expect(try desk.kept.count == 1)
  }

  @Test func theStateThatWasChosenHoldsInTheNextWorld() throws {
    let desk = try TestDesk()
    desk.type("s")
    desk.type("break\n")
    let next = try TestDesk()
    let requests = desk.console.begin(in: next.world)
    guard case .act(.chooses(let state))? = requests.first else {
      Issue.record("nothing is chosen: \(requests)")
      return
    }
    #expect(state.index == 2)
  }

  @Test func aStateIsChosenByItsName() throws {
    let desk = try TestDesk()
    desk.type("s")
    #expect(desk.text.contains("Your state"))
    desk.type("offline\n")
    #expect(desk.text.contains("OFFLINE"))
  }

  @Test func keysThatMeanNothingNowSaySo() throws {
    let desk = try TestDesk()
    desk.type("hutex")
    #expect(Set(desk.messages) == ["You speak with nobody now."])
    #expect(desk.messages.count == 5)
  }

  @Test func aScorecardIsShownAndKeptForTheTrainee() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    var training = Training()
    training.rules = [.greeting("Amberleaf", within: .seconds(60)), .visit(.booked), .notes(mentioning: "")]
    desk.console.seat.trainings[contact] = ("villas", training)
    desk.type("Amberleaf, hello.\n")
    desk.hangUp(contact)
    desk.type("a")
    for words in ["Scorecard", "1 of 3", "✓", "have the visit booked", "write a line"] {
      #expect(desk.text.contains(words), "\(words)\n\(desk.text)")
    }
    let scores = try desk.world.store.reading { rows in try rows.scores(of: "Ila") }
    #expect(scores.map(\.met) == [1])
    #expect(scores.first?.lines.count == 3)
  }

  @Test func theWallboardCountsWhoWaitsAndWhoIsWhere() throws {
    let desk = try TestDesk()
    _ = try talking(desk)
    try desk.call(from: "+919845033333", pressing: "42")
    desk.console.screen = .wallboard
    desk.pass(.seconds(90))
    for words in ["▸ Plots", "Villas", "on contact", "Asha Rao", "offline"] {
      #expect(desk.text.contains(words), "\(words)\n\(desk.text)")
    }
  }

  @Test func theContactsOfAQueueAreListedInTheirOrder() throws {
    let desk = try TestDesk()
    _ = try talking(desk)
    try desk.call(from: "+919845033333", pressing: "2")
    desk.pass(.seconds(60))
    desk.console.screen = .wallboard
    desk.type(.down, .enter)
    for words in ["Contacts of Villas", "Asha Rao", "with Meera Nair"] {
      #expect(desk.text.contains(words), "\(words)\n\(desk.text)")
    }
    desk.type(.down)
    #expect(desk.text.contains("Contacts of Loan"))
    #expect(desk.text.contains("nobody waits here"))
    desk.type(.escape)
    #expect(desk.text.contains("wallboard"))
  }

  /// It went on growing while the caller spoke with the agent.
  @Test func theListOfAQueuesContactsTellsHowLongTheyWaitedNotHowLongAgoTheyCame() throws {
    let desk = try TestDesk()
    _ = try talking(desk)
    desk.console.screen = .wallboard
    desk.type(.down, .enter)
    func row() throws -> Substring {
      try #require(desk.text.split(separator: "\n").first { $0.contains("with Meera") })
    }
    let atFirst = try row()
    desk.pass(.seconds(60))
    #expect(try row() == atFirst)
  }

  @Test func aColleagueIsAskedAndKeepsTheCaller() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.type(.alternate("c"), .enter)
    for words in ["hold on", "third: Loan desk, is being called"] {
      #expect(desk.text.contains(words), "\(words)\n\(desk.text)")
    }
    desk.type(.alternate("c"))
    #expect(desk.messages.last == "Loan desk has not answered yet.")
    desk.pass(.seconds(100))
    #expect(desk.text.contains("third: Tom Varghese, with you"), "\(desk.text)")
    desk.type("Tom, can you take this?\n")
    #expect(desk.text.contains("you  Tom, can you take this?"))
    desk.type(.alternate("c"))
    #expect(desk.text.contains("with you both"), "\(desk.text)")
    desk.say("Thank you.", by: contact)
    #expect(desk.text.contains("Asha  Thank you."))
    desk.type(.alternate("x"))
    #expect(desk.text.contains("AFTER-CONTACT"))
    #expect(desk.text.contains("transferred to Loan desk"), "\(desk.text)")
    #expect(desk.world.talk(ofAgent: 3) == contact)
    desk.type("a")
    #expect(try desk.kept.first?.transferredTo == "Loan desk")
    #expect(try desk.kept.first?.transfer == .warm)
  }

  /// Not the customer, who is on hold.
  @Test func whoCallsAColleagueHearsWhatIsSaidBeforeTheyAreJoined() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.type(.alternate("c"), .enter)
    desk.pass(.seconds(100))
    let other = desk.world.consultation(of: contact)
    let story = DeskStory(desk.world, contact: try #require(other), agent: 3)
    let told = story.entries.map { "\($0)" }
    #expect(!told.contains { $0.contains("customer hears") }, "\(told)")
    #expect(told.contains { $0.contains("Meera hears: ") }, "\(told)")
  }

  @Test func whoeverIsCalledIsLetGo() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.type(.alternate("c"), .enter)
    desk.type(.alternate("x"))
    #expect(desk.world.consultation(of: contact) == nil)
    #expect(desk.text.contains("hold on"))
    desk.type(.alternate("h"))
    #expect(desk.text.contains("hold off"))
  }

  @Test func whoIsCalledAboutTheCallerComesAndGoesInTheTalk() throws {
    let desk = try TestDesk()
    _ = try talking(desk)
    desk.type(.alternate("c"), .enter)
    desk.pass(.seconds(100))
    #expect(desk.text.contains("Tom Varghese speaks with you"), "\(desk.text)")
    _ = desk.world.agentSays("Send her over.", agent: 3)
    desk.pass(.seconds(1))
    #expect(desk.text.contains("Tom  Send her over."), "\(desk.text)")
    desk.type(.alternate("d"))
    #expect(desk.text.contains("you let Tom Varghese go"), "\(desk.text)")
    desk.type(.alternate("c"), .enter)
    desk.pass(.seconds(160))
    #expect(desk.text.contains("third: Tom Varghese, with you"), "\(desk.text)")
    _ = desk.world.act(.hangsUp, agent: 3)
    desk.pass(.seconds(1))
    #expect(desk.text.contains("Tom Varghese has left"), "\(desk.text)")
  }

  @Test func aTrainerReadsTheAgentsNameAndIsTheOneWhoIsYou() throws {
    let desk = try TestDesk()
    _ = try talking(desk)
    desk.type("Good morning.\n")
    desk.type(.alternate("h"))
    desk.pass(.seconds(1))
    desk.type(.alternate("h"))
    desk.give(.trainer(.joins, agent: 0))
    desk.give(.trainerSays("Hello to both.", agent: 0, toAll: true))
    desk.give(.trainerSays("Ask for the name.", agent: 0, toAll: false))
    desk.give(.trainer(.leaves, agent: 0))
    desk.pass(.seconds(1))
    for words in [
      "you  Good morning.", "you put the caller on hold", "Trainer joins the talk", "Trainer  Hello to both.",
      "Trainer, to you alone:  Ask for the name.", "Trainer leaves the talk",
    ] {
      #expect(desk.text.contains(words), "\(words)\n\(desk.text)")
    }
    let text = watched(desk)
    for words in [
      "Meera  Good morning.", "Meera Nair puts the caller on hold", "you join the talk",
      "you  Hello to both.",
      "you, to Meera alone:  Ask for the name.", "you leave the talk",
    ] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
  }

  @Test func aKeyOfACallerOnHoldIsNotHeard() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.world.press(try #require(DTMFDigit("5")), contact)
    desk.pass(.seconds(1))
    #expect(!desk.text.contains("not heard"), "\(desk.text)")
    desk.type(.alternate("h"))
    desk.world.press(try #require(DTMFDigit("6")), contact)
    desk.pass(.seconds(1))
    #expect(desk.text.contains("[6]  pressed by the customer"), "\(desk.text)")
    #expect(desk.text.contains("not heard"), "\(desk.text)")
  }

  @Test func theTimesOfATalkBeginWhenItIsAnswered() throws {
    let desk = try TestDesk()
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.pass(.seconds(15))
    desk.type("a")
    desk.pass(.seconds(30))
    let entries = try #require(desk.console.seat.story?.entries)
    let times = entries.compactMap(\.seconds)
    #expect(times == times.sorted() && times.first == 0)
    // What was before has no time: it would run backwards.
    #expect(entries.first?.seconds == nil)
  }

  @Test func aListOfTheDeskHasTheDesksTopRowAndSaysWhatItDoesNotHave() throws {
    let desk = try TestDesk()
    desk.type("s")
    #expect(desk.text.hasPrefix(" Meera Nair · Plots, Villas"), "\(desk.text)")
    desk.type("lunch")
    #expect(desk.text.contains("nothing here has \"lunch\""), "\(desk.text)")
  }

  @Test func whatIsMissedCountsWhereTheAgentStaysAvailable() throws {
    let folder = try TemporaryFolder()
    let states = "\"agentStates\": ["
    let desk = try desk(
      in: folder, replacing: states, with: "\"offers\": { \"afterMissed\": \"available\" }, " + states)
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.pass(.seconds(25))
    // It rings again, for as long as it did the first time.
    #expect(desk.text.contains("RINGING"), "\(desk.text)")
    let isFresh = ["14 s to answer", "15 s to answer"].contains(where: desk.text.contains)
    #expect(isFresh, "\(desk.text)")
    #expect(desk.console.seat.missed == 1)
    #expect(try desk.kept.map(\.missed) == [1])
    desk.pass(.seconds(20))
    #expect(try desk.kept.map(\.missed) == [2])
  }

  @Test func whatTheAgentWritesIsInTheContactRecord() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.hangUp(contact)
    desk.type(.down, .down)
    desk.type("\nCalls again.\n")
    desk.type("a")
    let record = desk.world.record(of: contact)
    func value(_ path: String...) -> String? { record.entries.first { $0.path == path }?.value }
    #expect(value("Desk", "Outcome") == "visit cancelled")
    #expect(value("Desk", "Notes") == "Calls again.")
    #expect(value("Desk", "TransferredTo") == nil)
    #expect(value("DisconnectReason") == "CUSTOMER_DISCONNECT")
  }

  @Test func aContactThatIsTransferredSaysWhereToAndThatItWas() throws {
    let desk = try TestDesk()
    let contact = try talking(desk)
    desk.type(.alternate("t"), .enter)
    desk.pass(.seconds(10))
    desk.type("\nWants a loan.\n")
    desk.type("a")
    let record = try #require(desk.world.records(of: contact).first)
    func value(_ path: String...) -> String? { record.entries.first { $0.path == path }?.value }
    #expect(value("DisconnectReason") == "TRANSFERRED")
    #expect(value("Desk", "TransferredTo") == "Loan desk")
    #expect(value("Desk", "Transfer") == "blind")
    #expect(value("Desk", "Notes") == "Wants a loan.")
  }

  @Test func aScorecardIsComparedWithTheSameCallersAlone() throws {
    let desk = try TestDesk()
    var training = Training()
    training.rules = [.notes(mentioning: "")]
    for (name, words) in [
      ("villas", "your first try with this caller"), ("loan", "your first try with this caller"),
      ("villas", "before, with this caller: 0 of 1"),
    ] {
      let contact = try talking(desk)
      desk.console.seat.trainings[contact] = (name, training)
      desk.hangUp(contact)
      desk.type("a")
      #expect(desk.text.contains(words), "\(name): \(desk.text)")
      desk.type(.escape)
    }
  }

  @Test func aCallbackThatKeepsItsPlaceIsAsOldAsItsCaller() throws {
    let desk = try TestDesk()
    desk.type("s")
    desk.type("offline\n")
    let contact = try desk.call(from: Self.asha, pressing: "211")
    let since = try #require(desk.world.state.contacts[contact].queuedAt)
    desk.pass(.minutes(2))
    let waited = Int((desk.world.state.now - since).wholeSeconds)
    desk.console.screen = .wallboard
    let clock = DeskStory.clock(.seconds(Int64(waited)))
    #expect(desk.text.contains(clock), "\(clock)\n\(desk.text)")
  }

  @Test func whoElseWorksStandsInTheTopRow() throws {
    let desk = try TestDesk()
    #expect(!desk.text.contains("also"), "\(desk.text)")
    _ = desk.world.act(.becomesAvailable, agent: 2)
    #expect(desk.text.contains("Meera Nair · Plots, Villas · also Sana Qureshi"), "\(desk.text)")
  }
}
