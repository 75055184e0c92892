import JSON

/// Values and operands that are the empty text.
enum EmptyValue: ActionCheck {
  static let description = CheckDescription(
    "empty-text", in: .parameters, .warning, "a parameter or an operand is the empty text",
    why: "the service refuses an empty text, and takes a blank",
    fix: "write a value, or leave it out; let what is compared say \"none\" where there is nothing",
    bad: CheckExample(.set("remember", "{ \"topic\": \"\" }", "end", else: "end"), .end()),
    good: CheckExample(.set("remember", "{ \"topic\": \"plots\" }", "end", else: "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    if action.type == "InvokeLambdaFunction" { checkLambda(of: action, &findings) }
    // Of an old export the empty texts are those that the conversion has written.
    guard !action.flow.document.isOldFormat else { return }
    for condition in action.action.conditions {
      for operand in condition.operands where operand.isEmptyText {
        findings.report(self, at: operand, "\(action.quoted) compares with the empty text")
      }
    }
    for member in action.members where member.value.mayHoldEmptyText {
      if let resource = resources[member.name] {
        checkName(member.value, member.name, of: resource, action, &findings)
      } else if !named.contains(member.name) {
        look(at: member.value, member.name, action, &findings)
      }
    }
  }

  /// What parameters name that exports made for sharing leave empty; of a Lambda and a prompt that is told elsewhere.
  private static let resources = [
    "QueueId": "queue", "ContactFlowId": "flow", "HoursOfOperationId": "hours of operation",
    "FlowModuleId": "module", "EventHooks": "flow", "ViewResource": "view",
  ]

  /// A Lambda without a name stands in where a flow is read alone; else the action is told to fail.
  private static func checkLambda(of action: AnalyzedAction, _ findings: inout Findings) {
    guard action.flow.center.program.isLoneFlow, let value = action.action.parameter("LambdaFunctionARN"),
      value.isEmptyText, action.action.resourceName(["LambdaFunctionARN"]) == nil
    else { return }
    findings.report(
      self, at: value, "\(action.quoted) names no Lambda",
      why:
        "an export made for sharing has its place empty, and no name beside it: which one is meant is not told",
      fix: "write the name or the ARN of the Lambda", severity: .note)
  }

  /// Where nothing is named, these go by the queue that the contact was given before.
  private static let goByTheQueue = [
    "CreateCallbackContact": "QueueId", "CheckMetricData": "QueueId", "GetMetricData": "QueueId",
    "CheckHoursOfOperation": "HoursOfOperationId",
  ]

  /// What is named by nothing, neither by the parameter nor by a name that the console keeps beside it.
  private static func checkName(
    _ value: JSONValue, _ name: String, of resource: String, _ action: AnalyzedAction,
    _ findings: inout Findings
  ) {
    let key: String? = name == "ViewResource" ? "Id" : nil
    let values =
      value.kind == .object ? value.members.filter { key == nil || $0.name == key }.map(\.value) : [value]
    for value in values where value.isEmptyText {
      guard action.action.resourceName([name] + (key.map { [$0] } ?? [])) == nil else { continue }
      let consequence =
        goByTheQueue[action.type] == name
        ? "a call goes by the queue that was chosen before" : "a call cannot find the \(resource)"
      findings.report(
        self, at: value, "\(action.quoted) names no \(resource)",
        why: "an export made for sharing has its place empty, and no name beside it: \(consequence)",
        fix: "write the name or the ARN of the \(resource)", severity: .note)
    }
  }

  /// Prompts have a rule of their own. What names a resource is blank in exports that are made for sharing.
  private static let named: Set = [
    "Text", "SSML", "PromptId", "Media", "Messages", "LexBot", "InputEncryption",
  ]

  private static func look(
    at value: JSONValue, _ name: String, _ action: AnalyzedAction, _ findings: inout Findings
  ) {
    switch value.kind {
    case .string:
      guard value.isEmptyText, !["Id", "Arn", "ARN"].contains(where: name.hasSuffix),
        action.type != "CreateTask" || name != "Name"
      else { return }
      findings.report(self, at: value, "\"\(name)\" of \(action.quoted) is the empty text")
    case .array: for element in value.elements { look(at: element, name, action, &findings) }
    case .object: for member in value.members { look(at: member.value, member.name, action, &findings) }
    case .null, .boolean, .number: break
    }
  }
}

extension JSONValue {
  fileprivate var isEmptyText: Bool { kind == .string && withText(\.isEmpty) }

  /// False for what is no list or object, and no empty text.
  fileprivate var mayHoldEmptyText: Bool {
    switch kind {
    case .array, .object: true
    case .string: withText(\.isEmpty)
    case .null, .boolean, .number: false
    }
  }
}
