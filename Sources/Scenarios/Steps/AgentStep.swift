import Diagnostics
import World

/// `agent "Meera Nair" declines`.
struct AgentStep: PlayedStep {
  static let description = StepDescription(
    "agent", .anywhere,
    forms: [
      "agent NAME available", "agent NAME unavailable", "agent NAME answers", "agent NAME declines",
      "agent NAME holds", "agent NAME resumes", "agent NAME hangs up", "agent NAME ends work",
    ],
    meaning:
      "An agent of the center acts, before the script in center.json would: answers or declines the contact as soon as it is offered, puts the caller on hold and resumes, or hangs up, as soon as they speak; ends the work after a contact. Who is available although the script never answers waits to be told.",
    example: "agent \"Meera Nair\" answers")

  private let name: String
  private let act: AgentAct

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of an agent").text
    act = try line.choice([
      ("available", .becomesAvailable), ("unavailable", .becomesUnavailable), ("answers", .answers),
      ("declines", .declines), ("holds", .holds), ("resumes", .resumes), ("hangs up", .hangsUp),
      ("ends work", .endsWork),
    ])
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let agent = try stage.agent(named: name)
    while waitsToSpeak(agent, stage.world) || !stage.world.act(act, agent: agent) {
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
  private func waitsToSpeak(_ agent: Int, _ world: borrowing World) -> Bool {
    guard act == .hangsUp, let contact = world.contact(ofAgent: agent) else { return false }
    return !world.state.contacts[contact].stage.isWithPerson
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("there is no agent in a test")
  }
}
