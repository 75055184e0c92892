/// A call of a Lambda, as the Lambda pane shows it.
public struct LambdaRow: Sendable, Equatable {
  public enum Outcome: Sendable, Equatable {
    case running
    case ok
    case failed
  }

  public var name: String
  /// "84 ms · ours · ok", "running", "timed out after 8 s".
  public var summary: String
  public var outcome: Outcome
  /// "phone=+919811112222".
  public var parameters: [String]
  /// "status=existing", "name=Asha Rao".
  public var result: [String]

  public init(
    name: String, summary: String, outcome: Outcome, parameters: [String] = [], result: [String] = []
  ) {
    self.name = name
    self.summary = summary
    self.outcome = outcome
    self.parameters = parameters
    self.result = result
  }
}
