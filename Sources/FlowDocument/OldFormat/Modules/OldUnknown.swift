/// A module of a type that is not known: it keeps its type, every parameter and every branch as they stand, and that is told,
/// also where an action has the same name.
enum OldUnknown: OldModuleKind {
  static let description = OldModuleDescription(
    becomes: "",
    branches: [
      .success.ifPresent, .error.ifPresent, .noMatch.ifPresent, .evaluate,
      .error("Timeout", "InputTimeLimitExceeded").ifPresent,
    ])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.leaveOut(
      "old exports are not known to have the type \"\(module.type)\": its parameters and branches stand as they are",
      module.typeValue.finding(
        .warning, "old exports are not known to have the type \"\(module.type)\"", rule: "flow-form",
        why: "its parameters and branches stand as they are, which may not be what an action has",
        fix: "compare it with the action in the converted flow"))
    return module.everything()
  }
}
