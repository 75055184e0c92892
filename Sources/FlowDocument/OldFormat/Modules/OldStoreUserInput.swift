import JSON

/// An input that is stored.
enum OldStoreUserInput: OldModuleKind {
  static let description = OldModuleDescription(
    "StoreUserInput", "StoreCustomerInput", becomes: "GetParticipantInput",
    branches: [.success, .error, .error("InvalidNumber", "InvalidPhoneNumber").ifPresent])

  static func branches(of module: OldModule) -> [OldBranchRule] {
    var module = module
    guard takesPhoneNumber(&module) else { return description.branches }
    return [.success, .error, .error("InvalidNumber", "InvalidPhoneNumber")]
  }

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    let origin = module.value
    var members =
      module.prompt() + [
        ("InputTimeLimitSeconds", module.filledText("Timeout") ?? JSONTree("5", from: origin)),
        ("StoreInput", JSONTree("True", from: origin)),
        ("InputValidation", JSONTree([validation(&module)], from: origin)),
      ]
    if module.flag("EncryptEntry") {
      let keys =
        module.member("EncryptionKeyId", from: "EncryptionKeyId")
        + module.member("Key", from: "EncryptionKey")
      members.append(("InputEncryption", JSONTree(keys, from: origin)))
    } else {
      module.ignore("EncryptionKeyId", "EncryptionKey")
    }
    var keys: OldModule.Members = []
    if let terminator = module.filledText("TerminatorDigits") {
      keys.append(("InputTerminationSequence", terminator))
    }
    if let cancel = module.word("DisableCancel") {
      let words = cancel.text.lowercased() == "true" ? "True" : "False"
      keys.append(("DisableCancelKey", JSONTree(words, from: cancel.value)))
    }
    if !keys.isEmpty { members.append(("DTMFConfiguration", JSONTree(keys, from: origin))) }
    return members
  }

  private static func takesPhoneNumber(_ module: inout OldModule) -> Bool {
    module.word("CustomerInputType")?.text == "PhoneNumber"
  }

  private static func validation(_ module: inout OldModule) -> (name: String, value: JSONTree) {
    let origin = module.value
    guard takesPhoneNumber(&module) else {
      module.ignore("PhoneNumberFormat", "CountryCode")
      let length = module.filledText("MaxDigits") ?? JSONTree("20", from: origin)
      return ("CustomValidation", JSONTree([("MaximumLength", length)], from: length.origin))
    }
    module.ignore("MaxDigits")
    let format = module.word("PhoneNumberFormat")
    let isLocal = format?.text == "Local"
    var members: OldModule.Members = [
      ("NumberFormat", JSONTree(isLocal ? "Local" : "E164", from: format?.value ?? origin))
    ]
    if isLocal {
      members += module.member("CountryCode", from: "CountryCode")
    } else {
      module.ignore("CountryCode")
    }
    return ("PhoneNumberValidation", JSONTree(members, from: format?.value ?? origin))
  }
}
