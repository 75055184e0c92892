import JSON

// What an action refers to, as the service names it and as the console shows it (reference, section 1.1).

extension DocumentAction {
  /// How the action refers to a resource: by the parameter at the end of a path of keys, else, where an export left that
  /// empty, by the name that the metadata keeps; nil when there is neither.
  public func resourceReference(_ path: [String]) -> String? {
    guard let reference = parameters?[path: path]?.scalarText else { return nil }
    return reference.isEmpty ? resourceName(path) : reference
  }

  /// The name that the console keeps in the action's metadata for the resource that a parameter refers to.
  public func resourceName(_ path: [String]) -> String? {
    guard let metadata, let parameter = path.first else { return nil }
    let shown = metadata["parameters"]?[path: path]?["displayName"]?.string
    let kept = Self.nameKeys[parameter, default: []].map { key in
      metadata[key].flatMap { $0["text"]?.string ?? $0.string }
    }
    return ([shown] + kept).compactMap(\.self).first { !$0.isEmpty }
  }

  /// For each parameter the keys under which consoles of all times kept the name.
  private static let nameKeys: [String: [String]] = [
    "ContactFlowId": ["ContactFlow", "contactFlow"],
    "ContactFlowArn": ["ContactFlow", "contactFlow"],
    "EventHooks": ["ContactFlow", "contactFlow", "contactFlowName"],
    "FlowModuleId": ["contactFlowModuleName", "ContactFlowModule"],
    "HoursOfOperationId": ["Hours", "hours"],
    "PromptId": ["promptName"],
    "QueueId": ["queue"],
  ]
}
