import Foundation
import TestSupport
import Testing

/// What stands in a folder beside flows: settings that are wrong, damaged flows, and files that are none.
@Suite struct OtherFileTests {
  private static let flow = SmallFlow.document([
    SmallFlow.say("hello", "Hello.", then: "bye"), SmallFlow.hangUp("bye"),
  ])

  /// The status, and each finding as its file, severity and rule.
  private func check(_ folder: TemporaryFolder, _ path: String = ".") throws -> (Int32, [String]) {
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"), ["check", "--format", "json", path], in: folder.path)
    let findings = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    return (
      run.status,
      findings.map { finding in
        ["file", "severity", "rule"].map { finding[$0] as? String ?? "?" }.joined(separator: " ")
      }
    )
  }

  @Test(
    arguments: [
      ([("one.json", "Main"), ("two.json", "Main")], ["./two.json warning duplicate-flow"]),
      ([("one.json", "Main"), ("two.json", "Other")], []),
      // A folder may have the service's default flows, too.
      ([("queue.json", "Default customer queue")], []),
    ] as [([(String, String)], [String])])
  func twoFlowsOfOneNameAreTold(files: [(String, String)], expected: [String]) throws {
    let folder = try TemporaryFolder()
    for (file, name) in files {
      try folder.write(
        """
        {"Version": "2019-10-30", "StartAction": "a", "Metadata": {"name": "\(name)", "type": "contactFlow"},
         "Actions": [{"Identifier": "a", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}
        """, to: file)
    }
    #expect(try check(folder).1 == expected)
    let played = try FinishedProgram(
      builtProduct(named: "touchtone"), ["play", ".", "--keys", "", "--flow", files[0].1], in: folder.path)
    #expect(played.errors.contains("duplicate-flow") == !expected.isEmpty, "\(played.errors)")
  }

