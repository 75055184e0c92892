/// Hold of the earlier parties.
enum OldHold: OldModuleKind {
  static let description = OldModuleDescription(
    "Hold", becomes: "UpdatePreviousContactParticipantState", branches: [.success, .error])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    // The old name of the option is not known for sure.
    let names = ["HoldOption", "HoldParticipantOption", "Hold"]
    return names.compactMap { module.text($0) }.first.map { [("PreviousContactParticipantState", $0)] }
      ?? []
  }
}
