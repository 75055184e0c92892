/// A question for the hours.
enum OldCheckHoursOfOperation: OldModuleKind {
  static let description = OldModuleDescription(
    "CheckHoursOfOperation", becomes: "CheckHoursOfOperation",
    branches: [.outcome("True", "True"), .outcome("False", "False"), .error], copiedNext: ["Error"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.resource("HoursOfOperationId", from: "Hours")
  }
}
