/// What a person asked of a command: every value read and found good.
struct ParsedArguments: Sendable {
  private var values: [(name: String, value: any Sendable)] = []
  private var flags: [String] = []

  /// The value of an option; the last one when it was repeated, nil when it was not given.
  subscript<Value>(option: Option<Value>) -> Value? { all(option).last }

  /// Whether a flag was given.
  subscript(flag: Flag) -> Bool { flags.contains(flag.name) }

  /// The value of an operand; nil when it was left out.
  subscript<Value>(operand: Operand<Value>) -> Value? { all(operand).first }

  /// Every value of a repeatable option, in the order given.
  func all<Value>(_ option: Option<Value>) -> [Value] { values(of: "--" + option.name) }

  /// Every value of a repeated operand, in the order given.
  func all<Value>(_ operand: Operand<Value>) -> [Value] { values(of: operand.name) }

  /// The value of an operand that the command does not run without.
  func required<Value>(_ operand: Operand<Value>) -> Value {
    guard let value = self[operand] else {
      preconditionFailure("operand \(operand.name) was neither required nor given")
    }
    return value
  }

  mutating func add(_ value: any Sendable, of option: any AnyOption) {
    values.append(("--" + option.name, value))
  }

  mutating func add(_ value: any Sendable, of operand: any AnyOperand) {
    values.append((operand.name, value))
  }

  mutating func add(_ flag: Flag) { flags.append(flag.name) }

  func has(_ option: any AnyOption) -> Bool {
    flags.contains(option.name) || values.contains { $0.name == "--" + option.name }
  }

  private func values<Value>(of name: String) -> [Value] {
    values.compactMap { entry in
      guard entry.name == name else { return nil }
      guard let value = entry.value as? Value else {
        preconditionFailure("\(name) was described with another type than \(Value.self)")
      }
      return value
    }
  }
}
