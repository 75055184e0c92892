import Diagnostics

/// `branch "IDENTIFIER" takes ERROR`.
struct BranchStep: SceneStep {
  static let description = StepDescription(
    "branch", .beforeCall, forms: ["branch \"IDENTIFIER\" takes OUTCOME"],
    meaning:
      "The action with this identifier does nothing but take this branch, whenever a call comes to it: an error that nothing else can bring about. OUTCOME is NextAction, an error's type, or a condition's operand; where several conditions have one operand, their operator before it: \"NumberGreaterThan 1\".",
    example: "branch \"Join the queue\" takes NoMatchingError")

  private let branch: Scene.ForcedBranch

  init(reading line: inout StepLine) throws(Diagnostic) {
    let action = try line.name("an action's identifier")
    guard line.take("takes") else { throw line.missing("\"takes\" and the name of a branch", areMany: true) }
    let outcome = try line.name("the name of a branch")
    branch = Scene.ForcedBranch(
      action: action.text, outcome: outcome.text, place: line.place(of: action),
      outcomePlace: line.place(of: outcome))
  }

  func set(_ scene: inout Scene) throws(StepFailure) {
    if let former = scene.forced.first(where: { $0.action == branch.action }) {
      throw StepFailure(
        "\(branch.action.quotedForReading) takes one branch, whenever a call comes to it",
        why: "line \(former.place.position.line) says which", fix: "take one of the two lines out")
    }
    scene.forced.append(branch)
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    guard draft.uses?.unsaidForced.contains(branch.action) != false else { return }
    draft.leaveOut("only what a Lambda, a bot, hours or a queue answer can be overridden")
  }
}
