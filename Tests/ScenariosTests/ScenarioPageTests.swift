import Foundation
import TestSupport
import Testing

@testable import Scenarios

/// docs/scenarios.md tells of every step as the code has it; `RECORD_SNAPSHOTS=1` writes that part anew.
@Suite struct ScenarioPageTests {
  private static let page = packagePath("docs/scenarios.md")
  private static let heading = "## Every step"

  private static var steps: String {
    var text = heading + "\n"
    for step in StepCatalog.descriptions {
      text += "\n### `\(step.name)`\n\n```\n" + step.forms.joined(separator: "\n") + "\n```\n\n"
      text += step.meaning + "\n\nExample: `\(step.example)`\n"
    }
    return text
  }

  @Test func thePageTellsOfEveryStep() throws {
    let text = try String(contentsOfFile: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.heading + "\n")).lowerBound
    let current = text[..<start] + Self.steps
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try current.write(toFile: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(
        text == current, "docs/scenarios.md is not current: RECORD_SNAPSHOTS=1 make test writes it anew")
    }
  }

  /// A chat's page.
  static let pageFlow = """
    { "Version": "2019-10-30", "StartAction": "page", "Actions": [
      { "Identifier": "page", "Type": "ShowView",
        "Parameters": { "ViewResource": { "Id": "cards" }, "InvocationTimeLimitSeconds": "60" },
        "Transitions": { "NextAction": "end",
          "Conditions": [{ "NextAction": "end", "Condition": { "Operator": "Equals", "Operands": ["Submit"] } }],
          "Errors": [{ "NextAction": "end", "ErrorType": "NoMatchingCondition" },
            { "NextAction": "end", "ErrorType": "NoMatchingError" },
            { "NextAction": "end", "ErrorType": "TimeLimitExceeded" }] } },
      { "Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} }
    ] }
    """

  /// Each example with what must stand before it so that it holds.
  @Test(arguments: StepCatalog.descriptions.map(\.name))
  func everyExampleHolds(name: String) throws {
    let description = try #require(StepCatalog.descriptions.first { $0.name == name })
    let flows = packagePath("flows/site-visit")
    let example = description.example
      .replacing("../center.json", with: flows + "/center.json").replacing(
        "../main-menu.json", with: flows + "/main-menu.json"
      )
    let call = "call from +919811112222"
    let before: [String: [String]] = [
      "hear": [call], "not hear": [call], "press": [call], "say": [call], "wait": [call, "press 1"],
      "silence": [call], "hang up": [call], "agent": [call, "press 1"],
      "expect queue": [call, "press 1"], "expect whisper": [call, "press 1"],
      "expect message": [call + " channel chat"], "choose": [call + " channel chat"],
      "expect lambda": [call, "press 5", "press 1", "press 1"], "expect agent": [call, "press 1"],
      "expect attribute": ["given attribute visitDate=2026-11-24", call],
      "expect row": [call, "press 5", "press 1", "press 1"], "callback": StepTests.calledBack,
      "ends": [call, "press 5", "press 1", "press 1"],
    ]
    let replaced: [String: String] = [
      "say": "say \"hello\"", "expect whisper": "expect whisper \"Plots call\"",
      "expect message": "expect message \"Welcome back\"",
    ]
    var lines = ["center", "flow"].contains(name) ? [] : ["center \(flows)"]
    let folder = try TemporaryFolder()
    if name == "choose" {
      lines = ["flow \(try folder.write(Self.pageFlow, to: "page.json"))"]
    }
    if name != "at" { lines.append("at 2026-11-23 10:05") }
    lines += (before[name] ?? []) + [replaced[name] ?? example]
    if !lines.contains(where: { $0.hasPrefix("call") }) { lines.append(call) }
    // What no step asks for must not be heard, to the end.
    if name == "strict" { lines += ["hear \"Welcome back\"", "hear \"For plots\""] }
    let played = Played(text: lines.joined(separator: "\n"))
    #expect(played.words == "passed", "\(lines)")
  }
}
