import FlowDocument
import JSON

/// The files of an example: a few small flows, and a `center.json` where the rule asks for one.
public struct CheckExample: Sendable {
  /// One flow of an example.
  public struct Flow: Sendable {
    /// Its name, also that of its file.
    public let name: String
    public let json: String
  }

  public let flows: [Flow]
  /// The text of `center.json`; nil for flows on their own.
  public let center: String?

  /// One flow of these actions; it starts at the first.
  ///
  /// - Parameters:
  ///   - type: what `Metadata.type` says; nil leaves the key out.
  ///   - start: what `StartAction` says, where it is not the first action.
  public init(
    type: FlowType? = .contactFlow, start: String? = nil, center: String? = nil, also others: [Flow] = [],
    _ actions: ExampleAction...
  ) {
    self.init(type: type, start: start, center: center, also: others, actions: actions)
  }

  /// As with actions one by one, for a flow that has too many of them.
  init(
    type: FlowType? = .contactFlow, start: String? = nil, center: String? = nil, also others: [Flow] = [],
    actions: [ExampleAction]
  ) {
    flows = [.of(actions, named: "example", type: type, start: start)] + others
    self.center = center
  }

  /// One file with exactly this text.
  public init(text: String, center: String? = nil) {
    flows = [Flow(name: "example", json: text)]
    self.center = center
  }
}

extension CheckExample.Flow {
  /// - Parameter title: what `Metadata.name` says, where it is not the file's name.
  static func flow(
    _ name: String, called title: String? = nil, type: FlowType? = .contactFlow, _ actions: ExampleAction...
  ) -> Self {
    Self(name: name, json: of(actions, named: title ?? name, type: type, start: nil).json)
  }

  /// A module that invokes another one, or says a word.
  static func module(_ name: String, invoking other: String?) -> Self {
    flow(
      name, type: .module, other.map { .invoke("go", $0, "back") } ?? .say("more", "One moment.", "back"),
      .action("back", "EndFlowModuleExecution"))
  }

  fileprivate static func of(
    _ actions: [ExampleAction], named name: String, type: FlowType?, start: String?
  ) -> Self {
    let type = type.map { ", \"type\": \"\($0.rawValue)\"" } ?? ""
    let start = start ?? actions.first?.identifier ?? ""
    let json = """
      {
        "Version": "2019-10-30",
        "StartAction": "\(start)",
        "Metadata": { "name": "\(name)"\(type) },
        "Actions": [
      \(actions.map { "    " + $0.json }.joined(separator: ",\n"))
        ]
      }

      """
    return Self(name: name, json: json)
  }
}

/// One action of an example, as JSON on one line.
public struct ExampleAction: Sendable {
  let identifier: String
  let json: String

  /// - Parameters:
  ///   - parameters: the JSON text of `Parameters`.
  ///   - conditions: for each operand of `Equals` where it leads.
  ///   - errors: for each error type where it leads.
  static func action(
    _ identifier: String, _ type: String, _ parameters: String = "{}", _ next: String? = nil,
    if conditions: KeyValuePairs<String, String> = [:], by operatorName: String = "Equals",
    on errors: KeyValuePairs<String, String> = [:]
  ) -> ExampleAction {
    var parts: [String] = []
    if let next { parts.append("\"NextAction\": \"\(next)\"") }
    if !conditions.isEmpty {
      let entries = conditions.map {
        "{ \"NextAction\": \"\($0.value)\", \"Condition\": { \"Operator\": \"\(operatorName)\", \"Operands\": [\"\($0.key)\"] } }"
      }
      parts.append("\"Conditions\": [\(entries.joined(separator: ", "))]")
    }
    if !errors.isEmpty {
      let entries = errors.map { "{ \"NextAction\": \"\($0.value)\", \"ErrorType\": \"\($0.key)\" }" }
      parts.append("\"Errors\": [\(entries.joined(separator: ", "))]")
    }
    let transitions = parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
    return ExampleAction(
      identifier: identifier,
      json: "{ \"Identifier\": \"\(identifier)\", \"Type\": \"\(type)\", \"Parameters\": \(parameters), "
        + "\"Transitions\": \(transitions) }")
  }

  /// A prompt with this wording.
  static func say(_ identifier: String, _ text: String, _ next: String) -> ExampleAction {
    action(identifier, "MessageParticipant", "{ \"Text\": \"\(text)\" }", next)
  }

  /// Runs a module; an error goes on as well.
  static func invoke(_ identifier: String, _ module: String, _ next: String) -> ExampleAction {
    action(
      identifier, "InvokeFlowModule", "{ \"FlowModuleId\": \"\(module)\" }", next,
      on: ["NoMatchingError": next])
  }

