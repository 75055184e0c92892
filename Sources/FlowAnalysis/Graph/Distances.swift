import FlowEngine

/// How far it is at least from each action to the nearest of some, over all flows of a center.
public struct Distances: Sendable {
  /// By the actions' numbers; -1 where no way leads there.
  private let steps: [Int]

  /// The types of actions behind which the flows of event hooks run.
  static let joiningTypes: Set = [
    "TransferContactToQueue", "TransferContactToAgent", "DequeueContactAndTransferToQueue",
  ]

  public init(to targets: [ActionIndex], in labels: FlowLabels) {
    let program = labels.program
    var before = [[Int]](repeating: [], count: program.actionSources.count)
    let joining = program.actionSources.indices.filter {
      Self.joiningTypes.contains(program.actionSources[$0].action.type)
    }
    for action in program.actionSources.indices {
      for way in labels.ways(of: ActionIndex(action)) {
        if let target = way.target { before[target.index].append(action) }
      }
      for reference in FlowReference.all(of: program.actionSources[action].action, in: program) {
        guard let flow = reference.target, before.indices.contains(program.flows[flow.index].start.index)
        else { continue }
        // What is set for later runs where the contact joins a queue or an agent, not where it is set.
        if case .hook = reference.kind, !joining.isEmpty {
          before[program.flows[flow.index].start.index] += joining
        } else {
          before[program.flows[flow.index].start.index].append(action)
        }
      }
    }
    var steps = [Int](repeating: -1, count: before.count)
    var open = targets.map(\.index)
    for target in open { steps[target] = 0 }
    var next = 0
    while next < open.count {
      let action = open[next]
      next += 1
      for other in before[action] where steps[other] < 0 {
        steps[other] = steps[action] + 1
        open.append(other)
      }
    }
    self.steps = steps
  }

  /// How many actions a contact begins at least from one on until it is there; 0 for one of them, nil where no way leads
  /// there.
  public func steps(from action: ActionIndex) -> Int? {
    steps[action.index] < 0 ? nil : steps[action.index]
  }
}
