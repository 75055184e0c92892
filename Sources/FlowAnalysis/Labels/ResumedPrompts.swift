import FlowEngine

/// Where the end of a flow goes back to the list of prompts that was interrupted (reference, section 2.4).
enum ResumedPrompts {
  /// True for an action to which every way leads through an interruption of a list of prompts.
  static func isBehindInterruption(_ action: ActionIndex, in program: Program) -> Bool {
    let flow = program.flows[program.actionSources[action.index].flow.index]
    let lists = Set(flow.actions.filter { isInterrupted(ActionIndex($0), program) })
    guard !lists.isEmpty else { return false }
    var seen: Set = [flow.start.index]
    var open = [flow.start.index]
    while let next = open.popLast() {
      if next == action.index { return false }
      for branch in program.branches(of: ActionIndex(next)) {
        let branch = program.branches[branch]
        if lists.contains(next), !branch.outcome.isError { continue }
        if let target = branch.target, seen.insert(target.index).inserted { open.append(target.index) }
      }
    }
    return true
  }

  private static func isInterrupted(_ action: ActionIndex, _ program: Program) -> Bool {
    program.actionSources[action.index].action.type == "MessageParticipantIteratively"
      && program.branches(of: action).contains {
        !program.branches[$0].outcome.isError && program.branches[$0].target != nil
      }
  }
}
