/// How a program that ran on a terminal came to its end.
public enum TerminalEnd: Sendable, Hashable {
  /// By itself, with its status.
  case done(Int32)
  /// By Ctrl-C or SIGINT.
  case interrupted
  /// By SIGTERM.
  case terminated
  /// By SIGHUP, or because the terminal is gone.
  case lost

  /// The exit status of the process.
  public var status: Int32 {
    switch self {
    case .done(let status): status
    case .interrupted: 130
    case .terminated: 143
    case .lost: 129
    }
  }
}
