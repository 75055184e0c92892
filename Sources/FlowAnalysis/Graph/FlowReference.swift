import FlowDocument
import FlowEngine
import JSON

/// One flow as an action of another names it.
public struct FlowReference {
  public enum Kind: Hashable, Sendable {
    /// The contact goes on there for good.
    case transfer
    /// It runs and comes back.
    case module
    /// It runs at a moment of the contact; the hook's name.
    case hook(String)
    /// It runs for a contact of its own.
    case newContact
  }

  public let kind: Kind
  /// Its id or ARN, or the name that stands for one that an export left empty.
  public let text: String
  /// Where it stands.
  public let value: JSONValue
  /// Nil when the flow is not here, or is only known while the flow runs.
  public let target: FlowIndex?
  /// True when the reference holds data of the contact.
  public let isDynamic: Bool

  /// What the action does with the flow; nil for a moment that the service does not have.
  var use: FlowUse? {
    switch kind {
    case .transfer: .transfer
    case .module: .module
    case .newContact: .newContact
    case .hook(let name): EventHook.allCases.first { $0.name == name }.map(FlowUse.hook)
    }
  }

  /// The types of actions that may name flows.
  static let types = [
    "TransferToFlow", "InvokeFlowModule", "CreateTask", "CreateCallbackContact", "StartOutboundChatContact",
    "UpdateContactEventHooks", "UpdateContactAttributes",
  ]

  /// Every flow that an action names; one without an id and without a name is none.
  public static func all(of action: DocumentAction, in program: Program) -> [FlowReference] {
    let named: [(Kind, [String])] =
      switch action.type {
      case "TransferToFlow": [(.transfer, ["ContactFlowId"])]
      case "InvokeFlowModule": [(.module, ["FlowModuleId"])]
      case "CreateTask": [(.newContact, ["ContactFlowId"])] + byAttributes
      case "CreateCallbackContact": [(.newContact, ["ContactFlowId"])]
      case "UpdateContactAttributes": byAttributes
      case "StartOutboundChatContact": [(.newContact, ["ContactFlowArn"])]
      case "UpdateContactEventHooks":
        (action.parameter("EventHooks")?.members ?? []).filter { !action.switchesOff(hook: $0.name) }.map {
          (.hook($0.name), ["EventHooks", $0.name])
        }
      default: []
      }
    return named.compactMap { kind, path in
      guard let value = action.parameters?[path: path], let text = action.resourceReference(path),
        !text.isEmpty
      else { return nil }
      let isDynamic = !FoundReference.all(in: text).isEmpty
      return FlowReference(
        kind: kind, text: text, value: value, target: isDynamic ? nil : target(kind, text, program),
        isDynamic: isDynamic)
    }
  }

  /// The flows that run at moments of the contact because user attributes name them.
  private static let byAttributes: [(Kind, [String])] = EventHook.allCases.compactMap { hook in
    hook.attribute.map { (.hook(hook.name), ["Attributes", $0]) }
  }

  /// A module may have a version behind its id; what is invoked as one need not be one.
  private static func target(_ kind: Kind, _ text: String, _ program: Program) -> FlowIndex? {
    (kind == .module ? program.module(referredToAs: text) : nil) ?? program.flow(referredToAs: text)
  }
}
