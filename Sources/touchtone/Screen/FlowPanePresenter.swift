import ContactCenter
import FlowAnalysis
import FlowEngine
import TerminalUI
import World

/// The way the contact took through its flows, and the branches of where it stands.
struct FlowPanePresenter {
  let labels: FlowLabels
  let moment: Moment

  /// Types that only prepare what a caller notices later: their steps are left out.
  private static let preparations: Set<String> = [
    "UpdateContactAttributes", "UpdateFlowAttributes", "UpdateFlowLoggingBehavior",
    "UpdateContactRecordingBehavior",
    "UpdateContactTextToSpeechVoice", "UpdateContactEventHooks", "UpdateContactTargetQueue", "Compare",
  ]

  var pane: FlowPane {
    let present = moment.action
    let shown = moment.steps.filter { isShown($0, present) }
    var path: [FlowPane.Step] = []
    for step in shown.suffix(80) where step.action != present || step.branch != nil {
      path.append(self.step(step))
    }
    let flow = moment.origin.map { moment.program.flows[$0.flow.index].name }
    let last = moment.steps.last.map {
      moment.program.flows[moment.program.actionSources[$0.action.index].flow.index].name
    }
    return FlowPane(
      flowName: flow ?? last ?? "", stepCount: moment.contact.contact.actionCount, path: path,
      present: present.map(presentStep), branches: present.map(branches) ?? [])
  }

  private func isShown(_ step: Transcript.PathStep, _ present: ActionIndex?) -> Bool {
    if step.action == present, step.branch == nil { return true }
    return !Self.preparations.contains(moment.program.actionSources[step.action.index].action.type)
  }

  private func step(_ step: Transcript.PathStep) -> FlowPane.Step {
    let fidelity = labels.fidelity(of: step.action)
    var mark = FlowPane.Mark.none
    if case .stubbed = fidelity { mark = .standIn }
    let facts = ownFacts(of: step)
    var result = ""
    if let branch = step.branch {
      if case .error = moment.program.branches[branch.index].outcome, isFailure(branch) { mark = .failed }
      result = labels.result(of: branch, self.facts(of: facts))
    }
    let spoken = facts.first { $0.kind == .prompt }?.text
    return FlowPane.Step(
      seconds: seconds(of: step),
      label: spoken.map { labels.name(of: step.action, heard: $0) } ?? labels.name(of: step.action),
      result: result, mark: mark)
  }

  /// An unmatched key or condition is an outcome like another; only real failures are marked.
  private func isFailure(_ branch: BranchIndex) -> Bool {
    moment.program.branches[branch.index].outcome.name != ErrorType.noMatchingCondition.rawValue
  }

  /// The facts between the beginning of a step and the beginning of the next.
  private func ownFacts(of step: Transcript.PathStep) -> [Fact] {
    moment.facts.filter { $0.actionIndex == step.action }
  }

  private func facts(of facts: [Fact]) -> ResultFacts {
    var result = ResultFacts()
    for fact in facts {
      if case .keys(.taken) = fact.detail { result.key = fact.text.first.flatMap(DTMFDigit.init) }
      if fact.kind == .prompt { result.spoken = fact.text }
      if case .lambda(let report) = fact.detail, case .answers(let answer) = report.outcome {
        result.answer = answer.values
      }
    }
    return result
  }

  private func seconds(of step: Transcript.PathStep) -> Int {
    let own = moment.facts.first { $0.actionIndex == step.action }
    return moment.seconds(at: own?.at ?? moment.now)
  }

  private func presentStep(_ action: ActionIndex) -> FlowPane.Step {
    let label = moment.lastPrompt.map { labels.name(of: action, heard: $0) } ?? labels.name(of: action)
    let words: String
    if moment.contact.lambda != nil {
      words = "running"
    } else if moment.contact.prompt != nil {
      words = "speaking"
    } else if moment.asksForKeys {
      words = "waiting for a key"
    } else {
      words = "waiting"
    }
    let since = moment.facts.last { $0.actionIndex == action }?.at ?? moment.now
    var mark = FlowPane.Mark.none
    if case .stubbed = labels.fidelity(of: action) { mark = .standIn }
    return FlowPane.Step(seconds: moment.seconds(at: since), label: label, result: words, mark: mark)
  }

  private func branches(_ action: ActionIndex) -> [FlowPane.Branch] {
    let keys = labels.keyLabels(of: action, spoken: moment.lastPrompt)
    return labels.branches(of: action).map { row in
      let meaning = row.digit.flatMap { digit in keys.first { $0.digit == digit }?.text }
      let label = row.digit.map { "[\($0)] " + (meaning ?? "") } ?? row.deciding
      return FlowPane.Branch(label, to: row.target, key: row.digit?.character)
    }
  }
}
