/// How often an operand is given.
enum OperandCount: Sendable {
  case one
  case atMostOne
  /// One or more; only the last operand of a command can be this.
  case oneOrMore
  /// Any number; only the last operand of a command can be this.
  case any

  var isRequired: Bool {
    switch self {
    case .one, .oneOrMore: true
    case .atMostOne, .any: false
    }
  }

  var isRepeated: Bool {
    switch self {
    case .oneOrMore, .any: true
    case .one, .atMostOne: false
    }
  }
}

/// What help and the parser know of an operand, whatever its type.
protocol AnyOperand: Sendable {
  /// As it stands in the usage line: "PATH".
  var name: String { get }
  /// One line: what it is.
  var help: String { get }
  var count: OperandCount { get }
  /// What it is, to end the sentence "… takes".
  var expectation: String { get }

  /// The typed value of what was given, or nil when it is refused.
  func read(_ text: String) -> (any Sendable)?
}

/// A word of the command line that is told by its place, not by a name.
struct Operand<Value: Sendable>: AnyOperand {
  let name: String
  let help: String
  let count: OperandCount
  private let reader: ValueReader<Value>

  init(_ name: String, _ reader: ValueReader<Value>, count: OperandCount = .one, _ help: String) {
    self.name = name
    self.help = help
    self.count = count
    self.reader = reader
  }

  var expectation: String { reader.expectation }
  func read(_ text: String) -> (any Sendable)? { reader.read(text) }
}

extension AnyOperand {
  /// As the usage line shows it: `PATH`, `[PATH]`, `PATH…`, `[PATH…]`.
  var usage: String {
    let word = count.isRepeated ? name + "…" : name
    return count.isRequired ? word : "[\(word)]"
  }
}
