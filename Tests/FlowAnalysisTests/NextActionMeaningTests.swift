import ContactCenter
import FlowActions
import FlowDocument
import FlowEngine
import Foundation
import Testing

@testable import FlowAnalysis

/// Whether a contact can go on by `NextAction`, and that everything that draws, judges or counts says the same.
@Suite struct NextActionMeaningTests {
  private static func document(_ type: String, _ parameters: String, _ transitions: String) throws
    -> FlowDocument
  {
    let text = """
      {"Version": "2019-10-30", "StartAction": "first", "Metadata": {"name": "sample"}, "Actions": [
        {"Identifier": "first", "Type": "\(type)", "Parameters": {\(parameters)},
         "Transitions": {"NextAction": "next"\(transitions)}},
        {"Identifier": "next", "Type": "DisconnectParticipant", "Transitions": {}},
        {"Identifier": "other", "Type": "EndFlowExecution", "Transitions": {}}]}
      """
    return try FlowDocument(parsing: Array(text.utf8), named: "sample.json")
  }

  private static func conditions(_ operands: String...) -> String {
    let entries = operands.map {
      #"{"NextAction": "other", "Condition": {"Operator": "Equals", "Operands": ["\#($0)"]}}"#
    }
    return #", "Conditions": [\#(entries.joined(separator: ", "))]"#
  }

  private static let otherwise =
    #", "Errors": [{"ErrorType": "NoMatchingCondition", "NextAction": "other"}]"#
  private static let failure = #", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "other"}]"#
  private static let menu = #""Text": "Choose.", "StoreInput": "False""#

  struct Sample: Sendable {
    let type: String
    var parameters = ""
    var transitions = ""
    let isTaken: Bool
  }

