import JSON

/// What a module declares to the flows that invoke it, as the console exports it under `Metadata.settings` and the
/// service's API answers it as the text `Settings`.
///
/// What stands under `Settings` beside the actions is the same in every export and declares nothing.
public struct ModuleContract: Sendable {
  /// The branches by which it comes back; nil where it does not tell them. Exports of modules with branches have an empty
  /// list, too.
  public let results: [String]?
  /// What it takes, and what it gives back; nil where it does not tell that.
  public let input: Schema?
  public let resultData: Schema?

  /// The values of an object by their names.
  public struct Schema: Sendable {
    /// Each with the type that it declares, as JSON Schema names it; nil where it declares none.
    public let values: [(name: String, type: String?)]
    public let required: [String]

    init?(_ value: JSONValue?) {
      guard let schema = value?["schema"], let properties = schema["properties"], properties.kind == .object
      else { return nil }
      values = properties.members.map { ($0.name, $0.value["type"]?.string) }
      required = (schema["required"]?.elements ?? []).compactMap(\.string)
    }
  }

  init(_ settings: JSONValue) {
    let list = settings["transitions"]?["results"]
    let names = list?.elements.compactMap { $0["name"]?.string } ?? []
    results = names.isEmpty ? nil : names
    input = Schema(settings["input"])
    resultData = Schema(settings["resultData"])
  }
}

extension FlowDocument {
  /// The module's contract; nil where the file does not tell it.
  public var contract: ModuleContract? {
    guard let settings = settings ?? text.root["Metadata"]?["settings"], settings.kind == .object else {
      return nil
    }
    return ModuleContract(settings)
  }
}
