import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct TagContactTests {
  static func tag(_ tags: String, _ identifier: String = "probe", next: String = "next") -> ActionText {
    ActionText(
      identifier, "TagContact", "{\"Tags\": \(tags)}", next: next, on: [.init("NoMatchingError", "error")])
  }

  static let six = #"{"a": "1", "b": "2", "c": "3", "d": "4", "e": "5", "f": "6"}"#

  @Test func setsTags() throws {
    let say = ActionText("next", "MessageParticipant", #"{"Text": "$.Tags.team"}"#, next: "end")
    let call = try Call.begin(
      Self.tag(#"{"team": "red $.Attributes.v", "$.Attributes.v": "x"}"#), say, attributes: [("v", "y")])
    #expect(call.data("Tags.team") == "red y")
    #expect(call.data("Tags.y") == "x")
    #expect(call.effects == [#"say "red y""#])
  }

  /// A name that is known only while the flow runs is that which flows read, and is taken away by.
  @Test func aNameThatIsMadeOfAReferenceIsReadByIt() throws {
    let more = Self.tag(#"{"pzz": "v2"}"#, "more", next: "say")
    let say = ActionText("say", "MessageParticipant", #"{"Text": "$.Tags.pzz"}"#, next: "end")
    let call = try Call.begin(
      Self.tag(#"{"p$.Attributes.k": "v1"}"#, next: "say"), say, more, attributes: [("k", "zz")])
    #expect(call.effects == [#"say "v1""#])
    #expect(call.contact.dataCount(under: "Tags.", call.program) == 1)
    let twice = try Call.begin(
      Self.tag(#"{"p$.Attributes.k": "v1"}"#, next: "more"), more, say, attributes: [("k", "zz")])
    #expect(twice.effects == [#"say "v2""#])
    #expect(twice.contact.dataCount(under: "Tags.", twice.program) == 1)
  }

  @Test func sixTagsAreAllowedAndASeventhIsNot() throws {
    let call = try Call.begin(Self.tag(Self.six, next: "more"), Self.tag(#"{"g": "7"}"#, "more"))
    #expect(call.last == "error")
    #expect(call.data("Tags.f") == "6")
    #expect(call.data("Tags.g") == nil)
    let again = try Call.begin(Self.tag(Self.six, next: "more"), Self.tag(#"{"a": "new"}"#, "more"))
    #expect(again.last == "next")
    #expect(again.data("Tags.a") == "new")
  }

  @Test(arguments: [
    (#"{"a": "1", "b": "2", "c": "3", "d": "4", "e": "5", "f": "6", "g": "7"}"#, ["parameter-range"]),
    (#"{"aws:x": "1"}"#, ["parameter-form"]), (#"{"AWS:x": "1", "ok": "2"}"#, ["parameter-form"]),
    ("{}", []), (#"{"$.Attributes.reserved": "1"}"#, []),
  ])
  func whatIsNotAllowedIsAnErrorAndNothingChanges(tags: String, rules: [String]) throws {
    let call = try Call.begin(Self.tag(tags), attributes: [("reserved", "aws:me")])
    #expect(call.last == "error")
    #expect(call.contact.dataCount(under: "Tags.", call.program) == 0)
    #expect(call.program.problems.map(\.rule) == rules)
  }
}
