/// The end of the contact.
enum OldDisconnect: OldModuleKind {
  static let description = OldModuleDescription(
    "Disconnect", becomes: "DisconnectParticipant")
}
