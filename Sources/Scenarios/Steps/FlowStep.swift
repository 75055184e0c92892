import Diagnostics

/// `flow FILE`: one exported flow on its own.
struct FlowStep: SceneStep {
  static let description = StepDescription(
    "flow", .beforeCall, forms: ["flow FILE"],
    meaning:
      "One exported flow is called, on its own: what it refers to is looked for beside it, or stands in as \"touchtone play FILE\" says.",
    example: "flow ../main-menu.json")

  private let path: StepLine.Part
  private let place: Diagnostic.Place

  init(reading line: inout StepLine) throws(Diagnostic) {
    path = try line.name("the path of a flow's file")
    place = line.place(of: path)
  }

  func set(_ scene: inout Scene) throws(StepFailure) {
    try scene.call(Scene.Center(path: scene.resolved(path.text), place: place, isFlow: true))
  }

  /// The call says which flow of it answers.
  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {}
}
