import Diagnostics
import JSON
import World

/// `lambda bookSlot fails once`.
struct LambdaStep: PlayedStep {
  static let description = StepDescription(
    "lambda", .anywhere,
    forms: [
      "lambda NAME returns {…}", "lambda NAME fails", "lambda NAME times out", "lambda NAME … once",
      "lambda NAME as it is",
    ],
    meaning:
      "What a Lambda answers from here on, in place of its own answer; with \"once\" only the next time, before what it answers otherwise, and several such lines are for its calls in turn.",
    example: "lambda bookSlot fails once")

  let name: String
  /// Nil for one that is as it is again.
  private let outcome: Conditions.Lambda?
  private let isOnce: Bool

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of a Lambda").text
    if line.take("as", "it", "is") {
      outcome = nil
    } else if line.take("fails") {
      outcome = .fails
    } else if line.take("times", "out") {
      outcome = .timesOut
    } else if line.take("returns") {
      outcome = .answers(try line.lambdaAnswer())
    } else {
      throw line.missing("\"returns\", \"fails\", \"times out\" or \"as it is\"")
    }
    isOnce = outcome != nil && line.take("once")
    if outcome != nil, !isOnce { _ = line.take("always") }
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.declare { (conditions, center) throws(UnknownResource) in
      let name = try center.declarableLambda(name)
      guard let outcome else { return conditions.set(nil, ofLambda: name) }
      if isOnce {
        conditions.add(outcome, ofLambda: name, once: true)
      } else {
        conditions.keep(outcome, ofLambda: name)
      }
    }
  }

  /// What it answers is said of each of its uses.
  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    guard draft.center.arn(ofLambda: stage.loaded.center.lambdaName(name)) == nil else { return }
    draft.leaveOut("the Lambda has no ARN here", fix: "give it its \"arn\" in center.json")
  }
}

extension StepLine {
  /// Takes an answer of a Lambda; what is wrong in it is shown where it stands in the line.
  fileprivate mutating func lambdaAnswer() throws(Diagnostic) -> LambdaAnswer {
    let object = try braces()
    do throws(Diagnostic) {
      return try LambdaAnswer(parsing: object.text, named: source)
    } catch {
      let column = error.place?.position.column ?? 1
      let part = Part(
        text: "", start: object.start + column - 1, length: error.place?.length ?? object.length)
      let isCut = error.fix == JSONDocument.cutOffAdvice
      throw finding(
        error.message, at: part, why: error.why,
        fix: isCut ? "write the whole object on this line, from \"{\" to \"}\"" : error.fix)
    }
  }
}
