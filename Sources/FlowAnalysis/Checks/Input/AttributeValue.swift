import FlowEngine
import JSON

/// What is known of an attribute on a way.
enum AttributeValue: Hashable {
  /// A text that stands in the flow.
  case text(String)
  /// What a reference of this wording stands for, which nothing on the way changes.
  case reference(String)
  /// Nothing: it was left behind in another flow.
  case missing
  /// Only known while the flow runs.
  case unknown

  /// An attribute by its space and name: "Attributes.language".
  static func name(of use: ReferenceUse) -> String { "\(use.space).\(use.key ?? "")" }

  /// The attributes of this contact that an action sets, none for one that sets none; nil where a name, or a value that is
  /// put together, is only known while the flow runs.
  static func set(by action: AnalyzedAction) -> [(name: String, value: AttributeValue)]? {
    switch action.type {
    case "UpdateContactAttributes": set(by: action, in: "Attributes")
    case "UpdateFlowAttributes": set(by: action, in: "FlowAttributes")
    case "InvokeFlowModule": action.module?.attributesSetInSilence ?? []
    default: []
    }
  }

  private static func set(by action: AnalyzedAction, in space: String) -> [(
    name: String, value: AttributeValue
  )]? {
    guard action.setsOwnAttributes, let members = action.action.parameter(space)?.members else { return nil }
    var values: [(name: String, value: AttributeValue)] = []
    for member in members {
      guard let text = (member.value["Value"] ?? member.value).scalarText else { return nil }
      let hasData = !action.references.isEmpty
      guard !hasData || FoundReference.all(in: member.name).isEmpty else { return nil }
      let references = hasData ? FoundReference.all(in: text) : []
      if let first = references.first {
        guard references.count == 1, first.wording == PlainWords.trimmed(text) else { return nil }
        // A place in a list goes on with each round.
        let isSteady = first.names?.first != "Loop"
        values.append(("\(space).\(member.name)", isSteady ? .reference(first.wording) : .unknown))
      } else {
        values.append(("\(space).\(member.name)", .text(text)))
      }
    }
    return values
  }
}

extension AnalyzedAction {
  /// True for an action that sets attributes of this contact: that fails only over 32 KB.
  var setsOwnAttributes: Bool {
    (type == "UpdateContactAttributes" || type == "UpdateFlowAttributes")
      && (text("TargetContact")?.lowercased() ?? "current") == "current"
  }

  /// The module that it invokes; nil where that is not here.
  var module: AnalyzedFlow? {
    guard type == "InvokeFlowModule",
      let target = FlowReference.all(of: action, in: flow.center.program).first?.target,
      flow.center.flows.indices.contains(target.index)
    else { return nil }
    let module = flow.center.flows[target.index]
    return module.actions.indices.contains(module.start) ? module : nil
  }
}

extension AnalyzedFlow {
  /// Types that say nothing, take no time, and change nothing but attributes.
  private static let silentTypes: Set<String> = [
    "UpdateContactAttributes", "UpdateFlowAttributes", "UpdateFlowLoggingBehavior", "Compare",
    "CheckHoursOfOperation", "EndFlowModuleExecution",
  ]

  /// The contact's attributes that a module sets; nil for one that says something, takes time, or changes other things.
  var attributesSetInSilence: [(name: String, value: AttributeValue)]? {
    guard reachableActions.allSatisfy({ Self.silentTypes.contains($0.type) }) else { return nil }
    let decides = reachableActions.contains { $0.nature.decides }
    var values: [(name: String, value: AttributeValue)] = []
    // Attributes of the module's own stay behind in it; which of several ways is taken, nobody knows before.
    for action in reachableActions where action.type == "UpdateContactAttributes" {
      guard let set = AttributeValue.set(by: action) else { return nil }
      for (name, value) in set {
        if !decides, case .text = value {
          values.append((name, value))
        } else {
          values.append((name, .unknown))
        }
      }
    }
    return values
  }
}
