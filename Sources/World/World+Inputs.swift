extension World {
  /// Takes an input as a recording keeps it.
  public mutating func take(_ input: Recording.Input) {
    switch input {
    case .call(let call): _ = self.receive(call)
    case .press(let digit, let contact): self.press(digit, contact)
    case .say(let words, let contact): self.say(words, contact)
    case .choose(let action, let fields, let contact): self.choose(action, fields, contact)
    case .hangUp(let contact): self.hangUp(contact)
    case .answerRing: self.answerRing()
    case .declineRing: self.declineRing()
    case .declare(let conditions): self.declare(conditions)
    case .answer(let answer, let call): self.answer(answer, to: call)
    case .set(let attribute, let value, let contact): self.set(attribute, to: value, contact)
    case .edit(let outcome, let contact): self.edit(outcome, contact)
    case .force(let branch, let contact): self.force(branch, contact)
    case .sitDown(let agent): self.sitDown(agent)
    case .act(let act, let agent): _ = self.act(act, agent: agent)
    case .agentSays(let words, let agent, let isMuted):
      self.agentSays(words, agent: agent, isMuted: isMuted)
    case .trainerSays(let words, let agent, let toAll):
      self.trainerSays(words, agent: agent, toAll: toAll)
    case .trainer(let act, let agent): self.take(act, beside: agent)
    case .agentPresses(let digit, let agent): self.agentPresses(digit, agent: agent)
    case .change(let act, let agent): self.change(act, agent: agent)
    case .report(let report, let agent, let contact, let id):
      self.report(report, by: agent, of: contact, id: id)
    }
  }
}
