/// What a slot can be.
public enum SlotType: Sendable, Hashable {
  /// One of these values.
  case list(ListedValues)
  case number
  case date
  case time
  case phoneNumber
  /// Yes or no.
  case confirmation
  /// Letters and digits, without blanks.
  case alphaNumeric
  /// Whatever is said.
  case words

  /// The built-in type of Lex with this name; what touchtone does not know better takes whatever is said. Nil for a
  /// name that no built-in type can have.
  public init?(builtIn name: String) {
    guard name.hasPrefix("AMAZON.") else { return nil }
    switch name.dropFirst("AMAZON.".count) {
    case "Number", "NUMBER": self = .number
    case "Date", "DATE": self = .date
    case "Time", "TIME": self = .time
    case "PhoneNumber": self = .phoneNumber
    case "Confirmation": self = .confirmation
    case "AlphaNumeric": self = .alphaNumeric
    default: self = .words
    }
  }
}

/// The values of a slot type that lists them.
public struct ListedValues: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public let value: String
    public let synonyms: [String]

    public init(_ value: String, synonyms: [String] = []) {
      self.value = value
      self.synonyms = synonyms
    }
  }

  public let entries: [Entry]
  /// True when an answer may be another value too, which then is taken as it was said.
  public let allowsOthers: Bool

  public init(_ entries: [Entry], allowsOthers: Bool = false) {
    self.entries = entries
    self.allowsOthers = allowsOthers
  }
}
