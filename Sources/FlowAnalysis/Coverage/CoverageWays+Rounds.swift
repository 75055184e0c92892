import FlowEngine

// Ways round a `Loop` until it is done.
extension CoverageWays {
  /// More branches than this in all the rounds of a `Loop` are no way that a person reads.
  private static let longestRounds = 2_000

  /// What brings a branch of a `Loop` about at the end of a way: how often the way came to it before.
  func loop(_ outcome: Branch.Outcome, at number: Int) -> CoverageTrail.Cause {
    guard case .condition(_, let operand) = outcome, let count = loopCount(of: nodes[number].action) else {
      return .force
    }
    let isDone = visitCount(at: number) % (count + 1) == 0
    return (operand == "DoneLooping") == isDone ? .itself : .force
  }

  func isDoneLooping(_ branch: BranchIndex) -> Bool {
    let taken = program.branches[branch.index]
    guard case .condition(_, "DoneLooping") = taken.outcome else { return false }
    return program.actionSources[taken.action.index].action.type == "Loop"
  }

  /// How often a `Loop` goes round; nil where only a call knows.
  private func loopCount(of action: ActionIndex) -> Int? {
    let written = program.actionSources[action.index].action.parameter("LoopCount")?.scalarText
    return written.flatMap { Int($0) }.flatMap { (0...100).contains($0) ? $0 : nil }
  }

  /// Which visit to its action the end of a way is, since its flow began: what is forced counts for nothing.
  private func visitCount(at number: Int) -> Int {
    let action = nodes[number].action
    let flow = program.actionSources[action.index].flow
    var count = 1
    var at = number
    while let before = nodes[at].before {
      let begins = nodes[at].branch == nil && program.actionSources[nodes[at].action.index].flow == flow
      if begins { break }
      if nodes[before].action == action, nodes[at].cause != .force { count += 1 }
      at = before
    }
    return count
  }

  /// Goes from a `Loop` round and round until it is done, where nothing has to be forced on the way: the end of that way, at
  /// the `Loop`.
  mutating func goRound(from number: Int) -> Int? {
    if let done = roundsDone[number] { return done }
    let loop = nodes[number].action
    // A Loop in a round of this one has a round that does not lead through this one.
    guard !loopsUnderWay.contains(loop), let count = loopCount(of: loop) else { return nil }
    loopsUnderWay.insert(loop)
    defer { loopsUnderWay.remove(loop) }
    guard let round = round(from: number), round.count * count <= Self.longestRounds else { return nil }
    var end = number
    for _ in visitCount(at: number) % (count + 1)...count {
      for branch in round {
        guard let next = follow(branch, from: end) else { return nil }
        end = next.end
      }
    }
    roundsDone[number] = end
    return end
  }

  /// The end of a way that goes one branch on; nil where that would have to be forced.
  private mutating func follow(_ branch: BranchIndex, from number: Int) -> (end: Int, taken: [BranchIndex])? {
    let exit = exit(by: branch, at: number)
    guard exit.cause != .force, let target = program.branches[branch.index].target else { return nil }
    nodes.append(
      Node(
        before: number, action: target, branch: branch, cause: exit.cause, decision: exit.decision,
        forcedCount: nodes[number].forcedCount, length: nodes[number].length + 1))
    return (nodes.count - 1, [branch])
  }

  /// Goes on from a `Loop` that is done, once round and round it.
  private mutating func followDone(
    _ branch: BranchIndex, from number: Int
  ) -> (end: Int, taken: [BranchIndex])? {
    guard isDoneLooping(branch), let done = goRound(from: number), let (end, _) = follow(branch, from: done)
    else { return nil }
    let taken = line(to: end).dropFirst(nodes[number].length + 1).compactMap(\.branch)
    return (end, Array(taken))
  }

  /// The fewest branches of its flow that lead from a `Loop` back to it; nil where one would have to be forced.
  private mutating func round(from number: Int) -> [BranchIndex]? {
    let loop = nodes[number].action
    guard let graph = graphs[program.actionSources[loop.index].flow] else { return nil }
    var seen: Set<ActionIndex> = []
    var open = [(end: number, branches: [BranchIndex]())]
    var next = 0
    while next < open.count {
      let (end, branches) = open[next]
      next += 1
      for way in graph.ways(from: nodes[end].action) {
        guard let target = way.target, target == loop || !seen.contains(target) else { continue }
        for branch in way.branches {
          guard let (found, taken) = follow(branch, from: end) ?? followDone(branch, from: end) else {
            continue
          }
          if target == loop { return branches + taken }
          open.append((found, branches + taken))
          seen.insert(target)
          break
        }
      }
    }
    return nil
  }
}
