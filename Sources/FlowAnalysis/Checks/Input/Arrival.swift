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
  ///   - providers: the actions that leave the data behind.
  ///   - isLeft: whether one of them does so when it goes on by an edge.
  init(
    of space: String, in flow: AnalyzedFlow, from providers: [AnalyzedAction],
    where isLeft: (AnalyzedAction, FlowEdge) -> Bool = { _, _ in true }
  ) {
    func provides(_ action: AnalyzedAction, _ edge: FlowEdge) -> Bool? { isLeft(action, edge) ? true : nil }
    let finders = flow.actions(ofType: "Compare").filter { $0.compares(space) }
    onEveryPath = flow.onEveryPath(atStart: false, changing: finders + providers) { action, edge in
      action.type == "Compare" ? action.finds(by: edge) ? true : nil : provides(action, edge)
    }
    onSomePath = flow.onSomePath(atStart: false, changing: providers, after: provides)
    var isProvider = Array(repeating: false, count: flow.actions.count)
    for action in providers where action.liveEdges.contains(where: { isLeft(action, $0) }) {
      isProvider[action.number] = true
    }
    self.isProvider = isProvider
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

  /// The actions that read the data where nothing of their flow can have put it there, and no flow that is here and leads to
  /// theirs does: they count on a flow that is not here, or have nothing to read.
  ///
  /// - Parameter provides: whether a flow has an action that leaves the data behind.
  func unprovided(_ readers: [AnalyzedAction], by provides: (AnalyzedFlow) -> Bool) -> [AnalyzedAction] {
    guard let flow = readers.first?.flow, !flow.isOnlyAnEntry, !flow.isModule else { return [] }
    let missing = readers.filter { $0.isReachable && !onSomePath[$0.number] }
    guard !missing.isEmpty, !flow.flowsBefore.contains(where: provides) else { return [] }
    return missing
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

extension AnalyzedFlow {
  /// The flows that are here and from which a contact can come to this one, over any number of others.
  var flowsBefore: [AnalyzedFlow] {
    var found: [FlowIndex] = []
    var rest = [index]
    while let next = rest.popLast() {
      for link in center.links(to: next) where !found.contains(link.source.flow.index) {
        found.append(link.source.flow.index)
        rest.append(link.source.flow.index)
      }
    }
    return found.filter { $0 != index }.map { center.flows[$0.index] }
  }

  /// Of a module that is here: the flows that invoke it, over any number of other modules.
  var invokers: [AnalyzedFlow] {
    var found: [FlowIndex] = []
    var rest = [index]
    while let next = rest.popLast() {
      for link in center.links(to: next)
      where link.kind == .module && !found.contains(link.source.flow.index) {
        found.append(link.source.flow.index)
        rest.append(link.source.flow.index)
      }
    }
    return found.map { center.flows[$0.index] }
  }
}

extension Findings {
  /// Reports in one finding the actions of a flow that read what only a flow which is not here can have put there.
  ///
  /// - Parameter words: what did not happen in this flow: "no Lambda is invoked".
  mutating func report(
    _ rule: any Check.Type, unprovided readers: [AnalyzedAction], _ use: (AnalyzedAction) -> ReferenceUse?,
    _ words: String
  ) {
    guard let first = readers.first, let reading = use(first) else { return }
    let others = readers.count - 1
    let further =
      others == 0 ? "" : others == 1 ? " (so does 1 other action)" : " (so do \(others) other actions)"
    let isKnown = first.flow.center.isComplete
    report(
      rule, at: reading.value, part: reading.wording,
      "\(first.quoted) reads \(reading.wording), and \(words) before in this flow\(further)",
      why: isKnown
        ? "nor in a flow that leads here: the value is missing"
        : "unless a flow that is not here has done it and leads here, the value is missing",
      severity: isKnown ? .warning : .note,
      others: readers.dropFirst().compactMap { reader in use(reader).map { (reader, $0.value) } })
  }
}

extension AnalyzedAction {
  /// True for a comparison that asks whether there is a value at all.
  var testsForNothing: Bool {
    type == "Compare"
      && action.conditions.contains { ["", "NULL"].contains($0.operands.first?.string ?? "-") }
  }

  /// True for a comparison of what is in a space of the contact's data.
  func compares(_ space: String) -> Bool {
    references.contains { $0.space == space && $0.parameter == ["ComparisonValue"] }
  }

  /// True for the way out of a comparison that found a value: by a branch for one, or by that for no branch where a missing
  /// value has its own.
  func finds(by edge: FlowEdge) -> Bool {
    guard case .condition(let number) = edge.outcome else {
      return !edge.isFailure && testsForNothing && flow.center.program.rules.missingEqualsNull
    }
    let operand = action.conditions[number].operandText ?? ""
    return operand != "" && operand != "NULL"
  }

  /// The references into one space of the contact's data, in their order.
  func reads(_ space: String) -> [ReferenceUse] {
    references.filter { $0.space == space && $0.names.count > 1 }
  }
}
