import Diagnostics

/// A command line that cannot be understood.
enum UsageError: Error, Hashable {
  case noCommand(known: [String])
  case unknownCommand(String, known: [String])
  case unknownOption(String, known: [String])
  /// A single dash before letters: no such options are here.
  case shortOption(String)
  case missingValue(option: String, valueName: String)
  case unexpectedValue(option: String)
  case badValue(of: String, given: String, expectation: String)
  case givenTwice(option: String)
  case missingOperand(String, help: String)
  case extraOperand(String)

  /// The error as it is printed. `program` is what was called: "touchtone play".
  func diagnostic(for program: String) -> Diagnostic {
    Diagnostic(in: program, message, rule: "usage", fix: fix(for: program))
  }

  private var message: String {
    switch self {
    case .noCommand: "no command is given"
    case .unknownCommand(let name, _): "\"\(name)\" is not a command"
    case .unknownOption(let name, _): "\"\(name)\" is not an option"
    case .shortOption(let text): "\"\(text)\" is not an option; they begin with two dashes"
    case .missingValue(let option, let valueName): "--\(option) needs a value, \(valueName)"
    case .unexpectedValue(let option): "--\(option) takes no value"
    case .badValue(let name, let given, let expectation): "\(name) takes \(expectation), not \"\(given)\""
    case .givenTwice(let option): "--\(option) is given twice"
    case .missingOperand(let name, let help): "\(name) is missing: \(help)"
    case .extraOperand(let text): "\"\(text)\" is one word too many"
    }
  }

  private func fix(for program: String) -> String {
    let showHelp = "\(program) --help shows an example"
    switch self {
    case .noCommand(let known):
      return "one of \(known.joined(separator: ", ")); \(showHelp)"
    case .unknownCommand(let name, let known):
      if let near = nearest(to: name, among: known) { return "did you mean \"\(near)\"?" }
      return "one of \(known.joined(separator: ", ")); \(showHelp)"
    case .unknownOption(let name, let known):
      if let near = nearest(to: name, among: known) { return "did you mean \"\(near)\"?" }
      return "\(program) --help lists the options"
    case .shortOption:
      return
        "\(program) --help lists the options; -- before a word that begins with a dash makes it an operand"
    case .missingValue(let option, let valueName):
      return "--\(option)=\(valueName); a value that begins with dashes needs this form"
    case .extraOperand:
      return "put words that belong together in quotes; \(showHelp)"
    case .givenTwice:
      return "leave one out"
    case .unexpectedValue, .badValue, .missingOperand:
      return showHelp
    }
  }
}
