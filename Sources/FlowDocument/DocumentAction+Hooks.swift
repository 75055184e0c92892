extension DocumentAction {
  /// True where nothing runs at a moment of the contact, whatever flow is named for it (`EventHooksConfiguration`).
  public func switchesOff(hook: String) -> Bool {
    let setting = parameter("EventHooksConfiguration")?[hook]?["DisableExecution"]
    return setting?.scalarText?.lowercased() == "true"
  }
}
