/// A module that is invoked. "NoMatch" is where the flow goes on behind one without branches of its own.
enum OldInvokeFlowModule: OldModuleKind {
  static let description = OldModuleDescription(
    "InvokeFlowModule", becomes: "InvokeFlowModule",
    branches: [.success.ifPresent, .evaluate, .noMatch.ifPresent, .error], copiedNext: ["NoMatch"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.resource("FlowModuleId", from: "FlowModuleId")
  }
}
