import Diagnostics

/// References to data that no contact has.
enum UnknownReference: ActionCheck {
  static let description = CheckDescription(
    "unknown-reference", in: .parameters, .warning, "a reference leads to data that no contact has",
    why: "it gives nothing: it is spoken as silence, and a comparison finds no match",
    fix: "write one of the service's paths, such as $.Attributes.name",
    bad: CheckExample(.say("hello", "Hello $.Attribute.name", "end"), .end()),
    good: CheckExample(.say("hello", "Hello $.Attributes.name", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.references {
      if use.names.count == 1, use.parameter != ["ComparisonValue"],
        let inner = action.references.first(where: { $0.value.range == use.value.range && behind(use, $0) })
      {
        findings.report(
          self, at: use.value, part: use.wording + ".$",
          "\(action.quoted) has the reference \(inner.wording) inside another one, \(use.wording)",
          why:
            "a reference begins anew at each $: what stands before it gives nothing, and its full stop stays",
          fix: "write \(inner.wording) alone")
        continue
      }
      // "$.50" is money.
      guard use.names[0].first?.isNumber == false, let departure = DataPath.departure(of: use.names) else {
        continue
      }
      let start = "$" + departure.known.map { "." + $0 }.joined()
      let near = nearest(to: departure.name, among: departure.names)
      let absence =
        departure.names.isEmpty
        ? "\(start) is one value, with nothing under it"
        : departure.known.isEmpty ? "there is no $.\(departure.name)" : "\(start) has no \(departure.name)"
      let choice =
        departure.known.isEmpty || departure.names.isEmpty
        ? nil : "it has " + departure.names.map { "\(start).\($0)" }.joined(separator: ", ")
      findings.report(
        self, at: use.value, part: use.wording, "\(action.quoted) reads \(use.wording), and \(absence)",
        fix: near.map { "did you mean \(start).\($0)?" }
          ?? (departure.names.isEmpty ? "write \(start), with a blank behind it where text follows" : choice))
    }
  }

  /// True for a reference that stands where another one, which is only the name of a space, would go on.
  private static func behind(_ space: ReferenceUse, _ reference: ReferenceUse) -> Bool {
    reference.names.count > 1
      && space.value.string?.contains(space.wording + "." + reference.wording) == true
  }
}
