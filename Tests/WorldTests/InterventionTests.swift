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

  @Test func aBreakpointIsSeenWhenALambdaIsCalledAndARowChangesAndNotWithoutThem() throws {
    var recording = try atTheMenu()
    for key in ["5", "1"] {
      recording.give(.press(try #require(DTMFDigit(key.first ?? "5")), contact: 0))
      try waitForAKey(&recording)
    }
    recording.give(.press(try #require(DTMFDigit("1")), contact: 0))
    let lambda = Breakpoint.lambda("bookSlot")
    let row = Breakpoint.row(table: "Bookings")
    var hits: [Breakpoint] = []
    var watches = [lambda, row, .attribute("nameKnown", becomes: "no")].map {
      BreakpointWatch([$0], 0, in: recording.world)
    }
    for _ in 0..<60 where recording.forward() {
      for index in watches.indices {
        if let hit = watches[index].hit(in: recording.world) { hits.append(hit) }
      }
    }
    #expect(Set(hits) == [lambda, row])
    #expect(hits.count == 2)
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
