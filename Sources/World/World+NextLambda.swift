import ContactCenter
import FlowEngine

// What happens next, before it has had any effect.
extension World {
  /// The Lambda that the action invokes which begins with the next step, if that is the contact's; nil for none.
  ///
  /// The action is tried on a copy of the contact: nothing of the world changes.
  public func nextLambda(of contact: Int) -> PendingLambda? {
    guard let next = nextAction, next.contact == contact else { return nil }
    var trial = state.contacts[contact].contact
    if next.side == .agent { trial.swapExecutions() }
    var asked = Effects()
    var nobody = NoObserver()
    _ = interpreter.run(&trial, at: state.now, &asked, &nobody, limit: 1)
    for index in 0..<asked.list.count {
      if case .invokeLambda(let call) = asked.list[index] { return pendingLambda(call, asked: asked) }
    }
    return nil
  }
}
