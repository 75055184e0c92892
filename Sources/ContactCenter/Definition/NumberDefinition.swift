/// A telephone number that the center answers.
public struct NumberDefinition: Sendable, Hashable {
  public let number: PhoneNumber
  /// What people call the line; nil when it has no name.
  public let name: String?
  /// The flow that answers, as `center.json` names it.
  public let flow: String

  public init(number: PhoneNumber, name: String? = nil, flow: String) {
    self.number = number
    self.name = name
    self.flow = flow
  }
}
