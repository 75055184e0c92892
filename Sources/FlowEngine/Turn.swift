import ContactCenter
import JSON

/// What an action may look at while it runs: the program and the time.
public struct Turn: ~Copyable {
  /// Kept alive by whoever runs the turn.
  public unowned(unsafe) let program: Program
  public let now: Timestamp

  @inlinable public init(program: Program, now: Timestamp) {
    self.program = program
    self.now = now
  }
}

// MARK: Ways on

extension Turn {
  /// The way on after success.
  @inlinable public func next(_ branches: BranchTable) -> Next { .take(branches.next) }

  /// The first condition that the result satisfies, else the way of an unmatched result.
  @inlinable public func take(
    _ branches: BranchTable, matching result: Value, _ contact: inout Contact
  ) -> Next {
    for index in branches.conditions {
      let condition = program.conditions[index]
      if condition.test == .equals, !condition.literal.isMissing {
        if condition.literal == result || result.isMissing && condition.matchesMissing {
          return .take(BranchIndex(index))
        }
      } else if program.satisfies(result, condition, &contact) {
        return .take(BranchIndex(index))
      }
    }
    return unmatched(branches)
  }

  /// As `take(_:matching:_:)` for a result that is a number.
  public func take(_ branches: BranchTable, matching number: Int64, _ contact: inout Contact) -> Next {
    for index in branches.conditions
    where program.satisfies(Double(number), program.conditions[index], &contact) {
      return .take(BranchIndex(index))
    }
    return unmatched(branches)
  }

  /// The way of a result that no condition fits: NoMatchingCondition, else the next action.
  @inlinable public func unmatched(_ branches: BranchTable) -> Next {
    for index in branches.errors where program.branchErrors[index] == .noMatchingCondition {
      return .take(BranchIndex(index))
    }
    return .take(branches.next)
  }

  /// The branch of an error: its own, else NoMatchingError's, else, where a flow may leave errors out, the next
  /// action; else the flow stops (reference, section 1.1).
  public func fail(_ branches: BranchTable, _ error: ErrorType) -> Next {
    for index in branches.errors where program.branchErrors[index] == error {
      return .take(BranchIndex(index))
    }
    for index in branches.errors where program.branchErrors[index] == .noMatchingError {
      return .take(BranchIndex(index))
    }
    if program.takesNextOnUnhandledError(branches) { return .take(branches.next) }
    return .leave(.unhandled(error))
  }

  /// True when the flow has a branch for exactly this error.
  public func hasBranch(_ branches: BranchTable, for error: ErrorType) -> Bool {
    branches.errors.contains { program.branchErrors[$0] == error }
  }
}

// MARK: Values and texts

extension Turn {
  /// What a reference leads to.
  @inlinable public func value(of reference: Reference, _ contact: inout Contact) -> Value {
    switch reference.space {
    case .attributes: contact.attributes.slots[Int(reference.slot)]
    case .external: contact.external.slots[Int(reference.slot)]
    case .flowAttributes: contact.execution.flowAttributes.slots[Int(reference.slot)]
    case .loaded: contact.loaded.slots[Int(reference.slot)]
    case .storedInput: contact.storedInput
    case .system: contact.system[Int(reference.slot)]
    case .computed: program.value(ofComputed: reference.slot, &contact)
    }
  }

  /// The value of a wording, for the contact to keep. A lone reference to nothing is missing; in a longer text it is
  /// spoken as nothing.
  public func value(of text: TextHandle, _ contact: inout Contact) -> Value {
    let template = program.templates[text.index]
    if template.segmentCount == 0 { return template.literal }
    if let reference = program.loneReference(template) { return value(of: reference, &contact) }
    var bytes = ContiguousArray<UInt8>()
    program.render(template, &contact, into: &bytes)
    return contact.value(bytes, program)
  }

  /// The value of a wording, for an effect: a literal or in the arena of the effects.
  public func text(of text: TextHandle, _ contact: inout Contact, _ effects: inout Effects) -> Value {
    let template = program.templates[text.index]
    if template.segmentCount == 0 { return template.literal }
    if let reference = program.loneReference(template) {
      return effects.value(copying: value(of: reference, &contact), of: &contact)
    }
    return effects.arena.add { program.render(template, &contact, into: &$0) }
  }

  /// The value of a wording that is JSON text: what references lead to is escaped, so that it stays JSON.
  func json(of text: TextHandle, _ contact: inout Contact, _ effects: inout Effects) -> Value {
    let template = program.templates[text.index]
    if template.segmentCount == 0 { return template.literal }
    var bytes = ContiguousArray<UInt8>()
    for index in Int(template.firstSegment)..<Int(template.firstSegment + template.segmentCount) {
      switch program.segments[index] {
      case .literal(let literal): bytes.append(contentsOf: program.literals.text(of: literal).utf8)
      case .reference(let reference):
        let value = value(of: reference, &contact)
        bytes.append(contentsOf: Self.escaped(contact.string(value, program)).utf8)
      }
    }
    return bytes.withUnsafeBytes { effects.arena.add($0) }
  }

  /// A text as it stands between the quotes of a JSON string.
  private static func escaped(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(writer.text.dropFirst().dropLast())
  }

  /// The wording as a string.
  public func string(of text: TextHandle, _ contact: inout Contact) -> String {
    var bytes = ContiguousArray<UInt8>()
    program.render(program.templates[text.index], &contact, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// True when the wording is a lone reference that leads to nothing.
  public func isMissing(_ text: TextHandle, _ contact: inout Contact) -> Bool {
    let template = program.templates[text.index]
    guard template.segmentCount > 0, let reference = program.loneReference(template) else { return false }
    return value(of: reference, &contact).isMissing
  }

  /// The wording as a whole number, blanks around it aside; nil when it is none.
  public func wholeNumber(_ text: TextHandle, _ contact: inout Contact) -> Int? {
    Int(trimming: string(of: text, &contact))
  }
}

extension Int {
  /// A whole number as exports write it: decimal, perhaps with a fraction of zeros ("5.0"), blanks around it aside.
  init?(trimming text: String) {
    var plain = Substring(text)
    while plain.last == " " { plain.removeLast() }
    while plain.first == " " { plain.removeFirst() }
    if let dot = plain.firstIndex(of: "."), plain[plain.index(after: dot)...].allSatisfy({ $0 == "0" }) {
      plain = plain[..<dot]
    }
    self.init(plain)
  }
}

extension Effects {
  /// A contact's value, copied so that it can be read with these effects.
  mutating func value(copying value: Value, of contact: inout Contact) -> Value {
    guard value.isInArena else { return value }
    return contact.arena.withBytes(of: value) { arena.add($0) }
  }
}
