import CenterFiles
import Diagnostics
import FlowActions
import FlowAnalysis
import FlowEngine
import Scenarios

/// What a designer calls the steps of a log, and what came of them.
struct LogWords {
  private let places: LogPlaces?
  private let labels: FlowLabels?
  private let program: Program?

  /// - Parameter loaded: the center that names the actions; nil where only the log can.
  init(_ loaded: LoadedCenter?) {
    places = loaded.map { LogPlaces($0) }
    labels = loaded?.labels
    program = loaded?.program
  }

  /// The name of a step: as the flow's author has it, else the identifier that says something, else the block's.
  func name(of step: LogStep) -> String {
    if let action = places?.action(of: step), let labels { return labels.name(of: action) }
    if let identifier = step.identifier, !identifier.isEmpty, !Self.isUnspeaking(identifier) {
      return identifier
    }
    return Self.blocks[step.module] ?? step.module
  }

  /// True for a block of the old vocabulary, and for an action type that it has no word for.
  static func isKnown(_ module: String) -> Bool {
    blocks[module] != nil || ActionCatalog.standard.names.contains(module)
  }

  /// What came of it, or what it did: short enough for a line.
  func outcome(of step: LogStep) -> String {
    switch step.module {
    case "SetAttributes", "SetFlowAttributes":
      let pairs = step.entries.compactMap { entry in
        entry.parameter("Key").map { "\($0)=\(Self.shortened(entry.parameter("Value") ?? "", 30))" }
      }
      return Self.joined(pairs)
    case "GetUserInput", "StoreUserInput":
      return step.result.map { "→ " + (branchWords(step) ?? Self.plain($0)) }
        ?? (step.isOnlyEntered ? "never left" : "")
    case "InvokeExternalResource", "InvokeLambdaFunction":
      if let answer = step.answer {
        return Self.joined(
          answer.members.filter { $0.value.string != "" }.map {
            "\($0.name)=\(Self.shortened($0.value.scalarText ?? $0.value.wording, 30))"
          })
      }
      return step.result ?? (step.isOnlyEntered ? "never left" : "")
    // A live instance says of a prompt that was spoken that it was.
    case "PlayPrompt" where step.result == nil || step.result == "Success":
      return step.parameter("Text").map { "\"\(Self.shortened($0, Self.limit))\"" } ?? ""
    default:
      return step.result.map { "→ " + (branchWords(step) ?? Self.plain($0)) } ?? Self.said(by: step)
    }
  }

  /// What the center calls the branch of a result.
  private func branchWords(_ step: LogStep) -> String? {
    guard let action = places?.action(of: step), let program, let labels else { return nil }
    let branch = program.branches(of: action).map { BranchIndex($0) }.first {
      program.logResult(of: $0) == step.result
    }
    return branch.map { labels.result(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A result in words.
  private static func plain(_ result: String) -> String {
    switch result {
    case "Timeout": "silence"
    case "NoMatchingCondition": "none of them"
    case "NoMatchingError": "an error"
    default: shortened(result, limit)
    }
  }

  /// The first parameter that says more than an address.
  private static func said(by step: LogStep) -> String {
    for name in ["Queue", "ContactFlowId", "Hours", "LoggingBehavior", "GlobalVoice", "Type", "Value"] {
      guard let value = step.parameter(name), !value.isEmpty else { continue }
      if value.hasPrefix("arn:") { continue }
      return shortened(value, limit)
    }
    return ""
  }

  private static func joined(_ pairs: [String]) -> String {
    var text = ""
    for (number, pair) in pairs.enumerated() {
      if text.count > limit { return text + " …" }
      text += (number > 0 ? " " : "") + pair
    }
    return text
  }

  /// More than this no line of text shows.
  private static let limit = 200

  private static func shortened(_ text: String, _ limit: Int) -> String {
    text.count > limit ? text.prefix(limit - 1) + "…" : text
  }

  /// True for what a machine named: letters a to f, digits and hyphens, as in a UUID.
  private static func isUnspeaking(_ identifier: String) -> Bool {
    identifier.utf8.count >= 32 && identifier.allSatisfy { $0.isHexDigit || $0 == "-" }
  }

  /// The names that the flow designer gives the blocks, by what the log calls them.
  private static let blocks = [
    "PlayPrompt": "Play prompt", "GetUserInput": "Get customer input",
    "StoreUserInput": "Store customer input", "CheckAttribute": "Check contact attributes",
    "SetAttributes": "Set contact attributes", "SetFlowAttributes": "Set flow attributes",
    "InvokeExternalResource": "AWS Lambda function", "InvokeLambdaFunction": "AWS Lambda function",
    "InvokeFlowModule": "Invoke module", "Return": "Return", "SetQueue": "Set working queue",
    "Transfer": "Transfer", "Disconnect": "Disconnect", "Resume": "End flow / resume",
    "CheckHoursOfOperation": "Check hours of operation", "CheckStaffing": "Check staffing",
    "CheckQueueStatus": "Check queue status", "GetQueueMetrics": "Get metrics",
    "GetMetricData": "Get metrics",
    "Loop": "Loop", "LoopPrompts": "Loop prompts", "Wait": "Wait",
    "DistributeByPercentage": "Distribute by percentage", "PercentileBranching": "Distribute by percentage",
    "SetContactFlow": "Set contact flow", "SetEventHook": "Set event flow",
    "SetDisconnectFlow": "Set disconnect flow", "SetHoldFlow": "Set hold flow",
    "SetWhisperFlow": "Set whisper flow", "SetCustomerQueueFlow": "Set customer queue flow",
    "SetVoice": "Set voice", "SetVoiceId": "Set Voice ID", "CheckVoiceId": "Check Voice ID",
    "SetLoggingBehavior": "Set logging behavior", "SetRecordingBehavior": "Set recording behavior",
    "SetRecordingAndAnalyticsBehavior": "Set recording and analytics behavior",
    "StartMediaStreaming": "Start media streaming", "StopMediaStreaming": "Stop media streaming",
    "SetCallbackNumber": "Set callback number", "CreateCallback": "Create callback",
    "CreateTask": "Create task", "SetContactData": "Set contact data",
    "SetWisdomAssistant": "Connect assistant", "SetRoutingCriteria": "Set routing criteria",
    "SetRoutingProficiency": "Set routing criteria", "ChangeRoutingPriority": "Change routing priority / age",
    "UpdateRoutingPriority": "Change routing priority / age", "TagContact": "Contact tags",
    "ResumeContact": "Resume contact", "CustomerProfiles": "Customer profiles", "Cases": "Cases",
    "DataTable": "Data table", "SendMessage": "Send message", "CheckCallProgress": "Check call progress",
    "CreatePersistentContactAssociation": "Create persistent contact association",
    "InvokeThirdPartyAction": "Invoke third party action",
  ]
}
