import FlowDocument
import JSON
import Testing

/// The outline of a flow is judged by its structure, identifiers, targets and what is reached.
@Suite struct FlowOutlineTests {
  private static func action(_ identifier: String, _ transitions: String = "{}", type: String = "Say")
    -> String
  {
    #"{"Identifier":"\#(identifier)","Type":"\#(type)","Parameters":{},"Transitions":\#(transitions)}"#
  }

  private static func flow(_ actions: String..., start: String = "a") -> String {
    #"{"Version":"2019-10-30","StartAction":"\#(start)","Actions":[\#(actions.joined(separator: ","))]}"#
  }

  static let flows: [(text: String, verdict: FlowOutline.Verdict)] = [
    (flow(action("a", #"{"NextAction":"b"}"#), action("b")), .sound),
    (flow(action("a", #"{"Errors":[{"ErrorType":"E","NextAction":"b"}]}"#), action("b")), .sound),
    (
      flow(
        action(
          "a", #"{"Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["1"]}}]}"#),
        action("b")), .sound
    ),
    (flow(action("a", type: "Teleport")), .malformed),
    (flow(action("")), .malformed),
    (flow(action("a", #"{"Errors":{}}"#)), .malformed),
    (flow(action("a", #"{"Errors":[{"NextAction":"a"}]}"#)), .malformed),
    (flow(action("a", #"{"NextAction":5}"#)), .malformed),
    ("[]", .malformed), ("{}", .malformed),
    (flow(action("a"), action("a")), .ambiguous),
    (flow(action("a"), start: "b"), .ambiguous),
    (flow(action("a", #"{"NextAction":"b"}"#)), .dangling),
    (flow(action("a"), action("b")), .unreachable),
  ]

  @Test(arguments: flows) func verdict(text: String, verdict: FlowOutline.Verdict) throws {
    var outline = FlowOutline(types: ["Say"])
    #expect(outline.verdict(on: try JSONDocument(parsing: text, named: "flow.json")) == verdict)
  }

  @Test func oneOutlineJudgesManyFlowsOfAnySize() throws {
    var outline = FlowOutline(types: ["Say"])
    for count in [3, 1000, 2] {
      let actions = (0..<count).map { number in
        Self.action("x\(number)", number + 1 < count ? #"{"NextAction":"x\#(number + 1)"}"# : "{}")
      }
      let text =
        #"{"Version":"2019-10-30","StartAction":"x0","Actions":["# + actions.joined(separator: ",") + "]}"
      #expect(outline.verdict(on: try JSONDocument(parsing: text, named: "flow.json")) == .sound)
    }
  }
}
