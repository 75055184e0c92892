import Diagnostics
import Glibc

/// The program: finds the command, runs it, reports how it went.
enum Touchtone {
  static let version = "0.1.0"

  private static let subcommands: [any Subcommand.Type] = [
    PlayCommand.self, DeskCommand.self, TestCommand.self, CheckCommand.self, ExplainCommand.self,
    GraphCommand.self,
    DiffCommand.self,
    FidelityCommand.self,
    SimulateCommand.self, LogCommand.self, ReplayCommand.self, ConvertCommand.self, StoreCommand.self,
    InitCommand.self,
    BenchCommand.self,
  ]

  static let description = ProgramDescription(
    name: "touchtone", version: version,
    summary: "Plays, tests and debugs contact flows in the terminal, with no account and no network.",
    commands: subcommands.map { $0.description })

  static func run(_ words: [String]) -> ExitStatus {
    // A reader that went away, a file that may not grow: the write says so, and what it was for is told.
    for ending in [SIGPIPE, SIGXFSZ] { signal(ending, SIG_IGN) }
    do throws(Diagnostic) {
      switch try description.parse(words) {
      case .show(let text):
        Output.line(text)
        return .well
      case .run(let command, let arguments):
        guard let subcommand = subcommands.first(where: { $0.description.name == command.name }) else {
          preconditionFailure("no subcommand \(command.name)")
        }
        return run(subcommand, arguments)
      }
    } catch {
      Output.error(error.text)
      return .impossible
    }
  }

  private static func run(_ subcommand: any Subcommand.Type, _ arguments: ParsedArguments) -> ExitStatus {
    do throws(CommandFailure) {
      return try subcommand.run(arguments)
    } catch {
      Output.error(error.diagnostics.text)
      return error.status
    }
  }
}
