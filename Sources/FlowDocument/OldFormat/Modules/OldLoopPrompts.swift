import JSON

/// The prompts of a queue or of hold.
enum OldLoopPrompts: OldModuleKind {
  static let description = OldModuleDescription(
    "LoopPrompts", becomes: "MessageParticipantIteratively",
    branches: [.outcome("Timeout", "MessagesInterrupted").ifPresent, .error.ifPresent],
    copiedNext: ["Timeout"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    let messages = module.list(["Text", "AudioPrompt"]).map { entry in
      let name = entry.name == "AudioPrompt" ? "PromptId" : entry.key == "ssml" ? "SSML" : "Text"
      if name == "PromptId" { module.nameRecording(entry.value, entry.title) }
      return JSONTree([(name, entry.value)], from: entry.value.origin)
    }
    return [("Messages", JSONTree(messages, from: module.value))]
      + (module.filledText("InterruptSeconds").map { [("InterruptFrequencySeconds", $0)] } ?? [])
  }
}
