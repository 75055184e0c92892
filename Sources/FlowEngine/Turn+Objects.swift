import JSON

// Objects that a contact's data leads to.

extension Turn {
  /// The JSON text of the object to which a path in the place of an object leads; missing where there is none.
  ///
  /// What a Lambda or another action gave is kept without its objects, each value under its whole path: here they are put
  /// together again, with what were numbers as strings.
  func object(of assignment: Assignment, _ contact: inout Contact) -> Value {
    guard assignment.takesObject, case .reference(let path) = tables.pointee.templates[assignment.value.index]
    else { return .missing }
    let space: AttributeSpace
    switch path.space {
    case .external: space = contact.external
    case .loaded: space = contact.loaded
    case .attributes, .flowAttributes, .data, .storedInput, .system, .computed: return .missing
    }
    let names = program.slotNames(path.space)
    let start = names[Int(path.slot)] + "."
    let members = contact.entries(space, names: names, program).filter { $0.name.hasPrefix(start) }
    guard !members.isEmpty else { return .missing }
    var writer = JSONWriter()
    writer.object(members.map { ($0.name.dropFirst(start.count), $0.value) }[...])
    return contact.value(writer.text, program)
  }
}

extension JSONWriter {
  /// - Parameter members: by their paths, in order, so that those of one object stand together; a list as JSON text.
  fileprivate mutating func object(_ members: ArraySlice<(path: Substring, value: String)>) {
    object { writer in
      var rest = members
      while let first = rest.first {
        let name = first.path.prefix { $0 != "." }
        writer.key(String(name))
        guard name.count < first.path.count else {
          writer.listOrString(first.value)
          rest = rest.dropFirst()
          continue
        }
        let own = rest.prefix { $0.path.hasPrefix(name + ".") }
        writer.object(own.map { ($0.path.dropFirst(name.count + 1), $0.value) }[...])
        rest = rest.dropFirst(own.count)
      }
    }
  }

  private mutating func listOrString(_ text: String) {
    guard text.hasPrefix("["), let list = try? JSONDocument(parsing: text, named: "list").root else {
      return string(text)
    }
    value(list)
  }
}
