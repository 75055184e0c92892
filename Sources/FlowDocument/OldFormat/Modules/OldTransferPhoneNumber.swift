import JSON

/// A transfer to an outside number.
enum OldTransferPhoneNumber: OldModuleKind {
  static let description = OldModuleDescription(
    "Transfer", target: "PhoneNumber", becomes: "TransferParticipantToThirdParty", branches: [.error],
    copiedNext: ["Error"])

  /// A blind transfer never comes back.
  static func branches(of module: OldModule) -> [OldBranchRule] {
    var module = module
    guard !module.flag("BlindTransfer") else { return description.branches }
    return [
      .success, .error("CallFailure", "CallFailed"), .error("Timeout", "ConnectionTimeLimitExceeded"), .error,
    ]
  }

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    let isBlind = module.flag("BlindTransfer")
    let shown =
      module.member("Number", from: "CallerIdNumber") + module.member("Name", from: "CallerIdName")
    let caller: OldModule.Members =
      shown.isEmpty ? [] : [("CallerId", JSONTree(shown, from: module.value))]
    return module.member("ThirdPartyPhoneNumber", from: "PhoneNumber")
      + module.member("ThirdPartyConnectionTimeLimitSeconds", from: "TimeLimit")
      + module.member("ThirdPartyDTMFDigits", from: "DTMFDigits") + caller
      + [("ContinueFlowExecution", JSONTree(isBlind ? "False" : "True", from: module.value))]
  }
}
