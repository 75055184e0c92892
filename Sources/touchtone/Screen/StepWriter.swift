import FlowAnalysis
import FlowEngine
import TerminalUI

/// Writes a visit that is over as a step of the way.
struct StepWriter {
  let labels: FlowLabels
  let program: Program

  /// Types that only prepare what a caller notices later: their visits are left out.
  private static let preparations: Set<String> = [
    "UpdateContactAttributes", "UpdateFlowAttributes", "UpdateFlowLoggingBehavior", "Compare",
    "UpdateContactRecordingBehavior", "UpdateContactTextToSpeechVoice", "UpdateContactEventHooks",
    "UpdateContactTargetQueue",
  ]

  /// Errors that callers and queues make; what remains is the flow's own failure.
  private static let outcomes: Set<String> = [
    ErrorType.noMatchingCondition.rawValue, ErrorType.inputTimeLimitExceeded.rawValue,
    ErrorType.queueAtCapacity.rawValue, ErrorType.invalidPhoneNumber.rawValue,
  ]

  /// Nil for what nobody would look for.
  func step(_ visit: Visit, seconds: Int) -> FlowPane.Step? {
    var mark = mark(of: visit.action)
    var result = ""
    if let branch = visit.branch {
      // What stands in did not fail: it was told to take the branch.
      if mark == .none, case .error(let name) = program.branches[branch.index].outcome,
        !Self.outcomes.contains(name)
      {
        mark = .failed
      }
      var facts = ResultFacts()
      (facts.key, facts.spoken, facts.answer, facts.visit) = (
        visit.key, visit.spoken, visit.answer, visit.round
      )
      result = labels.result(of: branch, facts)
    }
    let type = program.actionSources[visit.action.index].action.type
    guard mark != .none || !Self.preparations.contains(type) else { return nil }
    return FlowPane.Step(seconds: seconds, label: label(visit), result: result, mark: mark)
  }

  func label(_ visit: Visit) -> String {
    visit.spoken.map { labels.name(of: visit.action, heard: $0) } ?? labels.name(of: visit.action)
  }

  func mark(of action: ActionIndex) -> FlowPane.Mark {
    if case .stubbed = labels.fidelity(of: action) { return .standIn }
    return .none
  }
}
