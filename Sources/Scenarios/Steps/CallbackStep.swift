import Diagnostics
import World

/// `callback answered`.
struct CallbackStep: PlayedStep, SceneStep {
  static let description = StepDescription(
    "callback", .inCall, forms: ["callback answered", "callback declined", "callback missed"],
    meaning:
      "The caller, whose call is over, is called back: the telephone rings. Answered, the call goes on with the lines below; declined, or missed as long as it rings, it is tried again as the flow says. In a scenario without such a line whoever is called back answers as `callbacks` in center.json says.",
    example: "callback answered")

  private let fate: Telephone.Fate

  init(reading line: inout StepLine) throws(Diagnostic) {
    fate = try line.choice([("answered", .answered), ("declined", .declined), ("missed", .missed)])
  }

  func set(_ scene: inout Scene) throws(StepFailure) { scene.tellsOfCallbacks = true }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let expected = "expected the caller to be called back"
    while stage.isInCall { try stage.goOn(expected) }
    while stage.world.ring == nil {
      guard stage.isToBeCalledBack else {
        throw StepFailure(
          expected + ", and nobody calls",
          why: "no callback is to come: none was made, or its last try is over")
      }
      try stage.goOn(expected, instead: "and nobody calls")
    }
    guard let ring = stage.world.ring else { return }
    switch fate {
    case .answered: stage.answerRing()
    case .declined: stage.world.declineRing()
    case .missed: while stage.world.ring == ring { try stage.goOn(expected) }
    }
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("a test case has one contact, and nobody is called back")
  }
}
