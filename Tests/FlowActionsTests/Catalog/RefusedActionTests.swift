import ContactCenter
import FlowActions
import FlowDocument
import FlowEngine
import FlowTestSupport
import Testing

/// Actions in flows of types that do not allow them.
@Suite struct RefusedActionTests {
  private static func call(_ flow: FlowText, forced: [String: String] = [:]) throws -> Call {
    var builder = ProgramBuilder(center: .test, catalog: .standard, forced: forced)
    let document = try FlowDocument(parsing: Array(flow.text.utf8), named: "test.json")
    let call = Call(builder.link([(document, [])]))
    call.begin()
    return call
  }

  private static let queueing = FlowText(
    [.probe("TransferContactToQueue", "{}", on: ["QueueAtCapacity", "NoMatchingError"])],
    type: "customerQueue")

  @Test func takesItsErrorBranch() throws {
    let call = try Self.call(Self.queueing)
    #expect(call.last == "NoMatchingError")
    #expect(call.reasons.first == "TransferContactToQueue does not work in a customer queue flow")
  }

  @Test func takesABranchThatATestForces() throws {
    #expect(try Self.call(Self.queueing, forced: ["probe": "QueueAtCapacity"]).last == "QueueAtCapacity")
  }

  @Test func goesOnWhereAFlowMayLeaveTheErrorOut() throws {
    let flow = FlowText([.probe("MessageParticipant", #"{"Text": "Hello."}"#)], type: "customerHold")
    let call = try Self.call(flow)
    #expect(call.last == "next")
    #expect(
      call.program.actionSources[0].fidelity
        == .approximated(
          "the service does not save a customer hold flow with MessageParticipant: here the flow goes on"))
  }

  /// A contact on hold, or in a whisper, is left as it is.
  @Test(arguments: [
    ("customerHold", "it ends the flow"), ("agentWhisper", "it ends the flow"),
    ("customerQueue", "it ends the contact"),
  ])
  func saysWhatEndsWithoutABranch(flowType: String, end: String) throws {
    let flow = FlowText([.probe("TransferContactToQueue", "{}", hasNext: false)], type: flowType)
    let fidelity = try Self.call(flow).program.actionSources[0].fidelity
    guard case .approximated(let words) = fidelity else {
      Issue.record("\(fidelity)")
      return
    }
    #expect(words.hasSuffix(": here \(end)"))
  }

  /// The block's page has it first in customer queue flows; the catalog of actions does not have it there.
  @Test(arguments: [true, false]) func interruptingAnAgentInAQueueFlowIsByASetting(isAllowed: Bool) throws {
    var rules = ServiceRules()
    rules.interruptAgentInQueueFlow = isAllowed
    let flow = FlowText([.probe("RouteContactToAgent", "{}", on: ["NoMatchingError"])], type: "customerQueue")
    let call = Call(try Program.linking([flow], rules: rules))
    call.begin()
    #expect(call.last == (isAllowed ? "next" : "NoMatchingError"))
  }

  @Test func aFlowThatDoesNotSayItsTypeAllowsEverything() throws {
    let flow = FlowText([.probe("TransferContactToQueue", "{}", on: ["NoMatchingError"])])
    #expect(try Self.call(flow).program.actionSources[0].fidelity == .exact)
  }
}
