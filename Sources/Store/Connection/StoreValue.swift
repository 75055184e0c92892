/// One value of a row. World tables hold no NULL, no blob and no floating point.
public enum StoreValue: Sendable, Hashable, CustomStringConvertible {
  case text(String)
  case integer(Int64)

  /// The value as people read it: text as it is, an integer in decimal.
  public var description: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    }
  }
}
