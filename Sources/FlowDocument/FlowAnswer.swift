import Diagnostics
import JSON

/// What the service's API answers when it is asked for a flow or a module (`aws connect describe-contact-flow`), or a tool
/// keeps of that: the flow is in it, beside its name, type and ARN.
struct FlowAnswer {
  /// The flow; its values have their places in the answer.
  let content: JSONDocument
  let name: JSONValue?
  let arn: JSONValue?
  let type: FlowType?
  /// Of a module what it declares; nil where the answer does not tell it.
  let settings: JSONValue?

  /// Nil for what is no such answer.
  ///
  /// - Throws: that the text in it is no JSON.
  init?(_ root: JSONValue) throws(Diagnostic) {
    let isModule = root["ContactFlowModule"] != nil
    let answer = root["ContactFlow"] ?? root["ContactFlowModule"]
    guard root["Actions"] == nil,
      let holder = FlowHolder(answer ?? root, isAnswer: answer != nil || root["Arn"] != nil)
    else { return nil }
    content = try holder.document()
    name = holder.name
    arn = holder.named("Arn", "arn")
    let isModuleARN = arn?.string?.contains("/flow-module/") ?? false
    type =
      isModule || isModuleARN
      ? .module
      : holder.named("Type", "type", "connectType", "contactFlowType")?.string
        .flatMap(FlowType.init(metadata:))
    settings = type == .module ? Self.settings(holder.object["Settings"] ?? holder.object["settings"]) : nil
  }

  /// What a module declares, which the service writes as a text; nil for what declares nothing that is known here.
  private static func settings(_ value: JSONValue?) -> JSONValue? {
    guard let value else { return nil }
    let settings = value.kind == .string ? (try? JSONDocument.inside(value))?.root : value
    let isKnown = ["input", "resultData", "transitions"].contains { settings?[$0]?.kind == .object }
    return isKnown ? settings : nil
  }
}
