/// What of a center a finding is about, for a program that asks which findings touch somebody.
public enum DiagnosticSubject: Sendable, Hashable {
  /// An agent, by name.
  case agent(String)
  /// A queue, by name.
  case queue(String)
}
