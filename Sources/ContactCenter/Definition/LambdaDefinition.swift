/// A Lambda function that flows invoke, and what answers for it here.
public struct LambdaDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// Nil when the file names only its ARN or keys: then it is asked for, as an unknown Lambda is.
  public let binding: LambdaBinding?
  /// The keys that every answer has, in the order of the file.
  public let keys: [String]
  /// How long an answer takes; nil leaves it to the handler, or to the usual 80 ms.
  public let duration: Milliseconds?

  public init(
    name: String, arn: String? = nil, binding: LambdaBinding? = nil, keys: [String] = [],
    duration: Milliseconds? = nil
  ) {
    self.name = name
    self.arn = arn
    self.binding = binding
    self.keys = keys
    self.duration = duration
  }
}

/// What answers in a Lambda function's place.
public enum LambdaBinding: Sendable, Hashable {
  /// A handler of touchtone's own, by name.
  case builtin(String)
  /// The same answer every time.
  case returns([NamedValue])
  /// The same answer every time, with objects or lists in it, which only an action that asks for JSON takes: its values by
  /// their names joined with dots, and its JSON text.
  case returnsNested([NamedValue], text: String)
  /// It fails, and why.
  case fails(String)
  /// It never answers in time.
  case timesOut
  /// A user's own program.
  case command(LambdaCommand)
  /// What takes invocations at an address, as SAM and the runtime interface emulator do; begins with `http://` or
  /// `https://`.
  case url(String)

  /// True when what answers is outside of touchtone.
  public var isOutside: Bool {
    switch self {
    case .command, .url: true
    case .builtin, .returns, .returnsNested, .fails, .timesOut: false
    }
  }

  /// What it answers every time; nil where that is not said.
  public var answer: [NamedValue]? {
    switch self {
    case .returns(let values), .returnsNested(let values, _): values
    case .builtin, .command, .url, .fails, .timesOut: nil
    }
  }
}

/// A value under a name, where the order of several matters.
public struct NamedValue: Sendable, Hashable {
  public let name: String
  public let value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

extension ContactCenterDefinition {
  /// True when a program outside of touchtone answers for one of the Lambdas.
  public var hasOutsideLambdas: Bool { lambdas.contains { $0.binding?.isOutside == true } }
}
