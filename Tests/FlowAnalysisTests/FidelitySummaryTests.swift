import FlowEngine
import Testing

@testable import FlowAnalysis

@Suite struct FidelitySummaryTests {
  @Test(arguments: [
    ("MessageParticipant", #"{"Text": "Hello."}"#, "all exact"),
    ("MessageParticipant", "{}", "1 approximated"),
    ("MessageParticipant", #"{"Text": "Hello.", "Volume": "11"}"#, "1 approximated"),
    ("GetParticipantInput", #"{"StoreInput": "True", "Text": "Your number?"}"#, "all exact"),
    ("GetParticipantInput", #"{"StoreInput": "True", "InputEncryption": {"Key": "k"}}"#, "1 approximated"),
    ("InvokeLambdaFunction", "{}", "all exact"),
    ("InvokeLambdaFunction", #"{"InvocationType": "ASYNCHRONOUS"}"#, "all exact"),
    ("InvokeLambdaFunction", #"{"InvocationId": "i"}"#, "1 approximated"),
    ("Loop", #"{"LoopCount": "3"}"#, "all exact"), ("Loop", "{}", "all exact"),
    ("Wait", #"{"Events": ["CustomerReturned"]}"#, "all exact"),
    ("Wait", #"{"Events": ["CaseUpdated"]}"#, "1 approximated"),
    ("UpdateContactTargetQueue", #"{"AgentId": "x"}"#, "all exact"),
    ("UpdateContactRecordingBehavior", "{}", "all exact"), ("StartVoiceIdStream", "{}", "1 approximated"),
    ("CreateContact", "{}", "1 stood in"),
    ("PlayPrompt", "{}", "1 unknown"),
  ])
  func anActionCountsByWhatItUses(type: String, parameters: String, words: String) throws {
    let labels = try SampleFlow.labels(type: type, parameters)
    #expect(labels.fidelity.words == words)
    #expect(labels.fidelity(of: [ActionIndex(0)]) == labels.fidelity)
  }

  @Test func aConditionWhoseOperatorNobodyKnowsIsNotExact() throws {
    func words(_ name: String) throws -> String {
      let compare =
        #"{"Identifier": "a1", "Type": "Compare", "Parameters": {"ComparisonValue": "$.Attributes.a"}, "Transitions": {"NextAction": "a1", "Conditions": [{"NextAction": "a1", "Condition": {"Operator": "\#(name)", "Operands": ["1"]}}]}}"#
      return try FlowLabels(SampleFlow.program([compare])).fidelity.words
    }
    #expect(try words("Not") == "1 approximated")
    #expect(try words("Equals") == "all exact")
  }

  @Test func theCenterThatShipsStandsInForNothing() throws {
    let fidelity = try SampleFlow.siteVisit().labels.fidelity
    #expect(fidelity.stubbed == 0 && fidelity.unknown == 0)
    #expect(fidelity.inexact == fidelity.approximated)
    #expect(fidelity.words == "2 approximated")
  }
}
