/// The actions of all flows as one net: a transfer leads to the start of the flow it names, or to its errors.
///
/// Names are "flow: action".
struct Ways {
  private(set) var actions: [String: FlowFile.Action] = [:]
  private var onward: [String: [String]] = [:]

  init() throws {
    let flows = try FlowFile.all()
    for flow in flows {
      for action in flow.actions {
        let name = "\(flow.name): \(action.identifier)"
        actions[name] = action
        onward[name] = action.targets.map { "\(flow.name): \($0)" }
        guard action.type == "TransferToFlow",
          let text = flow.actionMetadata[action.identifier]?["ContactFlow"] as? [String: String],
          let next = flows.first(where: { $0.name == text["text"] })
        else { continue }
        onward[name, default: []].append("\(next.name): \(next.start)")
      }
    }
  }

  func targets(of name: String) -> [String] { onward[name] ?? [] }

  /// The actions reached from some, not going on from those that `stops` names.
  func reached(from first: [String], stops: (FlowFile.Action) -> Bool) -> Set<String> {
    var reached = Set(first)
    var waiting = first
    while let name = waiting.popLast() {
      guard let action = actions[name], !stops(action) else { continue }
      for target in targets(of: name) where reached.insert(target).inserted { waiting.append(target) }
    }
    return reached
  }
}
