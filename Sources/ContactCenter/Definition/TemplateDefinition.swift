/// A template of tasks.
public struct TaskTemplateDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// The name of the flow that its tasks begin with.
  public let flow: String
  /// What its tasks have where they are given nothing else, by the parameters of `CreateTask`: `Description`,
  /// `Attributes.plan`.
  public let defaults: [Default]
  /// The parameters that must be given when a task is created.
  public let required: [String]

  public struct Default: Sendable, Hashable {
    public let path: String
    public let value: String

    public init(_ path: String, _ value: String) {
      self.path = path
      self.value = value
    }
  }

  public init(
    name: String, arn: String? = nil, flow: String, defaults: [Default] = [], required: [String] = []
  ) {
    self.name = name
    self.arn = arn
    self.flow = flow
    self.defaults = defaults
    self.required = required
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
