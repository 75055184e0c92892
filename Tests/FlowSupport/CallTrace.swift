import FlowEngine

/// What an observer sees of a call.
struct CallTrace: EngineObserver {
  var actions: [ActionIndex] = []
  var branches: [BranchIndex] = []

  mutating func began(_ action: ActionIndex, _ contact: borrowing Contact) { actions.append(action) }
  mutating func took(_ branch: BranchIndex, _ contact: borrowing Contact) { branches.append(branch) }
}
