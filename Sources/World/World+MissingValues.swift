import FlowDocument
import FlowEngine
import JSON

// References that lead to nothing, where they are why a call goes wrong, a prompt is spoken or an attribute set without them.
extension World {
  /// Says of each reference of the present action that leads to nothing, or to an empty text, that it does; false, and
  /// nothing is said, when there is none.
  ///
  /// A value is as the action found it: nothing was done since.
  @discardableResult mutating func sayMissingValues(_ contact: Int, _ side: Side) -> Bool {
    guard observer.isOn, let acting, acting.contact == contact else { return false }
    let engine = engine(contact, side)
    let missing = lackingReferences(of: acting.action, engine, inPrompt: false)
    for (reference, isEmpty) in missing {
      record(.note, "\(reference), which \(isEmpty ? "is empty" : "has no value")", contact, side: side)
    }
    return !missing.isEmpty
  }

  /// Says once a call which references of a prompt lead to nothing: the rest of it is spoken.
  mutating func sayUnspokenValues(_ contact: Int, _ side: Side) {
    guard observer.isOn, let acting, acting.contact == contact else { return }
    let engine = engine(contact, side)
    for (_, wording) in wordings(of: acting.action, engine, inPrompt: true) {
      sayStructures(in: wording, engine, contact, side)
    }
    let identifier = program.actionSources[acting.action.index].action.identifier
    for (reference, isEmpty) in lackingReferences(of: acting.action, engine, inPrompt: true) where !isEmpty {
      let isFirst = observer.notesAbsence(
        "\(identifier): \(reference)", of: state.contacts[contact].contact.serial)
      if isFirst { record(.note, "\(reference), which has no value", contact, side: side) }
    }
  }

  /// Says once a call which references that the action at work copied to attributes lead to nothing.
  mutating func sayUnstoredValues(_ contact: Int, _ side: Side) {
    guard let acting else { return }
    let engine = engine(contact, side)
    let action = program.actionSources[acting.action.index].action
    for name in Self.handedOnKeys[action.type] ?? [] {
      guard let value = action.parameter(name) else { continue }
      sayMissing(lackingAnywhere(in: value, as: name, engine), contact, side)
    }
    guard let parameter = Self.storedKeys[action.type] else { return }
    for member in action.parameter(parameter)?.members ?? [] {
      guard let wording = (member.value["Value"] ?? member.value).string else { continue }
      sayStructures(in: wording, engine, contact, side)
      for (words, _) in lacking(wording, as: "\(parameter).\(member.name)", engine).filter({ !$0.isEmpty })
      where observer.notesAbsence(
        "\(action.identifier): \(words)", of: state.contacts[contact].contact.serial)
      {
        record(.note, "\(words), which has no value", contact, side: side)
      }
    }
  }

  /// Says once a call which references lead to a list or an object where a text is wanted: no page tells what becomes of it.
  private mutating func sayStructures(in wording: String, _ engine: Contact, _ contact: Int, _ side: Side) {
    for reference in FoundReference.all(in: wording)
    where program.isStructure(atPath: reference.wording, of: engine) {
      let words = "\(reference.wording) is a list or an object: its JSON text is taken"
      let isFirst = observer.notesAbsence(words, of: state.contacts[contact].contact.serial)
      if isFirst { record(.approximated, words, contact, side: side) }
    }
  }

  /// Says once a call which references in what a page is given lead to nothing: the rest of it is shown.
  mutating func sayValuesMissingOnPage(_ contact: Int, _ side: Side) {
    guard observer.isOn, let acting, acting.contact == contact else { return }
    let action = program.actionSources[acting.action.index].action
    guard let data = action.parameter("ViewData") else { return }
    sayMissing(lackingAnywhere(in: data, as: "ViewData", engine(contact, side)), contact, side)
  }

