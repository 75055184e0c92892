import Store

/// An answer in the making: every key of a handler is in it from the start, as ''.
struct Answer {
  private(set) var fields: [(name: String, value: String)]

  init(_ description: HandlerDescription) {
    fields = description.keys.map { ($0, "") }
  }

  /// Only keys of the description; another one is a mistake in the handler.
  subscript(key: String) -> String {
    get { fields[index(of: key)].value }
    set { fields[index(of: key)].value = newValue }
  }

  private func index(of key: String) -> Int {
    guard let index = fields.firstIndex(where: { $0.name == key }) else {
      preconditionFailure("\"\(key)\" is not declared among \(fields.map(\.name))")
    }
    return index
  }

  /// Says when a visit is, for the flow (`slotDate`, `slotTime`) and for the caller (`spokenDate`, `spokenTime`).
  mutating func tell(_ slot: Slot) {
    self["slotDate"] = slot.date.description
    self["slotTime"] = slot.time.text
    self["spokenDate"] = slot.date.spoken
    self["spokenTime"] = slot.time.spoken
  }
}
