import Diagnostics

/// Keys that the Lambda's answer does not have.
enum UnknownExternalKey: FlowCheck {
  static let description = CheckDescription(
    "unknown-external-key", in: .dataFlow, .error,
    "a key of $.External is read that the Lambda does not return",
    why: "center.json says which keys its answers have, and this is none of them: the value is missing",
    fix: "read one of its keys, or let the Lambda return it",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "lambdas": { "lookUp": { "keys": ["name", "visit"] } } }
        """,
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello $.External.nmae", "end"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "lambdas": { "lookUp": { "keys": ["name", "visit"] } } }
        """,
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello $.External.name", "end"),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    for lost in flow.lostKeys where lost.earlier == nil {
      let near = nearest(to: lost.key, among: lost.keys)
      findings.report(
        self, at: lost.use.value, part: lost.use.wording,
        "\(lost.action.quoted) reads \(lost.use.wording), which \(lost.lambda) does not return",
        why: near == nil ? "it returns " + lost.keys.joined(separator: ", ") : nil,
        fix: near.map { "did you mean $.External.\($0)?" })
    }
  }
}
