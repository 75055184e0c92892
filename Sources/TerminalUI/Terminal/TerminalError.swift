import Diagnostics

/// Why no screen could be opened.
public enum TerminalError: Error, Sendable, Hashable {
  /// Standard input or output is not a terminal.
  case noTerminal
  /// The terminal description named by TERM is not known here.
  case unknownType(String)
  /// The terminal cannot place its cursor, as TERM=dumb cannot.
  case cannotDraw(String)
  /// The system refused what the screen needs.
  case system(call: String, code: Int32)

  /// The error as one line without a full stop.
  public var text: String {
    switch self {
    case .noTerminal: "no terminal: give --keys, or run it where standard input and output are a terminal"
    case .unknownType(let name):
      name.isEmpty
        ? "TERM is not set: set it to your terminal's type, for example xterm-256color"
        : "TERM=\(name.visible) is not known here: set TERM to a known type, for example xterm-256color"
    case .cannotDraw(let name):
      "TERM=\(name.visible) cannot place a cursor: give --keys, or use another terminal"
    case .system(let call, let code): "the terminal cannot be opened: \(call) failed with error \(code)"
    }
  }
}
