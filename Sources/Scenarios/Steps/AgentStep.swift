import ContactCenter
import Diagnostics
import World

/// `agent "Meera Nair" declines`.
struct AgentStep: PlayedStep {
  static let description = StepDescription(
    "agent", .anywhere,
    forms: [
      "agent NAME available", "agent NAME unavailable", "agent NAME answers", "agent NAME declines",
      "agent NAME holds", "agent NAME resumes", "agent NAME hangs up", "agent NAME ends work",
      "agent NAME chooses \"ACTION\"", "agent NAME chooses \"ACTION\" with FIELD=VALUE …",
    ],
    meaning:
      "An agent of the center acts, before the script in center.json would: answers or declines the contact as soon as it is offered, puts the caller on hold and resumes (a task is paused), or hangs up, as soon as they speak; ends the work after a contact; chooses something on the page that a flow for the agent's screen shows. Who is available although the script never answers waits to be told.",
    example: "agent \"Meera Nair\" answers")

  private let name: String
  private let deed: Deed

  private enum Deed {
    case act(AgentAct)
    case choice(String, [NamedValue])
  }

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of an agent").text
    if line.take("chooses") {
      let action = try line.quoted("what is chosen").text
      let fields = line.take("with") ? try line.pairs(atLeast: 1, "name=Asha") : []
      deed = .choice(action, fields.map { NamedValue(name: $0.name, value: $0.value) })
      return
    }
    deed = .act(
      try line.choice([
        ("available", .becomesAvailable), ("unavailable", .becomesUnavailable), ("answers", .answers),
        ("declines", .declines), ("holds", .holds), ("resumes", .resumes), ("hangs up", .hangsUp),
        ("ends work", .endsWork),
      ]))
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let agent = try stage.agent(named: name)
    switch deed {
    case .act(let act): try play(act, agent, &stage)
    case .choice(let action, let fields): try choose(action, fields, agent, &stage)
    }
  }

  /// On the page that a flow shows to the agent, as soon as there is one.
  private func choose(
    _ action: String, _ fields: [NamedValue], _ agent: Int, _ stage: inout Stage
  ) throws(StepFailure) {
    while true {
      if let guide = stage.world.guide(ofAgent: agent), stage.world.shownPage(guide) != nil {
        return stage.world.choose(action, fields, guide)
      }
      guard stage.isInCall else {
        throw StepFailure(
          "no page is shown to \(name)",
          fix: "let the flow set one of the hooks DefaultAgentUI and DisconnectAgentUI")
      }
      try stage.goOn("expected a page for \(name)")
    }
  }

  private func play(_ act: AgentAct, _ agent: Int, _ stage: inout Stage) throws(StepFailure) {
    while waitsToSpeak(act, agent, stage.world) || !stage.world.act(act, agent: agent) {
      switch act {
      case .becomesAvailable: throw StepFailure("\(name) is busy with a contact, and so available after it")
      case .becomesUnavailable:
        throw StepFailure("\(name) is busy with a contact", fix: "let the agent hang up before")
      case .chooses, .answers, .declines, .holds, .resumes, .transfers, .hangsUp, .endsWork, .fails: break
      }
      guard stage.isInCall else {
        throw StepFailure("\(name) has no contact", why: "nobody has called", fix: "write it below \"call\"")
      }
      try stage.goOn("expected a contact for \(name)")
    }
  }

  /// True for a step that is to hang up on somebody with whom the agent does not speak yet: the whisper goes on before.
  private func waitsToSpeak(_ act: AgentAct, _ agent: Int, _ world: borrowing World) -> Bool {
    guard act == .hangsUp, let contact = world.contact(ofAgent: agent) else { return false }
    return !world.state.contacts[contact].stage.isWithPerson
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("there is no agent in a test")
  }
}
