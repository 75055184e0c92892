import FlowDocument
import Testing

@testable import FlowAnalysis

/// What a module declares, or its ends say, is what flows may ask of it.
@Suite struct ModuleContractTests {
  private func messages(_ rule: String, _ caller: ExampleAction, _ module: CheckExample.Flow) -> [String] {
    CheckExample(also: [module], caller, .say("hello", "Hello.", "end"), .end()).findings()
      .map(\.diagnostic).filter { $0.rule == rule }.map(\.message)
  }

  private func module(_ end: String, settings: String? = nil) -> CheckExample.Flow {
    let settings = settings.map { ", \"settings\": \($0)" } ?? ""
    return CheckExample.Flow(
      name: "look up",
      json: """
        {"Version": "2019-10-30", "StartAction": "back", "Metadata": {"name": "look up", "type": "contactFlowModule"\(settings)},
        "Actions": [{"Identifier": "back", "Type": "EndFlowModuleExecution", "Parameters": \(end), "Transitions": {}}]}
        """)
  }

  private func invoke(_ input: String = "", if result: String = "found") -> ExampleAction {
    .action(
      "ask", "InvokeFlowModule", "{ \"FlowModuleId\": \"look up\"\(input) }", "hello", if: [result: "hello"],
      on: ["NoMatchingCondition": "hello", "NoMatchingError": "hello"])
  }

  @Test(arguments: [
    (#"{"Result": "found"}"#, "found", []), (#"{"Result": "$.Attributes.how"}"#, "found", []),
    (#"{"Result": "found"}"#, "$.Attributes.how", []),
    (#"{"Result": "Found"}"#, "found", ["\"look up\" does not come back to \"ask\" by \"found\""]),
    ("{}", "found", ["\"look up\" does not come back to \"ask\" by \"found\""]),
  ])
  func withoutAContractTheEndsOfAModuleSayHowItComesBack(end: String, result: String, told: [String]) {
    #expect(messages("module-branch", invoke(if: result), module(end)) == told)
  }

  /// Exports of modules that come back by branches have an empty list of them.
  @Test func anEmptyListDeclaresNothing() {
    let settings = #"{"input": {}, "resultData": {}, "transitions": {"results": []}}"#
    let open = module(#"{"Result": "found"}"#, settings: settings)
    #expect(messages("module-branch", invoke(), open).isEmpty)
    #expect(
      messages("module-branch", invoke(if: "lost"), open)
        == ["\"look up\" does not come back to \"ask\" by \"lost\""])
  }

  @Test func aContractSaysBothSidesWhichBranchesThereAre() {
    let settings = #"{"transitions": {"results": [{"name": "found", "description": ""}]}}"#
    #expect(messages("module-branch", invoke(), module(#"{"Result": "found"}"#, settings: settings)).isEmpty)
    #expect(
      messages("module-branch", invoke(if: "lost"), module(#"{"Result": "Success"}"#, settings: settings))
        == [
          "\"look up\" does not come back to \"ask\" by \"lost\"",
          "\"back\" comes back by \"Success\", which the module does not declare",
        ])
  }

  @Test func aContractSaysWhichValuesAModuleTakesAndGives() {
    let settings = """
      {"input": {"schema": {"properties": {"email": {"type": "string"}, "age": {"type": "number"}}, "required": ["email"]}},
       "resultData": {"schema": {"properties": {"name": {"type": "string"}}}},
       "transitions": {"results": [{"name": "found"}]}}
      """
    let right = module(#"{"Result": "found", "ResultData": {"name": "Ann"}}"#, settings: settings)
    #expect(
      messages("module-data", invoke(#", "Input": {"email": "$.Attributes.email", "age": 7}"#), right).isEmpty
    )
    let wrong = module(#"{"Result": "found", "ResultData": {"nick": "Ann"}}"#, settings: settings)
    #expect(
      messages("module-data", invoke(#", "Input": {"mail": "a", "age": "7"}"#), wrong) == [
        "\"ask\" does not give the module \"email\"",
        "\"ask\" gives the module \"mail\", which the module does not declare",
        "\"age\" of \"ask\" must be a number, found a string",
        "\"back\" gives back \"nick\", which the module does not declare",
      ])
    #expect(
      messages("module-data", invoke(), right) == ["\"ask\" does not give the module \"email\""])
  }

  /// What `aws connect describe-contact-flow-module` prints has the contract as a text beside the content.
  private func answer(_ settings: String) -> CheckExample.Flow {
    let content =
      #"{"Version": "2019-10-30", "StartAction": "back", "Actions": [{"Identifier": "back", "Type": "EndFlowModuleExecution", "Parameters": {"Result": "found", "ResultData": {"nick": "Ann"}}, "Transitions": {}}]}"#
    func text(_ json: String) -> String { json.debugDescription }
    return CheckExample.Flow(
      name: "look up",
      json:
        #"{"ContactFlowModule": {"Name": "look up", "Content": \#(text(content)), "Settings": \#(text(settings))}}"#
    )
  }

  @Test func theContractInAnAnswerOfTheServiceIsRead() {
    let module = answer(
      #"{"input": {"schema": {"type": "object", "properties": {"email": {"type": "string"}}}}, "resultData": {"schema": {"type": "object", "properties": {"name": {"type": "string"}}}}, "transitions": {"results": []}}"#
    )
    #expect(
      messages("module-data", invoke(#", "Input": {"mail": "a"}"#), module) == [
        "\"ask\" gives the module \"mail\", which the module does not declare",
        "\"back\" gives back \"nick\", which the module does not declare",
      ])
    #expect(messages("module-branch", invoke(), module).isEmpty)
  }

  @Test(arguments: ["", "{}", "no JSON", #"{"input": {"schema": {}}}"#, #"{"InputParameters": []}"#])
  func whatIsNoContractDeclaresNothing(settings: String) {
    #expect(messages("module-data", invoke(#", "Input": {"mail": "a"}"#), answer(settings)).isEmpty)
    #expect(messages("module-branch", invoke(), answer(settings)).isEmpty)
  }

  /// A whisper plays no recording from S3, nor do the modules that it invokes.
  @Test(arguments: [(FlowType.customerWhisper, true), (.contactFlow, false)])
  func aModuleIsWhereItsCallerIs(type: FlowType, isTold: Bool) {
    let media =
      #"{ "Media": { "Uri": "https://example.s3.amazonaws.com/a.wav", "SourceType": "S3", "MediaType": "Audio" } }"#
    let inner = CheckExample.Flow.flow(
      "inner", type: .module, .action("hello", "MessageParticipant", media, "back"),
      .action("back", "EndFlowModuleExecution"))
    let found = CheckExample(
      type: type, also: [inner, .module("outer", invoking: "inner")], .invoke("go", "outer", "end"),
      .action("end", "EndFlowExecution")
    ).findings().filter { $0.diagnostic.rule == "media-in-whisper" }
    #expect(
      found.map(\.diagnostic.message)
        == (isTold ? ["\"hello\" plays a recording from S3 in a module of the whisper \"example\""] : []))
  }
}
