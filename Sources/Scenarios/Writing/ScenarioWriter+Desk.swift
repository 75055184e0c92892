import Store
import World

// What people did at the desks of agents, as lines.
extension ScenarioWriter {
  /// The line of an input; nil for what stands before the call, or makes no difference to it.
  func words(of input: Recording.Input) -> String? {
    switch input {
    case .act(let act, let agent): words(of: act).map { "agent \(named(agent)) \($0)" }
    case .change(.book(let slot), let agent): "agent \(named(agent)) books \(slot.date) \(slot.time.text)"
    case .change(.cancel, let agent): "agent \(named(agent)) cancels"
    case .sitDown, .call, .press, .say, .choose, .hangUp, .answerRing, .declineRing, .declare, .answer, .set,
      .edit, .force, .agentSays, .trainerSays, .trainer, .agentPresses, .report:
      nil
    }
  }

  /// True for what takes a caller out of a queue.
  static func endsWait(_ input: Recording.Input) -> Bool {
    guard case .act(let act, _) = input else { return false }
    return act == .answers || act.takesContacts == true
  }

  private func named(_ agent: Int) -> String { Self.name(call.loaded.center.agentName(agent)) }

  private func words(of act: AgentAct) -> String? {
    func quickConnect(_ number: Int) -> String {
      Self.name(call.loaded.center.definition.quickConnects[number].name)
    }
    switch act {
    case .becomesAvailable, .becomesUnavailable, .chooses:
      return act.takesContacts == true ? "available" : "unavailable"
    case .answers: return "answers"
    case .declines: return "declines"
    case .holds: return "holds"
    case .resumes: return "resumes"
    case .transfers(let number): return "transfers to \(quickConnect(number))"
    case .consults(let number): return "calls \(quickConnect(number))"
    case .conferences: return "brings together"
    case .endsConsultation: return "lets go"
    case .hangsUp: return "hangs up"
    case .endsWork: return "ends work"
    case .fails: return nil
    }
  }
}
