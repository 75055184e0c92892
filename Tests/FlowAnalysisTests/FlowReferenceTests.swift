import FlowDocument
import FlowEngine
import Testing

@testable import FlowAnalysis

/// How an action names another flow, and what it is called where the export kept no id.
@Suite struct FlowReferenceTests {
  private static func program(_ action: String, _ metadata: String) throws -> Program {
    let first = """
      {"Version": "2019-10-30", "StartAction": "a1",
       "Metadata": {"name": "first", "ActionMetadata": {"a1": \(metadata)}}, "Actions": [\(action)]}
      """
    let second = """
      {"Version": "2019-10-30", "StartAction": "b1", "Metadata": {"name": "Survey", "type": "MODULE"},
       "Actions": [{"Identifier": "b1", "Type": "EndFlowModuleExecution", "Transitions": {}}]}
      """
    return SampleFlow.program(
      of: try [(first, "first.json"), (second, "survey.json")].map {
        try FlowDocument(parsing: Array($0.0.utf8), named: $0.1)
      })
  }

  private static func action(_ type: String, _ parameters: String) -> String {
    #"{"Identifier": "a1", "Type": "\#(type)", "Parameters": {\#(parameters)}, "Transitions": {}}"#
  }

  @Test(arguments: [
    ("TransferToFlow", #""ContactFlowId": "Survey""#, "{}"),
    ("TransferToFlow", #""ContactFlowId": """#, #"{"ContactFlow": {"id": "", "text": "Survey"}}"#),
    (
      "TransferToFlow", #""ContactFlowId": """#,
      #"{"parameters": {"ContactFlowId": {"displayName": "Survey"}}}"#
    ),
    ("InvokeFlowModule", #""FlowModuleId": "Survey:$LATEST""#, "{}"),
    ("InvokeFlowModule", #""FlowModuleId": """#, #"{"contactFlowModuleName": "Survey"}"#),
    (
      "UpdateContactEventHooks", #""EventHooks": {"CustomerRemaining": ""}"#,
      #"{"contactFlow": {"text": "Survey"}}"#
    ),
    ("CreateTask", #""ContactFlowId": "survey""#, "{}"),
    ("TransferToFlow", #""ContactFlowId": "${flows.survey.arn}""#, "{}"),
    ("TransferToFlow", #""ContactFlowId": "${var.flows[\"survey\"]}""#, "{}"),
  ])
  func theFlowIsFound(type: String, parameters: String, metadata: String) throws {
    let program = try Self.program(Self.action(type, parameters), metadata)
    let found = FlowReference.all(of: program.actionSources[0].action, in: program)
    #expect(found.map(\.target) == [FlowIndex(1)])
    #expect(found.first?.isDynamic == false)
  }

  @Test func aHookThatIsSwitchedOffNamesNoFlow() throws {
    let off = #""EventHooksConfiguration": {"CustomerWhisper": {"DisableExecution": "true"}}"#
    let program = try Self.program(
      Self.action("UpdateContactEventHooks", #""EventHooks": {"CustomerWhisper": "Survey"}, \#(off)"#), "{}")
    #expect(FlowReference.all(of: program.actionSources[0].action, in: program).isEmpty)
    #expect(FlowLabels(program).fidelity(of: [ActionIndex(0)]).words == "all exact")
  }

  @Test(arguments: [
    (#""ContactFlowId": """#, "{}", 0), (#""ContactFlowId": "$.Attributes.flow""#, "{}", 1),
    (#""ContactFlowId": "arn:aws:connect:us-west-2:1:instance/i/contact-flow/gone""#, "{}", 1),
  ])
  func aFlowThatIsNotKnownIsNone(parameters: String, metadata: String, count: Int) throws {
    let program = try Self.program(Self.action("TransferToFlow", parameters), metadata)
    let found = FlowReference.all(of: program.actionSources[0].action, in: program)
    #expect(found.count == count && found.allSatisfy { $0.target == nil })
  }

  @Test(arguments: [
    (
      "TransferToFlow", #""ContactFlowId": """#, #"{"ContactFlow": {"id": "", "text": "SEB - Journey"}}"#,
      "flow SEB - Journey"
    ),
    ("TransferToFlow", #""ContactFlowId": """#, "{}", "another flow"),
    (
      "UpdateContactTargetQueue", #""QueueId": """#, #"{"queue": {"id": "", "text": "BasicQueue"}}"#,
      "queue BasicQueue"
    ),
    (
      "CheckHoursOfOperation", #""HoursOfOperationId": """#, #"{"Hours": {"id": "", "text": "Basic Hours"}}"#,
      "Basic Hours?"
    ),
    (
      "InvokeLambdaFunction", #""LambdaFunctionARN": """#,
      #"{"parameters": {"LambdaFunctionARN": {"displayName": "lookUp"}}}"#, "lookUp ƒ"
    ),
    ("InvokeFlowModule", #""FlowModuleId": """#, #"{"contactFlowModuleName": "Survey"}"#, "module Survey"),
  ])
  func metadataNamesWhatAnExportLeftEmpty(type: String, parameters: String, metadata: String, name: String)
    throws
  {
    let labels = try SampleFlow.labels(type: type, "{\(parameters)}", metadata: metadata)
    #expect(labels.name(of: ActionIndex(0)) == name)
  }
}
