/// A person who has called, by the number called from.
public struct Customer: Sendable, Hashable {
  /// In E.164 form: `+` and digits.
  public let phoneNumber: String
  /// "" when nobody has told it.
  public let name: String

  /// A customer with a number in E.164 form, and a name or "".
  public init(phoneNumber: String, name: String) {
    self.phoneNumber = phoneNumber
    self.name = name
  }
}
