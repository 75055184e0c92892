import Diagnostics
import FlowEngine
import World

/// `ends by flow`.
struct EndsStep: PlayedStep {
  static let description = StepDescription(
    ["ends", "expect ended"], .inCall,
    forms: [
      "ends", "ends by flow", "ends by caller", "ends by agent", "ends by \"third party\"", "ends by error",
      "expect ended …",
    ],
    meaning: "The call ends without another act of the caller; by whom, where that is said.",
    example: "ends by flow")

  private static let parties = ["flow", "caller", "agent", "third party", "error"]

  private let party: StepLine.Part?

  init(reading line: inout StepLine) throws(Diagnostic) {
    guard line.take("by") else {
      party = nil
      return
    }
    let named = try line.name("who ends the call")
    guard Self.parties.contains(named.text) else {
      throw line.finding(
        "\(named.text.quotedForReading) ends no call", at: named,
        why: "a call is ended by " + Self.parties.map(\.quotedForReading).joined(separator: ", "))
    }
    party = named
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.expect("expected the call to end", at: party) { stage in
      stage.isInCall ? .instead(stage.heardInstead) : .met
    }
    try stage.checkNothingUnasked()
    guard let party, let end = stage.world.state.contacts[stage.caller].endedBy, end.party != party.text
    else { return }
    throw StepFailure(
      "expected the call to end by \(party.text), but it " + end.clause(stage.world.program) + ", "
        + stage.heardInstead, at: party)
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("no event tells of the end of a contact")
  }
}

extension ContactEnd {
  /// How it ended, as the end of a sentence about the call.
  fileprivate func clause(_ program: Program) -> String {
    switch self {
    case .byCaller: "was ended by the caller"
    case .byFlow, .byAgent, .byThirdParty, .byError: "was " + words(program)
    case .flowNotHere: words(program)
    case .merged: words(program)
    case .notAnswered, .byDeadTelephone: "ended because " + words(program)
    }
  }
}
