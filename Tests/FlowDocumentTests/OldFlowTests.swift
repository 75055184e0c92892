import Diagnostics
import FlowDocument
import JSON
import Testing

/// Exports in the old format: places, names, and what is wrong with them.
@Suite struct OldFlowTests {
  @Test func theFlowKeepsItsNamesAndPositions() throws {
    let flow = try OldFlow(
      "SetQueue", parameters: #"{"name": "Queue", "value": "arn:q", "resourceName": "Sales"}"#,
      branches: OldFlow.to("Success", "Error"),
      metadata: #""position": {"x": 10.5, "y": -3}, "queue": {"id": "arn:q", "text": "Sales"}"#
    ).read()
    #expect(flow.isOldFormat)
    #expect(flow.name == "Old")
    #expect(flow.fileName == "flow")
    #expect(flow.source == "folder/flow.json")
    #expect(flow.type == .contactFlow)
    #expect(flow.startAction.identifier == "a")
    #expect(flow.problems.isEmpty)
    let metadata = try #require(flow.actions[0].metadata)
    #expect(metadata["position"]?.line == #"{"x":10.5,"y":-3}"#)
    #expect(metadata["queue"]?["text"]?.string == "Sales")
    #expect(metadata["parameters"]?.line == #"{"QueueId":{"displayName":"Sales"}}"#)
  }

  @Test func everyPartPointsIntoTheOldFile() throws {
    let flow = try OldFlow(
      "CheckAttribute", parameters: OldFlow.with(["Namespace": "External", "Attribute": "kind"]),
      branches: OldFlow.when("\"new\"") + ", " + OldFlow.to("NoMatch")
    ).read()
    let line = OldFlow.firstLine
    func column(_ value: JSONValue?) throws -> Int {
      let position = try #require(value).place.position
      #expect(position.line == line)
      return position.column
    }
    func place(of part: String) throws -> Int {
      let text = String(
        flow.text.sourceBytes.split(separator: 10)[line - 1].map { Character(UnicodeScalar($0)) })
      return try #require(text.firstRange(of: part)?.lowerBound.utf16Offset(in: text)) + 1
    }
    let action = flow.actions[0]
    #expect(try column(action.value) == 1)
    #expect(try column(action.identifierValue) == place(of: "\"a\""))
    #expect(try column(action.typeValue) == place(of: "\"CheckAttribute\""))
    #expect(try column(action.parameters) == place(of: "[{"))
    #expect(try column(action.parameter("ComparisonValue")) == place(of: "\"kind\""))
    #expect(try column(action.conditions[0].operands[0]) == place(of: "\"new\""))
    #expect(try column(action.conditions[0].operatorValue) == place(of: "\"Equals\""))
    #expect(try column(action.conditions[0].target?.value) == place(of: "\"b\""))
    #expect(try column(action.errors[0].value["ErrorType"]) == place(of: "\"NoMatch\""))
    #expect(flow.startAction.value.place.position.line == 1)
    #expect(flow.actions[1].value.place.position == SourcePosition(line: line + 1, column: 1))
    #expect(action.value.place.sourceLine.hasPrefix("{\"id\": \"a\", \"type\": \"CheckAttribute\""))
  }

  @Test(arguments: [
    ("External", "name", "$.External.name"), ("External", "two words", "$.External['two words']"),
    ("External", "it's", "$.External[\\\"it's\\\"]"), ("External", "a.b", "$.External.a.b"),
    ("User Defined", "k", "$.Attributes.k"), ("System", "Stored customer input", "$.StoredCustomerInput"),
    ("System", "Customer Number", "$.CustomerEndpoint.Address"),
    ("System", "Dialed Number", "$.SystemEndpoint.Address"), ("System", "Queue.Name", "$.Queue.Name"),
    ("System", "Metrics.Queue.Size", "$.Metrics.Queue.Size"), ("System", "Channel", "$.Channel"),
    ("Lex.Slots", "city", "$.Lex.Slots.city"), ("", "plain $.Attributes.x", "plain $.Attributes.x"),
  ])
  func aNamespaceBecomesAPath(namespace: String, key: String, path: String) throws {
    let flow = try OldFlow(
      "PlayPrompt",
      parameters: "{\"name\": \"Text\", \"value\": \"\(key)\", \"namespace\": \"\(namespace)\"}",
      branches: OldFlow.to("Success")
    ).read()
    #expect(flow.actions[0].parameters?.line == "{\"Text\":\"\(path)\"}")
  }

  /// What makes the file no flow at all.
  @Test(arguments: [
    ("{\"modules\": {}}", "flow-form", "\"modules\" must be a list, found an object", 13),
    ("{\"modules\": []}", "no-start", "the flow has no \"start\"", 1),
    ("{\"modules\": [], \"start\": []}", "no-start", "the flow has no \"start\"", 26),
    (
      "{\"modules\": [], \"start\": \"x\"}", "no-start",
      "the flow starts at \"x\", but has no action", 26
    ),
  ])
  func isNoFlow(text: String, rule: String, message: String, column: Int) throws {
    let problem = try #require(throws: Diagnostic.self) { try FlowDocumentTests.read(text) }
    #expect(problem.rule == rule)
    #expect(problem.message == message)
    #expect(problem.place?.position == SourcePosition(line: 1, column: column))
  }

