/// Data of the contact, such as the language that goes with a voice.
enum OldSetContactData: OldModuleKind {
  static let description = OldModuleDescription(
    "SetContactData", becomes: "UpdateContactData", branches: [.success, .error])

  private static let names = [
    "languageCode": "LanguageCode", "customerId": "CustomerId", "description": "Description",
  ]

  static func parameters(of module: inout OldModule) -> OldModule.Members { module.contactData(names) }
}
