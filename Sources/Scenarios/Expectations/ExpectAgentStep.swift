import Diagnostics
import World

/// `expect agent "Meera Nair"`.
struct ExpectAgentStep: PlayedStep {
  static let description = StepDescription(
    "expect agent", .inCall, forms: ["expect agent NAME"],
    meaning: "The caller is joined with this agent, at some time of this call.",
    example: "expect agent \"Meera Nair\"")

  private let name: String

  init(reading line: inout StepLine) throws(Diagnostic) { name = try line.name("the name of an agent").text }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let agent = try stage.agent(named: name)
    while true {
      if case .joined = stage.world.state.contacts[stage.caller].stage,
        stage.world.state.contacts[stage.caller].agent == agent
      {
        return
      }
      try stage.goOn("expected to speak with \(name)")
    }
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("there is no agent in a test")
  }
}
