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
    let (status, findings) = try check(folder)
    #expect(status == 1)
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
