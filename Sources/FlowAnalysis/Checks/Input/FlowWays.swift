/// The ways that contacts can take between the actions of a flow, as tables by the actions' numbers: what holds on which of
/// them is found in time that grows with their number only.
struct FlowWays {
  private let count: Int
  private let start: Int
  /// For each action the number of its first live edge among those of all actions, and one more at the end.
  private let firsts: [Int]
  /// For each live edge the number of the action it leads to; -1 where it leads nowhere.
  private let targets: [Int]
  /// The same the other way round.
  private let before: (firsts: [Int], actions: [Int])

  init(of actions: [AnalyzedAction], from start: Int) {
    count = actions.count
    self.start = start
    var firsts: [Int] = []
    var targets: [Int] = []
    firsts.reserveCapacity(actions.count + 1)
    for action in actions {
      firsts.append(targets.count)
      for edge in action.liveEdges { targets.append(edge.target ?? -1) }
    }
    firsts.append(targets.count)
    self.firsts = firsts
    self.targets = targets
    before = Self.reversed(firsts, targets)
  }

  /// The numbers of the actions that live edges of an action lead to; -1 where one leads nowhere.
  func targets(of action: Int) -> ArraySlice<Int> { targets[firsts[action]..<firsts[action + 1]] }

  /// The numbers of the actions that live edges lead from to an action, once for each edge.
  func actions(before action: Int) -> ArraySlice<Int> {
    before.actions[before.firsts[action]..<before.firsts[action + 1]]
  }

  /// For each action whether a fact holds when a contact arrives: on every path from the start, or on one or more.
  ///
  /// - Parameters:
  ///   - changing: the actions that may change the fact.
  ///   - after: what one of them makes of the fact on the way out by an edge; nil leaves it as it was.
  func arrivals(
    onEveryPath every: Bool, atStart: Bool, changing: [AnalyzedAction],
    after: (AnalyzedAction, FlowEdge) -> Bool?
  ) -> [Bool] {
    var holds = Array(repeating: every, count: count)
    guard (0..<count).contains(start) else { return holds }
    var outgoing = Array(repeating: nil as Bool?, count: targets.count)
    for action in changing {
      for (way, edge) in action.liveEdges.enumerated() {
        outgoing[firsts[action.number] + way] = after(action, edge)
      }
    }
    var isVisited = Array(repeating: false, count: count)
    holds[start] = atStart
    isVisited[start] = true
    var rest = [start]
    while let number = rest.popLast() {
      for way in firsts[number]..<firsts[number + 1] where targets[way] >= 0 {
        let target = targets[way]
        let leaving = outgoing[way] ?? holds[number]
        let arriving = every ? holds[target] && leaving : holds[target] || leaving
        guard !isVisited[target] || arriving != holds[target] else { continue }
        holds[target] = arriving
        isVisited[target] = true
        rest.append(target)
      }
    }
    return holds
  }

  /// For each action whether it is one of some, or a way leads from it to one of them.
  func leading(toSomeOf goals: [Bool]) -> [Bool] {
    var leads = goals
    var rest = goals.indices.filter { goals[$0] }
    while let number = rest.popLast() {
      for previous in actions(before: number) where !leads[previous] {
        leads[previous] = true
        rest.append(previous)
      }
    }
    return leads
  }

  /// For each action whether it is one of some, or every way from it leads to one of them, past actions that let it.
  func leading(onlyTo goals: [Bool], through passes: [Bool]) -> [Bool] {
    var leads = goals
    // How many ways are left of which it is not known that they lead there.
    var open = (0..<count).map { firsts[$0 + 1] - firsts[$0] }
    var rest = goals.indices.filter { goals[$0] }
    while let number = rest.popLast() {
      for previous in actions(before: number) {
        open[previous] -= 1
        guard open[previous] == 0, passes[previous], !leads[previous] else { continue }
        leads[previous] = true
        rest.append(previous)
      }
    }
    return leads
  }

  /// For each action the number of the first that a live edge leads from to it, and one more at the end; and those, once
  /// for each edge.
  private static func reversed(_ firsts: [Int], _ targets: [Int]) -> (firsts: [Int], actions: [Int]) {
    var starts = Array(repeating: 0, count: firsts.count)
    for target in targets where target >= 0 { starts[target + 1] += 1 }
    for number in starts.indices.dropFirst() { starts[number] += starts[number - 1] }
    var actions = Array(repeating: 0, count: starts.last ?? 0)
    var free = starts
    for number in firsts.indices.dropLast() {
      for target in targets[firsts[number]..<firsts[number + 1]] where target >= 0 {
        actions[free[target]] = number
        free[target] += 1
      }
    }
    return (starts, actions)
  }
}
