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
    let media = action.prompts.filter { $0.form == .media }
    guard !media.isEmpty else { return }
    let place =
      if isWhisper(action.flow) {
        "in a whisper"
      } else {
        action.flow.invokers.first(where: isWhisper).map {
          "in a module of the whisper \"\($0.document.name)\""
        }
      }
    guard let place else { return }
    for prompt in media {
      findings.report(self, at: prompt.value, "\(action.quoted) plays a recording from S3 \(place)")
    }
  }

  private static func isWhisper(_ flow: AnalyzedFlow) -> Bool {
    switch flow.document.type {
    case .customerWhisper, .agentWhisper, .outboundWhisper: true
    default: false
    }
  }
}
