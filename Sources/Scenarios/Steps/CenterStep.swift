import CenterFiles
import Diagnostics

/// `center ../center.json`: what is called, with its queues, hours, Lambdas and sample rows.
struct CenterStep: SceneStep {
  static let description = StepDescription(
    "center", .beforeCall, forms: ["center PATH"],
    meaning:
      "The center that is called: its center.json, or the folder that it lies in; as seen from the scenario's own file. Its sample rows are there as on the day of the scenario.",
    example: "center ../center.json")

  private let path: StepLine.Part
  private let place: Diagnostic.Place

  init(reading line: inout StepLine) throws(Diagnostic) {
    path = try line.name("the path of a center")
    place = line.place(of: path)
  }

  func set(_ scene: inout Scene) throws(StepFailure) {
    var path = scene.resolved(path.text)
    if UserFile.name(of: path) == "center.json" { path = UserFile.folder(of: path) }
    try scene.call(Scene.Center(path: path, place: place))
  }

  /// The call says which flow of it answers.
  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {}
}

extension Scene {
  /// Sets what is called, once.
  mutating func call(_ called: Center) throws(StepFailure) {
    if let center {
      throw StepFailure(
        "a scenario calls one center", why: "line \(center.place.position.line) names one already",
        fix: "take this line out, or make two scenarios of it")
    }
    center = called
  }
}
