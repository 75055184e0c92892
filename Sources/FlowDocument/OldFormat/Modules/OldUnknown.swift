/// A module of a type that is not known: it keeps its type, which is told as unknown, and every parameter and branch.
enum OldUnknown: OldModuleKind {
  static let description = OldModuleDescription(
    becomes: "",
    branches: [
      .success.ifPresent, .error.ifPresent, .noMatch.ifPresent, .evaluate,
      .error("Timeout", "InputTimeLimitExceeded").ifPresent,
    ])

  static func parameters(of module: inout OldModule) -> OldModule.Members { module.everything() }
}
