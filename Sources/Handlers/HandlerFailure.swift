/// Why a handler cannot answer: the flow sent something it cannot work with.
public enum HandlerFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The parameter was not sent, or sent as ''.
  case missing(parameter: String)
  /// The parameter is not of the form that it must have.
  case unusable(parameter: String, value: String)

  public var description: String {
    switch self {
    case .missing(let parameter): "\"\(parameter)\" is missing"
    case .unusable(let parameter, let value): "\"\(parameter)\" cannot be \"\(value)\""
    }
  }
}
