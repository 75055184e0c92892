import Diagnostics
import FlowEngine

/// User attributes that no flow of the center sets.
enum AttributeNeverSet: CenterCheck {
  static let description = CheckDescription(
    "attribute-never-set", in: .dataFlow, .warning, "an attribute is read that no flow of the center sets",
    why: "nothing gives it a value: it is spoken as nothing, and a comparison finds no match",
    fix: "set it before, or write the name that is meant",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      .set("remember", "{ \"topic\": \"plots\" }", "hello", else: "sorry"),
      .say("hello", "You chose $.Attributes.topik", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      .set("remember", "{ \"topic\": \"plots\" }", "hello", else: "sorry"),
      .say("hello", "You chose $.Attributes.topic", "end"), .say("sorry", "Sorry.", "end"), .end()))

  /// Only where all flows of the center are here, and each says which attributes it sets.
  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    guard center.isComplete, center.attributesSet.allSatisfy({ FoundReference.all(in: $0).isEmpty }) else {
      return
    }
    let known = center.attributesSet.sorted()
    for action in center.flows.lazy.flatMap(\.actions) where !action.testsForNothing {
      for use in action.reads("Attributes") {
        // What a page of the customer's hands on with a chat comes with the service's prefix.
        guard let key = use.key, !center.attributesSet.contains(key), !key.hasPrefix("HostedWidget-") else {
          continue
        }
        findings.report(
          self, at: use.value, part: use.wording,
          "\(action.quoted) reads \(use.wording), which no flow of the center sets",
          fix: nearest(to: key, among: known).map {
            "did you mean $.Attributes.\($0)?"
          })
      }
    }
  }
}
