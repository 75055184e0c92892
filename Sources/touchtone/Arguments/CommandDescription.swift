/// What a command takes: read by the parser and by `--help`, so that they cannot disagree.
struct CommandDescription: Sendable {
  /// A command line that works as it stands, and what it does.
  struct Example: Sendable {
    let line: String
    let meaning: String

    init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// As it is typed after the program's name.
  let name: String
  /// One line, in the third person: "plays a contact center in the terminal".
  let summary: String
  /// At least one; the first thing that help shows.
  let examples: [Example]
  let operands: [any AnyOperand]
  /// What help shows together, in this order; every command also takes `--help`.
  let optionGroups: [OptionGroup]
  /// Paragraphs at the end of the help.
  let notes: [String]

  init(
    _ name: String, _ summary: String, examples: [Example], operands: [any AnyOperand] = [],
    options: [any AnyOption] = [], notes: [String] = []
  ) {
    self.init(
      name, summary, examples: examples, operands: operands,
      optionGroups: options.isEmpty ? [] : [OptionGroup("options", options)], notes: notes)
  }

  init(
    _ name: String, _ summary: String, examples: [Example], operands: [any AnyOperand] = [],
    optionGroups: [OptionGroup], notes: [String] = []
  ) {
    let options = optionGroups.flatMap(\.options)
    precondition(!examples.isEmpty, "command \(name) has no example")
    precondition(
      operands.dropLast().allSatisfy { !$0.count.isRepeated }, "\(name): only the last operand repeats")
    precondition(Set(options.map(\.name)).count == options.count, "\(name) has two options of one name")
    self.name = name
    self.summary = summary
    self.examples = examples
    self.operands = operands
    self.optionGroups = optionGroups
    self.notes = notes
  }

  var options: [any AnyOption] { optionGroups.flatMap(\.options) }

  /// What the words after the command's name ask for.
  enum Request: Sendable {
    case help
    case run(ParsedArguments)
  }

  /// Reads the words after the command's name.
  ///
  /// Options may stand before, between and after operands; `--` ends them. `--help` wins over every mistake in other words.
  func parse(_ words: some Collection<String>) throws(UsageError) -> Request {
    if words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) { return .help }
    var parsed = ParsedArguments()
    var operandWords: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operandWords += rest
        break
      } else if word.hasPrefix("--") {
        try readOption(word, &rest, into: &parsed)
      } else if word.hasPrefix("-"), word.dropFirst().first?.isLetter == true {
        throw .shortOption(word)
      } else {
        operandWords.append(word)
      }
    }
    try readOperands(operandWords, into: &parsed)
    return .run(parsed)
  }

  private func readOption<Words: Collection<String>>(
    _ word: String, _ rest: inout Words, into parsed: inout ParsedArguments
  ) throws(UsageError) where Words.SubSequence == Words {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name }) else {
      throw .unknownOption("--" + name, known: options.map { "--" + $0.name } + ["--help"])
    }
    guard option.isRepeatable || !parsed.has(option) else { throw .givenTwice(option: name) }
    if let flag = option as? Flag {
      guard parts.count == 1 else { throw .unexpectedValue(option: name) }
      parsed.add(flag)
      return
    }
    let value: String
    if parts.count == 2 {
      value = String(parts[1])
    } else if let next = rest.first, !next.hasPrefix("--") {
      value = next
      rest = rest.dropFirst()
    } else {
      throw .missingValue(option: name, valueName: option.valueName ?? "VALUE")
    }
    guard let good = option.read(value) else {
      throw .badValue(of: "--" + name, given: value, expectation: option.expectation)
    }
    parsed.add(good, of: option)
  }

  private func readOperands(_ words: [String], into parsed: inout ParsedArguments) throws(UsageError) {
    var rest = words[...]
    for operand in operands {
      guard !rest.isEmpty || !operand.count.isRequired else {
        throw .missingOperand(operand.name, help: operand.help)
      }
      for word in operand.count.isRepeated ? rest : rest.prefix(1) {
        guard let good = operand.read(word) else {
          throw .badValue(of: operand.name, given: word, expectation: operand.expectation)
        }
        parsed.add(good, of: operand)
      }
      rest = operand.count.isRepeated ? [] : rest.dropFirst()
    }
    if let extra = rest.first { throw .extraOperand(extra) }
  }
}
