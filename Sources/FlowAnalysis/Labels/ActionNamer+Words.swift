import FlowDocument
import FlowEngine
import JSON

extension ActionNamer {
  // MARK: What is decided

  func decidingWords(for action: DocumentAction) -> String? {
    switch action.type {
    case "Compare": return compared(action)
    case "Loop":
      guard let count = action.parameter("LoopCount")?.scalarText else { return "loop" }
      if let path = ReferenceWords.first(in: count) { return ReferenceWords.name(of: path) + " times" }
      return count == "1" ? "once" : "\(count) times"
    case "Wait":
      let limit = action.parameter("TimeLimitSeconds") ?? action.parameter("TimeoutSeconds")
      guard let seconds = limit?.scalarText else { return "wait" }
      if let path = ReferenceWords.first(in: seconds) { return "wait for " + ReferenceWords.name(of: path) }
      return "wait \(seconds) s"
    case "DistributeByPercentage": return "chance?"
    case "CheckHoursOfOperation":
      guard let name = resources.hours(action.resourceReference(["HoursOfOperationId"])) else {
        return "hours?"
      }
      return name.lowercased().hasSuffix("hours") ? name + "?" : name + " hours?"
    case "CheckMetricData": return metric(action) + "?"
    default: return nil
    }
  }

  private func compared(_ action: DocumentAction) -> String {
    guard let value = action.parameter("ComparisonValue")?.scalarText, !value.isEmpty else {
      return "compare"
    }
    if let path = ReferenceWords.first(in: value) { return ReferenceWords.name(of: path) + "?" }
    return (ResourceWords.readable(value) ?? "value") + "?"
  }

  private func metric(_ action: DocumentAction) -> String {
    let queue = resources.queue(action.resourceReference(["QueueId"])).map { $0 + " " } ?? ""
    switch action.parameter("MetricType")?.string {
    case "NumberOfAgentsAvailable": return queue + "agents available"
    case "NumberOfAgentsStaffed": return queue + "agents staffed"
    case "NumberOfAgentsOnline": return queue + "agents online"
    case "OldestContactInQueueAgeSeconds": return queue + "oldest contact"
    default: return queue + "queue"
    }
  }

  // MARK: What is set

  func settingWords(for action: DocumentAction) -> String? {
    switch action.type {
    case "UpdateContactAttributes": return set(action.parameter("Attributes"))
    case "UpdateFlowAttributes": return set(action.parameter("FlowAttributes"))
    case "UpdateContactTargetQueue":
      if let agent = action.parameter("AgentId")?.scalarText {
        let name = resources.other(agent, named: action.resourceName(["AgentId"]))
        return name.map { "queue of agent " + $0 } ?? "queue of an agent"
      }
      return resources.queue(action.resourceReference(["QueueId"])).map { "queue " + $0 }
        ?? resources.namelessQueue(action.resourceReference(["QueueId"]))
    case "UpdateContactEventHooks": return hook(action)
    case "UpdateContactTextToSpeechVoice":
      let voice = action.parameter("TextToSpeechVoice")?.scalarText
      return "voice" + (resources.other(voice).map { " " + $0 } ?? "")
    case "UpdateContactRecordingBehavior":
      let isOn = action.parameter("RecordingBehavior", "RecordedParticipants")?.elements.isEmpty == false
      let menus = action.parameter("RecordingBehavior", "IVRRecordingBehavior")?.string?.lowercased()
      return isOn ? "recording on" : menus == "enabled" ? "IVR recording on" : "recording off"
    case "UpdateContactMediaStreamingBehavior":
      return switch action.parameter("MediaStreamingState")?.scalarText?.lowercased() {
      case "enabled": "audio streaming on"
      case "disabled": "audio streaming off"
      default: "audio streaming"
      }
    case "UpdateFlowLoggingBehavior":
      let isOn = action.parameter("FlowLoggingBehavior")?.string?.lowercased() == "enabled"
      return isOn ? "flow log on" : "flow log off"
    case "UpdatePreviousContactParticipantState":
      return switch action.parameter("PreviousContactParticipantState")?.string {
      case "AgentOnHold": "agent on hold"
      case "CustomerOnHold": "customer on hold"
      case "OffHold": "nobody on hold"
      default: "hold"
      }
    case "GetMetricData":
      return "figures of "
        + (resources.queue(action.resourceReference(["QueueId"])).map { "queue " + $0 } ?? "the queue")
    case "UpdateContactRoutingBehavior": return routing(action)
    case "InvokeLambdaFunction": return resources.lambda(action.lambdaReference(isLone: false)) ?? "Lambda"
    default: return nil
    }
  }

