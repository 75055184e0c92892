/// Hours of operation by name.
public struct HoursDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  public let hours: HoursOfOperation

  public init(name: String, arn: String? = nil, hours: HoursOfOperation) {
    self.name = name
    self.arn = arn
    self.hours = hours
  }
}
