/// What help and the parser know of an option, whatever the type of its value.
protocol AnyOption: Sendable {
  /// Without the dashes.
  var name: String { get }
  /// What stands for the value in the help ("NUMBER"); nil when the option takes none.
  var valueName: String? { get }
  /// One line: what it does.
  var help: String { get }
  var isRepeatable: Bool { get }
  /// What its value is, to end the sentence "… takes".
  var expectation: String { get }

  /// The typed value of what was given, or nil when it is refused.
  func read(_ text: String) -> (any Sendable)?
}

/// An option with a value: `--name VALUE` or `--name=VALUE`.
struct Option<Value: Sendable>: AnyOption {
  let name: String
  let valueName: String?
  let help: String
  let isRepeatable: Bool
  private let reader: ValueReader<Value>

  init(
    _ name: String, _ valueName: String, _ reader: ValueReader<Value>, repeatable: Bool = false,
    _ help: String
  ) {
    self.name = name
    self.valueName = valueName
    self.help = help
    self.reader = reader
    isRepeatable = repeatable
  }

  var expectation: String { reader.expectation }
  func read(_ text: String) -> (any Sendable)? { reader.read(text) }
}

/// An option without a value: it is there or it is not.
struct Flag: AnyOption {
  let name: String
  let help: String

  init(_ name: String, _ help: String) {
    self.name = name
    self.help = help
  }

  var valueName: String? { nil }
  var isRepeatable: Bool { false }
  var expectation: String { "no value" }
  func read(_: String) -> (any Sendable)? { nil }
}
