/// A value that a flow sends to a Lambda.
public struct LambdaParameter: Sendable, Hashable {
  public let name: String
  /// Nil is sent as null.
  public let value: String?
  /// True when the value is JSON text rather than a text.
  public let isJSON: Bool

  public init(name: String, value: String?, isJSON: Bool = false) {
    self.name = name
    self.value = value
    self.isJSON = isJSON
  }

  /// The two as people read them.
  public var words: String { "\(name)=\(value ?? "null")" }
}
