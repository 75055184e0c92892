import Diagnostics
import FlowDocument
import JSON
import Testing

@Suite struct FlowDocumentTests {
  static func read(_ text: String, named name: String = "folder/flow.json") throws -> FlowDocument {
    try FlowDocument(parsing: Array(text.utf8), named: name)
  }

  static let whole = """
    {
      "Version": "2019-10-30",
      "StartAction": "menu",
      "Metadata": {
        "name": "Main menu", "type": "contactFlow",
        "ActionMetadata": {"menu": {"isFriendlyName": true, "position": {"x": 1}}}
      },
      "Actions": [
        {
          "Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}
        },
        {
          "Transitions": {
            "Errors": [{"NextAction": "end", "ErrorType": "NoMatchingError"}],
            "Conditions": [{"Condition": {"Operands": ["1"], "Operator": "Equals"}, "NextAction": "end"}],
            "NextAction": "menu"
          },
          "Type": "GetParticipantInput", "Parameters": {"StoreInput": "False", "Text": "Press"}, "Identifier": "menu"
        }
      ]
    }
    """

  @Test func keepsEverythingWithItsPlace() throws {
    let flow = try Self.read(Self.whole)
    #expect(flow.problems.isEmpty)
    #expect(flow.name == "Main menu")
    #expect(flow.fileName == "flow")
    #expect(flow.source == "folder/flow.json")
    #expect(flow.type == .contactFlow)
    #expect(flow.startAction.identifier == "menu")
    #expect(flow.startAction.value.place.position == SourcePosition(line: 3, column: 18))
    #expect(flow.actions.map(\.identifier) == ["end", "menu"])
    let menu = flow.actions[1]
    #expect(menu.type == "GetParticipantInput")
    #expect(menu.isFriendlyName)
    #expect(!flow.actions[0].isFriendlyName)
    #expect(menu.identifierValue.place.position == SourcePosition(line: 18, column: 108))
    #expect(menu.parameter("Text")?.string == "Press")
    #expect(menu.parameter("Text", "x") == nil)
    #expect(menu.nextAction?.identifier == "menu")
    #expect(menu.nextAction?.value.place.position == SourcePosition(line: 16, column: 23))
    #expect(menu.conditions.map(\.operatorName) == ["Equals"])
    #expect(menu.conditions[0].operands.map(\.string) == ["1"])
    #expect(menu.conditions[0].target?.identifier == "end")
    #expect(menu.errors.map(\.type) == ["NoMatchingError"])
    #expect(menu.errors[0].target?.identifier == "end")
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    #expect(
      try FlowDocument(parsing: [0xEF, 0xBB, 0xBF] + Array(Self.whole.utf8), named: "f.json").actions.count
        == 2)
  }

  @Test(arguments: [
    ("f.json", "f"), ("a/b/queue flow.json", "queue flow"), ("noending", "noending"),
    ("a.json.txt", "a.json.txt"),
  ])
  func withoutANameItIsTheFiles(source: String, name: String) throws {
    let text =
      #"{"Version": "2019-10-30", "StartAction": "a", "Actions": [{"Identifier": "a", "Type": "X"}]}"#
    #expect(try Self.read(text, named: source).name == name)
    let empty = text.dropLast() + #", "Metadata": {"name": ""}}"#
    #expect(try Self.read(String(empty), named: source).name == name)
  }

  @Test(arguments: [
    ("contactFlow", FlowType.contactFlow), ("CONTACT_FLOW", .contactFlow), ("customerQueue", .customerQueue),
    ("CUSTOMER_QUEUE", .customerQueue), ("agentWhisper", .agentWhisper),
    ("OUTBOUND_WHISPER", .outboundWhisper),
    ("customerHold", .customerHold), ("AGENT_HOLD", .agentHold), ("agentTransfer", .agentTransfer),
    ("queueTransfer", .queueTransfer), ("contactFlowModule", .module), ("CAMPAIGN", .campaign),
    ("dance", nil), ("", nil),
  ])
  func knowsTheTypeOfAFlowInBothSpellings(type: String, expected: FlowType?) throws {
    #expect(FlowType(metadata: type) == expected)
  }

  /// An action with nothing but these members beside its identifier and type.
  static func action(_ members: String) throws -> FlowDocument {
    try read(
      """
      {"Version": "2019-10-30", "StartAction": "a", "Actions": [
      {"Identifier": "a", "Type": "X"\(members)},
      {"Identifier": "b", "Type": "X"}]}
      """)
  }

  @Test(arguments: [
    "", #", "Parameters": null"#, #", "Parameters": {}, "Transitions": {}"#, #", "Transitions": null"#,
    #", "Transitions": {"Errors": [], "Conditions": []}"#,
    #", "Transitions": {"Errors": null, "Conditions": null}"#,
    #", "Transitions": {"NextAction": ""}"#, #", "Transitions": {"NextAction": null}"#,
  ])
  func whatIsAbsentOrEmptyIsNothing(members: String) throws {
    let flow = try Self.action(members)
    #expect(flow.problems.isEmpty)
    #expect(flow.actions[0].parameter("Text") == nil)
    #expect(flow.actions[0].nextAction == nil)
    #expect(flow.actions[0].conditions.isEmpty)
    #expect(flow.actions[0].errors.isEmpty)
  }

  @Test func identifiersMayBeNumbersEverywhere() throws {
    let flow = try Self.read(
      #"{"Version": "2019-10-30", "StartAction": 1, "Actions": [{"Identifier": 1, "Type": "X", "Transitions": {"NextAction": 1}}]}"#
    )
    #expect(flow.problems.isEmpty)
    #expect(flow.startAction.identifier == "1")
    #expect(flow.actions[0].nextAction?.identifier == "1")
  }

  @Test func oneOperandNeedsNoList() throws {
    let flow = try Self.action(
      #", "Transitions": {"Conditions": [{"NextAction": "b", "Condition": {"Operator": "Equals", "Operands": 5}}]}"#
    )
    #expect(flow.problems.isEmpty)
    #expect(flow.actions[0].conditions[0].operands.map(\.scalarText) == ["5"])
  }
}
