/// Answers that are read after another Lambda replaced them.
enum ExternalOverwritten: FlowCheck {
  static let description = CheckDescription(
    "external-overwritten", in: .dataFlow, .error,
    "a key of $.External is read after another Lambda replaced the answer",
    why: "$.External holds the answer of the last Lambda only, as a whole",
    fix: "copy the value to $.Attributes before the second Lambda",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "lambdas": { "lookUp": { "keys": ["name"] }, "dates": { "keys": ["first"] } } }
        """,
      .lambda("lookUp", "dates", else: "sorry"), .lambda("dates", "hello", else: "sorry", calling: "dates"),
      .say("hello", "Hello $.External.name", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "lambdas": { "lookUp": { "keys": ["name"] }, "dates": { "keys": ["first"] } } }
        """,
      .lambda("lookUp", "keep", else: "sorry"),
      .set("keep", "{ \"name\": \"$.External.name\" }", "dates", else: "sorry"),
      .lambda("dates", "hello", else: "sorry", calling: "dates"),
      .say("hello", "Hello $.Attributes.name", "end"), .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    for lost in flow.lostKeys {
      guard let earlier = lost.earlier else { continue }
      findings.report(
        self, at: lost.use.value, part: lost.use.wording,
        "\(lost.action.quoted) reads \(lost.use.wording) of \(earlier), which \(lost.lambda) has replaced")
    }
  }
}
