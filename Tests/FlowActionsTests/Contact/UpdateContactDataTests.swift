import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateContactDataTests {
  static func probe(_ parameters: String) -> ActionText {
    .probe("UpdateContactData", parameters, on: ["NoMatchingError"])
  }

  @Test(arguments: [
    (#"{"Name": "Visit of $.Attributes.v"}"#, "Name", "Visit of Asha"),
    (#"{"Description": "d"}"#, "Description", "d"), (#"{"LanguageCode": "en-AU"}"#, "LanguageCode", "en-AU"),
    (#"{"CustomerId": "$.Attributes.v"}"#, "CustomerId", "Asha"),
    (
      #"{"References": {"page": {"Type": "URL", "Value": "https://x/$.Attributes.v"}}}"#,
      "References.page.Value", "https://x/Asha"
    ),
    (#"{"References": {"page": {"Type": "URL", "Value": "x"}}}"#, "References.page.Type", "URL"),
    (#"{"References": {"page": "x"}}"#, "References.page.Value", "x"),
    (#"{"SegmentAttributes": {"team": {"ValueString": "red"}}}"#, "SegmentAttributes.team", "red"),
    (#"{"SegmentAttributes": {"team": "red"}}"#, "SegmentAttributes.team", "red"),
    (#"{"SegmentAttributes": {"n": {"ValueInteger": 7}}}"#, "SegmentAttributes.n", "7"),
    (
      #"{"SegmentAttributes": {"m": {"ValueMap": {"a": {"ValueString": "1"}}}}}"#,
      "SegmentAttributes.m.a.ValueString", "1"
    ),
    (#"{"FraudDetectionThreshold": "50"}"#, "Settings.FraudDetectionThreshold", "50"),
    (#"{"WisdomSessionArn": "arn"}"#, "Settings.WisdomSessionArn", "arn"),
  ])
  func setsTheField(parameters: String, path: String, value: String) throws {
    let call = try Call.begin(Self.probe(parameters), attributes: [("v", "Asha")])
    #expect(call.data(path) == value)
    #expect(call.last == "next")
  }

  @Test func isWhatReferencesLeadTo() throws {
    let say = ActionText(
      "next", "MessageParticipant",
      #"{"Text": "$.Name $.References.page.Value $.SegmentAttributes['my:team'] $.SegmentAttributes.other"}"#,
      next: "end", on: [.init("NoMatchingError", "end")])
    let call = try Call.begin(
      Self.probe(
        #"{"Name": "N", "References": {"page": {"Value": "u"}}, "SegmentAttributes": {"my:team": {"ValueString": "red"}}}"#
      ),
      say)
    #expect(call.effects == [#"say "N u red ""#])
  }

  @Test func allValuesAreThoseBeforeTheAction() throws {
    let call = try Call.begin(
      Self.probe(#"{"Name": "A", "Description": "B"}"#).then("swap"),
      ActionText(
        "swap", "UpdateContactData", #"{"Name": "$.Description", "Description": "$.Name"}"#, next: "end"))
    #expect(call.data("Name") == "B")
    #expect(call.data("Description") == "A")
  }

  @Test(arguments: [(true, "next"), (false, "NoMatchingError")])
  func theRelatedContactIsTheWorldsToChange(isDone: Bool, last: String) throws {
    let call = try Call.begin(Self.probe(#"{"Name": "N", "TargetContact": "Related"}"#))
    #expect(call.effects == ["change data of the related contact {Name: N}"])
    call.deliver(.answered(isDone))
    #expect(call.last == last)
    #expect(call.data("Name") == nil)
  }

  @Test(arguments: [
    (#"{"VoiceAuthenticationThreshold": "101"}"#, ["parameter-range"]),
    (#"{"VoiceAuthenticationResponseTime": "x"}"#, ["parameter-number"]),
    (#"{"FraudDetectionThreshold": "$.Attributes.v"}"#, []), (#"{"Name": "x"}"#, []),
  ])
  func numbersAreLookedAt(parameters: String, rules: [String]) throws {
    #expect(try Program.linking([FlowText([Self.probe(parameters)])]).problems.map(\.rule) == rules)
  }

  @Test func anObjectWhereATextBelongsIsAFindingAndChangesNothing() throws {
    let call = try Call.begin(
      .probe("UpdateContactData", #"{ "Name": { "First": "Asha" } }"#, on: ["NoMatchingError"]))
    #expect(call.program.problems.map(\.message) == ["this must be a text, found an object"])
    #expect(call.field(.name) == nil)
    #expect(call.last == "next")
  }
}
