import FlowEngine

/// How often contacts began each action of a program, and took each of its branches.
public struct BranchCounts: EngineObserver, Sendable, Hashable {
  public private(set) var actions: ContiguousArray<Int> = []
  public private(set) var branches: ContiguousArray<Int> = []

  /// Counts nothing.
  public init() {}

  public init(for program: Program) {
    actions = ContiguousArray(repeating: 0, count: program.actionSources.count)
    branches = ContiguousArray(repeating: 0, count: program.branches.count)
  }

  /// True when there is room to count in.
  public var isOn: Bool { !actions.isEmpty }

  public mutating func began(_ action: ActionIndex, _ contact: borrowing Contact) {
    actions[action.index] &+= 1
  }

  public mutating func took(_ branch: BranchIndex, _ contact: borrowing Contact) {
    branches[branch.index] &+= 1
  }
}
