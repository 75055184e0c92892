// How actions set the contact's own data, and give modules theirs.

extension Turn {
  /// Gathers values before any of them is set; those of a module the engine sets once it is entered or left.
  public func gatherValues(
    _ range: AssignmentRange, _ contact: inout Contact, _ effects: inout Effects
  ) {
    effects.gathered.removeAll()
    for index in range.indices {
      let assignment = tables.pointee.assignments[index]
      let name: Value =
        assignment.slot >= 0 ? .missing : contact.value(string(of: assignment.name, &contact), program)
      let value = value(of: assignment.value, &contact)
      effects.gathered.append(
        Effects.Gathered(
          name: name, slot: assignment.slot,
          value: value.isMissing ? object(of: assignment, &contact) : value))
    }
  }

  /// A module gives nothing back.
  public func gatherNothingForModule(_ effects: inout Effects) { effects.gathered.removeAll() }

  /// Sets values of the contact itself, each in its place; the values are those before any of them is set.
  public func set(_ range: AssignmentRange, _ contact: inout Contact, _ effects: inout Effects) {
    gatherValues(range, &contact, &effects)
    for (place, index) in range.indices.enumerated() {
      let (name, slot, value) = effects.gathered[place].parts
      switch tables.pointee.assignments[index].space {
      case .system: contact.system[Int(slot)] = value
      case .data where slot >= 0: contact.data.set(Int(slot), value)
      // A name that is known only now may be one that flows read.
      case .data: contact.setData(contact.string(name, program), value, program)
      case .loaded where slot >= 0: contact.loaded.set(Int(slot), value)
      case .loaded: contact.setLoaded(contact.string(name, program), value, program)
      case .attributes, .flowAttributes, .external, .storedInput, .computed:
        preconditionFailure("the contact's own data lies elsewhere")
      }
    }
    effects.gathered.removeAll()
  }

  /// Takes values of the contact's data away.
  public func remove(_ range: AssignmentRange, _ contact: inout Contact) {
    for index in range.indices {
      let assignment = tables.pointee.assignments[index]
      if assignment.slot >= 0 {
        contact.data.set(Int(assignment.slot), .missing)
      } else {
        contact.setData(string(of: assignment.name, &contact), nil, program)
      }
    }
  }

  /// How many of these values of the contact's data are not there yet.
  public func missingCount(_ range: AssignmentRange, _ contact: inout Contact) -> Int {
    range.indices.count { index in
      let assignment = tables.pointee.assignments[index]
      if assignment.slot >= 0 { return contact.data.slots[Int(assignment.slot)].isMissing }
      return contact.data(string(of: assignment.name, &contact), program) == nil
    }
  }

  /// The names of these values, as they are now.
  public func names(_ range: AssignmentRange, _ contact: inout Contact) -> [String] {
    range.indices.map { string(of: tables.pointee.assignments[$0].name, &contact) }
  }

  /// What to say of a wording that leads to nothing that is here: these words where it is empty, else what is made of its
  /// text in quotes.
  public func words(
    for wording: TextHandle, _ contact: inout Contact, _ empty: String, _ named: (String) -> String
  ) -> String {
    let text = string(of: wording, &contact)
    return text.isEmpty ? empty : named("\"\(program.resourceNames[text] ?? text)\"")
  }

  /// The module that a wording names.
  public func module(_ reference: TextHandle, _ contact: inout Contact) -> FlowIndex? {
    if case .literal(let literal) = tables.pointee.templates[reference.index] {
      let module = tables.pointee.moduleByLiteral[literal.literal]
      return module >= 0 ? FlowIndex(raw: module) : nil
    }
    return program.module(referredToAs: string(of: reference, &contact))
  }
}

extension Contact {
  /// How many modules may be nested (reference, section 9).
  public static let moduleDepthLimit: Int32 = 5

  /// Why the module cannot be entered, nil where it can: it runs already, for recursion is stopped, or it would be nested
  /// too deep.
  public func refusal(ofModule module: FlowIndex) -> ModuleRefusal? {
    let callers = execution.callers.prefix(Int(execution.moduleDepth))
    if execution.flow == module || callers.contains(where: { $0.flow == module }) { return .runsAlready }
    return execution.moduleDepth < Self.moduleDepthLimit ? nil : .tooDeep
  }
}

/// Why a module cannot be invoked (reference, `InvokeFlowModule`).
public enum ModuleRefusal: Sendable {
  case runsAlready
  case tooDeep
}
