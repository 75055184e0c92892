import JSON

/// Parameters of which an action may have only one.
enum ExclusiveParameters: ActionCheck {
  static let description = CheckDescription(
    "exclusive-parameters", in: .parameters, .error,
    "an action has two parameters of which it may have only one",
    why: "the service refuses the flow", fix: "remove one of them",
    bad: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\", \"SSML\": \"<speak>Hello.</speak>\" }", "end"),
      .end()),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))

  private static let prompt = ["PromptId", "Text", "SSML", "Media"]
  private static let bot = ["LexV2Bot", "LexBot"]
  private static let queue = ["QueueId", "AgentId"]
  private static let groups: [String: [[String]]] = [
    "MessageParticipant": [prompt], "GetParticipantInput": [prompt],
    "ConnectParticipantWithLexBot": [prompt, bot],
    "CheckMetricData": [queue], "GetMetricData": [queue], "UpdateContactTargetQueue": [queue],
    "DequeueContactAndTransferToQueue": [queue], "CreateCallbackContact": [queue],
    "UpdateContactRoutingBehavior": [["QueuePriority", "QueueTimeAdjustmentSeconds"]],
    "UpdateContactRecordingAndAnalyticsBehavior": [
      ["VoiceBehavior", "ChatBehavior", "ScreenRecordingBehavior"]
    ],
  ]

  static let types: [String]? = groups.keys.sorted() + ["MessageParticipantIteratively"]

  /// The same by the numbers of the types.
  private static let groupsByType = AnalyzedType.all.map { groups[$0.name] ?? [] }

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for group in groupsByType[action.kind.number] {
      guard let parameters = action.action.parameters, group.count(where: { parameters[$0] != nil }) > 1
      else { continue }
      let given = action.members.filter { member in
        group.contains(member.name) && member.value.kind != .null && member.value.string != ""
      }
      guard given.contains(where: { $0.name != given[0].name }) else { continue }
      let names = given.map { "\"\($0.name)\"" }.joined(separator: " and ")
      let isBot = group == bot
      findings.report(
        self, at: given[1].key, "\(action.quoted) has \(names), of which it may have one",
        why: isBot ? "which of them the service asks is not settled; here it is that of LexV2Bot" : nil,
        severity: isBot ? .warning : nil)
    }
    if action.type == "MessageParticipantIteratively" {
      for message in action.action.parameter("Messages")?.elements ?? [] {
        let given = message.members.filter {
          prompt.contains($0.name) && $0.value.kind != .null && $0.value.string != ""
        }
        guard let other = given.first(where: { $0.name != given[0].name }) else { continue }
        findings.report(
          self, at: other.key,
          "a message of \(action.quoted) has \"\(given[0].name)\" and \"\(other.name)\", of which it may have one"
        )
      }
    }
    if let encryption = action.action.parameter("InputEncryption"),
      action.action.parameter("InputValidation", "PhoneNumberValidation") != nil
    {
      findings.report(
        self, at: encryption, "\(action.quoted) encrypts an input that is validated as a telephone number",
        why: "encryption goes only with \"CustomValidation\"")
    }
  }
}
