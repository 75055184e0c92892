import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateContactAttributesTests {
  static func update(_ attributes: String, _ identifier: String = "probe", next: String = "next")
    -> ActionText
  {
    ActionText(
      identifier, "UpdateContactAttributes", "{\"Attributes\": \(attributes)}", next: next,
      on: [.init("NoMatchingError", "error")])
  }

  @Test(arguments: [
    (#"{"a": "1"}"#, "a", "1"), (#"{"a": ""}"#, "a", ""), (#"{"a": 5}"#, "a", "5"),
    (#"{"a": "x$.Attributes.v z"}"#, "a", "xy z"),
    (#"{"$.Attributes.v": "1"}"#, "y", "1"), (#"{"key $.Attributes.v": "1"}"#, "key y", "1"),
    (#"{"a b": "1"}"#, "a b", "1"),
    (#"{"v": "$.Attributes.v$.Attributes.v"}"#, "v", "yy"),
  ])
  func setsAttributes(attributes: String, name: String, value: String) throws {
    let call = try Call.begin(Self.update(attributes), attributes: [("v", "y")])
    #expect(call.attribute(name) == value)
    #expect(call.last == "next")
  }

  @Test func allValuesAreThoseBeforeTheAction() throws {
    let call = try Call.begin(
      Self.update(#"{"a": "$.Attributes.b", "b": "$.Attributes.a"}"#), attributes: [("a", "1"), ("b", "2")])
    #expect(call.attribute("a") == "2")
    #expect(call.attribute("b") == "1")
  }

  @Test func aMissingValueLeavesTheAttributeMissing() throws {
    let call = try Call.begin(Self.update(#"{"a": "$.External.none"}"#), attributes: [("a", "1")])
    #expect(call.attribute("a") == nil)
    #expect(call.last == "next")
  }

  @Test func aMissingValueUnderAComputedNameIsMissingToo() throws {
    let call = try Call.begin(
      Self.update(#"{"$.Attributes.key": "$.External.none"}"#),
      attributes: [("key", "other"), ("other", "1")])
    #expect(call.attribute("other") == nil)
  }

  @Test(arguments: [
    #"{"a.b": "1", "ok": "2"}"#, #"{"ok": "2", "price$": "1"}"#, #"{"ok": "2", "$.Attributes.dotted": "1"}"#,
    #"{"ok": "2", "$.Attributes.none": "1"}"#, #"{"": "1", "ok": "2"}"#,
  ])
  func aNameWithADollarSignOrADotIsAnErrorAndNothingChanges(attributes: String) throws {
    let call = try Call.begin(Self.update(attributes), attributes: [("dotted", "a.b")])
    #expect(call.last == "error")
    #expect(call.attribute("ok") == nil)
  }

  @Test(arguments: [(true, "next"), (false, "NoMatchingError")])
  func theRelatedContactIsTheWorldsToChange(isDone: Bool, last: String) throws {
    let call = try Call.begin(
      .probe(
        "UpdateContactAttributes", #"{"Attributes": {"a": "$.Attributes.v!"}, "TargetContact": "Related"}"#,
        on: ["NoMatchingError"]), attributes: [("v", "1")])
    #expect(call.effects == ["change attributes of the related contact {a: 1!}"])
    call.deliver(.answered(isDone))
    #expect(call.last == last)
    #expect(call.attribute("a") == nil)
  }

  @Test func theCurrentContactIsNamedOrNot() throws {
    let call = try Call.begin(
      .probe("UpdateContactAttributes", #"{"Attributes": {"a": "1"}, "TargetContact": "Current"}"#))
    #expect(call.attribute("a") == "1")
  }

  /// Names and values count: 32 KB in all are allowed, a byte more is not.
  @Test(arguments: [(32 * 1024 - 4, true), (32 * 1024 - 3, false)])
  func thirtyTwoKBInAll(count: Int, isAllowed: Bool) throws {
    let value = String(repeating: "x", count: count)
    let call = try Call.begin(Self.update("{\"a\": \"\(value)\"}"), attributes: [("ab", "c")])
    #expect(call.last == (isAllowed ? "next" : "error"))
    #expect(call.attribute("a") == (isAllowed ? value : nil))
    #expect(call.attribute("ab") == "c")
  }

  @Test func settingAndUnsettingTakesNoRoom() throws {
    let rounds = ActionText(
      "loop", "Loop", #"{"LoopCount": "100"}"#, next: "end",
      if: [.init("ContinueLooping", "set"), .init("DoneLooping", "end")])
    let name = String(repeating: "n", count: 500)
    let call = try Call.begin(
      rounds,
      Self.update("{\"\(name)\": \"$.External.none\", \"$.Attributes.k\": \"12345\"}", "set", next: "unset"),
      Self.update("{\"\(name)\": \"x\", \"$.Attributes.k\": \"54321\"}", "unset", next: "loop"),
      attributes: [("k", String(repeating: "k", count: 500))])
    #expect(call.last == "end")
    #expect(call.attribute(name) == "x")
  }

  @Test func noAttributesAtAllGoOn() throws {
    #expect(try Call.begin(.probe("UpdateContactAttributes", "{}", on: ["NoMatchingError"])).last == "next")
  }

  @Test func withoutABranchAFailureEndsTheContact() throws {
    let call = try Call.begin(.probe("UpdateContactAttributes", #"{"Attributes": {"a.b": "1"}}"#))
    #expect(call.departure == .unhandled(.noMatchingError))
  }
}
