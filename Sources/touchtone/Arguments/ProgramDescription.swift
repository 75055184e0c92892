import Diagnostics

/// The whole command line: which commands there are.
struct ProgramDescription: Sendable {
  let name: String
  let version: String
  /// One line: what the program is for.
  let summary: String
  let commands: [CommandDescription]

  /// What a person asked the program for.
  enum Request: Sendable {
    /// To read this text, which goes to standard output; exit status 0.
    case show(String)
    case run(CommandDescription, ParsedArguments)
  }

  /// Reads the words after the program's name.
  ///
  /// A mistake is thrown ready to be printed on standard error; the exit status is then 2.
  func parse(_ words: some Collection<String>) throws(Diagnostic) -> Request {
    let known = commands.map(\.name)
    guard let first = words.first else { throw UsageError.noCommand(known: known).diagnostic(for: name) }
    switch first {
    case "--version": return .show("\(name) \(version)")
    case "--help", "-h": return .show(help)
    case "help":
      guard let topic = words.dropFirst().first else { return .show(help) }
      return .show(try command(topic).help(in: name))
    case let option where option.hasPrefix("-"):
      throw UsageError.unknownOption(option, known: ["--help", "--version"]).diagnostic(for: name)
    default:
      let command = try command(first)
      do {
        switch try command.parse(words.dropFirst()) {
        case .help: return .show(command.help(in: name))
        case .run(let arguments): return .run(command, arguments)
        }
      } catch {
        throw error.diagnostic(for: "\(name) \(command.name)")
      }
    }
  }

  private func command(_ wanted: String) throws(Diagnostic) -> CommandDescription {
    guard let command = commands.first(where: { $0.name == wanted }) else {
      throw UsageError.unknownCommand(wanted, known: commands.map(\.name)).diagnostic(for: name)
    }
    return command
  }
}
