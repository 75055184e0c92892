import Diagnostics

/// What a command tells the shell.
enum ExitStatus: Int32, Sendable, Comparable {
  /// All well.
  case well = 0
  /// The person's flow or test has a problem.
  case problem = 1
  /// touchtone could not do what was asked.
  case impossible = 2

  /// The worse one is the greater.
  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Why a command stops before its end, with what the person is told.
struct CommandFailure: Error {
  let diagnostics: [Diagnostic]
  let status: ExitStatus

  init(_ diagnostics: [Diagnostic], _ status: ExitStatus) {
    self.diagnostics = diagnostics
    self.status = status
  }

  init(_ diagnostic: Diagnostic, _ status: ExitStatus = .impossible) {
    self.init([diagnostic], status)
  }
}

/// One of the program's commands.
protocol Subcommand: SendableMetatype {
  static var description: CommandDescription { get }
  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus
}
