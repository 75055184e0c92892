import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// A reference that leads to nothing is told where a call goes wrong for it, or something is said or set without it.
@Suite struct MissingValueTests {
  private func notes(_ actions: [ActionText], isLone: Bool = false) throws -> [String] {
    let center = try SmallCenter([FlowText(actions)], isLone: isLone)
    let contact = try center.call()
    center.wait(.minutes(1))
    return center.texts(.note, contact)
  }

  @Test(arguments: [
    ("UpdateContactTargetQueue", "QueueId"), ("CheckHoursOfOperation", "HoursOfOperationId"),
    ("TransferToFlow", "ContactFlowId"),
  ])
  func anActionThatFailsForWantOfAValueSaysWhichOne(type: String, parameter: String) throws {
    let action = ActionText(
      "go", type, "{\(quoted(parameter)): \"$.External.where\"}", next: "went",
      if: [.init("True", "open")], on: [.init("NoMatchingError", "failed")])
    #expect(try notes([action]) == ["\(parameter) needs $.External.where, which has no value"])
    #expect(try notes([action], isLone: true) == ["\(parameter) needs $.External.where, which has no value"])
  }

  @Test func aValueThatIsEmptyIsToldToo() throws {
    let set = Act.set("set", "where", "", next: "go")
    let action = ActionText(
      "go", "UpdateContactTargetQueue", "{\"QueueId\": \"$.Attributes.where\"}", next: "went",
      on: [.init("NoMatchingError", "failed")])
    let notes = try notes([set, action])
    #expect(notes.count == 1 && notes[0].hasPrefix("QueueId needs $.Attributes.where, which "))
  }

  @Test func aPromptWithoutAWordSaysWhatItLacks() throws {
    #expect(
      try notes([Act.say("say", "$.External.greeting", next: "end")]) == [
        "Text needs $.External.greeting, which has no value"
      ])
  }

  @Test func nothingIsToldWhereAllGoesWell() throws {
    let compare = ActionText(
      "compare", "Compare", "{\"ComparisonValue\": \"$.Attributes.tier\"}",
      if: [.init("gold", "gold")], on: [.init("NoMatchingCondition", "say")])
    #expect(try notes([compare, Act.say("say", "Hello.", next: "end")]) == [])
  }

  @Test func aPromptThatIsSpokenWithoutAValueSaysSoOnce() throws {
    let again = Act.say("say", "Hello $.Attributes.name.", next: "loop")
    let loop = ActionText(
      "loop", "Loop", #"{"LoopCount": "2"}"#,
      if: [.init("ContinueLooping", "say"), .init("DoneLooping", "end")],
      on: [.init("NoMatchingError", "end")])
    #expect(try notes([again, loop]) == ["Text needs $.Attributes.name, which has no value"])
  }

  @Test func aPromptWithAnEmptyValueInItSaysNothing() throws {
    let set = Act.set("set", "name", "", next: "say")
    #expect(try notes([set, Act.say("say", "Hello $.Attributes.name.", next: "end")]) == [])
  }

  @Test(arguments: ["UpdateContactAttributes", "UpdateFlowAttributes"])
  func anAttributeThatIsSetToNothingSaysSoOnce(type: String) throws {
    let parameter = type == "UpdateContactAttributes" ? "Attributes" : "FlowAttributes"
    let value = { (text: String) in parameter == "Attributes" ? "\"\(text)\"" : "{\"Value\": \"\(text)\"}" }
    let set = ActionText(
      "set", type,
      "{\"\(parameter)\": {\"tier\": \(value("$.External.tier")), \"plain\": \(value("a"))}}", next: "loop",
      on: [.init("NoMatchingError", "end")])
    let loop = ActionText(
      "loop", "Loop", #"{"LoopCount": "2"}"#,
      if: [.init("ContinueLooping", "set"), .init("DoneLooping", "end")],
      on: [.init("NoMatchingError", "end")])
    #expect(try notes([set, loop]) == ["\(parameter).tier needs $.External.tier, which has no value"])
  }

  /// What may be no reference is not the cause.
  @Test func aListOfPromptsSaysWhichOfThemItLacks() throws {
    let list = ActionText(
      "list", "MessageParticipantIteratively",
      #"{"Messages": [{"PromptId": "$.Attributes.music"}], "InterruptFrequencySeconds": "$.Attributes.period"}"#,
      on: [.init("NoMatchingError", "end")])
    #expect(try notes([list]) == ["Messages[0].PromptId needs $.Attributes.music, which has no value"])
  }
}
