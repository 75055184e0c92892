/// Who calls, as far as the network tells.
public enum Caller: Sendable, Hashable {
  case number(PhoneNumber)
  /// The caller keeps the number back.
  case withheld

  /// The word for a withheld number on the command line and in scenarios.
  public static let withheldWord = "anonymous"

  /// - Throws: why the text is neither a number nor "anonymous".
  public init(_ text: String) throws(PhoneNumberError) {
    if text.lowercased() == Self.withheldWord {
      self = .withheld
    } else {
      self = .number(try PhoneNumber(text))
    }
  }

  /// Nil when it is withheld.
  public var number: PhoneNumber? {
    switch self {
    case .number(let number): number
    case .withheld: nil
    }
  }

  /// "+91 98111 12222" or "anonymous".
  public var display: String { number?.display ?? Self.withheldWord }
}

extension Caller: CustomStringConvertible {
  /// `+919811112222` or `anonymous`.
  public var description: String { number?.e164 ?? Self.withheldWord }
}
