/// One rule of `touchtone check`.
///
/// A rule that is nothing but this is found while files are read and linked (`FlowDocument`, `ProgramBuilder`), under the
/// same name: the catalog describes it beside the others, so that there is one list of all that can be said about a flow.
public protocol Check: SendableMetatype {
  static var description: CheckDescription { get }

  /// What it looks at.
  static var subject: CheckSubject { get }
}

/// What a rule looks at.
public enum CheckSubject {
  /// What is read and linked, while that is done.
  case text
  case action(any ActionCheck.Type)
  case flow(any FlowCheck.Type)
  case center(any CenterCheck.Type)
}

extension Check {
  public static var subject: CheckSubject { .text }
}

/// A rule that looks at actions, each by itself.
public protocol ActionCheck: Check {
  /// The types of action that it looks at; nil for all.
  static var types: [String]? { get }

  /// Looks at one action, reachable or not.
  static func check(_ action: AnalyzedAction, _ findings: inout Findings)
}

extension ActionCheck {
  public static var types: [String]? { nil }
  public static var subject: CheckSubject { .action(self) }
}

/// A rule that looks at flows as wholes.
public protocol FlowCheck: Check {
  /// Looks at one flow.
  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings)
}

extension FlowCheck {
  public static var subject: CheckSubject { .flow(self) }
}

/// A rule that looks at a center as a whole.
public protocol CenterCheck: Check {
  /// Looks at all flows together.
  static func check(_ center: AnalyzedCenter, _ findings: inout Findings)
}

extension CenterCheck {
  public static var subject: CheckSubject { .center(self) }
}
