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
}
