/// The end of the flow.
enum OldResume: OldModuleKind {
  static let description = OldModuleDescription(
    "Resume", becomes: "EndFlowExecution")
}
