import FlowEngine

extension World {
  /// The action that is ready for the caller takes a branch without doing what it does: so a call that was logged takes
  /// the way that the clock, chance or a bot took once.
  ///
  /// - Returns: false where no action is ready, or the branch is another one's.
  @discardableResult public mutating func force(_ branch: BranchIndex, _ contact: Int) -> Bool {
    state.contacts.own()
    let execution = state.contacts[contact].contact.execution
    guard execution.flow != nil, execution.action.raw >= 0,
      program.branches[branch.index].action == execution.action,
      state.ready.remove(ReadyQueue.Run(contact: contact, side: .customer))
    else { return false }
    notesActing(contact)
    let pause = interpreter.pass(
      by: branch, &state.contacts[contact].contact, at: state.now, &effects, &observer)
    state.stepCount &+= 1
    follow(pause, contact, .customer)
    runReady()
    return true
  }
}
