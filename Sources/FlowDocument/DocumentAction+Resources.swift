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
  ///
  /// It is how the resource is shown, never which one it is. A name that the metadata keeps for another id than the
  /// parameter has is of what stood there before, and is none.
  public func resourceName(_ path: [String]) -> String? {
    guard let metadata, let parameter = path.first else { return nil }
    // What is shown there is the bot's alias, and test aliases are all called alike.
    if ["LexV2Bot", "LexBot"].contains(parameter), let botName { return botName }
    let shown = metadata["parameters"]?[path: path]?["displayName"]?.string
    let given = parameters?[path: path]?.scalarText ?? ""
    let kept = Self.nameKeys[parameter, default: []].map { key in
      metadata[key].flatMap { entry in
        Self.isOfAnother(entry["id"]?.string ?? "", than: given) ? nil : entry["text"]?.string ?? entry.string
      }
    }
    return ([shown] + kept).compactMap(\.self).first { !$0.isEmpty }
  }

  /// True for two ids or ARNs that end in different ids.
  private static func isOfAnother(_ id: String, than given: String) -> Bool {
    guard !id.isEmpty, !id.isPlaceholder, !given.isEmpty, !given.isPlaceholder, !given.hasPrefix("$") else {
      return false
    }
    func last(_ text: String) -> Substring {
      text[(text.lastIndex(of: "/").map(text.index(after:)) ?? text.startIndex)...]
    }
    return last(id) != last(given)
  }

  /// For each parameter the keys under which consoles of all times kept the name.
  private static let nameKeys: [String: [String]] = [
    "AgentId": ["queue"],
    "ContactFlowId": ["ContactFlow", "contactFlow"],
    "ContactFlowArn": ["ContactFlow", "contactFlow"],
    "EventHooks": ["ContactFlow", "contactFlow", "contactFlowName"],
    "FlowModuleId": ["contactFlowModuleName", "ContactFlowModule"],
    "HoursOfOperationId": ["Hours", "hours"],
    "PromptId": ["promptName"],
    "QueueId": ["queue"],
  ]
}
