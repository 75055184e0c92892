import FlowEngine

// Contacts that came of one another.
extension World {
  /// The contact that this one is related to; nil when there is none, or its room is another's now.
  func related(to contact: Int) -> Int? {
    guard let related = state.contacts[contact].related,
      state.contacts[related.index].contact.serial == related.serial
    else { return nil }
    return related.index
  }

  /// Changes the related contact by what an action gathered; false when there is none, or no room.
  mutating func changeRelated(_ contact: Int, isAttributes: Bool, _ side: Side) -> Bool {
    guard let related = related(to: contact) else {
      record(.note, "there is no related contact", contact, side: side)
      return false
    }
    var values: [(name: String, value: String?)] = []
    for index in 0..<effects.parameters.count {
      let parameter = effects.parameters[index]
      let value = parameter.value.isMissing ? nil : program.string(parameter.value, in: effects)
      values.append((program.string(parameter.name, in: effects), value))
    }
    if isAttributes {
      let isDone = state.contacts[related].contact.setAttributes(values, program)
      if !isDone {
        record(
          .note, "the related contact has no room for the attributes, or cannot have one of their names",
          contact, side: side)
      }
      return isDone
    }
    for (name, value) in values { state.contacts[related].contact.setData(name, value, program) }
    return true
  }
}