  /// The end of the call.
  static func end(_ identifier: String = "end") -> ExampleAction {
    action(identifier, "DisconnectParticipant")
  }

  /// A menu; silence, another key and an error go one way.
  static func menu(
    _ identifier: String, _ text: String, _ keys: KeyValuePairs<String, String>, else other: String
  ) -> ExampleAction {
    action(
      identifier, "GetParticipantInput",
      "{ \"Text\": \"\(text)\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }", other,
      if: keys,
      on: ["InputTimeLimitExceeded": other, "NoMatchingCondition": other, "NoMatchingError": other])
  }

  /// The choice of a queue.
  static func choose(_ identifier: String, queue: String, _ next: String, else failed: String)
    -> ExampleAction
  {
    action(
      identifier, "UpdateContactTargetQueue", "{ \"QueueId\": \"\(queue)\" }", next,
      on: ["NoMatchingError": failed])
  }

  /// The choice of the queue of one agent.
  static func choose(_ identifier: String, agent: String, _ next: String, else failed: String)
    -> ExampleAction
  {
    action(
      identifier, "UpdateContactTargetQueue", "{ \"AgentId\": \"\(agent)\" }", next,
      on: ["NoMatchingError": failed])
  }

  /// The way into the queue that was chosen.
  static func queue(_ identifier: String, else failed: String) -> ExampleAction {
    action(
      identifier, "TransferContactToQueue", "{}", failed,
      on: ["QueueAtCapacity": failed, "NoMatchingError": failed])
  }

  /// A Lambda.
  static func lambda(
    _ identifier: String, _ next: String, else failed: String, calling name: String = "lookUp"
  ) -> ExampleAction {
    action(
      identifier, "InvokeLambdaFunction",
      "{ \"LambdaFunctionARN\": \"arn:aws:lambda:us-west-2:123456789012:function:\(name)\", \"InvocationTimeLimitSeconds\": \"3\" }",
      next, on: ["NoMatchingError": failed])
  }

  /// A bot; whatever it makes of the caller goes on.
  static func bot(_ identifier: String, _ next: String, else failed: String) -> ExampleAction {
    action(
      identifier, "ConnectParticipantWithLexBot",
      "{ \"Text\": \"What can we do for you?\", \"LexV2Bot\": { \"AliasArn\": \"arn:aws:lex:us-west-2:123456789012:bot-alias/B1/A1\" } }",
      next, if: ["Visit": next],
      on: ["NoMatchingCondition": next, "NoMatchingError": failed, "InputTimeLimitExceeded": failed])
  }

  /// A stored input.
  static func store(_ identifier: String, _ text: String, _ next: String, else failed: String)
    -> ExampleAction
  {
    action(
      identifier, "GetParticipantInput",
      "{ \"Text\": \"\(text)\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"True\", \"InputValidation\": { \"CustomValidation\": { \"MaximumLength\": \"8\" } } }",
      next, on: ["NoMatchingError": failed])
  }

  /// A comparison by equality.
  static func compare(
    _ identifier: String, _ value: String, _ operands: KeyValuePairs<String, String>, else other: String
  ) -> ExampleAction {
    action(
      identifier, "Compare", "{ \"ComparisonValue\": \"\(value)\" }", other, if: operands,
      on: ["NoMatchingCondition": other])
  }

  /// Attributes of the contact, as the JSON text of their map.
  static func set(_ identifier: String, _ attributes: String, _ next: String, else failed: String)
    -> ExampleAction
  {
    action(
      identifier, "UpdateContactAttributes", "{ \"Attributes\": \(attributes) }", next,
      on: ["NoMatchingError": failed])
  }
}

extension CheckExample {
  /// A center with one queue.
  static let centerWithQueue = """
    { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
      "agents": { "Lila": {} }, "queues": { "Support": { "agents": ["Lila"] } } }
    """

  /// Its files as a person reads them, each but a lone one under its name; of what is there for its size, both ends.
  public var text: String {
    var files = flows.map { (name: $0.name + ".json", text: $0.json) }
    if let center { files.insert((name: "center.json", text: center), at: 0) }
    return files.map { file in
      let text = Self.abridged(file.text.last == "\n" ? String(file.text.dropLast()) : file.text)
      return files.count == 1 ? text : "\(file.name):\n\(text)"
    }.joined(separator: "\n\n")
  }

  private static func abridged(_ text: String) -> String {
    guard text.utf8.count > 4000 else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.utf8.count < 1000 ? String(line) : "\(line.prefix(200)) … \(line.suffix(200))"
    }
    if lines.count > 40 { lines.replaceSubrange(10..<lines.count - 6, with: ["    …"]) }
    return lines.joined(separator: "\n")
  }
}
