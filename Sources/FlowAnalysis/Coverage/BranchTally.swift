import FlowEngine

/// How often calls began each action of a program, and took each of its branches.
public struct BranchTally: Sendable, Hashable {
  public private(set) var actions: [Int]
  public private(set) var branches: [Int]

  public init(for program: Program) {
    actions = Array(repeating: 0, count: program.actionSources.count)
    branches = Array(repeating: 0, count: program.branches.count)
  }

  /// A contact began an action and, unless it is still there, left it by a branch.
  public mutating func add(_ action: ActionIndex, _ branch: BranchIndex?) {
    actions[action.index] += 1
    if let branch { branches[branch.index] += 1 }
  }

  /// As many begun and taken as in another tally of the same program.
  public mutating func add(_ other: BranchTally) {
    precondition(actions.count == other.actions.count && branches.count == other.branches.count)
    for index in actions.indices { actions[index] += other.actions[index] }
    for index in branches.indices { branches[index] += other.branches[index] }
  }

  /// An action was begun so many times more.
  public mutating func add(_ count: Int, to action: ActionIndex) { actions[action.index] += count }

  /// A branch was taken so many times more.
  public mutating func add(_ count: Int, to branch: BranchIndex) { branches[branch.index] += count }
}
