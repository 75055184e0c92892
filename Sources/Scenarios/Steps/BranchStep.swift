import Diagnostics

/// `branch "IDENTIFIER" takes ERROR`, or `… at visit 2`.
struct BranchStep: SceneStep {
  static let description = StepDescription(
    "branch", .beforeCall,
    forms: ["branch \"IDENTIFIER\" takes OUTCOME", "branch \"IDENTIFIER\" takes OUTCOME at visit NUMBER"],
    meaning:
      "The action with this identifier does nothing but take this branch, whenever a call comes to it: an error that nothing else can bring about. With \"at visit 2\" only the second time that a call comes to it, and several such lines are for several visits. OUTCOME is NextAction, an error's type, or a condition's operand; where several conditions have one operand, their operator before it: \"NumberGreaterThan 1\".",
    example: "branch \"Join the queue\" takes NoMatchingError")

  private let branch: Scene.ForcedBranch

  init(reading line: inout StepLine) throws(Diagnostic) {
    let action = try line.name("an action's identifier")
    guard line.take("takes") else { throw line.missing("\"takes\" and the name of a branch", areMany: true) }
    let outcome = try line.name("the name of a branch")
    branch = Scene.ForcedBranch(
      action: action.text, outcome: outcome.text, visit: try line.visit(), place: line.place(of: action),
      outcomePlace: line.place(of: outcome))
  }

  func set(_ scene: inout Scene) throws(StepFailure) {
    let former = scene.forced.first {
      $0.action == branch.action && ($0.visit == nil || branch.visit == nil || $0.visit == branch.visit)
    }
    if let former {
      let isOfVisits = former.visit != nil || branch.visit != nil
      let isSameVisit = isOfVisits && former.visit == branch.visit
      let when =
        switch former.visit {
        case nil: "whenever a call comes to it"
        case let visit? where isSameVisit: "at visit \(visit)"
        case _?: "each time that a call comes to it"
        }
      throw StepFailure(
        "\(branch.action.quotedForReading) takes one branch, \(when)",
        why: "line \(former.place.position.line) says which",
        fix: isSameVisit
          ? "take one of the two lines out, or name another visit"
          : isOfVisits
            ? "say of each line at which visit, such as: at visit 2" : "take one of the two lines out")
    }
    scene.forced.append(branch)
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    guard draft.uses?.unsaidForced.contains(branch.action) != false else { return }
    draft.leaveOut("only what a Lambda, a bot, hours or a queue answer can be overridden")
  }
}

extension StepLine {
  /// Takes "at visit 2", where that is next.
  fileprivate mutating func visit() throws(Diagnostic) -> Int? {
    guard take("at") else { return nil }
    guard take("visit"), let word = word() else { throw missing("\"visit\" and a number", areMany: true) }
    guard let number = Int(word.text), number > 0 else {
      throw finding(
        "\(word.text.quotedForReading) is no number of a visit", at: word,
        why: "the first time that a call comes to the action is visit 1")
    }
    return number
  }
}
