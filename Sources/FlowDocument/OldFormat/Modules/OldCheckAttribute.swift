import JSON

/// A comparison of one value.
enum OldCheckAttribute: OldModuleKind {
  static let description = OldModuleDescription(
    "CheckAttribute", "CheckCallAttribute", becomes: "Compare", branches: [.evaluate, .noMatch],
    copiedNext: ["NoMatch"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    guard let attribute = module.word("Attribute") else {
      module.ignore("Namespace")
      return []
    }
    let namespace = module.word("Namespace")?.text ?? "User Defined"
    let path = OldReference.path(namespace: namespace, key: attribute.text)
    return [("ComparisonValue", JSONTree(path, from: attribute.value))]
  }
}
