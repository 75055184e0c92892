import ContactCenter
import FlowEngine
import FlowTestSupport
import Simulation
import Store
import Testing

@testable import World

/// What a person does to a call from outside, and where a call that runs stops.
@Suite struct InterventionTests {
  let center: SimulatedCenter
  let asha: Caller

  init() throws {
    center = try SimulatedCenter.siteVisit()
    asha = .number(try PhoneNumber("+919811112222"))
  }

  /// A call that waits for its first key.
  private func atTheMenu() throws -> Recording {
    var recording = Recording(try center.world(seed: 1))
    recording.give(.call(center.call(from: asha)))
    try waitForAKey(&recording)
    return recording
  }

  private func waitForAKey(_ recording: inout Recording) throws {
    var steps = 0
    while recording.world.due(.firstDigit, 0) == nil || recording.world.hasReadyAction {
      steps += 1
      let goesOn = recording.forward()
      try #require(steps < 500 && goesOn)
    }
  }

  private func texts(_ kind: TranscriptEntry.Kind, _ world: borrowing World) -> [String] {
    world.observer.entries.filter { $0.kind == kind }.map(\.text)
  }

  @Test func anEditedAttributeIsWhatTheFlowReadsAndIsTold() throws {
    var recording = try atTheMenu()
    recording.give(.set(attribute: "firstName", to: "Zoe", contact: 0))
    #expect(recording.world.attribute("firstName", of: 0) == "Zoe")
    #expect(texts(.standIn, recording.world).last == "edited: firstName = Zoe")
    recording.give(.set(attribute: "long", to: String(repeating: "x", count: 40_000), contact: 0))
    #expect(recording.world.attribute("long", of: 0) == nil)
  }

