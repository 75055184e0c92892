import ContactCenter
import FlowAnalysis
import FlowEngine
import TerminalUI

/// The way the contact took through its flows, and the branches of where it stands.
struct FlowPanePresenter {
  let labels: FlowLabels
  let moment: Moment

  /// No pane shows more of the way than this.
  private static let longestPath = 80

  var pane: FlowPane {
    let action = moment.action ?? moment.story.visits.last?.action
    let flow = action.map { moment.program.actionSources[$0.index].flow }
    return FlowPane(
      flowName: flow.map { moment.program.flows[$0.index].name } ?? "",
      stepCount: moment.contact.contact.actionCount, path: Array(moment.story.path.suffix(Self.longestPath)),
      present: moment.action.map(presentStep), branches: moment.action.map(branches) ?? [])
  }

  private func presentStep(_ action: ActionIndex) -> FlowPane.Step {
    let writer = StepWriter(labels: labels, program: moment.program)
    let label = moment.lastPrompt.map { labels.name(of: action, heard: $0) } ?? labels.name(of: action)
    let words: String
    if moment.isAboutToBegin {
      words = "begins next"
    } else if moment.contact.lambda != nil {
      words = "running"
    } else if let prompt = moment.contact.prompt {
      words = prompt.isIterative ? "playing" : "speaking"
    } else if moment.asksForKeys {
      words = moment.storesInput ? "waiting for keys" : "waiting for a key"
    } else {
      words = "waiting"
    }
    // What begins next may have been visited before, at another time.
    let since = moment.isAboutToBegin ? moment.now : moment.visit?.at ?? moment.now
    return FlowPane.Step(
      seconds: moment.seconds(at: since), label: label, result: words, mark: writer.mark(of: action))
  }

  /// What is on offer here; while a Lambda runs, where its answers lead.
  private func branches(_ action: ActionIndex) -> [FlowPane.Branch] {
    let keys = labels.keyLabels(of: action, spoken: moment.lastPrompt)
    return labels.outlook(from: action).compactMap { row in
      guard let digit = row.digit else {
        return FlowPane.Branch(
          row.deciding, short: Self.short(row.deciding), to: moment.target(of: row, labels))
      }
      let key = keys.first { $0.digit == digit }
      guard key?.isOffered != false else { return nil }
      return FlowPane.Branch(
        "[\(digit)] " + (key?.text ?? ""), to: target(ofKey: row), key: digit.character)
    }
  }

  /// What decides a branch of an input, in a word.
  private static func short(_ deciding: String) -> String? {
    if deciding == "other key" || deciding == "not a number" { return "other" }
    return deciding.hasPrefix("silence") ? "silence" : nil
  }

  /// A key on offer passes the test whether it is on offer: what comes then is worth telling.
  private func target(ofKey row: BranchLabel) -> String {
    guard let test = row.targetAction, moment.program.actionSources[test.index].action.type == "Compare",
      let passed = labels.branches(of: test).first
    else { return row.target }
    return passed.target
  }
}
