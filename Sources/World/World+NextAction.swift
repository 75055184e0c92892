import ContactCenter
import FlowEngine

// What happens next, before it has had any effect.
extension World {
  /// The Lambda that the action invokes which begins with the next step, if that is the contact's; nil for none.
  public func nextLambda(of contact: Int) -> PendingLambda? {
    guard let next = nextAction, next.contact == contact else { return nil }
    let asked = effectsOfNextAction(contact, next.side)
    for index in 0..<asked.list.count {
      if case .invokeLambda(let call) = asked.list[index] { return pendingLambda(call, asked: asked) }
    }
    return nil
  }

  /// What the caller will hear first of the action that is about to begin; nil where none is, or it says nothing.
  public func nextWording(of contact: Int) -> String? {
    let execution = state.contacts[contact].contact.execution
    guard execution.flow != nil, execution.state == .ready else { return nil }
    let asked = effectsOfNextAction(contact, .customer)
    for index in 0..<asked.list.count {
      guard case .play(let prompt) = asked.list[index] else { continue }
      return center.audio(of: prompt, program.string(prompt.body, in: asked)).spoken.text
    }
    return nil
  }

  /// What the action asks for that is about to begin.
  ///
  /// It is tried on a copy of the contact: nothing of the world changes.
  private func effectsOfNextAction(_ contact: Int, _ side: Side) -> Effects {
    var trial = state.contacts[contact].contact
    if side == .agent { trial.swapExecutions() }
    var asked = Effects()
    var nobody = NoObserver()
    _ = interpreter.run(&trial, at: state.now, &asked, &nobody, limit: 1)
    return asked
  }
}
