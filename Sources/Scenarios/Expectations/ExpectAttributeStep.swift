import Diagnostics
import FlowEngine

/// `expect attribute language=en`.
struct ExpectAttributeStep: PlayedStep {
  static let description = StepDescription(
    ["expect attribute", "expect no attribute"], .inCall,
    forms: ["expect attribute NAME=VALUE …", "expect attribute $.PATH=VALUE", "expect no attribute NAME"],
    meaning:
      "An attribute of the contact has this value, now or as the call goes on by itself; or has none now. A path such as $.Queue.Name looks at anything that a flow could.",
    example: "expect attribute visitDate=2026-11-24")

  private let wanted: [StepLine.Pair]
  /// The attribute that must have no value.
  private let absent: String?

  init(reading line: inout StepLine) throws(Diagnostic) {
    if line.firstWords(are: "expect", "no") {
      absent = try line.name("the name of an attribute").text
      wanted = []
    } else {
      absent = nil
      wanted = try line.pairs(atLeast: 1, "language=en")
    }
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    if let absent {
      guard let value = Self.value(absent, stage) else { return }
      throw StepFailure("expected no attribute \(absent), found \(value.quotedForReading)")
    }
    for wanted in wanted {
      try stage.expect("expected \(wanted.name) to be \(wanted.value.quotedForReading)", at: wanted.part) {
        stage in
        guard let value = Self.value(wanted.name, stage) else { return .instead("but it has no value") }
        return value == wanted.value ? .met : .instead("found \(value.quotedForReading)")
      }
    }
  }

  private static func path(_ name: String) -> String {
    if name.hasPrefix("$.") { return name }
    let path = "$.Attributes." + name
    return FoundReference.isWhole(path) ? path : "$.Attributes['\(name)']"
  }

  private static func value(_ name: String, _ stage: borrowing Stage) -> String? {
    stage.world.program.text(atPath: path(name), of: stage.world.state.contacts[stage.caller].contact)
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    if absent != nil {
      return draft.leaveOut("a missing value reads as an empty text, which Equals does not take")
    }
    for value in wanted {
      if value.value.isEmpty {
        draft.leaveOut("Equals does not take an empty text")
      } else {
        draft.assert(Self.path(value.name), value.value)
      }
    }
  }
}
