/// The end of a module that a flow invoked.
enum OldReturn: OldModuleKind {
  static let description = OldModuleDescription("ReturnFromFlowModule", becomes: "EndFlowModuleExecution")
}
