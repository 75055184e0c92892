import ContactCenter
import JSON

/// What an action may look at while it runs: the program and the time.
public struct Turn: ~Copyable {
  /// The program's, which whoever runs the turn keeps alive.
  @usableFromInline let tables: UnsafePointer<ProgramTables>
  public let now: Timestamp

  @inlinable public init(program: Program, now: Timestamp) {
    tables = program.tables
    self.now = now
  }

  @inlinable init(_ tables: UnsafePointer<ProgramTables>, now: Timestamp) {
    self.tables = tables
    self.now = now
  }

  /// For what is seldom asked: what every contact asks is asked of the turn, which counts no references.
  @inlinable public var program: Program { tables.pointee.program }

  @inlinable public var rules: ServiceRules { tables.pointee.rules }

  @inlinable public func inputSettings(_ handle: InputSettingsHandle) -> InputSettings {
    tables.pointee.inputSettings[handle.index]
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
    if !result.isMissing {
      for index in branches.conditions {
        let condition = tables.pointee.conditions[index]
        guard condition.isPlain else { break }
        if condition.literal == result { return .take(BranchIndex(index)) }
      }
    }
    return takeSatisfied(branches, matching: result, &contact)
  }

  /// As `take(_:matching:_:)`, for conditions of every kind.
  @inline(never) @usableFromInline func takeSatisfied(
    _ branches: BranchTable, matching result: Value, _ contact: inout Contact
  ) -> Next {
    for index in branches.conditions where satisfies(result, index, &contact) {
      return .take(BranchIndex(index))
    }
    return unmatched(branches)
  }

  private func satisfies(_ result: Value, _ index: Int, _ contact: inout Contact) -> Bool {
    let condition = tables.pointee.conditions[index]
    if condition.isPlain, !result.isMissing { return condition.literal == result }
    return program.satisfies(result, condition, &contact)
  }

  /// As `take(_:matching:_:)` for a result that is a number.
  public func take(_ branches: BranchTable, matching number: Int64, _ contact: inout Contact) -> Next {
    for index in branches.conditions
    where program.satisfies(Double(number), tables.pointee.conditions[index], &contact) {
      return .take(BranchIndex(index))
    }
    return unmatched(branches)
  }

  /// The way of a result that no condition fits: NoMatchingCondition, else the next action.
  @inlinable public func unmatched(_ branches: BranchTable) -> Next {
    for index in branches.errors where tables.pointee.branchErrors[index] == .noMatchingCondition {
      return .take(BranchIndex(index))
    }
    return .take(branches.next)
  }

  /// The branch of an error: its own, else NoMatchingError's, else, where a flow may leave errors out, the next
  /// action; else the flow stops (reference, section 1.1).
  ///
  /// The reason is made only where somebody listens.
  public func fail(
    _ branches: BranchTable, _ error: ErrorType, _ effects: inout Effects,
    _ reason: @autoclosure () -> FailureReason
  ) -> Next {
    if effects.tellsReasons { effects.tell(reason()) }
    for index in branches.errors where tables.pointee.branchErrors[index] == error {
      return .take(BranchIndex(index))
    }
    for index in branches.errors where tables.pointee.branchErrors[index] == .noMatchingError {
      return .take(BranchIndex(index))
    }
    if program.takesNextOnUnhandledError(branches) { return .take(branches.next) }
    return .leave(.unhandled(error))
  }

  /// True when the flow has a branch for exactly this error.
  public func hasBranch(_ branches: BranchTable, for error: ErrorType) -> Bool {
    branches.errors.contains { tables.pointee.branchErrors[$0] == error }
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
    case .data: contact.data.slots[Int(reference.slot)]
    case .storedInput: contact.storedInput
    case .system: contact.system[Int(reference.slot)]
    case .computed: program.value(ofComputed: reference.slot, &contact)
    }
  }

  /// The value of a wording, for the contact to keep. A lone reference to nothing is missing; in a longer text it is
  /// spoken as nothing.
  @inlinable public func value(of text: TextHandle, _ contact: inout Contact) -> Value {
    switch tables.pointee.templates[text.index] {
    case .literal(let literal): literal
    case .reference(let reference): value(of: reference, &contact)
    case .mix: value(ofMix: text, &contact)
    }
  }

  @usableFromInline func value(ofMix text: TextHandle, _ contact: inout Contact) -> Value {
    var bytes = ContiguousArray<UInt8>()
    program.render(tables.pointee.templates[text.index], &contact, into: &bytes)
    return contact.value(bytes, program)
  }

  /// The value of a wording, for an effect: a literal or in the arena of the effects.
  @inlinable public func text(of text: TextHandle, _ contact: inout Contact, _ effects: inout Effects)
    -> Value
  {
    if case .literal(let literal) = tables.pointee.templates[text.index] { return literal }
    return rendered(text, &contact, &effects)
  }

  @usableFromInline func rendered(
    _ text: TextHandle, _ contact: inout Contact, _ effects: inout Effects
  ) -> Value {
    let template = tables.pointee.templates[text.index]
    if case .reference(let reference) = template {
      return effects.value(copying: value(of: reference, &contact), of: &contact)
    }
    return effects.arena.add { program.render(template, &contact, into: &$0) }
  }

  /// The value of a wording that is JSON text: what references lead to is escaped, so that it stays JSON.
  func json(of text: TextHandle, _ contact: inout Contact, _ effects: inout Effects) -> Value {
    var bytes = ContiguousArray<UInt8>()
    func append(_ reference: Reference) {
      let value = value(of: reference, &contact)
      bytes.append(contentsOf: Self.escaped(contact.string(value, program)).utf8)
    }
    switch tables.pointee.templates[text.index] {
    case .literal(let literal): return literal
    case .reference(let reference): append(reference)
    case .mix(let first, let count):
      for index in Int(first)..<Int(first + count) {
        switch tables.pointee.segments[index] {
        case .literal(let literal): bytes.append(contentsOf: program.literals.text(of: literal).utf8)
        case .reference(let reference): append(reference)
        }
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
    program.render(tables.pointee.templates[text.index], &contact, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How many bytes the wording has.
  func byteCount(of text: TextHandle, _ contact: inout Contact) -> Int {
    switch tables.pointee.templates[text.index] {
    case .literal(let literal): return contact.byteCount(literal, tables)
    case .reference(let reference): return contact.byteCount(value(of: reference, &contact), tables)
    case .mix(let first, let count):
      var sum = 0
      for index in Int(first)..<Int(first + count) {
        switch tables.pointee.segments[index] {
        case .literal(let literal): sum += contact.byteCount(literal, tables)
        case .reference(let reference): sum += contact.byteCount(value(of: reference, &contact), tables)
        }
      }
      return sum
    }
  }

  /// True when the wording is a lone reference that leads to nothing.
  public func isMissing(_ text: TextHandle, _ contact: inout Contact) -> Bool {
    guard case .reference(let reference) = tables.pointee.templates[text.index] else { return false }
    return value(of: reference, &contact).isMissing
  }

  /// The wording as a whole number, blanks around it aside; nil when it is none.
  public func wholeNumber(_ text: TextHandle, _ contact: inout Contact) -> Int? {
    Int(trimming: string(of: text, &contact))
  }
}

extension Effects {
  /// A contact's value, copied so that it can be read with these effects.
  public mutating func value(copying value: Value, of contact: inout Contact) -> Value {
    guard value.isInArena else { return value }
    return contact.arena.withBytes(of: value) { arena.add($0) }
  }
}
