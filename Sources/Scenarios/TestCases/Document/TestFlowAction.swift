import JSON

/// The flow actions that test cases know (reference, sections 2.4, 2.5 and 3.3).
enum TestFlowAction: String, Sendable, CaseIterable {
  case invokeLambda = "InvokeLambdaFunction"
  case checkHours = "CheckHoursOfOperation"
  case transferToQueue = "TransferContactToQueue"
  case dequeue = "DequeueAndTransferToQueue"
  case connectBot = "ConnectParticipantWithLexBot"
  case connectAgent = "ConnectParticipantWithAgenticCX"

  /// The type of the action in the flow language.
  var flowType: String {
    switch self {
    case .dequeue: "DequeueContactAndTransferToQueue"
    case .invokeLambda, .checkHours, .transferToQueue, .connectBot, .connectAgent: rawValue
    }
  }

  init?(flowType: String) {
    guard let found = Self.allCases.first(where: { $0.flowType == flowType }) else { return nil }
    self = found
  }

  /// The keys under `ActionParameters` that name the resource, each a path.
  var parameterPaths: [[String]] {
    switch self {
    case .invokeLambda: [["LambdaFunctionARN"]]
    case .checkHours: [["HoursOfOperationId"]]
    case .transferToQueue, .dequeue: [["QueueId"]]
    case .connectBot: [["LexV2Bot", "AliasArn"]]
    case .connectAgent: ["WorkspaceId", "ApplicationId", "Alias"].map { ["AgentConfiguration", $0] }
    }
  }

  /// What its resource is called in messages: "a Lambda".
  var resourceWords: String {
    switch self {
    case .invokeLambda: "a Lambda"
    case .checkHours: "hours"
    case .transferToQueue, .dequeue: "a queue"
    case .connectBot: "a bot"
    case .connectAgent: "an application"
    }
  }

  /// The path that holds the action's result; nil for one that has none.
  var resultNamespaces: [String] {
    switch self {
    case .invokeLambda: ["External", "LambdaInvocation"]
    case .connectBot: ["Lex"]
    case .connectAgent: ["AgenticCX"]
    case .checkHours, .transferToQueue, .dequeue: []
    }
  }
}

/// A flow action with the resource that it uses, as a test case names them.
struct NamedUse: Sendable {
  let action: TestFlowAction
  /// The resource's ARN, id or name; nil where none is named.
  let reference: String?
  /// Where the resource is named, else where the action is.
  let value: JSONValue

  init(_ action: TestFlowAction, _ reference: String?, at value: JSONValue) {
    self.action = action
    self.reference = reference
    self.value = value
  }

  /// The keys of what names a flow action.
  static let keys = ["ActionType", "ActionParameters"]

  /// The properties of an event about a flow action; nil for none that are an object.
  ///
  /// With a key that is not read, and nothing that says which resource it is about, any would do.
  static func properties(of event: JSONValue, _ reader: inout TestCaseReader) -> JSONValue? {
    guard let given = reader.required("Properties", in: event, "this event"),
      let properties = reader.object(given, "the properties of a flow action", keys: keys)
    else { return nil }
    if properties["ActionParameters"] == nil,
      let unread = properties.members.first(where: { !keys.contains($0.name) && $0.value.kind == .object })
    {
      reader.refuse(
        unread.key, "nothing here says which resource the event is about: any would do",
        why: "\(unread.name.quotedForReading) is not read", fix: "write it as \"ActionParameters\"")
    }
    return properties
  }

  /// "InvokeLambdaFunction find-booking".
  var words: String {
    guard let reference else { return action.rawValue }
    return action.rawValue + " "
      + (reference.split(whereSeparator: { "/:".contains($0) }).last.map(String.init) ?? reference)
  }

  /// Reads `ActionType` and `ActionParameters`.
  ///
  /// - Parameters:
  ///   - actions: those that make sense here; another one is refused.
  ///   - needsResource: false where a resource may be left out.
  init?(
    reading properties: JSONValue, among actions: [TestFlowAction], needsResource: Bool,
    _ reader: inout TestCaseReader
  ) {
    guard let typeValue = reader.required("ActionType", in: properties, "this flow action"),
      let type = reader.choice(
        typeValue, among: actions.map(\.rawValue), "a flow action that can stand here"),
      let action = TestFlowAction(rawValue: type)
    else { return nil }
    self.action = action
    let parameters = properties["ActionParameters"]
    var parts: [String] = []
    var value = typeValue
    for path in action.parameterPaths {
      guard let found = parameters?[path: path], found.kind != .null else { continue }
      guard let text = reader.text(found, "\"\(path[path.count - 1])\"") else { return nil }
      parts.append(text)
      value = found
    }
    Self.checkKeys(parameters, action, &reader)
    if needsResource, parts.count < action.parameterPaths.count {
      let key = action.parameterPaths[parts.count].joined(separator: ".")
      reader.refuse(
        parameters ?? typeValue, "nothing says which \(action.resourceWords.dropArticle) this is about",
        why: "the service refuses an override without it", fix: "write \"\(key)\" under \"ActionParameters\"")
      return nil
    }
    if parts.isEmpty, let path = action.parameterPaths.first,
      let unread = parameters?.members.first(where: { $0.name != path[0] && $0.name != "AgentId" })
    {
      reader.refuse(
        unread.key, "nothing here says which \(action.resourceWords.dropArticle) this is about: any would do",
        why: "\(unread.name.quotedForReading) is no key of \(action.rawValue)",
        fix: "write \"\(path.joined(separator: "."))\", or leave the parameters away")
    }
    reference = parts.isEmpty ? nil : parts.joined(separator: "/")
    self.value = value
  }

  private static func checkKeys(
    _ parameters: JSONValue?, _ action: TestFlowAction, _ reader: inout TestCaseReader
  ) {
    guard let parameters, parameters.kind != .null else { return }
    let known = action.parameterPaths.map { $0[0] }
    guard
      let object = reader.object(
        parameters, "\"ActionParameters\" of \(action.rawValue)", keys: known + ["AgentId"])
    else { return }
    if let agent = object["AgentId"] {
      reader.warn(
        agent, "\"AgentId\" is not compared", why: "only the queue is")
    }
  }
}

extension String {
  /// "a queue" without its article.
  fileprivate var dropArticle: String {
    for article in ["a ", "an "] where hasPrefix(article) { return String(dropFirst(article.count)) }
    return self
  }
}
