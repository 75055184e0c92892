/// One rule of `touchtone check`.
///
/// A rule looks at actions, at flows, or at a center as a whole, whichever it needs. A rule that has none of the three is
/// found while files are read and linked (`FlowDocument`, `ProgramBuilder`), under the same name: the catalog describes
/// it beside the others, so that there is one list of all that can be said about a flow.
public protocol Check: SendableMetatype {
  static var description: CheckDescription { get }

  /// Looks at one action, reachable or not.
  static func check(_ action: AnalyzedAction, _ findings: inout Findings)

  /// Looks at one flow.
  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings)

  /// Looks at all flows together.
  static func check(_ center: AnalyzedCenter, _ findings: inout Findings)
}

extension Check {
  public static func check(_ action: AnalyzedAction, _ findings: inout Findings) {}
  public static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {}
  public static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {}
}
