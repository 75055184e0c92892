import CenterFiles
import FlowAnalysis
import FlowEngine
import TerminalUI
import World

/// What a person is asked about a Lambda that nobody here answers.
enum LambdaQuestion {
  /// More keys than this are no help to anybody.
  private static let mostKeys = 12

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
      .whatIf, lambda: asked.name, askedBy: form.askedBy, sent: form.sent,
      answer: knownAnswer(to: asked, in: call), keys: keys(call, labels),
      timeLimit: form.timeLimit)
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

  /// The form for another answer of the Lambda that runs, or is called next; nil when there is none.
  static func form(editing call: borrowing LiveCall, _ labels: FlowLabels) -> LambdaForm? {
    let isOutside = call.world.awaitedCall(of: call.contact, .customer) != nil
    if let pending = call.pendingLambda, isOutside || !pending.isAwaited {
      let asked = form(pending, call, labels)
      return LambdaForm(
        isOutside ? .anticipates : .edits, lambda: pending.name, askedBy: asked.askedBy,
        sent: asked.sent,
        answer: isOutside
          ? knownAnswer(to: pending, in: call)
          : pending.answer.map { LambdaForm.Field(key: $0.name, value: $0.value) },
        keys: isOutside ? keys(call, labels) : [], timeLimit: asked.timeLimit)
    }
    guard let next = call.nextLambda else { return nil }
    let asked = form(next, call, labels)
    return LambdaForm(
      .comesFirst, lambda: next.name, askedBy: asked.askedBy, sent: asked.sent,
      answer: knownAnswer(to: next, in: call), keys: keys(call, labels),
      timeLimit: asked.timeLimit)
  }

  private static func form(
    _ asked: PendingLambda, _ call: borrowing LiveCall, _ labels: FlowLabels
  ) -> LambdaForm {
    let program = call.world.program
    let action = call.world.state.contacts[call.contact].contact.execution.action
    let origin = program.actionSources[action.index]
    let place = origin.action.identifierValue.place.position
    var fileName = UserFile.name(of: program.flows[origin.flow.index].document.source)
    if fileName.count > longestName { fileName = "…" + fileName.suffix(longestName - 1) }
    return LambdaForm(
      lambda: asked.name, askedBy: "\"\(labels.name(of: action))\"  \(fileName):\(place.line)",
      sent: asked.parameters.map(\.words), keys: keys(call, labels),
      timeLimit: "\(asked.timeLimit.wholeSeconds) s")
  }

  /// The keys that the flow reads of the answer at which it stands; of one that it hands on to other flows, all that any reads.
  private static func keys(_ call: borrowing LiveCall, _ labels: FlowLabels) -> [String] {
    let action = call.world.state.contacts[call.contact].contact.execution.action
    let read = labels.answerKeys(readAfter: action)
    let all = call.world.program.slotNames(.external)
    return read.isEmpty && all.count <= mostKeys ? all : read
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
