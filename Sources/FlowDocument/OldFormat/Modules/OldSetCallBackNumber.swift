/// The number of a callback.
enum OldSetCallBackNumber: OldModuleKind {
  static let description = OldModuleDescription(
    "SetCallBackNumber", becomes: "UpdateContactCallbackNumber",
    branches: [
      .success, .error("InvalidPhoneNumber", "InvalidCallbackNumber"),
      .error("NonDialableNumber", "CallbackNumberNotDialable"),
    ])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.member("CallbackNumber", from: "CallBackNumber")
  }
}