  @Test func twoFilesOfOneFlowAreTold() throws {
    let folder = try TemporaryFolder()
    let content = Self.flow.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
      "\n", with: "\\n")
    for name in ["Main", "Main copy"] {
      try folder.write(
        #"{"ContactFlow": {"Arn": "arn:aws:connect:us-west-2:1:instance/i/contact-flow/1f3a", "Name": "\#(name)", "Content": "\#(content)"}}"#,
        to: name + ".json")
    }
    let found = try check(folder).1
    #expect(found.contains("./Main.json warning duplicate-flow"), "\(found)")
    #expect(found.count { $0.contains("duplicate-flow") } == 1)
  }

  @Test func flowsOfAnAnswerAreFoundByTheirARN() throws {
    let folder = try TemporaryFolder()
    let arn = "arn:aws:connect:us-west-2:1:instance/i/contact-flow/1f3a"
    let content = Self.flow.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
      "\n", with: "\\n")
    try folder.write(
      #"{"ContactFlow": {"Arn": "\#(arn)", "Name": "Second", "Type": "CONTACT_FLOW", "Content": "\#(content)"}}"#,
      to: "answer.json")
    try folder.write(
      """
      {"Version": "2019-10-30", "StartAction": "go", "Metadata": {"name": "First", "type": "contactFlow"}, "Actions": [
        {"Identifier": "go", "Type": "TransferToFlow", "Parameters": {"ContactFlowId": "\(arn)"},
         "Transitions": {"NextAction": "end", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "end"}]}},
        {"Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}
      """, to: "first.json")
    let played = try FinishedProgram(
      builtProduct(named: "touchtone"), ["play", "first.json", "--keys", ""], in: folder.path)
    #expect(played.output.contains("Hello."), "\(played.output) \(played.errors)")
    let converted = try FinishedProgram(
      builtProduct(named: "touchtone"), ["convert", "answer.json"], in: folder.path)
    #expect(converted.status == 0 && converted.output == Self.flow, "\(converted.output)")
    let before = try folder.read("answer.json")
    _ = try FinishedProgram(builtProduct(named: "touchtone"), ["check", ".", "--fix"], in: folder.path)
    #expect(try folder.read("answer.json") == before)
  }

  /// The rest of the flow is written all the same.
  @Test(arguments: [("Foo", 1), ("SetLoggingBehavior", 0)]) func whatCannotBeConvertedIsAProblemOfTheFlow(
    type: String, status: Int32
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"version": "1", "type": "contactFlow", "start": "a", "metadata": {}, "modules": [
        {"id": "a", "type": "\(type)", "parameters": [
          {"name": "LoggingBehavior", "value": "Enable"}],
         "branches": [{"condition": "Success", "transition": "b"}], "metadata": {}},
        {"id": "b", "type": "Disconnect", "parameters": [], "branches": [], "metadata": {}}]}
      """, to: "old.json")
    for more in [[], ["--out", "new.json"]] {
      let run = try FinishedProgram(
        builtProduct(named: "touchtone"), ["convert", "old.json"] + more, in: folder.path)
      #expect(run.status == status, "\(run.errors)")
      let written = more.isEmpty ? run.output : try folder.read("new.json")
      #expect(written.contains("DisconnectParticipant") && run.errors.contains("error:") == (status == 1))
    }
  }

  @Test(arguments: [
    "{ \"missingEqualsNul\": true }", "{ \"missingEqualsNull\": \"perhaps\" }", "{ oops", "[]",
  ])
  func wrongServiceRulesAreToldOfAFolderAndOfItsOneFlow(rules: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    try folder.write(rules, to: "service-rules.json")
    for path in [".", "flow.json"] {
      let (status, findings) = try check(folder, path)
      #expect(status == 1, "\(path)")
      #expect(findings.count == 1 && findings[0].contains("service-rules.json error"), "\(findings)")
    }
    try folder.write(Self.flow, to: "other.json")
    #expect(try check(folder).1.count == 1)
  }

  @Test(arguments: ["{ oops", "[]", "", "{ \"name\": 3 }"])
  func aWrongCenterIsTold(center: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    try folder.write(center, to: "center.json")
    for path in [".", "flow.json", "center.json"] {
      let (status, findings) = try check(folder, path)
      #expect(status == 1 && findings.contains { $0.contains("center.json error") }, "\(path) \(findings)")
    }
  }

  @Test func aDamagedFlowBesideASoundOneIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    try folder.write("{ \"Actions\": 3 }", to: "damaged.json")
    try folder.write(String(Self.flow.dropLast(20)), to: "cut.json")
    // As other programs save it: each character with a 0 behind it.
    try folder.write(Self.flow.map { "\($0)\0" }.joined(), to: "wide.json")
    let (status, findings) = try check(folder)
    #expect(status == 1)
    #expect(findings.contains { $0.hasPrefix("./wide.json error json") })
    #expect(findings.contains { $0.hasPrefix("./damaged.json error") })
    #expect(findings.contains { $0.hasPrefix("./cut.json error json") })
  }

  @Test func filesThatAreNoFlowsAreNamedInOneNote() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    try folder.write("{ \"scripts\": {} }", to: "package.json")
    try folder.write("[1, 2]", to: "tools/list.json")
    let (status, findings) = try check(folder)
    #expect(status == 0 && findings == [". note not-a-flow"])
    let run = try FinishedProgram(builtProduct(named: "touchtone"), ["check", "."], in: folder.path)
    #expect(
      run.output.contains(
        "2 JSON files are passed over as no flows: \"./package.json\", \"./tools/list.json\""))
    #expect(try check(folder, "package.json").1 == ["package.json error not-a-flow"])
  }

  private static let template = """
    Resources:
      Main:
        Type: AWS::Connect::ContactFlow
        Properties:
          Content: |
            {"Version": "2019-10-30", "StartAction": "a", "Actions": []}

    """

  @Test func flowsInTemplatesThatAreNoJSONAreToldOfTheirFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    try folder.write(Self.template, to: "stack.yaml")
    try folder.write(Self.template, to: "deploy/more.YML")
    try folder.write(
      "resource \"aws_connect_contact_flow\" \"a\" {\n  content = jsonencode({ StartAction = \"a\" })\n}\n",
      to: "main.tf")
    // These hold none themselves.
    try folder.write("resource \"aws_connect_contact_flow\" \"b\" { filename = \"flow.json\" }", to: "b.tf")
    try folder.write("Type: AWS::Connect::ContactFlow\nContent: s3://bucket/flow\n", to: "c.yml")
    try folder.write("StartAction: none", to: "notes.yaml")
    let (status, findings) = try check(folder)
    #expect(status == 0)
    #expect(findings == [". warning flows-inside", "./deploy warning flows-inside"])
    let run = try FinishedProgram(builtProduct(named: "touchtone"), ["check", "."], in: folder.path)
    #expect(run.output.contains("the flows inside \"main.tf\", \"stack.yaml\" are not read"), "\(run.output)")
  }

  @Test func aFolderOfTemplatesAloneIsToldWhyItHasNoFlow() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.template, to: "stack.yaml")
    let (status, findings) = try check(folder)
    #expect(status == 2 && findings == [". warning flows-inside", ". error no-flow"])
    let played = try FinishedProgram(
      builtProduct(named: "touchtone"), ["play", ".", "--keys", ""], in: folder.path)
    #expect(played.status == 1 && played.errors.contains("stack.yaml"), "\(played.errors)")
  }

  @Test func aStartThatIsWrappedKeepsNothingFromBeingChecked() throws {
    let folder = try TemporaryFolder()
    for (file, start) in [("a.json", #"{"Identifier": "hello"}"#), ("b.json", "{}")] {
      try folder.write(
        """
        {"Version": "2019-10-30", "StartAction": \(start), "Metadata": {"type": "contactFlow"}, "Actions": [
          {"Identifier": "hello", "Type": "MessageParticipant", "Parameters": {"Text": "Hello."},
           "Transitions": {"NextAction": "gone"}}]}
        """, to: file)
      let (status, findings) = try check(folder, file)
      #expect(status == 1)
      #expect(findings == ["\(file) error no-start", "\(file) error unknown-target"])
      let played = try FinishedProgram(
        builtProduct(named: "touchtone"), ["play", file, "--keys", ""], in: folder.path)
      #expect(played.errors.contains("no-start") && played.status == 1)
      #expect(played.output.contains("Hello.") == (file == "a.json"))
    }
  }

  @Test func whatCannotBeReadAsJSONAndTellsOfNoFlowIsAWarning() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    try folder.write("{ // settings\n }", to: "tsconfig.json")
    try folder.write("", to: "empty.json")
    let (status, findings) = try check(folder)
    #expect(status == 0)
    #expect(findings == ["./empty.json warning json", "./tsconfig.json warning json"])
  }

  @Test func aFolderCalledLikeAFlowIsAFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    try folder.write(Self.flow, to: "more.json/other.json")
    let (status, findings) = try check(folder)
    #expect(status == 0 && findings.isEmpty)
  }

  @Test func fidelityNamesTheFilesThatItLeavesOut() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    try folder.write("{ \"Actions\": 3 }", to: "damaged.json")
    try folder.write("{ oops", to: "service-rules.json")
    let run = try FinishedProgram(builtProduct(named: "touchtone"), ["fidelity", "."], in: folder.path)
    #expect(run.status == 1 && run.output.contains("2 actions can be reached"))
    #expect(run.errors.contains("damaged.json:1:") && run.errors.contains("service-rules.json:1:"))
  }
}