  @Test(arguments: [
    Sample(type: "MessageParticipant", parameters: #""Text": "Hello.""#, isTaken: true),
    Sample(type: "NoSuchType", isTaken: true),
    Sample(type: "DisconnectParticipant", isTaken: false),
    Sample(type: "TransferToFlow", transitions: failure, isTaken: false),
    Sample(type: "TransferContactToQueue", transitions: conditions("1"), isTaken: false),
    Sample(type: "Compare", transitions: conditions("1"), isTaken: true),
    Sample(type: "MessageParticipantIteratively", isTaken: true),
    Sample(
      type: "MessageParticipantIteratively", transitions: conditions("MessagesInterrupted"), isTaken: false),
    Sample(type: "Compare", transitions: conditions("1") + otherwise, isTaken: false),
    Sample(type: "GetParticipantInput", parameters: menu, isTaken: true),
    Sample(type: "GetParticipantInput", parameters: menu, transitions: otherwise, isTaken: false),
    Sample(
      type: "GetParticipantInput", parameters: menu,
      transitions: conditions("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#"), isTaken: false),
    Sample(
      type: "GetParticipantInput", parameters: #""Text": "Number.", "StoreInput": "True""#,
      transitions: failure, isTaken: true),
    Sample(type: "CheckHoursOfOperation", transitions: conditions("True"), isTaken: true),
    Sample(type: "CheckHoursOfOperation", transitions: conditions("True", "False"), isTaken: false),
    Sample(type: "Wait", transitions: conditions("WaitCompleted"), isTaken: false),
    Sample(type: "InvokeFlowModule", transitions: otherwise, isTaken: true),
    Sample(type: "InvokeFlowModule", transitions: conditions("found"), isTaken: true),
    Sample(type: "InvokeFlowModule", transitions: conditions("found") + otherwise, isTaken: false),
    Sample(
      type: "Wait", parameters: #""Events": ["CustomerReturned"]"#, transitions: conditions("WaitCompleted"),
      isTaken: true),
    Sample(
      type: "TransferParticipantToThirdParty", parameters: #""ContinueFlowExecution": "True""#, isTaken: true),
    Sample(
      type: "TransferParticipantToThirdParty", parameters: #""ContinueFlowExecution": "False""#,
      isTaken: false),
  ])
  func nextActionIsTakenOnlyWhereAContactCanGoThere(sample: Sample) throws {
    let document = try Self.document(sample.type, sample.parameters, sample.transitions)
    let program = SampleFlow.program(of: [document])
    #expect(NextActionMeaning.isTaken(by: document.actions[0], in: program) == sample.isTaken)
    let graph = FlowGraph(FlowIndex(0), of: FlowLabels(program))
    #expect(graph.isReached(ActionIndex(1)) == sample.isTaken)
    let next = AnalyzedCenter(program).flows[0].actions[0].edges.first { $0.outcome == .next }
    #expect(next?.isLive == sample.isTaken)
  }

  @Test(arguments: [true, false]) func aModuleDecidesOnlyWhereTheSettingSaysSo(decides: Bool) throws {
    var rules = ServiceRules()
    rules.moduleResultBranches = decides
    let document = try Self.document(
      "InvokeFlowModule", #""FlowModuleId": "look up""#, Self.conditions("found") + Self.otherwise)
    let program = SampleFlow.program(of: [document], rules)
    let labels = FlowLabels(program)
    let ways = FlowGraph(FlowIndex(0), of: labels).ways(from: ActionIndex(0))
    #expect(ways.map(\.deciding) == (decides ? ["found", "other"] : ["then"]))
    #expect(ways.map(\.cause) == (decides ? [.condition, .otherwise] : [.done]))
    let edges = AnalyzedCenter(program).flows[0].actions[0].liveEdges
    #expect(edges.map(\.outcome) == (decides ? [.condition(0), .error(0)] : [.next]))
    #expect(labels.result(of: BranchIndex(0)) == (decides ? "other" : ""))
  }

  @Test(arguments: [
    ("MessageParticipant", false), ("DisconnectParticipant", false), ("Compare", true), ("Foo", true),
  ])
  func aConditionThatTheTypeDoesNotSupportIsNoWay(type: String, isTaken: Bool) throws {
    let document = try Self.document(type, "", Self.conditions("1"))
    let program = SampleFlow.program(of: [document])
    #expect(FlowGraph(FlowIndex(0), of: FlowLabels(program)).isReached(ActionIndex(2)) == isTaken)
    #expect(AnalyzedCenter(program).flows[0].isReachable[2] == isTaken)
  }

  @Test(arguments: [
    ("TransferParticipantToThirdParty", #""ContinueFlowExecution": "False""#, "CallFailed", false),
    ("TransferParticipantToThirdParty", "", "CallFailed", true),
    ("GetParticipantInput", #""Text": "Number.", "StoreInput": "True""#, "InputTimeLimitExceeded", false),
    ("GetParticipantInput", menu, "InputTimeLimitExceeded", true),
  ])
  func anErrorThatTheActionCannotHaveIsNoWay(
    type: String, parameters: String, error: String, isTaken: Bool
  ) throws {
    let document = try Self.document(
      type, parameters, #", "Errors": [{"ErrorType": "\#(error)", "NextAction": "other"}]"#)
    let program = SampleFlow.program(of: [document])
    #expect(FlowGraph(FlowIndex(0), of: FlowLabels(program)).isReached(ActionIndex(2)) == isTaken)
    #expect(AnalyzedCenter(program).flows[0].isReachable[2] == isTaken)
  }

  @Test(arguments: SampleFlow.corpus) func whatChecksReachIsWhatThePictureShows(file: URL) throws {
    let document = try FlowDocument(
      parsing: Array(try Data(contentsOf: file)), named: file.lastPathComponent)
    let program = SampleFlow.program(of: [document])
    let graph = FlowGraph(FlowIndex(0), of: FlowLabels(program))
    let flow = AnalyzedCenter(program, flowCount: 1).flows[0]
    #expect(flow.isReachable == graph.actions.map { graph.isReached(ActionIndex($0)) })
  }
}
