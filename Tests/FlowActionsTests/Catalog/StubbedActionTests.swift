import ContactCenter
import FlowActions
import FlowEngine
import FlowTestSupport
import Testing

/// Types that do nothing here but take a branch, and say so.
@Suite struct StubbedActionTests {
  static let success = [
    "ConnectParticipantWithAgenticCX", "RouteContactToAgent", "CreateContact", "StartOutboundEmailContact",
    "RenderMessageTemplate",
  ]
  static let all = success + ["CheckSegmentMembership"]

  @Test func theyAreThose() {
    let stubbed = ActionCatalog.standard.actionTypes.map(\.description).filter {
      if case .stubbed = $0.fidelity { true } else { false }
    }
    #expect(stubbed.map(\.type).sorted() == Self.all.sorted())
  }

  @Test(arguments: all) func saysSoAndTakesABranch(type: String) throws {
    let call = try Call.begin(.probe(type, "{}", on: ["NoMatchingError"]))
    let succeeds = Self.success.contains(type)
    #expect(call.effects == ["\(type) stands in: \(succeeds ? "NextAction" : "NoMatchingError")"])
    #expect(call.last == (succeeds ? "next" : "NoMatchingError"))
  }

  @Test(arguments: all, ["NextAction", "NoMatchingError"])
  func takesTheDeclaredBranch(type: String, outcome: String) throws {
    let flow = FlowText([.probe(type, "{}", on: ["NoMatchingError"])])
    let call = Call(try Program.linking([flow], branches: ["probe": outcome]))
    call.begin()
    #expect(call.last == (outcome == "NextAction" ? "next" : outcome))
    #expect(call.effects == ["\(type) stands in: \(outcome)"])
    #expect(call.program.problems.isEmpty)
  }

  @Test(arguments: ["ConnectParticipantWithAgenticCX", "RenderMessageTemplate"])
  func onATaskItIsAnErrorThatNothingStandsInFor(type: String) throws {
    let call = try Call.begin(.probe(type, "{}", on: ["NoMatchingError"]), channel: .task)
    #expect(call.last == "NoMatchingError")
    #expect(call.effects == [])
  }
}
