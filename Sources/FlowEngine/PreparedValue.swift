/// A named value that many contacts are given: looked up in the program once, not for each of them.
public struct PreparedValue: Sendable, Hashable {
  public let name: String
  public let text: String
  let space: Space
  /// -1 for a name that no flow mentions.
  let slot: Int32
  /// Missing when the program mentions no such text.
  let literal: Value

  /// Where such values go.
  public enum Space: Sendable {
    /// `$.Attributes`.
    case attributes
    /// `$.External`.
    case external
  }

  public init(_ name: String, _ text: String, in space: Space, of program: Program) {
    self.name = name
    self.text = text
    self.space = space
    slot = Int32(program.slot(of: name, in: space == .attributes ? .attributes : .external) ?? -1)
    literal = program.literals.find(text) ?? .missing
  }
}

extension Contact {
  /// Gives the contact values that were prepared for its program.
  public mutating func set(_ values: [PreparedValue], _ program: Program) {
    for index in values.indices {
      let slot = Int(values[index].slot)
      let literal = values[index].literal
      let value = literal.isMissing ? add(values[index].text) : literal
      switch (values[index].space, slot >= 0) {
      case (.attributes, true): setAttribute(slot: slot, value, program.tables)
      case (.attributes, false): setAttribute(values[index].name, value, program)
      case (.external, true): external.set(slot, value)
      case (.external, false): external.set(values[index].name, value)
      }
    }
  }

  /// A text that is no literal.
  private mutating func add(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { arena.add(UnsafeRawBufferPointer($0)) }
  }
}
