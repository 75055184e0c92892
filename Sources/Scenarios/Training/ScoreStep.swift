import ContactCenter
import Diagnostics

/// `score hold at most 1m`.
struct ScoreStep: SceneStep {
  static let description = StepDescription(
    "score", .anywhere,
    forms: [
      "score greeting \"WORDS\" within 10s", "score hold at most 1m", "score handling at most 5m",
      "score transfer to NAME", "score no transfer", "score visit booked", "score visit moved",
      "score visit cancelled", "score outcome \"CODE\"", "score notes", "score notes mention \"WORDS\"",
    ],
    meaning:
      "A rule of the scorecard that an agent in training has after this call (touchtone desk): the greeting and how soon it is said (within 10s where no time stands), how long the caller may be on hold in all, how long the talk and the work after it may last together, to which quick connect the caller belongs, what becomes of the visit, the disposition code, the notes. A test passes over it.",
    example: "score greeting \"good morning\" within 10s")

  private let rule: ScoreRule

  init(reading line: inout StepLine) throws(Diagnostic) {
    if line.take("greeting") {
      let words = try line.quoted("the greeting")
      guard !Wording(words.text).words.isEmpty else {
        throw line.finding("there is no word in this text", at: words)
      }
      rule = .greeting(words.text, within: line.take("within") ? try line.length() : .seconds(10))
    } else if line.take("hold", "at", "most") {
      rule = .hold(atMost: try line.length())
    } else if line.take("handling", "at", "most") {
      rule = .handleTime(atMost: try line.length())
    } else if line.take("transfer", "to") {
      rule = .transfer(to: try line.name("the name of a quick connect").text)
    } else if line.take("no", "transfer") {
      rule = .noTransfer
    } else if line.take("visit") {
      rule = .visit(try line.choice(DeskReport.VisitChange.allCases.map { ($0.rawValue, $0) }))
    } else if line.take("outcome") {
      rule = .outcome(try line.quoted("the disposition code").text)
    } else if line.take("notes") {
      rule = .notes(mentioning: line.take("mention") ? try line.quoted("what the notes mention").text : "")
    } else {
      throw line.missing(
        "\"greeting\", \"hold at most\", \"handling at most\", \"transfer to\", \"no transfer\", \"visit\", \"outcome\" or \"notes\""
      )
    }
  }

  func set(_ scene: inout Scene) throws(StepFailure) {
    guard !scene.training.rules.contains(where: { $0.name == rule.name && $0.isSingle }) else {
      throw StepFailure(
        "the \(rule.name) is judged by one rule", why: "a line above states another",
        fix: "take one of them out")
    }
    scene.training.rules.append(rule)
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("there is no agent in a test")
  }
}

extension ScoreRule {
  /// True for a rule of which a scorecard has one at most.
  fileprivate var isSingle: Bool {
    switch self {
    case .hold, .handleTime, .transfer, .noTransfer, .visit, .outcome: true
    case .greeting, .notes: false
    }
  }
}
