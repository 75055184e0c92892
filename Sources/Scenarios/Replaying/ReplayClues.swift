import FlowDocument
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
      let actions = Self.actions(of: step, places, program)
      if actions.contains(where: { Self.queueing.contains($0.type) }) { hasQueue = true }
      note(Self.compared(actions, in: step), step.parameter("Value"), besides: set)
      note(
        actions.map { $0.parameter("CallbackNumber")?.scalarText }, step.parameter("CallbackNumber"),
        besides: set)
      for entry in step.entries {
        guard let key = entry.parameter("Key") else { continue }
        note(
          actions.map { $0.parameters?["Attributes"]?[key]?.scalarText }, entry.parameter("Value"),
          besides: set)
        if actions.contains(where: { $0.type == "UpdateContactAttributes" }) {
          set.insert("Attributes." + key)
        }
      }
    }
  }

  private static let queueing: Set = ["TransferContactToQueue", "DequeueContactAndTransferToQueue"]

  /// The action of a step; where the log has no identifiers all that it may have been.
  private static func actions(
    of step: LogStep, _ places: LogPlaces, _ program: Program
  ) -> [DocumentAction] {
    if let action = places.action(of: step) { return [program.actionSources[action.index].action] }
    guard step.identifier == nil, let flow = places.flow(of: step) else { return [] }
    return program.flows[flow.index].actions.map { ActionIndex($0) }.filter { places.isStep(step, at: $0) }
      .map { program.actionSources[$0.index].action }
  }

  /// What a comparison compares; where several may have been the step, those that have its result among their conditions.
  private static func compared(_ actions: [DocumentAction], in step: LogStep) -> [String?] {
    let comparisons = actions.filter { $0.type == "Compare" }
    let certain = comparisons.filter { action in
      action.conditions.contains { $0.operandText != nil && $0.operandText == step.result }
    }
    return (certain.isEmpty ? comparisons : certain).map { $0.parameter("ComparisonValue")?.scalarText }
  }

  /// True for a flow that runs only once an agent has the contact.
  static func isOfAgent(_ program: Program, _ flow: FlowIndex) -> Bool {
    switch program.flows[flow.index].document.type {
    case .agentWhisper, .customerWhisper, .outboundWhisper, .agentHold, .customerHold, .agentTransfer: true
    case .contactFlow, .customerQueue, .queueTransfer, .campaign, .module, nil: false
    }
  }

  /// Keeps what a reference led to first, but for attributes that a step had set before.
  ///
  /// - Parameter references: what the actions have there that a step may have been; those that have nothing are others. Where
  ///   they do not agree the value is nobody's.
  private mutating func note(_ references: [String?], _ value: String?, besides set: Set<String>) {
    let known = Set(references.compactMap { $0 })
    guard known.count == 1, let reference = known.first, let value, let path = Self.path(reference),
      !set.contains(path)
    else { return }
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
