import ContactCenter

/// Named values that many contacts are given: looked up in the program once, not for each of them.
public struct PreparedValues: Sendable {
  /// Where such values go.
  public enum Space: Sendable {
    /// `$.Attributes`.
    case attributes
    /// `$.External`.
    case external
  }

  private struct Slotted: Sendable, BitwiseCopyable {
    let slot: Int32
    /// Missing for a text that no flow mentions.
    let literal: Value
  }

  private let space: Space
  /// In the order of the values; empty where flows do not mention every name.
  private let slotted: ContiguousArray<Slotted>
  private let values: [NamedValue]

  public init(_ values: [NamedValue], in space: Space, of program: Program) {
    self.space = space
    self.values = values
    let found = values.compactMap { value -> Slotted? in
      guard let slot = program.slot(of: value.name, in: space == .attributes ? .attributes : .external)
      else { return nil }
      return Slotted(slot: Int32(slot), literal: program.literals.find(value.value) ?? .missing)
    }
    slotted = found.count == values.count ? ContiguousArray(found) : []
  }

  /// Gives the values to a contact of the program that they were prepared for.
  fileprivate func give(_ contact: inout Contact, _ program: Program) {
    guard slotted.count == values.count else { return giveNamed(&contact, program) }
    switch space {
    case .attributes:
      for index in slotted.indices {
        contact.setAttribute(slot: Int(slotted[index].slot), value(index, &contact), program.tables)
      }
    case .external:
      for index in slotted.indices { contact.external.set(Int(slotted[index].slot), value(index, &contact)) }
    }
  }

  @inline(__always) private func value(_ index: Int, _ contact: inout Contact) -> Value {
    slotted[index].literal.isMissing ? contact.add(values[index].value) : slotted[index].literal
  }

  @inline(never) private func giveNamed(_ contact: inout Contact, _ program: Program) {
    for value in values {
      switch space {
      case .attributes: contact.setAttribute(value.name, value.value, program)
      case .external: contact.setExternal(value.name, value.value, program)
      }
    }
  }
}

extension Contact {
  /// Gives the contact values that were prepared for its program.
  public mutating func set(_ values: PreparedValues, _ program: Program) { values.give(&self, program) }

  /// Keeps a text that is no literal.
  @inline(never) mutating func add(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { arena.add(UnsafeRawBufferPointer($0)) }
  }
}