  /// Says once a call of each reference that leads to nothing that it does.
  private mutating func sayMissing(
    _ references: [(words: String, isEmpty: Bool)], _ contact: Int, _ side: Side
  ) {
    guard let acting else { return }
    let identifier = program.actionSources[acting.action.index].action.identifier
    for (words, isEmpty) in references where !isEmpty {
      let isFirst = observer.notesAbsence(
        "\(identifier): \(words)", of: state.contacts[contact].contact.serial)
      if isFirst { record(.note, "\(words), which has no value", contact, side: side) }
    }
  }

  /// What the texts in a value, at any depth, need that leads to nothing or to an empty text.
  private func lackingAnywhere(
    in value: JSONValue, as name: String, _ engine: Contact
  ) -> [(words: String, isEmpty: Bool)] {
    switch value.kind {
    case .object: value.members.flatMap { lackingAnywhere(in: $0.value, as: "\(name).\($0.name)", engine) }
    case .array:
      value.elements.enumerated().flatMap { lackingAnywhere(in: $1, as: "\(name)[\($0)]", engine) }
    case .string: lacking(value.string ?? "", as: name, engine)
    case .number, .boolean, .null: []
    }
  }

  private func engine(_ contact: Int, _ side: Side) -> Contact {
    var engine = state.contacts[contact].contact
    if side == .agent { engine.swapExecutions() }
    return engine
  }

  /// What an action needs that leads to nothing or to an empty text: "Text needs $.External.name".
  ///
  /// - Parameter inPrompt: true for what it speaks alone.
  private func lackingReferences(
    of action: ActionIndex, _ engine: Contact, inPrompt: Bool
  ) -> [(words: String, isEmpty: Bool)] {
    wordings(of: action, engine, inPrompt: inPrompt).flatMap { lacking($1, as: $0, engine) }
  }

  /// What the text of a parameter needs that leads to nothing or to an empty text.
  private func lacking(
    _ wording: String, as name: String, _ engine: Contact
  ) -> [(words: String, isEmpty: Bool)] {
    FoundReference.all(in: wording).compactMap { reference in
      guard reference.names != nil else { return nil }
      let value = program.text(atPath: reference.wording, of: engine)
      guard value?.isEmpty ?? true else { return nil }
      return ("\(name) needs \(reference.wording)", value != nil)
    }
  }

  /// The texts of an action in which references are looked at, by the names of their parameters; of a list of prompts that
  /// of the present one.
  private func wordings(of action: ActionIndex, _ engine: Contact, inPrompt: Bool) -> [(String, String)] {
    let source = program.actionSources[action.index]
    var object = source.action.parameters
    var path = ""
    if source.action.type == "MessageParticipantIteratively" {
      let place = Int(engine.execution.promptNumber)
      let messages = source.action.parameter("Messages")?.elements ?? []
      guard messages.indices.contains(place) else { return [] }
      (object, path) = (messages[place], "Messages[\(place)].")
    }
    var found: [(String, String)] = []
    for member in object?.members ?? [] {
      let isSpoken = Self.spokenKeys.contains(member.name)
      let isStatic = path.isEmpty && source.isStatic(member.name)
      if let text = member.value.string, inPrompt ? isSpoken : !isStatic {
        found.append((path + member.name, text))
      }
      if member.name == "Media", let text = member.value["Uri"]?.string {
        found.append((path + "Media.Uri", text))
      }
    }
    return found
  }

  private static let spokenKeys: Set<String> = ["PromptId", "Text", "SSML"]

  /// What types write of the contact elsewhere, or hand on; of a Lambda's request its own line tells.
  private static let handedOnKeys = [
    "CreateTask": ["Name", "Description", "Attributes", "References"], "TagContact": ["Tags"],
    "UpdateContactData": ["Name", "Description", "CustomerId", "References", "SegmentAttributes"],
    "ConnectParticipantWithLexBot": ["LexSessionAttributes"],
  ]

  /// Where the types that set attributes name them.
  private static let storedKeys = [
    "UpdateContactAttributes": "Attributes", "UpdateFlowAttributes": "FlowAttributes",
  ]
}
