import FlowDocument
import JSON

/// What the flow log calls an action and its parameters: the words of the old flow format (reference, sections 3 and 6).
struct FlowLogVocabulary {
  /// One parameter as the log names it.
  struct Parameter {
    let name: String
    /// As the flow writes it, perhaps with references.
    let wording: String
    /// What it is where the flow does not write it.
    let reference: Reference?

    init(_ name: String, _ wording: String) {
      self.name = name
      self.wording = wording
      reference = nil
    }

    init(_ name: String, _ field: SystemField) {
      self.name = name
      wording = ""
      reference = Reference(.system, field.rawValue)
    }
  }

  let module: String
  /// One list for each record that the action has in the log: one, but for actions that set several attributes.
  let records: [[Parameter]]

  /// - Parameter names: what the log calls action types, in place of what it is thought to call them.
  init(_ action: DocumentAction, names: [String: String] = [:]) {
    module = names[action.type] ?? Self.module(of: action)
    switch action.type {
    case "UpdateContactAttributes":
      let isRelated = action.parameter("TargetContact")?.string?.lowercased() == "related"
      records = Self.assignments(action.parameter("Attributes")).map { set in
        set + [Parameter("AddAttributeToRelatedContact", isRelated ? "true" : "false")]
      }
    case "UpdateFlowAttributes": records = Self.assignments(action.parameter("FlowAttributes"))
    default: records = [Self.parameters(of: action)]
    }
  }

  // MARK: Modules

  /// The name of the block; an action that the old format had no block for goes by its type.
  private static func module(of action: DocumentAction) -> String {
    switch action.type {
    case "GetParticipantInput":
      return action.parameter("StoreInput")?.scalarText?.lowercased() == "true"
        ? "StoreUserInput" : "GetUserInput"
    case "CheckMetricData":
      let metric = action.parameter("MetricType")?.string ?? ""
      return metric.hasPrefix("NumberOfAgents") ? "CheckStaffing" : "CheckQueueStatus"
    case "UpdateContactEventHooks":
      return hookModules[action.parameter("EventHooks")?.members.first?.name ?? ""] ?? "SetEventHook"
    case "UpdateContactMediaStreamingBehavior":
      let isOff = action.parameter("MediaStreamingState")?.string?.lowercased() == "disabled"
      return isOff ? "StopMediaStreaming" : "StartMediaStreaming"
    default: return modules[action.type] ?? action.type
    }
  }

  private static let hookModules = [
    "CustomerQueue": "SetCustomerQueueFlow", "CustomerWhisper": "SetWhisperFlow",
    "AgentWhisper": "SetWhisperFlow", "CustomerHold": "SetHoldFlow", "AgentHold": "SetHoldFlow",
    "CustomerRemaining": "SetDisconnectFlow",
  ]

  private static let modules = [
    "MessageParticipant": "PlayPrompt", "ConnectParticipantWithLexBot": "GetUserInput",
    "Compare": "CheckAttribute", "UpdateContactAttributes": "SetAttributes",
    "UpdateFlowAttributes": "SetFlowAttributes", "InvokeLambdaFunction": "InvokeExternalResource",
    "EndFlowModuleExecution": "Return", "UpdateContactTargetQueue": "SetQueue",
    "TransferContactToQueue": "Transfer", "TransferToFlow": "Transfer", "TransferContactToAgent": "Transfer",
    "TransferParticipantToThirdParty": "Transfer", "DisconnectParticipant": "Disconnect",
    "EndFlowExecution": "Resume", "MessageParticipantIteratively": "LoopPrompts",
    "UpdateContactTextToSpeechVoice": "SetVoice", "UpdateFlowLoggingBehavior": "SetLoggingBehavior",
    "UpdateContactRecordingBehavior": "SetRecordingBehavior",
    "UpdateContactRecordingAndAnalyticsBehavior": "SetRecordingAndAnalyticsBehavior",
    "UpdateContactCallbackNumber": "SetCallbackNumber", "CreateCallbackContact": "CreateCallback",
    "UpdateContactData": "SetContactData", "UpdateContactRoutingBehavior": "ChangeRoutingPriority",
    "CreateWisdomSession": "SetWisdomAssistant",
  ]

  // MARK: Parameters

