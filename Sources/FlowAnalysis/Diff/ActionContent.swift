import FlowDocument
import FlowEngine
import JSON

/// What one action does, told from what it is called and where it stands: its type and parameters.
struct ActionContent {
  /// One parameter.
  struct Field {
    /// Its path: `Text`, `Attributes.lang`, `Messages.0.PromptId`.
    let path: String
    /// As actions are matched by it: of a resource its name, where one version knows that.
    fileprivate(set) var value: String
    /// As it is shown.
    let words: String
    /// True for what a contact hears or reads.
    let isWording: Bool
    /// The resource that it names; nil where it is something else.
    let resource: NamedResource?

    /// True where leaving the parameter out means the same (reference, section 2).
    var isDefault: Bool { ActionContent.defaults[path] == value }
  }

  private static let defaults = [
    "ContinueFlowExecution": "true", "DTMFConfiguration.DisableCancelKey": "false",
    "DTMFConfiguration.InputTerminationSequence": "#", "DTMFConfiguration.InterdigitTimeLimitSeconds": "5",
    "InvocationType": "SYNCHRONOUS", "StoreInput": "false", "TargetContact": "Current",
  ]

  let type: String
  /// By path.
  private(set) var fields: [Field]

  /// Equal for actions that are much the same: resources of one name are alike here, whatever their ids.
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

  /// Has resources go by the names that they have in either version, so that metadata which only one of them has is no
  /// difference.
  mutating func nameResources(_ names: [String: String]) {
    for index in fields.indices {
      guard let resource = fields[index].resource else { continue }
      fields[index].value = resource.key(names)
    }
  }

  private static let wordings: Set<String> = ["Text", "SSML", "PromptId", "Content", "InitialMessage"]

  private static func field(
    _ value: JSONValue, _ path: [String], _ action: DocumentAction, _ resources: ResourceWords,
    _ wording: (String) -> String?
  ) -> Field {
    let text = value.scalarText ?? ""
    let isWording = path.last.map(wordings.contains) ?? false
    let name = path.joined(separator: ".")
    if path.last == "PromptId", let said = wording(text) {
      return Field(path: name, value: said, words: quoted(said), isWording: true, resource: nil)
    }
    if let resource = NamedResource(value, path, of: action, resources) {
      let words = PlainWords.line(resource.words)
      return Field(
        path: name, value: resource.key([:]), words: path.last == "PromptId" ? "prompt " + words : words,
        isWording: isWording, resource: resource)
    }
    if path.last == "SSML", SpeechMarkup(text) == nil {
      return Field(
        path: name, value: "<" + text, words: quoted(text) + ", which is no SSML", isWording: true,
        resource: nil)
    }
    let isFlag = ["true", "false"].contains(text.lowercased())
    return Field(
      path: name, value: isFlag ? text.lowercased() : isWording ? heard(text) : text,
      words: isWording ? quoted(text) : text.isEmpty ? "empty" : PlainWords.line(text, limit: 6000),
      isWording: isWording, resource: nil)
  }

  /// A wording as it is heard: without blanks at its ends, and without `<speak>` around words that have no other markup.
  private static func heard(_ text: String) -> String {
    let words = PlainWords.trimmed(text)
    guard words.hasPrefix("<speak>"), words.hasSuffix("</speak>") else { return words }
    let inner = words.dropFirst("<speak>".count).dropLast("</speak>".count)
    return inner.contains(where: { $0 == "<" || $0 == "&" }) ? words : PlainWords.trimmed(inner)
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
}
