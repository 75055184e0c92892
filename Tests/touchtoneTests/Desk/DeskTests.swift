import CenterFiles
import ContactCenter
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

  @Test func anAgentWhoAcceptsAtOnceHasTheContactWithoutAKey() throws {
    let folder = try TemporaryFolder()
    for name in ["flows", "prompts"] {
      try FileManager.default.copyItem(atPath: packagePath(name), toPath: folder.path(of: name))
    }
    let center = folder.path(of: "flows/site-visit")
    let file = center + "/center.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let agent = "\"Meera Nair\": { \"profile\": \"Plot advisers\", "
    try #require(text.contains(agent))
    try text.replacing(agent, with: agent + "\"autoAccept\": true, ").write(
      toFile: file, atomically: true, encoding: .utf8)
    let desk = try TestDesk(CenterLoader.load(center))
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
    desk.type(.alternate("e"), .down, .down, .enter)
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
    #expect(desk.text.contains("waiting behind: Plots 0 · Villas 0"), "\(desk.text)")
    desk.hangUp(contact)
    let kept = try #require(try desk.kept.first)
    #expect(!kept.isJoined && kept.missed == 0 && kept.ended == "CUSTOMER_DISCONNECT")
    #expect(desk.messages.last == "Asha Rao: the caller hung up")
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
    #expect(desk.messages.last == "Team lead cannot be reached: Anita George is offline", "\(desk.text)")
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
    for words in ["Scorecard · Asha Rao · 1 more"] { #expect(desk.text.contains(words), "\(desk.text)") }
    desk.type(.escape)
    #expect(desk.text.contains("Scorecard · Farah Khan"), "\(desk.text)")
    desk.type(.escape)
    #expect(desk.text.contains("2 contacts so far"), "\(desk.text)")
  }

  @Test func aTrainerSeesTheAgentsOwnCounts() throws {
    let desk = try TestDesk()
    try desk.call(from: Self.asha, pressing: "2")
    desk.untilItRings()
    desk.pass(.seconds(25))
    let trainer = TrainerSeat(desk.world, beside: 0)
    let surroundings = DeskConsole.Surroundings(speed: .normal, isPaused: false, real: 1_000_000_000)
    let text = trainer.draw(
      desk.world, beside: desk.console.seat, surroundings, size: Size(columns: 80, rows: 24), glyphs: .unicode
    ).text
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
    for words in ["▸ Plots", "Villas", "on contact", "…2222", "offline"] {
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
    for words in ["Contacts of Villas", "…2222", "with Meera Nair"] {
      #expect(desk.text.contains(words), "\(words)\n\(desk.text)")
    }
    desk.type(.down)
    #expect(desk.text.contains("Contacts of Loan"))
    #expect(desk.text.contains("nobody waits here"))
    desk.type(.escape)
    #expect(desk.text.contains("wallboard"))
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
}
