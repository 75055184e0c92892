/// A template of tasks.
public struct TaskTemplateDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// The name of the flow that its tasks begin with.
  public let flow: String

  public init(name: String, arn: String? = nil, flow: String) {
    self.name = name
    self.arn = arn
    self.flow = flow
  }
}

/// A template of cases.
public struct CaseTemplateDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// The fields that its cases have; nil for any.
  public let fields: [String]?
  /// Those that must be given when a case is created.
  public let required: [String]

  public init(name: String, arn: String? = nil, fields: [String]? = nil, required: [String] = []) {
    self.name = name
    self.arn = arn
    self.fields = fields
    self.required = required
  }
}
