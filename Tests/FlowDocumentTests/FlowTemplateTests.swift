import Diagnostics
import Testing

@testable import FlowDocument

/// Flows inside other files: one that stands alone is read, of several it is told what to take out.
@Suite struct FlowTemplateTests {
  /// What a tool fills in is called by what it names.
  @Test(arguments: [
    ("${var.queues[\"Plots\"]}", true, "Plots"), ("<<Queue>>", true, "Queue"),
    ("##PLOTS_ARN##", true, "PLOTS_ARN"), ("%%ALIAS%%", true, "ALIAS"), ("%ALIAS%", false, "ALIAS"),
    ("## two words ##", false, " two words "), ("Press ##", false, "Press ##"), ("####", false, "####"),
  ])
  func placeholdersHaveNames(text: String, isPlaceholder: Bool, name: String) {
    #expect(text.isPlaceholder == isPlaceholder)
    #expect(text.placeholderName == name)
  }

  private static let flow =
    #"{"Version": "2019-10-30", "StartAction": "a", "Actions": [{"Identifier": "a", "Type": "X", "Transitions": {}}]}"#

  private static var text: String { "\"" + flow.split(separator: "\"").joined(separator: "\\\"") + "\"" }

  @Test(arguments: [
    (#"{"Content": \#(text)}"#, "test", nil as FlowType?),
    (#"{"Name": "Main", "Type": "CUSTOMER_QUEUE", "Content": \#(flow)}"#, "Main", .customerQueue),
    (#"{"id": "1", "name": "Main", "type": "CONTACT_FLOW", "content": \#(text)}"#, "Main", .contactFlow),
    (#"{"connectType": "CONTACT_FLOW", "content": \#(flow)}"#, "test", .contactFlow),
    (#"{"contactFlowName": "Main", "contactFlowContent": \#(text)}"#, "Main", nil),
  ])
  func oneFlowIsReadWhateverToolHoldsIt(file: String, name: String, type: FlowType?) throws {
    let flow = try FlowDocument(parsing: Array(file.utf8), named: "test.json")
    #expect(flow.actions.map(\.identifier) == ["a"])
    #expect(flow.name == name && flow.type == type)
  }

  @Test(arguments: [
    ("flows/main.json", "main"), ("main.json.tpl", "main"), ("main.json.tftpl", "main"),
    ("Main.contactflow", "Main"),
    ("Menu v1.2", "Menu v1.2"), (".json", ".json"),
  ])
  func aFlowWithoutANameGoesByItsFileWithoutEndings(file: String, name: String) throws {
    #expect(try FlowDocument(parsing: Array(Self.flow.utf8), named: file).name == name)
  }

  @Test(arguments: [
    (#"{"InputParameters": [], "OutputParameters": [], "Transitions": []}"#, FlowType.module), ("{}", nil),
  ])
  func contentWithSettingsBesideItsActionsIsAModules(settings: String, type: FlowType?) throws {
    let content = Self.flow.dropLast() + #", "Settings": \#(settings)}"#
    #expect(try FlowDocument(parsing: Array(content.utf8), named: "a.json").type == type)
  }

  @Test func aNameThatAToolFillsInIsWhatTheToolCallsIt() throws {
    let named =
      Self.flow.dropLast() + #", "Metadata": {"name": "${file(env/${self:stage}.yml):flows.main}"}}"#
    #expect(try FlowDocument(parsing: Array(named.utf8), named: "a.json").name == "main")
  }

  @Test(arguments: [
    (
      #"{"Resources": {"A": {"Type": "AWS::Connect::ContactFlow", "Properties": {"Name": "One", "Content": {"Fn::Sub": "x"}}}, "B": {"Type": "AWS::Connect::ContactFlowModule", "Properties": {}}}}"#,
      #"this is a CloudFormation template with 2 flows in it: "One", "B""#
    ),
    (
      #"{"flows": [{"Name": "One", "Content": \#(text)}]}"#,
      #"this file is no flow by itself, but keeps a flow: "One""#
    ),
    (
      #"{"terraform_version": "1.9", "resources": [{"instances": [{"attributes": {"name": "One", "content": \#(text)}}]}]}"#,
      #"this is a Terraform state with a flow in it: "One""#
    ),
    (#"[{"Name": "One", "Content": \#(text)}]"#, #"this file is no flow by itself, but keeps a flow: "One""#),
    (
      "Resources:\n  One:\n    Type: AWS::Connect::ContactFlow\n    Properties:\n      Type: CONTACT_FLOW\n",
      #"this is a CloudFormation template with a flow in it: "One""#
    ),
    (
      "resource \"aws_connect_contact_flow\" \"one\" {\n  content = jsonencode({})\n}\n",
      #"this is a Terraform configuration with a flow in it: "one""#
    ),
  ])
  func ofSeveralTheNamesAreTold(file: String, message: String) throws {
    let problem = #expect(throws: Diagnostic.self) {
      try FlowDocument(parsing: Array(file.utf8), named: "test.json")
    }
    #expect(problem?.message == message)
    #expect(problem?.rule == "flows-inside")
  }

  @Test(arguments: [
    #"{"content": {"Actions": "Allow"}}"#, #"{"Content": "some words"}"#, #"{"name": "x"}"#,
  ])
  func otherFilesAreNoFlows(file: String) {
    let problem = #expect(throws: Diagnostic.self) {
      try FlowDocument(parsing: Array(file.utf8), named: "test.json")
    }
    #expect(problem?.rule == "not-a-flow")
  }
}
