import JSON

/// What a module declares to the flows that invoke it, as the console exports it under `Metadata.settings`.
///
/// What stands under `Settings` beside the actions is the same in every export and declares nothing.
public struct ModuleContract: Sendable {
  /// The branches by which it comes back.
  public let results: [String]
  /// What it takes, and what it gives back.
  public let input: Schema
  public let resultData: Schema

  /// The values of an object by their names.
  public struct Schema: Sendable {
    /// Each with the type that it declares, as JSON Schema names it; nil where it declares none.
    public let values: [(name: String, type: String?)]
    public let required: [String]

    init(_ value: JSONValue?) {
      let schema = value?["schema"]
      values = (schema?["properties"]?.members ?? []).map { ($0.name, $0.value["type"]?.string) }
      required = (schema?["required"]?.elements ?? []).compactMap(\.string)
    }
  }

  init(_ settings: JSONValue) {
    results = (settings["transitions"]?["results"]?.elements ?? []).compactMap { $0["name"]?.string }
    input = Schema(settings["input"])
    resultData = Schema(settings["resultData"])
  }
}

extension FlowDocument {
  /// The module's contract; nil where the file does not tell it.
  public var contract: ModuleContract? {
    guard let settings = text.root["Metadata"]?["settings"], settings.kind == .object else { return nil }
    return ModuleContract(settings)
  }
}
