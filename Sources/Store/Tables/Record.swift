/// What is kept of one customer profile, case or row of a data table: named values.
public struct Record: Sendable, Hashable {
  /// What it is of: "profile", "case", "table Prices" and others.
  public let kind: String
  public let id: String
  /// In the order of their names.
  public let fields: [Field]

  public struct Field: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(kind: String, id: String, fields: [Field]) {
    self.kind = kind
    self.id = id
    self.fields = fields
  }

  /// The value of a field; nil when the record has no such field.
  public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
}
