/// Attributes to which a flow copies what the caller typed.
struct StoredCopies {
  private struct Copy {
    /// By its space and name: "Attributes.number".
    let name: String
    /// For each action whether the attribute may hold what was typed when a contact arrives.
    let isThere: [Bool]
  }

  private let copies: [Copy]

  /// - Parameters:
  ///   - isMeant: whether the input that is stored when a contact arrives at an action is looked for.
  ///   - clearing: actions after which a copy counts for nothing.
  init(
    in flow: AnalyzedFlow, where isMeant: (AnalyzedAction) -> Bool, clearedBy clearing: [AnalyzedAction] = []
  ) {
    let setters = ["UpdateContactAttributes", "UpdateFlowAttributes"].flatMap { flow.actions(ofType: $0) }
    let copying = setters.filter { $0.isReachable && $0.storedInputUse != nil && isMeant($0) }
    var names: [String] = []
    for setter in copying {
      for (name, value) in Self.values(setBy: setter) where Self.isCopy(value) && !names.contains(name) {
        names.append(name)
      }
    }
    copies = names.map { name in
      let isThere = flow.onSomePath(atStart: false, changing: setters + clearing) { action, edge in
        if action.type == "InvokeLambdaFunction" { return edge.isFailure ? nil : false }
        guard !edge.isFailure, let value = Self.values(setBy: action).first(where: { $0.name == name })?.value
        else { return nil }
        return Self.isCopy(value) && isMeant(action)
      }
      return Copy(name: name, isThere: isThere)
    }
  }

  /// The first reference of an action to a copy.
  func use(in action: AnalyzedAction) -> ReferenceUse? {
    guard !copies.isEmpty else { return nil }
    return action.references.first { use in
      copies.contains { $0.isThere[action.number] && $0.name == "\(use.space).\(use.key ?? "")" }
    }
  }

  /// Also with a plus or the code of a country in front, as numbers to call are made of what was typed.
  private static func isCopy(_ value: String) -> Bool {
    let text = PlainWords.trimmed(value)
    guard text.hasSuffix("$.StoredCustomerInput") else { return false }
    let front = text.dropLast("$.StoredCustomerInput".count)
    return front.isEmpty || front.first == "+" && front.count <= 4 && front.dropFirst().allSatisfy(\.isNumber)
  }

  private static func values(setBy action: AnalyzedAction) -> [(name: String, value: String)] {
    let space = action.type == "UpdateFlowAttributes" ? "FlowAttributes" : "Attributes"
    return (action.action.parameter(space)?.members ?? []).map { member in
      ("\(space).\(member.name)", (member.value["Value"] ?? member.value).scalarText ?? "")
    }
  }
}
