/// The next time that something opens or closes.
public enum HoursChange: Sendable, Hashable {
  case opens(at: Timestamp)
  case closes(at: Timestamp)

  public var at: Timestamp {
    switch self {
    case .opens(let at), .closes(let at): at
    }
  }
}
