import Diagnostics

extension Finding {
  /// Keys that advice names and that files of the old format do not have.
  private static let newKeys = ["NextAction", "Errors", "Conditions", "Parameters", "Transitions", "SSML"]

  /// The finding about a file of the old export format: where the advice names keys of the current one, it says how the
  /// flow comes to have them.
  var inOldFormat: Finding {
    guard let fix = diagnostic.fix, Self.newKeys.contains(where: { fix.contains("\"\($0)\"") }) else {
      return self
    }
    let advice = fix + ", once \"touchtone convert\" has written the flow in the current format"
    return Finding(
      Diagnostic(
        diagnostic.severity, in: diagnostic.source, at: diagnostic.place, diagnostic.message,
        rule: diagnostic.rule, why: diagnostic.why, fix: advice),
      edits: edits, others: others)
  }
}