  private static func parameters(of action: DocumentAction) -> [Parameter] {
    func text(_ path: String..., named name: String) -> [Parameter] {
      guard let value = action.parameters?[path: path]?.scalarText else { return [] }
      return [Parameter(name, value)]
    }
    /// Seconds, which the log writes in milliseconds.
    func seconds(_ path: String, named name: String) -> [Parameter] {
      guard let value = action.parameter(path)?.scalarText else { return [] }
      return [Parameter(name, Int(trimming: value).map { String($0 * 1000) } ?? value)]
    }
    switch action.type {
    case "MessageParticipant":
      return prompt(action) + [Parameter("Voice", .voice)]
    case "GetParticipantInput":
      return prompt(action) + [Parameter("Voice", .voice)]
        + seconds("InputTimeLimitSeconds", named: "Timeout")
        + text("InputValidation", "CustomValidation", "MaximumLength", named: "MaxDigits")
    case "Compare": return text("ComparisonValue", named: "Value")
    case "InvokeLambdaFunction":
      let type = action.parameter("ResponseValidation", "ResponseType")?.string ?? "STRING_MAP"
      return text("LambdaFunctionARN", named: "FunctionArn")
        + seconds("InvocationTimeLimitSeconds", named: "TimeLimit")
        + [Parameter("ResponseValidation", "ResponseType=\(type)")]
    case "UpdateContactTargetQueue", "CheckMetricData", "GetMetricData":
      return text("QueueId", named: "Queue") + text("AgentId", named: "Agent")
    case "CheckHoursOfOperation": return text("HoursOfOperationId", named: "Hours")
    case "UpdateContactEventHooks":
      return (action.parameter("EventHooks")?.members ?? []).flatMap { hook in
        [Parameter("Type", hook.name), Parameter("ContactFlowId", hook.value.scalarText ?? "")]
      }
    case "UpdateContactTextToSpeechVoice": return text("TextToSpeechVoice", named: "GlobalVoice")
    case "UpdateFlowLoggingBehavior":
      return [Parameter("LoggingBehavior", switchesLoggingOn(action) ? "Enable" : "Disable")]
    case "Wait": return text("TimeLimitSeconds", named: "TimeoutSeconds")
    case "MessageParticipantIteratively": return text("InterruptFrequencySeconds", named: "InterruptSeconds")
    default:
      return (action.parameters?.members ?? []).compactMap { member in
        member.value.scalarText.map { Parameter(member.name, $0) }
      }
    }
  }

  private static func prompt(_ action: DocumentAction) -> [Parameter] {
    if let markup = action.parameter("SSML")?.scalarText {
      return [Parameter("Text", markup), Parameter("TextToSpeechType", "ssml")]
    }
    if let text = action.parameter("Text")?.scalarText {
      return [Parameter("Text", text), Parameter("TextToSpeechType", "text")]
    }
    return action.parameter("PromptId")?.scalarText.map { [Parameter("AudioPrompt", $0)] } ?? []
  }

  private static func assignments(_ map: JSONValue?) -> [[Parameter]] {
    let members = map?.members ?? []
    guard !members.isEmpty else { return [[]] }
    return members.map { member in
      let value = member.value["Value"] ?? member.value
      return [Parameter("Key", member.name), Parameter("Value", value.scalarText ?? value.wording)]
    }
  }

  /// True for the action that switches the flow log on.
  static func switchesLoggingOn(_ action: DocumentAction) -> Bool {
    action.type == "UpdateFlowLoggingBehavior"
      && action.parameter("FlowLoggingBehavior")?.string?.lowercased() == "enabled"
  }

  // MARK: Results

  /// Where the result of an action is found.
  enum Result: Sendable, Hashable {
    /// The branch says it all.
    case ofBranch
    /// The key that was pressed, which no condition names.
    case key
    /// The keys that were stored.
    case storedInput
    /// The answer of a Lambda.
    case answer

    init(of branch: Branch, _ action: DocumentAction) {
      switch (action.type, branch.outcome) {
      case ("InvokeLambdaFunction", .next): self = .answer
      case ("GetParticipantInput", _) where action.parameter("EnableDTMFBuffer") != nil: self = .ofBranch
      case ("GetParticipantInput", .next), ("GetParticipantInput", .error("NoMatchingCondition")),
        ("GetParticipantInput", .error("InvalidPhoneNumber")):
        let stores = action.parameter("StoreInput")?.scalarText?.lowercased() == "true"
        self = stores ? .storedInput : .key
      default: self = .ofBranch
      }
    }
  }

  /// What the log says of the way an action was left by; nil where it says nothing.
  static func result(of branch: Branch, _ action: DocumentAction) -> String? {
    switch branch.outcome {
    case .next: return nil
    case .condition(_, let operand):
      return ["True", "False"].contains(operand) ? operand.lowercased() : operand
    case .error("InputTimeLimitExceeded"): return "Timeout"
    case .error where action.type == "InvokeLambdaFunction": return "The Lambda Function Returned An Error."
    case .error(let type): return type
    }
  }
}

extension Program {
  /// What the flow log calls the block of an action.
  public func logModule(of action: ActionIndex) -> String {
    FlowLogVocabulary(actionSources[action.index].action, names: rules.flowLogNames).module
  }

  /// What the flow log says when an action is left by a branch; nil where it says nothing.
  public func logResult(of branch: BranchIndex) -> String? {
    let branch = branches[branch.index]
    return FlowLogVocabulary.result(of: branch, actionSources[branch.action.index].action)
  }
}
