/// A user's own program that answers in a Lambda function's place.
public struct LambdaCommand: Sendable, Hashable {
  /// The program and its arguments, at least one; paths begin at the folder of `center.json`.
  public let arguments: [String]
  /// What is called with each event; nil for a program that reads and writes lines of JSON.
  public let handler: LambdaHandler?
  /// Variables that the program has beside those of the service, in the order of the file.
  public let environment: [NamedValue]

  public init(arguments: [String], handler: LambdaHandler? = nil, environment: [NamedValue] = []) {
    precondition(!arguments.isEmpty, "a command without a program")
    self.arguments = arguments
    self.handler = handler
    self.environment = environment
  }
}

/// The function in a user's file that is called with each event, as the service's setting "Handler" names it.
public struct LambdaHandler: Sendable, Hashable {
  public enum Language: Sendable, Hashable, CaseIterable {
    case python, node

    /// How the names of its files end.
    public var fileEndings: [String] {
      switch self {
      case .python: [".py"]
      case .node: [".js", ".mjs", ".cjs"]
      }
    }

    init?(file: String) {
      guard let found = Self.allCases.first(where: { $0.fileEndings.contains { file.hasSuffix($0) } }) else {
        return nil
      }
      self = found
    }
  }

  public let language: Language
  /// Which of the command's arguments is the user's file.
  public let fileArgument: Int
  /// The function's name in it.
  public let function: String

  public init(language: Language, fileArgument: Int, function: String) {
    self.language = language
    self.fileArgument = fileArgument
    self.function = function
  }
}