  @Test func anotherAnswerOfTheLambdaThatRunsIsTakenWhenItAnswers() throws {
    var recording = try atTheMenu()
    recording.give(.press(try #require(DTMFDigit("5")), contact: 0))
    while recording.world.state.contacts[0].lambda == nil {
      let goesOn = recording.forward()
      try #require(goesOn)
    }
    recording.give(.edit(.fails(.failed, why: "by hand"), contact: 0))
    try waitOrEnd(&recording)
    #expect(texts(.lambda, recording.world).contains("availableDates failed: by hand"))
  }

  @Test func aForcedBranchIsTakenInPlaceOfTheWait() throws {
    var recording = try atTheMenu()
    let program = recording.world.program
    let action = recording.world.state.contacts[0].contact.execution.action
    let branch = try #require(
      program.branches(of: action).map { BranchIndex($0) }.first {
        program.branches[$0.index].outcome.name == "NoMatchingError"
      })
    recording.give(.force(branch, contact: 0))
    #expect(recording.world.due(.firstDigit, 0) == nil)
    #expect(recording.world.observer.path.contains { $0.branch == branch })
    #expect(texts(.standIn, recording.world).last == "forced: NoMatchingError")
    try waitOrEnd(&recording)
  }

  @Test func backBehindAnEditOrAForcedBranchAndForwardAgainTheWorldIsTheSame() throws {
    var recording = try atTheMenu()
    let program = recording.world.program
    recording.give(.set(attribute: "firstName", to: "Zoe", contact: 0))
    let action = recording.world.state.contacts[0].contact.execution.action
    let branch = try #require(program.branches(of: action).map { BranchIndex($0) }.last)
    recording.give(.force(branch, contact: 0))
    for _ in 0..<5 { recording.forward() }
    let digest = try recording.world.digestWithRows()
    let length = recording.length
    for position in [0, length / 2, length - 3, 1] {
      try recording.go(to: position)
      try recording.go(to: length)
      #expect(try recording.world.digestWithRows() == digest)
    }
  }

  /// A call whose next key books the first slot.
  private func beforeTheBooking() throws -> Recording {
    var recording = try atTheMenu()
    for key in ["5", "1"] {
      recording.give(.press(try #require(DTMFDigit(key.first ?? "5")), contact: 0))
      try waitForAKey(&recording)
    }
    return recording
  }

  @Test func aBreakpointOnALambdaStopsBeforeItDidAnythingAndOneOnARowRightAfter() throws {
    var recording = try beforeTheBooking()
    recording.give(.press(try #require(DTMFDigit("1")), contact: 0))
    let lambda = Breakpoint.lambda("bookSlot")
    let row = Breakpoint.row(table: "Bookings")
    var hits: [Breakpoint] = []
    var watches = [lambda, row, .attribute("nameKnown", becomes: "no")].map {
      BreakpointWatch([$0], 0, in: recording.world)
    }
    for _ in 0..<60 where recording.forward() {
      for index in watches.indices {
        guard let hit = watches[index].hit(in: recording.world) else { continue }
        hits.append(hit)
        let isBooked = texts(.row, recording.world).contains { $0.hasPrefix("Bookings") }
        #expect(isBooked == (hit == row))
        guard hit == lambda else { continue }
        let next = recording.world.nextLambda(of: 0)
        #expect(next?.name == "bookSlot")
        #expect(next?.parameters.map(\.words).contains("slotDate=2026-11-24") == true)
        let event = next.map { recording.world.event($0, 0) } ?? ""
        #expect(event.contains("\"Parameters\":{") && event.contains("\"slotTime\":\"10:00\""))
      }
    }
    #expect(hits == [lambda, row])
  }

  @Test func anActionThatComesAgainStopsTheCallAgain() throws {
    var recording = try atTheMenu()
    let menu = recording.world.state.contacts[0].contact.execution.action
    var watch = BreakpointWatch([.action(menu)], 0, in: recording.world)
    var count = 0
    for _ in 0..<3 {
      recording.give(.press(try #require(DTMFDigit("9")), contact: 0))
      if watch.hit(in: recording.world) != nil { count += 1 }
      // What is done while it stands there does not stop it once more.
      recording.give(.set(attribute: "firstName", to: "Zoe", contact: 0))
      let again = watch.hit(in: recording.world)
      #expect(again == nil)
      for _ in 0..<20 where recording.world.hasReadyAction {
        recording.forward()
        if watch.hit(in: recording.world) != nil { count += 1 }
      }
      try waitForAKey(&recording)
    }
    #expect(count == 3)
  }

  @Test(arguments: [true, false])
  func anAnswerInPlaceOfTheNextLambdaLeavesTheRowsAlone(fails: Bool) throws {
    var recording = try beforeTheBooking()
    recording.give(.press(try #require(DTMFDigit("1")), contact: 0))
    while recording.world.nextLambda(of: 0)?.name != "bookSlot" {
      let goesOn = recording.forward()
      try #require(goesOn)
    }
    let taken = LambdaOutcome.answers(LambdaAnswer([("status", "taken")]))
    recording.give(.edit(fails ? .fails(.failed, why: "by hand") : taken, contact: 0))
    let told = texts(.standIn, recording.world).last
    #expect(told == "edited: what bookSlot answers")
    try waitOrEnd(&recording)
    let rows = texts(.row, recording.world)
    #expect(rows.isEmpty)
    let answers = texts(.lambda, recording.world)
    #expect(answers.contains(fails ? "bookSlot failed: overridden" : "bookSlot answered"))
    // The next call of it is its own again.
    let isLeft = recording.world.state.conditions.overrides.isEmpty
    #expect(isLeft)
  }

  private func waitOrEnd(_ recording: inout Recording) throws {
    for _ in 0..<300 {
      if recording.world.state.contacts[0].isEnded { return }
      if recording.world.due(.firstDigit, 0) != nil, !recording.world.hasReadyAction { return }
      if !recording.forward() { return }
    }
    Issue.record("the call goes on for ever")
  }
}
