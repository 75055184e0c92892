import FlowEngine

/// What the steps of a log tell of a contact whose record is not in it: the values that references of the flows led to.
struct ReplayClues {
  private var values: [String: String] = [:]
  /// True where a step was taken in a flow that runs only once an agent has the contact.
  private(set) var hasAgent = false
  /// True where the contact was put into a queue.
  private(set) var hasQueue = false

  init(_ logged: LoggedCall, _ places: LogPlaces, in program: Program) {
    var set: Set<String> = []
    for step in logged.steps {
      if let flow = places.flow(of: step), Self.isOfAgent(program, flow) { hasAgent = true }
      guard let number = places.action(of: step) else { continue }
      let action = program.actionSources[number.index].action
      switch action.type {
      case "TransferContactToQueue", "DequeueContactAndTransferToQueue": hasQueue = true
      case "Compare":
        note(action.parameter("ComparisonValue")?.scalarText, step.parameter("Value"), besides: set)
      case "UpdateContactAttributes":
        for entry in step.entries {
          guard let key = entry.parameter("Key") else { continue }
          note(
            action.parameters?["Attributes"]?[key]?.scalarText, entry.parameter("Value"), besides: set)
          set.insert("Attributes." + key)
        }
      default: break
      }
    }
  }

  /// True for a flow that runs only once an agent has the contact.
  static func isOfAgent(_ program: Program, _ flow: FlowIndex) -> Bool {
    switch program.flows[flow.index].document.type {
    case .agentWhisper, .customerWhisper, .outboundWhisper, .agentHold, .customerHold, .agentTransfer: true
    case .contactFlow, .customerQueue, .queueTransfer, .campaign, .module, nil: false
    }
  }

  /// Keeps what a reference led to first, but for attributes that a step had set before.
  private mutating func note(_ reference: String?, _ value: String?, besides set: Set<String>) {
    guard let reference, let value, let path = Self.path(reference), !set.contains(path) else { return }
    if values[path] == nil { values[path] = value }
  }

  /// "CustomerEndpoint.Address" of "$.CustomerEndpoint.Address"; nil for a text that is not one reference alone.
  static func path(_ text: String) -> String? {
    guard FoundReference.isWhole(text) else { return nil }
    return FoundReference.all(in: text).first?.names?.joined(separator: ".")
  }

  /// What a path led to; nil where the log does not tell, and where it led to nothing.
  subscript(path: String) -> String? {
    guard let value = values[path], !value.isEmpty else { return nil }
    return value
  }

  /// True where the log tells what a path led to, be it nothing.
  func tells(of path: String) -> Bool { values[path] != nil }

  /// The attributes that the contact had before any step set one, in the order of their names.
  var attributes: [(name: String, value: String)] {
    let prefix = "Attributes."
    return values.filter { $0.key.hasPrefix(prefix) && !$0.value.isEmpty }
      .map { (name: String($0.key.dropFirst(prefix.count)), value: $0.value) }.sorted { $0.name < $1.name }
  }
}
