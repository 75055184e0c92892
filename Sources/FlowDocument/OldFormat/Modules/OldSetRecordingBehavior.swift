import JSON

/// Recording and analytics.
enum OldSetRecordingBehavior: OldModuleKind {
  static let description = OldModuleDescription(
    "SetRecordingBehavior", becomes: "UpdateContactRecordingBehavior", branches: [.success])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    let option = module.word("RecordingBehaviorOption")
    let participants = module.word("RecordingParticipantOption")
    var recorded: [String] = []
    if option?.text == "Enable" {
      recorded = participants?.text == "Both" ? ["Agent", "Customer"] : participants.map { [$0.text] } ?? []
    }
    let origin = participants?.value ?? option?.value ?? module.value
    let list = JSONTree(recorded.map { JSONTree($0, from: origin) }, from: origin)
    var members: OldModule.Members = [
      ("RecordingBehavior", JSONTree([("RecordedParticipants", list)], from: origin))
    ]
    if let analytics = analytics(&module) { members.append(("AnalyticsBehavior", analytics)) }
    return members
  }

  private static func analytics(_ module: inout OldModule) -> JSONTree? {
    // A vocabulary of one's own has no counterpart; "None" says there is none.
    if module.literal("AnalyticsCustomVocabulary") == "None" { module.ignore("AnalyticsCustomVocabulary") }
    guard let option = module.word("AnalyticsBehaviorOption") else { return nil }
    let redaction = module.word("AnalyticsRedactionOption")
    let mode = module.filledText("AnalyticsMode") ?? JSONTree("PostContact", from: option.value)
    let modes = JSONTree([("AnalyticsModes", JSONTree([mode], from: mode.origin))], from: mode.origin)
    return JSONTree(
      [("Enabled", JSONTree(option.text == "Enable" ? "True" : "False", from: option.value))]
        + module.member("AnalyticsLanguage", from: "AnalyticsLanguageLocaleCode")
        + (redaction.map { [("AnalyticsRedactionBehavior", JSONTree(module.state($0.text), from: $0.value))] }
          ?? [])
        + module.member("AnalyticsRedactionResults", from: "AnalyticsRedactionPolicy")
        + [("ChannelConfiguration", JSONTree([("Voice", modes)], from: mode.origin))], from: option.value)
  }
}
