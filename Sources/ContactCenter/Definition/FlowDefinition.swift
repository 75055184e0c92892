/// A flow of the center and its file.
public struct FlowDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// Relative to the folder of `center.json`.
  public let file: String

  public init(name: String, arn: String? = nil, file: String) {
    self.name = name
    self.arn = arn
    self.file = file
  }
}
