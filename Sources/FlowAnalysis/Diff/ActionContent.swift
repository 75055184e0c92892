import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// What one action does, told from what it is called and where it stands: its type and parameters, with resources by name
/// and without what depends on the instance that exported it.
struct ActionContent {
  /// One parameter.
  struct Field {
    /// Its path: `Text`, `Attributes.lang`, `Messages.0.PromptId`.
    let path: String
    /// As it is compared.
    let value: String
    /// As it is shown.
    let words: String
    /// True for what a contact hears or reads.
    let isWording: Bool
  }

  let type: String
  /// By path.
  let fields: [Field]

  /// Equal for actions that do the same.
  var signature: String { type + "\n" + fields.map { "\($0.path)=\($0.value)" }.joined(separator: "\n") }

  init(_ action: DocumentAction, in program: Program, wording: (String) -> String?) {
    type = action.type
    let resources = ResourceWords(program: program)
    var fields: [Field] = []
    func collect(_ value: JSONValue, _ path: [String]) {
      switch value.kind {
      case .object: for member in value.members { collect(member.value, path + [member.name]) }
      case .array:
        for (number, element) in value.elements.enumerated() { collect(element, path + [String(number)]) }
      case .null: break
      case .string, .number, .boolean:
        fields.append(Self.field(value, path, action, resources, wording))
      }
    }
    if let parameters = action.parameters { collect(parameters, []) }
    self.fields = fields.sorted { $0.path < $1.path }
  }

  private static let wordings: Set<String> = ["Text", "SSML", "PromptId", "Content", "InitialMessage"]

  private static func field(
    _ value: JSONValue, _ path: [String], _ action: DocumentAction, _ resources: ResourceWords,
    _ wording: (String) -> String?
  ) -> Field {
    let text = value.scalarText ?? ""
    let isWording = path.last.map(wordings.contains) ?? false
    if text.isEmpty, let kept = action.resourceName(path) {
      return Field(
        path: path.joined(separator: "."), value: kept, words: PlainWords.line(kept), isWording: isWording)
    }
    let name = path.joined(separator: ".")
    if path.last == "PromptId", let said = wording(text) {
      return Field(path: name, value: said, words: quoted(said), isWording: true)
    }
    if isReference(text) {
      let shown = resources.name(of: value, path, in: action) ?? ResourceReference.lastPart(of: text) ?? text
      let words = PlainWords.line(shown)
      return Field(
        path: name, value: shown, words: path.last == "PromptId" ? "prompt " + words : words,
        isWording: isWording)
    }
    let isFlag = ["true", "false"].contains(text.lowercased())
    return Field(
      path: name, value: isFlag ? text.lowercased() : text,
      words: isWording ? quoted(text) : text.isEmpty ? "empty" : PlainWords.line(text, limit: 6000),
      isWording: isWording)
  }

  private static func quoted(_ text: String) -> String { "\"\(PlainWords.line(text, limit: 6000))\"" }

  /// What a designer calls the parameter: `input time limit seconds`, `attribute lang`.
  static func name(of path: String) -> String {
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return PlainWords.spaced(path) }
    switch parts[0] {
    case "Attributes": return "attribute " + parts[1]
    case "FlowAttributes": return "flow attribute " + parts[1].replacing(".Value", with: "")
    case "LambdaInvocationAttributes": return "Lambda parameter " + parts[1]
    default: return parts.map(PlainWords.spaced).joined(separator: ", ")
    }
  }

  /// True for an ARN or an id of an instance.
  private static func isReference(_ text: String) -> Bool {
    guard !text.contains("$") else { return false }
    return text.hasPrefix("arn:") || PlainWords.holdsId(text) && !text.contains(" ")
  }
}

extension ResourceWords {
  /// The name of whatever a parameter refers to: the center's, else the one that the action's metadata gives.
  fileprivate func name(of value: JSONValue, _ path: [String], in action: DocumentAction) -> String? {
    guard let text = value.scalarText else { return nil }
    if let queue = program.queue(text) { return program.queues[queue.index].name }
    if let hours = program.hours(text) { return program.hours[hours.index].name }
    if let flow = program.flow(referredToAs: text) { return program.flows[flow.index].name }
    if let lambda = program.center.lambdas[text] { return lambda.name }
    if let prompt = program.center.prompts[text] { return prompt.name }
    if let name = program.resourceNames[text] { return name }
    if let name = action.resourceName(path) { return name }
    for member in action.metadata?.members ?? [] where member.value["id"]?.string == text {
      if let name = member.value["text"]?.string { return name }
    }
    return nil
  }
}
