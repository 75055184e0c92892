import FlowEngine
import World

/// A transcript as text, every field of every line: what two runs are compared by.
public enum Trace {
  public static func lines(of world: borrowing World) -> [String] {
    let entries = world.observer.entries.map { entry in
      "\(entry.at.nanoseconds) \(entry.contact) \(entry.kind.rawValue) [\(entry.flow)/\(entry.action)] "
        + "\(entry.text) {\(words(entry.detail))}"
    }
    let steps = world.observer.path.map { step in
      "\(step.contact) \(step.number) action \(step.action.raw) branch \(step.branch.map { Int($0.raw) } ?? -1) "
        + "entry \(step.firstEntry)"
    }
    return entries + steps
  }

  private static func words(_ detail: TranscriptEntry.Detail) -> String {
    switch detail {
    case .none: ""
    case .call(let from, let to, let channel): "\(from) \(to) \(channel)"
    case .prompt(let spoken, let isInterruptible, let isIterative, let side, let wasCut, let count):
      "\(spoken.length.count) \(isInterruptible) \(isIterative) \(side) \(wasCut) \(count ?? -1)"
    case .keys(let fate): "\(fate)"
    case .said(let isHeard, let isTyped): "\(isHeard) \(isTyped)"
    case .chose(let fields, let isShown): "\(fields.map { "\($0.name)=\($0.value)" }) \(isShown)"
    case .bot(let report):
      "\(report.name) \(report.intent ?? "-") \(report.score) \(report.slots.map { "\($0.name)=\($0.value)" })"
    case .lambda(let report):
      "\(report.parameters.map(\.words)) \(words(report.outcome)) \(report.duration.count)"
    case .queue(let name), .agent(let name, _), .coached(let name): name
    case .row(let change):
      "\(change.table) \(change.words) \(change.kind == .added) \(change.kind == .removed)"
    case .standIn(let type, let branch): "\(type) \(branch ?? "-")"
    case .ended(let by): by
    case .printed(let function): function
    case .spoke(let agent, let isHeard): "\(agent) \(isHeard)"
    }
  }

  private static func words(_ outcome: LambdaOutcome?) -> String {
    switch outcome {
    case nil: "-"
    case .answers(let answer): answer.text
    case .fails(_, let why): why
    }
  }
}
