import ContactCenter

/// What there is to know of a handler without running it.
public struct HandlerDescription: Sendable, Hashable {
  /// A value that the flow sends along.
  public struct Parameter: Sendable, Hashable {
    public let name: String
    /// False when the handler does without it.
    public let isRequired: Bool

    public static func required(_ name: String) -> Self { Self(name: name, isRequired: true) }
    public static func optional(_ name: String) -> Self { Self(name: name, isRequired: false) }
  }

  /// The name that `center.json` binds a Lambda function to with `"builtin"`.
  public let name: String
  /// What it does, in one line.
  public let summary: String
  public let parameters: [Parameter]
  /// The keys of every answer, in order; none is ever missing.
  public let keys: [String]
  /// How long an answer takes on the virtual clock, unless `center.json` says otherwise.
  public let duration: Milliseconds
  /// True when it changes no row: it is lent a view of them, and never waits for who writes.
  public let isReadOnly: Bool

  public init(
    _ name: String, _ summary: String, parameters: [Parameter], keys: [String], duration: Milliseconds,
    isReadOnly: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.keys = keys
    self.duration = duration
    self.isReadOnly = isReadOnly
  }
}