  /// What is wrong with one module, told at its line, while the rest stays usable.
  @Test(arguments: [
    ("7", "expected a module, found a number"), (#"{"type": "Resume"}"#, "this module has no \"id\""),
    (#"{"id": "c"}"#, "the module \"c\" has no \"type\""),
    (#"{"id": "c", "type": "Resume", "parameters": {}}"#, "\"parameters\" must be a list, found an object"),
    (
      #"{"id": "c", "type": "Resume", "branches": [5]}"#,
      "an entry of \"branches\" must be an object, found a number"
    ),
    (#"{"id": "c", "type": "Resume", "branches": [{}]}"#, "a branch of \"c\" has no \"condition\""),
    (#"{"id": "c", "type": "Resume", "parameters": [{}]}"#, "a parameter of \"c\" has no \"name\""),
    (
      #"{"id": "c", "type": "Resume", "parameters": [{"name": "Odd", "value": "1"}]}"#,
      "the parameter \"Odd\" of \"c\" (Resume) is left out"
    ),
    (
      #"{"id": "c", "type": "SetVoice", "parameters": [{"name": "GlobalVoice", "value": []}], "branches": [{"condition": "Success", "transition": "a"}]}"#,
      "the parameter \"GlobalVoice\" of \"c\" must be a text, found a list"
    ),
    (#"{"id": "c", "type": "SetVoice"}"#, "\"c\" (SetVoice) has no branch \"Success\""),
    (
      #"{"id": "c", "type": "Transfer", "target": "Queue", "branches": [{"condition": "AtCapacity", "transition": "a"}]}"#,
      "\"c\" (Transfer, Queue) has no branch \"Error\""
    ),
    (
      #"{"id": "c", "type": "SetVoice", "branches": [{"condition": "Success", "transition": ""}]}"#,
      "the branch \"Success\" of \"c\" (SetVoice) leads nowhere"
    ),
    (
      #"{"id": "c", "type": "SetVoice", "branches": [{"condition": "Success", "transition": "gone"}]}"#,
      "\"c\" goes to \"gone\", which is not an action in this flow"
    ),
    (#"{"id": "a", "type": "Resume"}"#, "the identifier \"a\" stands twice in this flow"),
    (
      #"{"id": "c", "type": "CheckAttribute", "branches": [{"condition": "Evaluate", "transition": "a"}, {"condition": "NoMatch", "transition": "a"}]}"#,
      "a branch of \"c\" (CheckAttribute) has no \"conditionValue\""
    ),
    (
      #"{"id": "c", "type": "PercentileBranching", "branches": [{"condition": "Evaluate", "conditionValue": "half", "transition": "a"}, {"condition": "NoMatch", "transition": "a"}]}"#,
      "a branch of \"c\" (PercentileBranching) has no percentage"
    ),
  ])
  func isWrongInOneModule(module: String, message: String) throws {
    let flow = try OldFlow([#"{"id": "a", "type": "Disconnect"}"#, module]).read()
    #expect(flow.problems.map(\.message) == [message])
    #expect(flow.problems[0].place?.position.line == OldFlow.firstLine + 1)
    #expect(flow.actions[0].identifier == "a")
  }

  @Test func aTypeThatIsNotKnownKeepsAllItHas() throws {
    let flow = try OldFlow(
      "SetUnheardOf", target: "Thing",
      parameters: OldFlow.with(["What": "this", "What": "that"]),
      branches: OldFlow.to("Success", "Error", "Sometimes")
    ).read()
    let action = flow.actions[0]
    #expect(action.type == "SetUnheardOf")
    #expect(action.parameters?.line == #"{"What":"this"}"#)
    #expect(action.nextAction?.identifier == "b")
    #expect(action.errors.map(\.type) == ["NoMatchingError", "Sometimes"])
    #expect(
      flow.problems.map(\.message).filter { !$0.contains("branch") } == [
        #"old exports are not known to have the type "SetUnheardOf""#,
        #"the parameter "What" of "a" (SetUnheardOf, Thing) is left out"#,
      ])
    #expect(action.leftOut.count == 2)
  }

  @Test func anotherVersionIsAWarning() throws {
    let text = OldFlow([#"{"id": "a", "type": "Disconnect"}"#]).text.replacing("\"1\"", with: "\"2\"")
    let flow = try FlowDocumentTests.read(text)
    #expect(flow.problems.map(\.message) == ["the version is 2, not 1"])
    #expect(flow.problems.map(\.severity) == [.warning])
  }

  @Test func theConvertedTextReadsTheSame() throws {
    let old = try OldFlow(
      "GetUserInput", target: "Digits",
      parameters: OldFlow.with(["Text": "Prëss \\\"1\\\"\\n", "Timeout": "5"]),
      branches: OldFlow.when("\"1\"") + ", " + OldFlow.to("Timeout", "NoMatch", "Error")
    ).read()
    let current = try FlowDocument(parsing: old.text.bytes, named: "new.json")
    #expect(!current.isOldFormat)
    #expect(current.problems.isEmpty)
    #expect(current.text.root.line == old.text.root.line)
    #expect(current.actions[0].parameter("Text")?.string == "Prëss \"1\"\n")
  }

  @Test func aTextCutAnywhereIsRefused() {
    let bytes = Array(OldFlow("Loop", branches: OldFlow.to("Looping", "Complete")).text.utf8)
    for count in bytes.indices {
      #expect(throws: Diagnostic.self) {
        try FlowDocument(parsing: Array(bytes[..<count]), named: "cut.json")
      }
    }
  }
}
