import CenterFiles
import FlowAnalysis
import FlowEngine
import TerminalUI
import World

/// What a person is asked about a Lambda that nobody here answers.
enum LambdaQuestion {
  /// The longest name of a file that is shown whole.
  private static let longestName = 32

  /// The form for the Lambda that a call waits for; nil when it waits for none.
  static func form(_ call: borrowing LiveCall, _ labels: FlowLabels) -> LambdaForm? {
    let isWhatIf = call.whatIfCall != nil
    let pending =
      isWhatIf ? call.world.state.contacts[call.contact].lambda : call.world.askedLambda(call.contact)
    guard let asked = pending else { return nil }
    let form = form(asked, call, labels)
    guard isWhatIf else { return form }
    return LambdaForm(
      whatIf: asked.name, askedBy: form.askedBy, sent: form.sent, answer: knownAnswer(to: asked, in: call),
      keys: call.world.program.slotNames(.external), timeLimit: form.timeLimit)
  }

  /// What the function answered last when it was asked the same in the call; empty when it never was.
  private static func knownAnswer(to asked: PendingLambda, in call: borrowing LiveCall) -> [LambdaForm.Field]
  {
    let line = call.live
    let reports = line.recording.told.entries.reversed().lazy.compactMap { entry in
      if case .lambda(let report) = entry.detail { report } else { nil }
    }
    let same = reports.first { report in
      guard case .answers = report.outcome else { return false }
      return report.name == asked.name && report.parameters == asked.parameters
    }
    guard case .answers(let answer) = same?.outcome else { return [] }
    return answer.values.map { LambdaForm.Field(key: $0.name, value: $0.value) }
  }

  /// The form for another answer of the Lambda that runs; nil when none does.
  static func form(editing call: borrowing LiveCall, _ labels: FlowLabels) -> LambdaForm? {
    guard let pending = call.pendingLambda, !pending.isAwaited else { return nil }
    let asked = form(pending, call, labels)
    return LambdaForm(
      editing: pending.name, askedBy: asked.askedBy, sent: asked.sent,
      answer: pending.answer.map { LambdaForm.Field(key: $0.name, value: $0.value) },
      timeLimit: asked.timeLimit)
  }

  private static func form(
    _ asked: PendingLambda, _ call: borrowing LiveCall, _ labels: FlowLabels
  ) -> LambdaForm {
    let program = call.world.program
    let action = call.world.state.contacts[call.contact].contact.execution.action
    let origin = program.actionSources[action.index]
    let place = origin.action.value.place.position
    var fileName = UserFile.name(of: program.flows[origin.flow.index].document.source)
    if fileName.count > longestName { fileName = "…" + fileName.suffix(longestName - 1) }
    return LambdaForm(
      lambda: asked.name, askedBy: "\"\(labels.name(of: action))\"  \(fileName):\(place.line)",
      sent: asked.parameters.map(\.words), keys: program.slotNames(.external),
      timeLimit: "\(asked.timeLimit.wholeSeconds) s")
  }

  /// What the person answered, in place of a function that a what-if does not call.
  static func reply(_ answer: LambdaForm.Answer) -> OutsideReply {
    switch answer {
    case .returns(let fields): .answered(LambdaAnswer(fields.map { ($0.key, $0.value) }).text)
    case .fails: .unusable("declared to fail")
    case .timesOut: .timedOut
    }
  }

  /// What the person answered, as the Lambda's own answer.
  static func outcome(_ answer: LambdaForm.Answer) -> LambdaOutcome {
    switch answer {
    case .returns(let fields): .answers(LambdaAnswer(fields.map { ($0.key, $0.value) }))
    case .fails: .fails(.failed, why: "declared to fail")
    case .timesOut: .fails(.timedOut, why: "declared to time out")
    }
  }

  /// Declares what the person answered.
  static func declare(_ answer: LambdaForm.Answer, of name: String, in conditions: inout Conditions) {
    switch answer {
    case .returns(let fields):
      conditions.set(.answers(LambdaAnswer(fields.map { ($0.key, $0.value) })), ofLambda: name)
    case .fails: conditions.set(.fails, ofLambda: name)
    case .timesOut: conditions.set(.timesOut, ofLambda: name)
    }
  }
}
