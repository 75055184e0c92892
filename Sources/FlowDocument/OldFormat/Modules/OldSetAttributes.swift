import JSON

/// Attributes of the contact.
enum OldSetAttributes: OldModuleKind {
  static let description = OldModuleDescription(
    "SetAttributes", "SetScreenPop", becomes: "UpdateContactAttributes", branches: [.success, .error])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    let attributes = module.map("Attribute") + pairs(&module)
    return [("Attributes", JSONTree(attributes, from: module.value))]
  }

  /// The pairs of the oldest exports: a parameter "key" and one "value" after it.
  private static func pairs(_ module: inout OldModule) -> OldModule.Members {
    let entries = module.list(["key", "value"])
    return zip(entries.filter { $0.name == "key" }, entries.filter { $0.name == "value" }).compactMap {
      key, value in
      guard let name = key.value.text else { return nil }
      return (name, value.value)
    }
  }
}
