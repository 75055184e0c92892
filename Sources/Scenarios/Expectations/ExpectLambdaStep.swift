import Diagnostics
import FlowEngine
import World

/// `expect lambda bookSlot called with slotDate=2026-11-24`.
struct ExpectLambdaStep: PlayedStep {
  static let description = StepDescription(
    ["expect lambda"], .inCall,
    forms: [
      "expect lambda NAME called", "expect lambda NAME called with PARAMETER=VALUE …",
      "expect lambda NAME not called",
    ],
    meaning:
      "The flow invokes this Lambda at some time of this call, with at least these parameters; or has not invoked it up to now.",
    example: "expect lambda bookSlot called with slotTime=10:00")

  private let name: String
  private let isCalled: Bool
  private let parameters: [LambdaParameter]

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of a Lambda").text
    isCalled = !line.take("not")
    guard line.take("called") else { throw line.missing("\"called\", \"called with\" or \"not called\"") }
    var parameters: [LambdaParameter] = []
    if isCalled, line.take("with") {
      parameters = try line.pairs(atLeast: 1, "slotTime=10:00").map {
        LambdaParameter(name: $0.name, value: $0.value)
      }
    }
    self.parameters = parameters
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let lambda = try stage.lambda(named: name)
    guard isCalled else {
      guard Self.calls(of: lambda, stage).isEmpty else {
        throw StepFailure("expected \(lambda) not to be called, but it was")
      }
      return
    }
    let wanted = parameters.map(\.words).joined(separator: " ")
    try stage.expect("expected \(lambda) called" + (wanted.isEmpty ? "" : " with \(wanted)")) { stage in
      let calls = Self.calls(of: lambda, stage)
      if calls.contains(where: { call in parameters.allSatisfy { call.contains($0) } }) { return .met }
      guard let last = calls.last else { return .instead("but it was not called") }
      let found = last.map(\.words).joined(separator: " ")
      return .instead("found " + (found.isEmpty ? "no parameters" : found))
    }
  }

  /// The parameters of each call.
  private static func calls(of name: String, _ stage: borrowing Stage) -> [[LambdaParameter]] {
    stage.entries.compactMap { entry in
      guard case .lambda(let report) = entry.detail, report.name == name else { return nil }
      return report.parameters
    }
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    let lambda = stage.loaded.center.lambdaName(name)
    guard isCalled else { return draft.leaveOut("what does not happen fails no test") }
    if !parameters.isEmpty {
      draft.leaveOut("what a Lambda is called with is not told: that it is called can be said")
    }
    let found = stage.world.observer.entries.lastIndex { entry in
      if case .lambda(let report) = entry.detail { report.name == lambda } else { false }
    }
    guard let arn = draft.arn(ofLambda: lambda), let entry = found else {
      return draft.leaveOut("the Lambda has no ARN here", fix: "give it its \"arn\" in center.json")
    }
    draft.expectStart(of: .invokeLambda, arn, entry: entry)
  }
}
