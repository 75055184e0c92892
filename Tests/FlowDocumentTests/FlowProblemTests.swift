import Diagnostics
import FlowDocument
import Testing

/// Every way in which a flow file can be wrong, each with its place.
@Suite struct FlowProblemTests {
  /// What makes a file no flow at all.
  @Test(arguments: [
    ("", "json", 1, 1, "the text is empty"), ("{", "json", 1, 2, nil), ("not a flow", "json", 1, 1, nil),
    ("[1]", "not-a-flow", 1, 1, "expected a flow, an object with \"Actions\", found a list"),
    ("{\"a\": 1}", "not-a-flow", 1, 1, "this JSON is not a flow: it has no \"Actions\""),
    (
      "{\"Actions\": [\"Submit\", \"Cancel\"], \"Template\": {}}", "not-a-flow", 1, 1,
      "this JSON is not a flow: its \"Actions\" are words"
    ),
    ("{\n \"Actions\": {}}", "flow-form", 2, 13, "\"Actions\" must be a list, found an object"),
    ("{\"Actions\": []}", "no-start", 1, 1, "the flow has no \"StartAction\""),
    (
      "{\"Actions\": [],\n\"StartAction\": \"\"}", "no-start", 2, 16,
      "\"StartAction\" must name an action, found \"\""
    ),
    (
      "{\"Actions\": [],\n\"StartAction\": null}", "no-start", 2, 16,
      "\"StartAction\" must name an action, found null"
    ),
    (
      "{\"Actions\": [],\n\"StartAction\": {}}", "no-start", 2, 16,
      "\"StartAction\" must name an action, found an object"
    ),
    (
      "{\"Actions\": [],\n\"StartAction\": \"a\"}", "no-start", 2, 16,
      "the flow starts at \"a\", but has no action"
    ),
    (
      "{\"StartAction\": \"b\",\n\"StartAction\": \"a\", \"Actions\": [{\"Identifier\": \"a\", \"Type\": \"DisconnectParticipant\"}]}",
      "no-start", 1, 17, "the flow starts at \"b\", which is not an action in this flow"
    ),
    ("{\0\"\0A\0", "json", 1, 1, "the text is UTF-16, not UTF-8"),
    ("\0{\0\"\0A", "json", 1, 1, "the text is UTF-16, not UTF-8"),
    ("\0\u{1}\u{2}", "json", 1, 1, "expected a value, found a control character"),
    (#"{"Version": ${version}}"#, "json", 1, 13, #"expected a value, found "$""#),
  ])
  func isNoFlow(text: String, rule: String, line: Int, column: Int, message: String?) throws {
    let problem = try #require(throws: Diagnostic.self) { try FlowDocumentTests.read(text) }
    #expect(problem.rule == rule)
    #expect(problem.severity == .error)
    #expect(problem.source == "folder/flow.json")
    #expect(problem.place?.position == SourcePosition(line: line, column: column))
    if let message { #expect(problem.message == message) }
  }

  @Test func aStartThatIsNamedTwiceIsToldSo() throws {
    let problem = try #require(throws: Diagnostic.self) {
      try FlowDocumentTests.read(
        "{\"StartAction\": \"b\",\n\"StartAction\": \"a\", \"Actions\": [{\"Identifier\": \"a\", \"Type\": \"DisconnectParticipant\"}]}"
      )
    }
    #expect(problem.why == "\"StartAction\" stands twice, again at 2:1, and the first one counts here")
  }

  private static func flow(start: String) -> String {
    """
    {"Version": "2019-10-30", \(start)"Actions": [
      {"Identifier": "end", "Type": "X", "Transitions": {"NextAction": "gone"}},
      {"Identifier": "a", "Type": "X", "Transitions": {"NextAction": "b"}},
      {"Identifier": "b", "Type": "X", "Transitions": {"NextAction": "end"}},
      {"Identifier": "alone", "Type": "X"}]}
    """
  }

  @Test(arguments: [
    (#"{"Identifier": "b"}"#, "an object", "b"), (#"["a"]"#, "a list", "a"),
  ])
  func aStartThatIsWrappedIsAProblemAndRead(value: String, kind: String, start: String) throws {
    let flow = try FlowDocumentTests.read(Self.flow(start: "\"StartAction\": \(value), "))
    #expect(flow.startAction.number.map { flow.actions[$0].identifier } == start)
    #expect(flow.problems.map(\.rule) == ["no-start", "unknown-target"])
    #expect(flow.problems[0].message == "\"StartAction\" must name an action, found \(kind)")
    #expect(flow.problems[0].place?.position == SourcePosition(line: 1, column: 42))
    #expect(
      flow.problems[0].fix
        == "write the identifier of the first action as a text, such as \"StartAction\": \"\(start)\"")
  }

  @Test(arguments: [
    "", #""StartAction": "", "#, #""StartAction": null, "#, #""StartAction": {"Id": "a"}, "#,
    #""StartAction": [], "#, #""StartAction": "nowhere", "#,
  ])
  func whoOnlyLooksAtAFlowWithoutAStartGetsTheRestOfIt(start: String) throws {
    let text = Array(Self.flow(start: start).utf8)
    #expect(throws: Diagnostic.self) { try FlowDocument(parsing: text, named: "flow.json") }
    let flow = try FlowDocument(parsing: text, named: "flow.json", assumesStart: true)
    #expect(flow.problems.map(\.rule) == ["no-start", "unknown-target"])
    #expect(flow.startAction.number.map { flow.actions[$0].identifier } == "a")
  }

  @Test(arguments: [
    (#"{"ContactFlow": {"Name": "a", "Content": "{}"}}"#, "not-a-flow", 43),
    (#"{"ContactFlow": {"Name": "a", "Content": "{ oops"}}"#, "json", 45),
  ])
  func anAnswerOfTheServiceWithoutAFlowIsNone(text: String, rule: String, column: Int) throws {
    let problem = try #require(throws: Diagnostic.self) { try FlowDocumentTests.read(text) }
    #expect(problem.rule == rule)
    #expect(problem.place?.position == SourcePosition(line: 1, column: column))
  }

  @Test(arguments: [
    (
      "[{\"Actions\": []}]",
      "a file has one flow: write each that is in the list into a file of its own, without the brackets"
    ),
    (
      #""{\"Actions\": []}""#,
      "the flow is what the string says: write that into the file, without the quotes around it and the backslashes in it"
    ),
  ])
  func aFlowInSomethingElseIsToldFromNone(text: String, fix: String) throws {
    let problem = try #require(throws: Diagnostic.self) { try FlowDocumentTests.read(text) }
    #expect(problem.fix == fix)
  }

  @Test func aKeyOfTheFlowThatStandsTwiceIsSaid() throws {
    let flow = try FlowDocumentTests.read(
      """
      {"Version": "2019-10-30", "StartAction": "a", "StartAction": "b", "Actions": [
       {"Identifier": "a", "Type": "DisconnectParticipant"}, {"Identifier": "b", "Type": "DisconnectParticipant"}]}
      """)
    #expect(flow.startAction.identifier == "a")
    #expect(flow.problems.map(\.message) == ["the key \"StartAction\" stands twice in this flow"])
  }

  @Test(arguments: [("Exists", 0), ("exists", 0), ("Equals", 1)])
  func onlyWhatComparesNeedsAnOperand(name: String, count: Int) throws {
    let flow = try FlowDocumentTests.read(
      """
      {"Version": "2019-10-30", "StartAction": "a", "Actions": [
       {"Identifier": "a", "Type": "Compare", "Transitions": {"Conditions": [
        {"NextAction": "a", "Condition": {"Operator": "\(name)"}}]}}]}
      """)
    #expect(flow.problems.count == count)
  }

  /// Each of them counts.
  @Test(arguments: ["And", "Or"]) func conditionsAsOperandsAreNoProblem(operatorName: String) throws {
    let inner = #"{"Operator": "Equals", "Operands": ["1"]}"#
    let flow = try FlowDocumentTests.action(
      #", "Transitions": {"Conditions": [{"Condition": {"Operator": "\#(operatorName)", "Operands": [\#(inner), \#(inner)]}}]}"#
    )
    #expect(flow.problems.isEmpty)
  }

  /// What is wrong with one action, in the line of that action, while the rest stays usable.
  @Test(arguments: [
    (#", "Parameters": []"#, 32 + 16, "flow-form", "\"Parameters\" must be an object, found a list"),
    (#", "Transitions": []"#, 32 + 17, "flow-form", "\"Transitions\" must be an object, found a list"),
    (#", "Transitions": {"Errors": {}}"#, 32 + 28, "flow-form", "\"Errors\" must be a list, found an object"),
    (
      #", "Transitions": {"Conditions": 5}"#, 32 + 32, "flow-form",
      "\"Conditions\" must be a list, found a number"
    ),
    (
      #", "Transitions": {"NextAction": []}"#, 32 + 32, "flow-form",
      "\"NextAction\" of \"a\" must be a string, found a list"
    ),
    (
      #", "Transitions": {"NextAction": "c"}"#, 32 + 32, "unknown-target",
      "\"a\" goes to \"c\", which is not an action in this flow"
    ),
    (
      #", "Transitions": {"Errors": [{"NextAction": "b"}]}"#, 32 + 29, "flow-form",
      "an error branch of \"a\" has no \"ErrorType\""
    ),
    (
      #", "Transitions": {"Errors": [5]}"#, 32 + 29, "flow-form",
      "an error branch of \"a\" has no \"ErrorType\""
    ),
    (
      #", "Transitions": {"Errors": [{"NextAction": "c", "ErrorType": "E"}]}"#, 32 + 44, "unknown-target",
      "\"a\" goes to \"c\", which is not an action in this flow"
    ),
    (
      #", "Transitions": {"Conditions": [{"NextAction": "b"}]}"#, 32 + 33, "flow-form",
      "a condition of \"a\" has no \"Operator\""
    ),
    (
      #", "Transitions": {"Conditions": [{"NextAction": "b", "Condition": {"Operands": ["1"]}}]}"#, 32 + 66,
      "flow-form", "a condition of \"a\" has no \"Operator\""
    ),
    (
      #", "Transitions": {"Conditions": [{"NextAction": "b", "Condition": {"Operator": "Equals"}}]}"#,
      32 + 66, "flow-form", "a condition of \"a\" has no operand"
    ),
    (
      #", "Transitions": {"Conditions": [{"Condition": {"Operator": "Equals", "Operands": ["1", "2"]}}]}"#,
      32 + 88,
      "flow-form", "a condition of \"a\" has 2 operands"
    ),
    (#", "Type": "Y""#, 32 + 2, "flow-form", "the key \"Type\" stands twice in this action"),
  ])
  func isWrongInOneAction(members: String, column: Int, rule: String, message: String) throws {
    let flow = try FlowDocumentTests.action(members)
    #expect(flow.problems.map(\.message) == [message])
    #expect(flow.problems.map(\.rule) == [rule])
    #expect(flow.problems[0].place?.position == SourcePosition(line: 2, column: column))
    #expect(flow.actions.map(\.identifier) == ["a", "b"])
  }

  @Test(arguments: [
    ("5", "expected an action, found a number"), (#"{"Type": "X"}"#, "this action has no \"Identifier\""),
    (#"{"Identifier": "", "Type": "X"}"#, "this action has no \"Identifier\""),
    (#"{"Identifier": "a", "Type": "X"}"#, "the identifier \"a\" stands twice in this flow"),
  ])
  func isNoActionOfItsOwn(element: String, message: String) throws {
    let flow = try FlowDocumentTests.read(
      """
      {"Version": "2019-10-30", "StartAction": "a", "Actions": [
      {"Identifier": "a", "Type": "X"},
      \(element)]}
      """)
    #expect(flow.problems.map(\.message) == [message])
    #expect(flow.problems[0].place?.position.line == 3)
    #expect(flow.actions.map(\.identifier) == ["a"])
  }

  /// It stays an action, so that what leads there is no way to nowhere.
  @Test(arguments: [
    #"{"Identifier": "c"}"#, #"{"Identifier": "c", "Type": 5}"#, #"{"Identifier": "c", "Type": ""}"#,
  ])
  func anActionWithoutATypeIsAnActionOfNone(element: String) throws {
    let flow = try FlowDocumentTests.read(
      """
      {"Version": "2019-10-30", "StartAction": "a", "Actions": [
      {"Identifier": "a", "Type": "X", "Transitions": {"NextAction": "c"}},
      \(element)]}
      """)
    #expect(flow.problems.map(\.message) == ["the action \"c\" has no \"Type\""])
    #expect(flow.problems.map(\.rule) == ["flow-form"])
    #expect(flow.problems[0].place?.position.line == 3)
    #expect(flow.actions.map(\.type) == ["X", ""])
  }

  @Test(
    arguments: [
      (
        #"{"Version": "2019-10-30", "StartActions": "a", "StartAction": "a", "Actions": [{"Identifier": "a", "Type": "X"}]}"#,
        "a flow has no key \"StartActions\"", Severity.warning, "did you mean \"StartAction\"?"
      ),
      (
        #"{"Version": "2019-10-30", "StartAction": "a", "Actions": [{"Identifier": "a", "Type": "X"}], "zebra": 1}"#,
        "a flow has no key \"zebra\"", .note, nil
      ),
      (
        #"{"Version": "2019-10-30", "StartAction": "a", "Actions": [{"Identifier": "a", "Type": "X", "Transition": {}}]}"#,
        "the action \"a\" has no key \"Transition\"", .warning, "did you mean \"Transitions\"?"
      ),
      (
        #"{"Version": "2019-10-30", "StartAction": "a", "Actions": [{"Identifier": "a", "Type": "X", "Transitions": {"Error": []}}]}"#,
        "\"Transitions\" of \"a\" has no key \"Error\"", .warning, "did you mean \"Errors\"?"
      ),
      (
        #"{"Version": "2019-10-30", "StartAction": "a", "Actions": [{"Identifier": "a", "Type": "X", "Transitions": {"Conditions": [{"NextAction": "a", "Condition": {"Operator": "Equals", "Operands": ["1"], "Operand": "1"}}]}}]}"#,
        "a condition of \"a\" has no key \"Operand\"", .warning, "did you mean \"Operands\"?"
      ),
      (
        #"{"Version": "2019-10-30", "StartAction": "a", "Actions": [{"Identifier": "a", "Type": "X", "Transitions": {"Errors": [{"NextAction": "a", "ErrorType": "NoMatchingError", "Errortype": "X"}]}}]}"#,
        "an error branch of \"a\" has no key \"Errortype\"", .warning, "did you mean \"ErrorType\"?"
      ),
    ] as [(String, String, Severity, String?)])
  func aKeyThatNobodyKnowsIsTold(text: String, message: String, severity: Severity, fix: String?) throws {
    let flow = try FlowDocumentTests.read(text)
    #expect(flow.problems.map(\.message) == [message])
    #expect(flow.problems.map(\.rule) == ["flow-key"])
    #expect(flow.problems.map(\.severity) == [severity])
    #expect(flow.problems.map(\.fix) == [fix])
  }

  @Test func aDuplicateNamesTheLineOfTheFirst() throws {
    let flow = try FlowDocumentTests.read(
      """
      {"Version": "2019-10-30", "StartAction": "a", "Actions": [
      {"Identifier": "a", "Type": "X"},
      {"Identifier": "a", "Type": "Y"}]}
      """)
    #expect(flow.problems.map(\.rule) == ["duplicate-identifier"])
    #expect(flow.problems[0].why == "the action at line 2 has it too, and transitions reach that one")
    #expect(flow.actions.map(\.type) == ["X"])
  }

  @Test(arguments: [
    ("", "the flow has no \"Version\""),
    ("\"Version\": \"2020-01-01\",", "the version is 2020-01-01, not 2019-10-30"),
    ("\"Version\": 5,", "the version is 5, not 2019-10-30"),
  ])
  func anotherVersionIsAWarning(version: String, message: String) throws {
    let flow = try FlowDocumentTests.read(
      "{\(version) \"StartAction\": \"a\", \"Actions\": [{\"Identifier\": \"a\", \"Type\": \"X\"}]}")
    #expect(flow.problems.map(\.message) == [message])
    #expect(flow.problems.map(\.severity) == [.warning])
  }

  @Test(arguments: [("bok-slot", "did you mean \"book-slot\"?"), ("entirely else", nil)])
  func aTargetThatIsNotThereOffersANearOne(target: String, fix: String?) throws {
    let flow = try FlowDocumentTests.read(
      """
      {"Version": "2019-10-30", "StartAction": "book-slot", "Actions": [
      {"Identifier": "book-slot", "Type": "X", "Transitions": {"NextAction": "\(target)"}}]}
      """)
    #expect(flow.problems.map(\.fix) == [fix])
  }

  @Test func aStartThatIsNotThereOffersANearOne() throws {
    let problem = try #require(throws: Diagnostic.self) {
      try FlowDocumentTests.read(
        #"{"StartAction": "menus", "Actions": [{"Identifier": "menu", "Type": "X"}]}"#)
    }
    #expect(problem.fix == "did you mean \"menu\"?")
  }

  @Test func everyProblemIsReportedInTheOrderOfTheText() throws {
    let flow = try FlowDocumentTests.read(
      """
      {"StartAction": "a", "Actions": [
      {"Identifier": "a", "Type": "X", "Transitions": {"NextAction": "gone"}},
      {"Identifier": "b"},
      {"Identifier": "a", "Type": "X"},
      {"Identifier": "c", "Type": "X", "Parameters": 5, "Transitions": {"NextAction": "gone too"}}]}
      """)
    #expect(
      flow.problems.map(\.rule) == [
        "flow-form", "unknown-target", "flow-form", "duplicate-identifier", "flow-form", "unknown-target",
      ])
    #expect(flow.problems.map { $0.place?.position.line } == [1, 2, 3, 4, 5, 5])
  }

  @Test func aTextCutAnywhereIsRefusedOrRead() {
    let bytes = Array(FlowDocumentTests.whole.utf8)
    for count in 0..<bytes.count {
      #expect(throws: Diagnostic.self) {
        try FlowDocument(parsing: Array(bytes[..<count]), named: "cut.json")
      }
    }
  }
}
