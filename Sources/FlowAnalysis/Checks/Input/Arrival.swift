import FlowEngine

/// What rules say of data that is read before something put it there.
struct Arrival {
  /// For each action whether the data is there on every path, and on some path.
  let onEveryPath: [Bool]
  let onSomePath: [Bool]
  /// For each action whether it leaves the data behind on some way on.
  private let isProvider: [Bool]

  /// Follows data through a flow.
  ///
  /// A comparison of the data that finds a value shows that it is there.
  ///
  /// - Parameters:
  ///   - space: the first name of the data's paths.
  ///   - provides: whether an action leaves the data behind when it goes on by an edge; nil where it does not touch it.
  init(of space: String, in flow: AnalyzedFlow, provides: (AnalyzedAction, FlowEdge) -> Bool?) {
    func after(_ action: AnalyzedAction, _ edge: FlowEdge) -> Bool? {
      provides(action, edge) ?? (action.finds(space, by: edge) ? true : nil)
    }
    onEveryPath = flow.onEveryPath(atStart: false, after: after)
    onSomePath = flow.onSomePath(atStart: false, after: provides)
    isProvider = flow.actions.map { action in action.liveEdges.contains { provides(action, $0) == true } }
  }

  /// What is to be said of the actions that read the data, in their order; those that have it are left out.
  ///
  /// A contact may come from another flow with the data. So only where it cannot, a flow that never provides it is wrong;
  /// and a flow that reads it somewhere before anything in it could provide it, or in a round before it does, counts on the
  /// flow before. A flow that provides it on one way and not on another is wrong by itself.
  ///
  /// - Parameters:
  ///   - askers: actions that ask whether there is any such data.
  ///   - inRounds: true for data that flows hand on to each other, so that a round may begin with what another one left.
  func verdicts(for readers: [AnalyzedAction], besides askers: [AnalyzedAction] = [], inRounds: Bool = false)
    -> [(
      action: AnalyzedAction, isMissingEverywhere: Bool
    )]
  {
    let reachable = readers.filter(\.isReachable)
    guard let flow = reachable.first?.flow else { return [] }
    let isAlone = flow.isOnlyAnEntry || flow.isModule
    let all = reachable + askers.filter(\.isReachable)
    let countsOnOthers =
      !isAlone && (all.contains { !onSomePath[$0.number] } || inRounds && isReadBefore(all, in: flow))
    guard !countsOnOthers else { return [] }
    return reachable.filter { !onEveryPath[$0.number] }.map { ($0, !onSomePath[$0.number]) }
  }

  /// True when the data is read on the way round to what provides it: the first round begins with what another flow left.
  private func isReadBefore(_ readers: [AnalyzedAction], in flow: AnalyzedFlow) -> Bool {
    let early = readers.filter { !onEveryPath[$0.number] }
    guard !early.isEmpty, isProvider.contains(true) else { return false }
    let rounds = components(of: flow.actions.map { $0.liveEdges.compactMap(\.target) })
    let providing = Set(isProvider.indices.filter { isProvider[$0] }.map { rounds[$0] })
    return early.contains { providing.contains(rounds[$0.number]) }
  }
}

extension AnalyzedAction {
  /// True for a comparison that asks whether there is a value at all.
  var testsForNothing: Bool {
    type == "Compare"
      && action.conditions.contains { ["", "NULL"].contains($0.operands.first?.string ?? "-") }
  }

  /// True for the way out of a comparison that found a value in a space of the contact's data.
  func finds(_ space: String, by edge: FlowEdge) -> Bool {
    guard case .condition(let number) = edge.outcome, !references.isEmpty, type == "Compare",
      references.contains(where: { $0.space == space && $0.parameter == ["ComparisonValue"] })
    else { return false }
    let operand = action.conditions[number].operands.first?.scalarText ?? ""
    return operand != "" && operand != "NULL"
  }

  /// The references into one space of the contact's data, in their order.
  func reads(_ space: String) -> [ReferenceUse] {
    references.filter { $0.space == space && $0.names.count > 1 }
  }
}
