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
  private let pairs: [StepLine.Pair]

  private var parameters: [LambdaParameter] {
    pairs.map { LambdaParameter(name: $0.name, value: $0.value) }
  }

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of a Lambda").text
    isCalled = !line.take("not")
    guard line.take("called") else { throw line.missing("\"called\", \"called with\" or \"not called\"") }
    pairs = isCalled && line.take("with") ? try line.pairs(atLeast: 1, "slotTime=10:00") : []
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let lambda = try stage.lambda(named: name)
    guard isCalled else {
      guard Self.calls(of: lambda, stage).isEmpty else {
        throw StepFailure("expected \(lambda) not to be called, but it was")
      }
      return
    }
    let parameters = parameters
    let wanted = parameters.map(\.words).joined(separator: " ")
    let expected = "expected \(lambda) called" + (wanted.isEmpty ? "" : " with \(wanted)")
    while true {
      let calls = Self.calls(of: lambda, stage)
      if calls.contains(where: { call in parameters.allSatisfy { call.contains($0) } }) { return }
      let found = calls.last?.map(\.words).joined(separator: " ")
      do throws(StepFailure) {
        try stage.goOn(
          expected,
          instead: found.map { "found " + ($0.isEmpty ? "no parameters" : $0) } ?? "but it was not called")
      } catch {
        var failure = error
        if let last = calls.last, failure.line == nil {
          failure.part = zip(pairs, parameters).first { !last.contains($0.1) }?.0.part
        }
        throw failure
      }
    }
  }

  /// The parameters of each call, a list or an object as its JSON text.
  private static func calls(of name: String, _ stage: borrowing Stage) -> [[LambdaParameter]] {
    stage.entries.compactMap { entry in
      guard case .lambda(let report) = entry.detail, report.name == name else { return nil }
      return report.parameters.map { LambdaParameter(name: $0.name, value: $0.value) }
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
    guard let arn = draft.center.arn(ofLambda: lambda), let entry = found else {
      return draft.leaveOut("the Lambda has no ARN here", fix: "give it its \"arn\" in center.json")
    }
    draft.expectStart(of: .invokeLambda, arn, entry: entry)
  }
}
