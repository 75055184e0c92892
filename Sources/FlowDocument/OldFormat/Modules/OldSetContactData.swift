import JSON

/// Data of the contact, such as the language that goes with a voice.
enum OldSetContactData: OldModuleKind {
  static let description = OldModuleDescription(
    "SetContactData", becomes: "UpdateContactData", branches: [.success, .error])

  /// What the entry "ContactData" may say, each under a key of its own.
  private static let names = [
    "languageCode": "LanguageCode", "customerId": "CustomerId", "description": "Description",
  ]

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    var members: OldModule.Members = []
    for entry in module.value["parameters"]?.elements ?? [] where entry["name"]?.string == "ContactData" {
      for member in entry.members where !["name", "namespace", "value"].contains(member.name) {
        guard let name = names[member.name], let text = member.value.scalarText else {
          module.leaveOut(
            "\"\(member.name)\"",
            member.key.finding(
              .warning, "\"\(member.name)\" of \(module.words) is left out", rule: "flow-form",
              why: "what it means in the flow language is not known",
              fix: "set it with UpdateContactData in the converted flow"))
          continue
        }
        members.append((name, JSONTree(text, from: member.value)))
      }
    }
    return members
  }
}
