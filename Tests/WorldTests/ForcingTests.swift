import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// An action takes a branch that was chosen for it, in place of what it does.
@Suite struct ForcingTests {
  private static let flow = FlowText([
    ActionText(
      "hours", "CheckHoursOfOperation", "{\"HoursOfOperationId\": \"arn:x/operating-hours/office-id\"}",
      next: "odd",
      if: [.init("True", "open"), .init("False", "closed")], on: [.init("NoMatchingError", "odd")]),
    ActionText("open", "DisconnectParticipant"), ActionText("closed", "DisconnectParticipant"),
    ActionText("odd", "DisconnectParticipant"),
  ])

  private func branch(_ outcome: String, _ program: Program) throws -> BranchIndex {
    BranchIndex(try #require(program.branches.firstIndex { $0.outcome.name == outcome }))
  }

  @Test(arguments: [("True", "open"), ("False", "closed"), ("NoMatchingError", "odd"), ("NextAction", "odd")])
  func theFlowGoesOnAtItsTarget(outcome: String, target: String) throws {
    let center = try SmallCenter([Self.flow], .named("lone"), isLone: true)
    let program = center.program
    let branch = try branch(outcome, program)
    let call = IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0))
    var recording = Recording(try center.world.fork())
    recording.give(.call(call))
    recording.give(.force(branch, contact: 0))
    while recording.forward() {}
    let path = recording.world.observer.path
    #expect(path.map { program.actionSources[$0.action.index].action.identifier } == ["hours", target])
    #expect(path.first?.branch == branch)
    #expect(recording.world.state.contacts[0].endedBy == .byFlow)
    // What was forced is part of the line: it comes again.
    let length = recording.length
    try recording.go(to: 0)
    try recording.go(to: length)
    #expect(recording.world.observer.path.map(\.action) == path.map(\.action))
  }

  @Test func aBranchOfAnotherActionIsRefused() throws {
    let center = try SmallCenter([Self.flow], .named("lone"), isLone: true)
    let contact = try center.call()
    let branch = try branch("True", center.program)
    let isForced = center.world.force(branch, contact)
    #expect(!isForced)
  }
}
