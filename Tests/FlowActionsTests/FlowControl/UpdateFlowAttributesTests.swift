import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateFlowAttributesTests {
  static func update(_ attributes: String, _ identifier: String = "probe", next: String = "next")
    -> ActionText
  {
    ActionText(
      identifier, "UpdateFlowAttributes", "{\"FlowAttributes\": \(attributes)}", next: next,
      on: [.init("NoMatchingError", "error")])
  }

  @Test(arguments: [
    (#"{"a": {"Value": "1"}}"#, "1"), (#"{"a": {"Value": 5}}"#, "5"), (#"{"a": {"Value": true}}"#, "true"),
    (#"{"a": {"Value": "x$.Attributes.v"}}"#, "xy"), (#"{"$.Attributes.name": {"Value": "2"}}"#, "2"),
    (#"{"a": "flat"}"#, "flat"),
    (#"{"a": {"Value": ""}}"#, ""),
  ])
  func setsValuesOfThisFlow(attributes: String, value: String) throws {
    let call = try Call.begin(
      Self.update(attributes, next: "wait"),
      ActionText("wait", "MessageParticipant", #"{"Text": "$.FlowAttributes.a"}"#),
      attributes: [("v", "y"), ("name", "a")])
    #expect(call.effects == ["say \"\(value)\""])
    #expect(call.flowAttribute("a") == value)
    #expect(call.attribute("a") == nil)
  }

  @Test func aFlatStringIsAWarning() throws {
    let program = try Program.linking([FlowText([Self.update(#"{"a": "flat"}"#)])])
    #expect(program.problems.map(\.rule) == ["parameter-form"])
    #expect(program.problems.map(\.severity) == [.warning])
  }

  @Test func moreThan32KBInAllAreAnErrorAndNothingChanges() throws {
    let half = String(repeating: "x", count: 20_000)
    let call = try Call.begin(
      Self.update("{\"a\": {\"Value\": \"\(half)\"}}", "first", next: "second"),
      Self.update("{\"c\": {\"Value\": \"1\"}, \"b\": {\"Value\": \"\(half)\"}}", "second", next: "wait"),
      ActionText("error", "MessageParticipant", #"{"Text": "$.FlowAttributes.c-"}"#))
    #expect(call.last == "error")
    #expect(call.effects == ["say \"-\""])
    #expect(call.flowAttribute("b") == nil)
  }

  @Test func whatIsReplacedMakesRoom() throws {
    let most = String(repeating: "x", count: 30_000)
    let call = try Call.begin(
      Self.update("{\"a\": {\"Value\": \"\(most)\"}}", "first", next: "second"),
      Self.update("{\"a\": {\"Value\": \"y\(most)\"}, \"b\": {\"Value\": \"1\"}}", "second", next: "wait"),
      ActionText("wait", "MessageParticipant", #"{"Text": "$.FlowAttributes.b"}"#))
    #expect(call.effects == ["say \"1\""])
  }

  @Test func theyEndWithTheFlow() throws {
    let call = try Call.begin(
      Self.update(#"{"a": {"Value": "1"}}"#, next: "again"),
      ActionText(
        "again", "TransferToFlow", #"{"ContactFlowId": "$.Attributes.none"}"#,
        on: [.init("NoMatchingError", "wait")]),
      ActionText("wait", "MessageParticipant", #"{"Text": "$.FlowAttributes.a"}"#))
    #expect(call.flowAttribute("a") == "1")
    call.program.enter(FlowIndex(0), &call.contact)
    #expect(call.flowAttribute("a") == nil)
  }
}
