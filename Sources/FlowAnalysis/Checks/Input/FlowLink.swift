import FlowDocument
import FlowEngine
import JSON

/// A way from one flow into another.
public struct FlowLink {
  public enum Kind: Hashable {
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
  public let source: AnalyzedAction
  /// Nil when the flow is not here, or is only known while the flow runs.
  public let target: FlowIndex?
  /// True when the reference holds data of the contact.
  public let isDynamic: Bool
  public let value: JSONValue

  static func all(from action: AnalyzedAction, in program: Program) -> [FlowLink] {
    switch action.type {
    case "TransferToFlow": one(.transfer, action, ["ContactFlowId"], program)
    case "InvokeFlowModule": one(.module, action, ["FlowModuleId"], program)
    case "CreateTask", "CreateCallbackContact": one(.newContact, action, ["ContactFlowId"], program)
    case "StartOutboundChatContact": one(.newContact, action, ["ContactFlowArn"], program)
    case "UpdateContactEventHooks":
      (action.action.parameter("EventHooks")?.members ?? []).compactMap {
        link(.hook($0.name), action, $0.value, program)
      }
    default: []
    }
  }

  private static func one(_ kind: Kind, _ action: AnalyzedAction, _ path: [String], _ program: Program)
    -> [FlowLink]
  {
    action.action.parameters?[path: path].flatMap { link(kind, action, $0, program) }.map { [$0] } ?? []
  }

  /// Nothing for a reference that an export left empty.
  private static func link(
    _ kind: Kind, _ action: AnalyzedAction, _ value: JSONValue, _ program: Program
  ) -> FlowLink? {
    guard let reference = value.scalarText, !reference.isEmpty else { return nil }
    let isDynamic = !FoundReference.all(in: reference).isEmpty
    return FlowLink(
      kind: kind, source: action, target: isDynamic ? nil : program.flow(referredToAs: reference),
      isDynamic: isDynamic, value: value)
  }
}
