import Diagnostics

/// A name in brackets behind a finding that no rule of `check` has: of a center's own files, of the store, or of a command.
///
/// The findings themselves say what is wrong at their place; here stands what the name means wherever it is met.
struct OtherFinding: Sendable {
  /// What such findings are about.
  enum Family: String, Sendable, CaseIterable {
    case center = "A center's own files"
    case store = "The store"
    case test = "Tests"
    case command = "Commands"
  }

  let name: String
  let family: Family
  let severity: Severity
  /// What is wrong, in one line without a final period.
  let summary: String
  /// Why that matters.
  let why: String
  /// How it is mended.
  let fix: String

  init(
    _ name: String, in family: Family, severity: Severity = .error, _ summary: String, why: String,
    fix: String
  ) {
    self.name = name
    self.family = family
    self.severity = severity
    self.summary = summary
    self.why = why
    self.fix = fix
  }

  /// What is left of a center that can be used stays: such a finding can be ignored.
  var canBeIgnored: Bool { family == .center && severity < .error }
}
