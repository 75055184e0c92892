import Foundation
import TestSupport
import Testing

/// Rules that people switch off: for folders in `.touchtone.json`, for flows and actions in their metadata.
@Suite struct SuppressionTests {
  private func flow(_ metadata: String = "{}") -> String {
    SmallFlow.document(
      [
        SmallFlow.say("hello", "Hello.", then: "nowhere"), SmallFlow.say("again", "Hello.", then: "nowhere"),
        SmallFlow.hangUp("bye"),
      ], metadata: metadata)
  }

  /// The status, and the rules that found something, each with the file it found it in.
  private func check(_ folder: TemporaryFolder, _ words: String...) throws -> (Int32, [String], String) {
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"), ["check", "--format", "json"] + (words.isEmpty ? ["."] : words),
      in: folder.path)
    let findings = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    return (run.status, findings.map { "\($0["rule"] as? String ?? "")" }, run.output)
  }

  private static let all = ["unknown-target", "unreachable-action", "unknown-target", "unreachable-action"]

  @Test func withoutASettingEverythingIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write(flow(), to: "flow.json")
    let (status, rules, _) = try check(folder)
    #expect(status == 1 && rules == Self.all)
  }

  @Test(arguments: [".touchtone.json", "../.touchtone.json", "../../.touchtone.json"])
  func theFolderOrOneAboveItSwitchesARuleOff(file: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(flow(), to: "a/b/flow.json")
    try folder.write(#"{ "check": { "ignore": ["unknown-target"] } }"#, to: "a/b/" + file)
    for path in ["a/b", "a/b/flow.json", "./a/../a/b/flow.json", folder.path + "/a/b"] {
      let (status, rules, _) = try check(folder, path)
      #expect(status == 0 && rules == ["unreachable-action", "unreachable-action"], "\(path)")
    }
  }

  @Test func oneFileOfAFolderCanBeNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write(flow(), to: "flow.json")
    try folder.write(flow(), to: "other.json")
    try folder.write(
      #"{ "check": { "files": { "flow.json": ["unknown-target", "unreachable-action"] } } }"#,
      to: ".touchtone.json")
    let (status, rules, output) = try check(folder)
    #expect(status == 1 && rules == Self.all && !output.contains("\"flow.json\""))
  }

  @Test func metadataSwitchesARuleOffForTheFlow() throws {
    let folder = try TemporaryFolder()
    try folder.write(flow(#"{ "touchtone-ignore": ["unknown-target"] }"#), to: "flow.json")
    let (status, rules, _) = try check(folder)
    #expect(status == 0 && rules == ["unreachable-action", "unreachable-action"])
  }

  @Test func metadataOfAnActionSwitchesARuleOffForIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      flow(#"{ "ActionMetadata": { "hello": { "touchtone-ignore": "unknown-target" } } }"#), to: "flow.json")
    let (status, rules, output) = try check(folder)
    #expect(status == 1 && rules == ["unreachable-action", "unknown-target", "unreachable-action"])
    #expect(output.contains(#"\"again\" goes to"#) && !output.contains(#"\"hello\" goes to"#))
  }

  @Test func oneCauseIsToldUntilItIsSwitchedOffAtEachOfItsPlaces() throws {
    let folder = try TemporaryFolder()
    func entries(_ actions: String...) -> String {
      let entries = actions.map { "\"\($0)\": { \"touchtone-ignore\": \"flow-not-here\" }" }
      return "{ \"ActionMetadata\": { \(entries.joined(separator: ", ")) } }"
    }
    func transfers(_ metadata: String) -> String {
      let gone = "\"ContactFlowId\": \"gone\""
      return SmallFlow.document(
        [
          SmallFlow.goOn("on", "TransferToFlow", then: "other", gone),
          SmallFlow.goOn("other", "TransferToFlow", then: "bye", gone), SmallFlow.hangUp("bye"),
        ], metadata: metadata)
    }
    for (metadata, isTold) in [("{}", true), (entries("on"), true), (entries("on", "other"), false)] {
      try folder.write(transfers(metadata), to: "flow.json")
      #expect(try check(folder).1.contains("flow-not-here") == isTold, "\(metadata)")
    }
  }

  @Test func anOldExportSwitchesRulesOffAlike() throws {
    let folder = try TemporaryFolder()
    func old(_ metadata: String, _ moduleMetadata: String) -> String {
      """
      {"modules":[
        {"id":"a","type":"PlayPrompt","branches":[{"condition":"Success","transition":"b"}],
         "parameters":[{"name":"Text","value":"Hello.","namespace":null}],"metadata":{\(moduleMetadata)}},
        {"id":"b","type":"Disconnect","branches":[],"parameters":[],"metadata":{}},
        {"id":"c","type":"Disconnect","branches":[],"parameters":[],"metadata":{\(moduleMetadata)}}],
       "version":"1","type":"contactFlow","start":"a","metadata":{\(metadata)}}
      """
    }
    try folder.write(old("", ""), to: "flow.json")
    #expect(try check(folder).1 == ["unreachable-action"])
    for (metadata, module) in [
      (#""touchtone-ignore": "unreachable-action""#, ""), ("", #""touchtone-ignore": "unreachable-action""#),
    ] {
      try folder.write(old(metadata, module), to: "flow.json")
      #expect(try check(folder).1.isEmpty, "\(metadata) \(module)")
    }
  }

  @Test(arguments: [
    (#"{ "check": { "ignore": ["unknown-targets"] } }"#, "there is no rule"),
    (#"{ "check": { "files": { "flow.json": ["unknown-targets"] } } }"#, "there is no rule"),
    (#"{ "check": { "ignore": [1] } }"#, "there is no rule"),
    (#"{ "check": { "ignored": ["unknown-target"] } }"#, "is no setting of"),
    (#"{ "ignore": ["unknown-target"] }"#, "is no setting"),
    (#"{ "check": ["unknown-target"] }"#, "a list is no setting"),
    (#"{ "check": { "files": ["flow.json"] } }"#, "a list is no setting"), ("[]", "a list is no setting"),
  ])
  func aSettingThatSaysNothingIsToldWithItsPlace(settings: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(flow(), to: "flow.json")
    try folder.write(settings, to: ".touchtone.json")
    let (status, rules, output) = try check(folder)
    #expect(status == 1 && rules == ["settings"] + Self.all)
    #expect(output.contains(message) && output.contains("\"line\": 1"))
  }

  @Test(arguments: [
    #"{ "touchtone-ignore": ["unknown-targets"] }"#,
    #"{ "ActionMetadata": { "hello": { "touchtone-ignore": ["unknown-targets"] } } }"#,
  ])
  func anUnknownRuleInMetadataIsToldWithItsPlace(metadata: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(flow(metadata), to: "flow.json")
    let (_, rules, output) = try check(folder)
    #expect(rules == ["settings"] + Self.all)
    #expect(output.contains(#"there is no rule \"unknown-targets\""#) && output.contains("did you mean"))
    #expect(try check(folder, "flow.json", "flow.json").1 == rules, "said once")
  }

  @Test func theMetadataOfAnotherFlowIsNotSpokenOf() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "center.json")
    try folder.write(flow(), to: "flow.json")
    try folder.write(flow(#"{ "touchtone-ignore": ["unknown-targets"] }"#), to: "other.json")
    #expect(try check(folder, "flow.json").1 == Self.all)
  }

  @Test func settingsThatAreNoJSONAreAnError() throws {
    let folder = try TemporaryFolder()
    try folder.write(flow(#"{ "touchtone-ignore": "unknown-target" }"#), to: "flow.json")
    try folder.write("{", to: ".touchtone.json")
    let (status, rules, _) = try check(folder)
    #expect(status == 1 && rules == ["json", "unreachable-action", "unreachable-action"])
  }
}
