import FlowDocument

/// Recordings from S3 where the service cannot play them.
enum MediaInWhisper: ActionCheck {
  static let description = CheckDescription(
    "media-in-whisper", in: .flowTypes, .error, "a whisper plays a recording from S3",
    why: "the service cannot play such recordings in whisper flows",
    fix: "put the recording into the prompt library, and play it by \"PromptId\"",
    bad: CheckExample(
      type: .customerWhisper,
      .action(
        "hello", "MessageParticipant",
        "{ \"Media\": { \"Uri\": \"https://example.s3.amazonaws.com/hello.wav\", \"SourceType\": \"S3\", \"MediaType\": \"Audio\" } }",
        "end"), .action("end", "EndFlowExecution")),
    good: CheckExample(
      type: .customerWhisper, .action("hello", "MessageParticipant", "{ \"PromptId\": \"hello\" }", "end"),
      .action("end", "EndFlowExecution")))

  static let types: [String]? = ActionNature.speakingTypes

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    switch action.flow.document.type {
    case .customerWhisper, .agentWhisper, .outboundWhisper:
      for prompt in action.prompts where prompt.form == .media {
        findings.report(self, at: prompt.value, "\(action.quoted) plays a recording from S3 in a whisper")
      }
    default: return
    }
  }
}
