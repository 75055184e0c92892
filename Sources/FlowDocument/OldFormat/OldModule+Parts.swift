import JSON

// Parameters that several types of modules have.
extension OldModule {
  /// What is spoken: a recording, SSML or text.
  mutating func prompt() -> Members {
    let type = word("TextToSpeechType")?.text
    if has("AudioPrompt"), filledText("Text") == nil { return resource("PromptId", from: "AudioPrompt") }
    return member(type == "ssml" ? "SSML" : "Text", from: "Text")
  }

  /// "Enable" and "Disable" as the flow language writes them.
  func state(_ word: String) -> String { word == "Enable" || word == "Disable" ? word + "d" : word }

  /// What the entries "ContactData" say, each under a key of its own.
  ///
  /// - Parameter names: the keys that are known, with those of the action.
  mutating func contactData(_ names: [String: String]) -> Members {
    var members: Members = []
    for (key, value) in entries("ContactData") {
      guard let name = names[key.name], let text = value.text else {
        leaveOut(
          "\"\(key.name)\" is left out",
          key.key.finding(
            .warning, "\"\(key.name)\" of \(words) is left out", rule: "flow-form",
            why: "what it means in the flow language is not known",
            fix: "set it in the converted flow"))
        continue
      }
      members.append((name, JSONTree(text, from: value.origin)))
    }
    return members
  }

  /// The queue, or the agent whose queue it is.
  mutating func queue() -> Members {
    resource("QueueId", from: "Queue") + resource("AgentId", from: "Agent")
  }

  /// The flow for one moment of the contact.
  mutating func eventHook() -> Members {
    guard let hook = word("Type") else { return member("ContactFlowId", from: "ContactFlowId") }
    let flow = resource(hook.text, from: "ContactFlowId", under: ["EventHooks"])
    return [("EventHooks", JSONTree(flow, from: hook.value))]
  }

  /// The audio that goes to a stream, or no longer does.
  mutating func mediaStreaming(_ state: String) -> Members {
    ignore("ParticipantTypes")
    let tracks = list(["Track"]).map(\.value)
    let directions = tracks.map { track in
      JSONTree((track.text ?? "").replacing("Customer", with: ""), from: track.origin)
    }
    let participant = JSONTree(
      [
        ("ParticipantType", JSONTree("Customer", from: value)),
        ("MediaDirections", JSONTree(directions, from: value)),
      ], from: value)
    return [
      ("MediaStreamingState", JSONTree(state, from: typeValue)),
      ("Participants", JSONTree([participant], from: value)),
      ("MediaStreamType", text("MediaStreamTypes") ?? JSONTree("Audio", from: value)),
    ]
  }
}
