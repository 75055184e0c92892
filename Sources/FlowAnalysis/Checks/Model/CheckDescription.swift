import Diagnostics

/// What a rule says, to whom, and why: the one text that findings, `explain`, docs/checks.md and SARIF read.
public final class CheckDescription: Sendable {
  /// In brackets behind each finding: `unreachable-action`.
  public let name: String
  public let family: CheckFamily
  public let severity: Severity
  /// What is wrong, in one line without a final period.
  public let summary: String
  /// Why that matters, with the service's own rule where there is one.
  public let why: String
  /// How it is mended.
  public let fix: String
  /// True when `--fix` mends it.
  public let isFixable: Bool
  // Some examples are large, and few who run a rule look at them.
  private let makeBad: @Sendable () -> CheckExample
  private let makeGood: @Sendable () -> CheckExample

  /// The least flow in which the rule finds something.
  public var bad: CheckExample { makeBad() }
  /// The same without it.
  public var good: CheckExample { makeGood() }

  public init(
    _ name: String, in family: CheckFamily, _ severity: Severity, _ summary: String, why: String, fix: String,
    isFixable: Bool = false, bad: @autoclosure @escaping @Sendable () -> CheckExample,
    good: @autoclosure @escaping @Sendable () -> CheckExample
  ) {
    self.name = name
    self.family = family
    self.severity = severity
    self.summary = summary
    self.why = why
    self.fix = fix
    self.isFixable = isFixable
    makeBad = bad
    makeGood = good
  }
}

/// What a rule is about.
public enum CheckFamily: String, Sendable, CaseIterable {
  case structure = "Structure"
  case parameters = "Parameters"
  case flowTypes = "Flow types"
  case dataFlow = "Data flow"
  case callerExperience = "Caller experience"
  case limits = "Limits of the service"
  case resources = "Resources"
  case security = "Security"
}