  /// One value is told with its name; of several only the names, of many the first.
  private func set(_ map: JSONValue?) -> String {
    let members = map?.members ?? []
    let names = members.map { member in
      ReferenceWords.replacing(in: member.name, with: ReferenceWords.name)
    }
    guard let first = names.first else { return "set nothing" }
    if names.count == 1 {
      let value = (members[0].value["Value"] ?? members[0].value).scalarText ?? ""
      guard !value.isEmpty, !PlainWords.holdsId(value), !value.contains("$.") else { return "set " + first }
      return "set \(first) = " + PlainWords.cut(PlainWords.line(value), to: max(8, 40 - first.count))
    }
    if names.count == 2, first.count + names[1].count <= 40 { return "set \(first), \(names[1])" }
    return "set \(PlainWords.cut(first, to: 40)) and \(names.count - 1) more"
  }

  /// "priority 1", "5 min older in the queue".
  private func routing(_ action: DocumentAction) -> String {
    let priority = action.parameter("QueuePriority")?.scalarText
    let age = action.parameter("QueueTimeAdjustmentSeconds")?.scalarText
    let parts = [
      priority.map { "priority " + said($0) },
      age.map { seconds in
        guard let number = Int(seconds) else { return "age " + said(seconds) }
        return
          "\(SpokenTime.words(milliseconds: number.magnitude * 1000)) \(number < 0 ? "younger" : "older") in the queue"
      },
    ]
    let words = parts.compactMap(\.self).joined(separator: ", ")
    return words.isEmpty ? "place in the queue" : words
  }

  private func said(_ text: String) -> String {
    ReferenceWords.first(in: text).map { ReferenceWords.name(of: $0) } ?? PlainWords.line(text)
  }

  private func hook(_ action: DocumentAction) -> String {
    let hooks = action.parameter("EventHooks")?.members ?? []
    let configured = action.parameter("EventHooksConfiguration")?.members ?? []
    guard let member = hooks.first ?? configured.first else { return "event hook" }
    let moment =
      switch member.name {
      case "CustomerQueue": "queue flow"
      case "CustomerRemaining": "disconnect flow"
      case "CustomerHold", "AgentHold": PlainWords.spaced(member.name) + " flow"
      case "DefaultAgentUI": "agent page"
      case "DisconnectAgentUI": "agent page at the end"
      default: PlainWords.spaced(member.name)
      }
    if action.switchesOff(hook: member.name) { return moment + " off" }
    return moment
      + (resources.flow(action.resourceReference(["EventHooks", member.name])).map { " " + $0 } ?? "")
  }

  // MARK: Where it goes

  func leavingWords(for action: DocumentAction, at index: ActionIndex) -> String? {
    switch action.type {
    case "DisconnectParticipant": return "hang up"
    case "EndFlowExecution":
      return ResumedPrompts.isBehindInterruption(index, in: program) ? "back to the prompts" : "end of flow"
    case "TransferToFlow":
      return resources.flow(action.resourceReference(["ContactFlowId"])).map { "flow " + $0 }
        ?? "another flow"
    case "TransferContactToQueue": return "enter queue"
    default: return nil
    }
  }
}
