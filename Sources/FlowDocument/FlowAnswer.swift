import Diagnostics
import JSON

/// What the service's API answers when it is asked for a flow or a module (`aws connect describe-contact-flow`): the flow is
/// a text in it, beside its name, type and ARN.
struct FlowAnswer {
  /// The flow; its values have their places in the answer.
  let content: JSONDocument
  let name: JSONValue?
  let arn: JSONValue?
  let type: FlowType?

  /// Nil for what is no such answer.
  ///
  /// - Throws: that the text in it is no JSON.
  init?(_ root: JSONValue) throws(Diagnostic) {
    let isModule = root["ContactFlowModule"] != nil
    let found = root["ContactFlow"] ?? root["ContactFlowModule"] ?? (root["Arn"] == nil ? nil : root)
    guard root["Actions"] == nil, let holder = found, let text = holder["Content"], text.kind == .string
    else {
      return nil
    }
    content = try JSONDocument.inside(text)
    func named(_ key: String) -> JSONValue? {
      holder[key].flatMap { $0.string?.isEmpty == false ? $0 : nil }
    }
    name = named("Name")
    arn = named("Arn")
    let isModuleARN = arn?.string?.contains("/flow-module/") ?? false
    type = isModule || isModuleARN ? .module : named("Type")?.string.flatMap(FlowType.init(metadata:))
  }
}
