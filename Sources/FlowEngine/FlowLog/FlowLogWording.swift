import JSON

/// What is static in the flow log's records of a program's actions.
struct FlowLogWording: Sendable {
  /// A part of a record, after the contact's id.
  enum Piece: Sendable {
    /// A range of `bytes`.
    case bytes(Int32, Int32)
    case time
    /// What a reference leads to when the action begins.
    case value(Reference)
    /// This record ends and another one of the same action begins.
    case nextRecord
  }

  static let opening = Array("{\"ContactId\":\"".utf8)
  static let ending = Array("}\n".utf8)
  static let results = Array(",\"Results\":\"".utf8)
  static let externalResults = Array(",\"ExternalResults\":".utf8)

  let program: Program
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []
  /// For each action where its pieces begin; one more entry than actions.
  private var starts: [Int32] = [0]
  /// For each branch the range of `bytes` that ends the record, with the result where one is told, and where a better
  /// one is found.
  private(set) var endings: [(start: Int32, count: Int32, result: FlowLogVocabulary.Result)] = []
  /// For each action whether it switches the log on.
  private var switches: [Bool] = []

  init(_ program: Program) {
    self.program = program
    for origin in program.actionSources {
      add(origin)
      switches.append(FlowLogVocabulary.switchesLoggingOn(origin.action))
      starts.append(Int32(pieces.count))
    }
    for branch in program.branches {
      let start = bytes.count
      let action = program.actionSources[branch.action.index].action
      if let result = FlowLogVocabulary.result(of: branch, action) {
        bytes += Self.results + Self.escaped(result) + [UInt8(ascii: "\"")]
      }
      bytes += Self.ending
      endings.append(
        (Int32(start), Int32(bytes.count - start), FlowLogVocabulary.Result(of: branch, action)))
    }
  }

  func pieces(of action: ActionIndex) -> Range<Int> {
    Int(starts[action.index])..<Int(starts[action.index + 1])
  }

  /// True for the action whose own record is the first one of a contact: logging is on when it is left.
  func switchesLoggingOn(_ action: ActionIndex) -> Bool { switches[action.index] }

  /// A text as it stands between the quotes of a JSON string.
  static func escaped(_ text: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(text)
    return Array(writer.bytes.dropFirst().dropLast())
  }

  private mutating func add(_ origin: ActionOrigin) {
    let vocabulary = FlowLogVocabulary(origin.action, names: program.rules.flowLogNames)
    for (number, parameters) in vocabulary.records.enumerated() {
      if number > 0 { pieces.append(.nextRecord) }
      var text = "\""
      for (name, value) in [
        ("ContactFlowId", program.logReference(of: origin.flow)),
        ("ContactFlowName", program.flows[origin.flow.index].name),
        ("ContactFlowModuleType", vocabulary.module), ("Identifier", origin.action.identifier),
      ] { text += ",\"\(name)\":\"" + Self.string(value) + "\"" }
      add(text: text + ",\"Timestamp\":\"")
      pieces.append(.time)
      add(text: "\",\"Parameters\":{")
      for (place, parameter) in parameters.enumerated() {
        add(text: (place > 0 ? "," : "") + "\"" + Self.string(parameter.name) + "\":\"")
        if let reference = parameter.reference {
          pieces.append(.value(reference))
        } else {
          add(wording: parameter.wording)
        }
        add(text: "\"")
      }
      add(text: "}")
    }
  }

  private static func string(_ text: String) -> String { String(decoding: escaped(text), as: UTF8.self) }

  /// Adds a text of a record, to the piece before where that is one too.
  private mutating func add(text: String) {
    let start = Int32(bytes.count)
    bytes += Array(text.utf8)
    let added = Int32(bytes.count) - start
    if pieces.count > Int(starts[starts.count - 1]),
      case .bytes(let first, let count) = pieces[pieces.count - 1],
      first + count == start
    {
      pieces[pieces.count - 1] = .bytes(first, count + added)
    } else {
      pieces.append(.bytes(start, added))
    }
  }

  private mutating func add(wording: String) {
    guard let handle = program.wording(wording) else { return add(text: Self.string(wording)) }
    switch program.tables.pointee.templates[handle.index] {
    case .literal: add(text: Self.string(wording))
    case .reference(let reference): pieces.append(.value(reference))
    case .mix(let first, let count):
      for index in Int(first)..<Int(first + count) {
        switch program.tables.pointee.segments[index] {
        case .literal(let literal): add(text: Self.string(program.literals.text(of: literal)))
        case .reference(let reference): pieces.append(.value(reference))
        }
      }
    }
  }
}

extension Program {
  /// What the flow log names a flow by: its ARN where one is known, else its name.
  fileprivate func logReference(of flow: FlowIndex) -> String {
    let references = flowTable.flows.filter { $0.value == flow && $0.key.hasPrefix("arn:") }.map(\.key)
    return references.min() ?? flows[flow.index].name
  }
}
