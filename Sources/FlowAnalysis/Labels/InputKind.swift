import FlowDocument

/// What a `GetParticipantInput` action is for.
enum InputKind {
  /// One key, to branch on.
  case menu
  /// Several keys, stored.
  case store
  case typeAhead(isOn: Bool)

  init(_ action: DocumentAction) {
    if let buffer = action.parameter("EnableDTMFBuffer") {
      self = .typeAhead(isOn: buffer.scalarText?.lowercased() == "true")
    } else {
      self = action.parameter("StoreInput")?.scalarText?.lowercased() == "true" ? .store : .menu
    }
  }
}
