import Diagnostics
import World

/// `agent "Meera Nair" declines`.
struct AgentStep: PlayedStep {
  static let description = StepDescription(
    "agent", .anywhere,
    forms: [
      "agent NAME available", "agent NAME unavailable", "agent NAME answers", "agent NAME declines",
      "agent NAME hangs up",
    ],
    meaning:
      "An agent of the center acts, before the script in center.json would: answers or declines the contact as soon as it is offered, or hangs up as soon as they speak. Who is available although the script never answers waits to be told.",
    example: "agent \"Meera Nair\" answers")

  private let name: String
  private let act: AgentAct

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of an agent").text
    if line.take("available") {
      act = .becomesAvailable
    } else if line.take("unavailable") {
      act = .becomesUnavailable
    } else if line.take("answers") {
      act = .answers
    } else if line.take("declines") {
      act = .declines
    } else if line.take("hangs", "up") {
      act = .hangsUp
    } else {
      throw line.missing("\"available\", \"unavailable\", \"answers\", \"declines\" or \"hangs up\"")
    }
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let agent = try stage.agent(named: name)
    while !stage.world.act(act, agent: agent) {
      switch act {
      case .becomesAvailable: throw StepFailure("\(name) is busy with a contact, and so available after it")
      case .becomesUnavailable:
        throw StepFailure("\(name) is busy with a contact", fix: "let the agent hang up before")
      case .answers, .declines, .hangsUp: break
      }
      guard stage.isInCall else {
        throw StepFailure("\(name) has no contact", why: "nobody has called", fix: "write it below \"call\"")
      }
      do throws(Stage.Obstacle) { try stage.goOn() } catch {
        throw stage.failure("expected a contact for \(name)", error)
      }
    }
  }
}
