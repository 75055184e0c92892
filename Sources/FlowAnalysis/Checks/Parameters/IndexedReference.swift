/// References into lists.
enum IndexedReference: ActionCheck {
  static let description = CheckDescription(
    "indexed-reference", in: .parameters, .warning, "a reference picks an element of a list",
    why: "the service does not reach into lists: the reference gives nothing",
    fix: "let the Lambda return the element under a key of its own",
    bad: CheckExample(
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "The first is $.External.dates[0]", "end"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "The first is $.External.firstDate", "end"),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.references where ["External", "Attributes", "FlowAttributes"].contains(use.space) {
      guard use.names.dropFirst().contains(where: { !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
        use.wording.contains("[")
      else { continue }
      findings.report(
        self, at: use.value, part: use.wording, "\(action.quoted) reads an element of a list: \(use.wording)")
    }
  }
}
