import JSON

/// A menu.
enum OldGetUserInput: OldModuleKind {
  static let description = OldModuleDescription(
    "GetUserInput", "PlayAudioAndFetchInput", target: "Digits", becomes: "GetParticipantInput",
    branches: [.evaluate, .error("Timeout", "InputTimeLimitExceeded"), .noMatch, .error],
    copiedNext: ["NoMatch", "Error"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    // A menu takes one key.
    module.ignore("MaxDigits")
    let origin = module.value
    return module.prompt() + [
      ("InputTimeLimitSeconds", module.filledText("Timeout") ?? JSONTree("5", from: origin)),
      ("StoreInput", JSONTree("False", from: origin)),
    ]
  }
}
