import FlowEngine
import JSON

/// Parameters that an action must have; also found while flows are linked.
enum MissingParameter: ActionCheck {
  static let description = CheckDescription(
    "missing-parameter", in: .parameters, .error, "an action lacks a parameter that it must have",
    why: "the service refuses the flow", fix: "add the parameter",
    bad: CheckExample(
      .action("pick", "TransferToFlow", "{}", "sorry", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      also: [.flow("plots", .say("hello", "Plots.", "end"), .end())],
      .action(
        "pick", "TransferToFlow", "{ \"ContactFlowId\": \"plots\" }", "sorry",
        on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    var missing: [String] = []
    for parameter in action.kind.requiredParameters {
      let path = parameter.description.path
      let value = action.action.parameters?[path: parameter.keys]
      guard value == nil || value?.kind == .null, !isExcused(path, action) else {
        if let value, isEmptyName(value, path, action) {
          findings.report(
            self, at: value, "the task of \(action.quoted) has no name",
            why: "the action takes NoMatchingError", fix: "write what the agent is to read",
            severity: .warning
          )
        }
        continue
      }
      if !isInReference(parameter.keys, action) { missing.append("\"\(path)\"") }
    }
    checkUndocumented(action, &findings)
    checkNeeds(of: action, &findings)
    if action.type == "UpdateContactEventHooks" { checkHook(of: action, &findings) }
    if let (path, words) = lists[action.type] { checkList(path, words, of: action, &findings) }
    let choice = alternatives(of: action, missing)
    let lacksChoice = !choice.isEmpty && choice.allSatisfy({ isMissing($0, action) })
    guard !missing.isEmpty || lacksChoice else { return }
    let names = choice.map { "\"\($0)\"" }
    var lacks = missing.isEmpty ? [] : ["no " + missing.listed(by: "and")]
    var advice = missing.isEmpty ? [] : [missing.listed(by: "and")]
    if lacksChoice {
      lacks.append(names.count == 1 ? "no \(names[0])" : "none of " + names.listed(by: "and"))
      advice.append(names.listed(by: "or"))
    }
    findings.report(
      self, at: action.action.value, "\(action.quoted) has \(lacks.joined(separator: ", and "))",
      fix: "add \(advice.joined(separator: ", and ")) to its \"Parameters\"")
  }

  /// What the service insists on, though its pages call it optional.
  private static func checkUndocumented(_ action: AnalyzedAction, _ findings: inout Findings) {
    switch action.type {
    case "TransferParticipantToThirdParty":
      let names = ["ThirdPartyConnectionTimeLimitSeconds", "ContinueFlowExecution"]
      let missing = names.filter { isMissing($0, action) }.map { "\"\($0)\"" }
      guard !missing.isEmpty else { return }
      findings.report(
        self, at: action.action.value, "\(action.quoted) has no \(missing.listed(by: "and"))",
        why: "the service refuses the flow, though its pages call them optional",
        fix: "add \(missing.listed(by: "and")) to its \"Parameters\"", severity: .warning)
    case "CompleteOutboundCall":
      guard let limit = action.action.parameter("ConnectionTimeLimitSeconds"), limit.kind != .null,
        isMissing("VoiceConnector", action)
      else { return }
      findings.report(
        self, at: limit, "\(action.quoted) has a time limit, and no \"VoiceConnector\"",
        why: "the limit is for a voice connector alone: the call rings as long as any",
        fix: "add \"VoiceConnector\", or take the limit out", severity: .warning)
    case "UpdateContactData" where action.members.isEmpty:
      findings.report(
        self, at: action.action.value, "\(action.quoted) sets nothing",
        fix: "add what it is to set, or take the action out", severity: .warning)
    default: return
    }
  }

  /// Parameters of which an action does nothing, or fails, without any.
  private static let needs: [String: [String]] = [
    "GetCase": ["GetLastUpdatedCase", "CustomerId", "CaseRequestFields"],
    "GetCustomerProfile": ["ProfileRequestData.IdentifierName", "ProfileRequestData.SearchCriteria"],
    "GetCustomerProfileObject": ["ProfileRequestData.UseLatest", "ProfileRequestData.IdentifierName"],
    "UpdateContactRoutingBehavior": ["QueuePriority", "QueueTimeAdjustmentSeconds", "RoutingProficiencies"],
  ]

  /// Lists that must not be empty.
  private static let lists: [String: (path: String, words: String)] = [
    "EvaluateDataTableValues": ("Queries", "asks for nothing"),
    "UpsertDataTableValues": ("DataTableUpsertAttributes", "writes nothing"),
    "MessageParticipantIteratively": ("Messages", "has nothing to play"),
  ]

  private static func checkNeeds(of action: AnalyzedAction, _ findings: inout Findings) {
    guard let needed = needs[action.type], needed.allSatisfy({ isMissing($0, action) }) else { return }
    // Older exports have the fields of the profile right there.
    let request = action.action.parameter("ProfileRequestData")
    if action.type == "GetCustomerProfile", request?.members.isEmpty == false { return }
    findings.report(
      self, at: action.action.value,
      "\(action.quoted) has none of \(needed.map { "\"\($0)\"" }.listed(by: "and"))",
      why: action.type == "UpdateContactRoutingBehavior" ? "it changes nothing" : "it takes NoMatchingError",
      fix: "add one of them to its \"Parameters\"", severity: .warning)
  }

  private static func checkHook(of action: AnalyzedAction, _ findings: inout Findings) {
    guard let hooks = action.action.parameter("EventHooks"), hooks.kind == .object, hooks.members.isEmpty,
      action.action.parameter("EventHooksConfiguration") == nil
    else { return }
    findings.report(
      self, at: hooks, "\"EventHooks\" of \(action.quoted) names no hook", fix: "name one hook and its flow")
  }

  private static func checkList(
    _ path: String, _ words: String, of action: AnalyzedAction, _ findings: inout Findings
  ) {
    guard let list = action.action.parameter(path), list.kind == .array else { return }
    if list.elements.isEmpty {
      findings.report(
        self, at: list, "\(action.quoted) \(words)", why: "it takes NoMatchingError",
        fix: "add an entry to \"\(path)\"", severity: .warning)
    }
    guard action.type == "EvaluateDataTableValues" else { return }
    for query in list.elements where query.kind == .object && (query["QueryName"]?.scalarText ?? "").isEmpty {
      findings.report(
        self, at: query, "a query of \(action.quoted) has no \"QueryName\"",
        why: "its values are found under that name: without one the action takes NoMatchingError",
        fix: "give it a name", severity: .warning)
    }
  }

  private static func isMissing(_ name: String, _ action: AnalyzedAction) -> Bool {
    let value = action.action.parameters?[path: name.split(separator: ".").map(String.init)]
    return value == nil || value?.kind == .null
  }

  /// True where a reference stands in place of an object that the parameter would be in: data have it.
  private static func isInReference(_ keys: [String], _ action: AnalyzedAction) -> Bool {
    (1..<max(keys.count, 1)).contains { count in
      let value = action.action.parameters?[path: Array(keys.prefix(count))]
      return value?.string.map { !FoundReference.all(in: $0).isEmpty } ?? false
    }
  }

  /// True for the name of a task that is there and says nothing.
  private static func isEmptyName(_ value: JSONValue, _ path: String, _ action: AnalyzedAction) -> Bool {
    action.type == "CreateTask" && path == "Name" && value.scalarText?.isEmpty == true
  }

  /// Parameters of which an action must have one; a loop that does not count goes through a list.
  ///
  /// - Parameter missing: what it lacks besides. An input without words, and a task without a flow, lack nothing else: that
  ///   is found while they are linked.
  private static func alternatives(of action: AnalyzedAction, _ missing: [String]) -> [String] {
    switch action.type {
    case "GetParticipantInput": missing.isEmpty ? [] : ["Text", "SSML", "PromptId", "Media"]
    case "CreateTask": missing.isEmpty ? [] : ["ContactFlowId", "TaskTemplateId"]
    case "UpdateContactTargetQueue": ["QueueId", "AgentId"]
    case "UpdateContactRecordingAndAnalyticsBehavior":
      ["VoiceBehavior", "ChatBehavior", "ScreenRecordingBehavior"]
    case "Loop":
      isMissing(action.flow.center.program.rules.loopElementsParameter, action) ? ["LoopCount"] : []
    default: []
    }
  }

  /// Switching type-ahead asks for nothing, an input without `StoreInput` is a menu, and Wait has two names for its limit.
  private static func isExcused(_ path: String, _ action: AnalyzedAction) -> Bool {
    switch (action.type, path) {
    case ("GetParticipantInput", "InputTimeLimitSeconds"), ("GetParticipantInput", "StoreInput"):
      action.action.parameter("EnableDTMFBuffer") != nil || path == "StoreInput"
    case ("Wait", "TimeLimitSeconds"): action.action.parameter("TimeoutSeconds") != nil
    case ("UpdateContactEventHooks", "EventHooks"):
      action.action.parameter("EventHooksConfiguration") != nil
    default: false
    }
  }
}
