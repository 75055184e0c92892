import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import touchtone

@Suite struct GraphvizTests {
  /// A layout that would take hours is given up, and the program is gone.
  @Test func whatTakesTooLongIsGivenUp() throws {
    let found = try #require(throws: Diagnostic.self) {
      try Graphviz.svg(of: "digraph {}", for: "flow.json", by: ["sleep", "600"], within: .milliseconds(50))
    }
    #expect(found.rule == "graphviz")
    #expect(found.fix?.contains("--format text") == true)
  }

  /// A flow of a thousand actions that all fail to one: it was not laid out in a minute when it had a tenth of them.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dot")))
  func aLargeFlowWithOneSharedErrorIsLaidOut() throws {
    let actions = (0..<1000).map { number in
      let next = number + 1 < 1000 ? "a\(number + 1)" : "bye"
      let far = "a\((number &* 7919) % 1000)"
      return """
        {"Identifier": "a\(number)", "Type": "Compare", "Parameters": {"ComparisonValue": "$.External.x"},
         "Transitions": {"NextAction": "sorry", "Conditions": [
           {"NextAction": "\(next)", "Condition": {"Operator": "Equals", "Operands": ["on"]}},
           {"NextAction": "\(far)", "Condition": {"Operator": "Equals", "Operands": ["far"]}}],
           "Errors": [{"NextAction": "sorry", "ErrorType": "NoMatchingCondition"}]}}
        """
    }
    let flow = """
      {"Version": "2019-10-30", "StartAction": "a0", "Metadata": {"name": "large"}, "Actions": [
      \(actions.joined(separator: ",\n")),
      {"Identifier": "sorry", "Type": "MessageParticipant", "Parameters": {"Text": "Sorry."},
       "Transitions": {"NextAction": "bye"}},
      {"Identifier": "bye", "Type": "DisconnectParticipant", "Transitions": {}}]}
      """
    let folder = try TemporaryFolder()
    try folder.write(flow, to: "large.json")
    let drawn = try FinishedProgram(
      builtProduct(named: "touchtone"), ["graph", "large.json", "--format", "svg"], in: folder.path)
    #expect(drawn.status == 0 && drawn.output.contains("</svg>"), "\(drawn.errors)")
  }

  @Test func whatTheProgramWritesIsThePicture() throws {
    #expect(try Graphviz.svg(of: "digraph {}", for: "flow.json", by: ["cat"]) == "digraph {}")
  }

  @Test(arguments: [(["false"], "Graphviz could not draw the picture"), (["no-such-program"], "is not here")])
  func whyThereIsNoPictureIsSaid(program: [String], words: String) throws {
    let found = try #require(throws: Diagnostic.self) {
      try Graphviz.svg(of: "digraph {}", for: "flow.json", by: program)
    }
    #expect(found.message.contains(words))
  }
}
