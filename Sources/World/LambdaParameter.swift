/// A value that a flow sends to a Lambda.
public struct LambdaParameter: Sendable, Hashable {
  public let name: String
  /// Nil is sent as null.
  public let value: String?

  public init(name: String, value: String?) {
    self.name = name
    self.value = value
  }

  /// The two as people read them.
  public var words: String { "\(name)=\(value ?? "null")" }
}
