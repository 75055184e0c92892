import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// The action under its two names: by which steps agents are matched, each for its time, by what center.json says that
/// they can do. Behind the last step every agent of the queue is.
protocol RoutingCriteriaAction: FlowAction {
  var branches: BranchTable { get }
  /// False where there is nothing to match by.
  var isGood: Bool { get }
  /// What the contact record keeps of it.
  var facts: AssignmentRange { get }

  init(branches: BranchTable, isGood: Bool, facts: AssignmentRange)
}

extension RoutingCriteriaAction {
  /// Its description under one of the names, with the parameter as that one has it.
  static func described(as type: String, _ parameter: ParameterDescription) -> ActionDescription {
    ActionDescription(
      type, in: .flowControl, "Sets how agents are matched",
      fidelity: .exact,
      parameters: [parameter], errors: [.required(.noMatchingError)],
      flowTypes: [.contactFlow, .customerQueue, .agentTransfer, .queueTransfer, .module])
  }

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      branches: source.branches, isGood: hasSteps(source, &program),
      facts: program.object(
        source.action.parameter("RoutingCriteria"), in: .data, under: "RoutingCriteria"))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard isGood else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .because("there are no steps to match agents by that can be read"))
    }
    turn.set(facts, &contact, &effects)
    turn.gather(facts, &contact, &effects)
    effects.ask(.setRoutingCriteria)
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered(let isDone) = event else { return .ignored }
    return isDone
      ? turn.next(branches)
      : turn.fail(
        branches, .noMatchingError, &effects, .lacks("the steps to match agents by are not well formed"))
  }

  /// True when there are steps that can be read; else what is wrong is reported.
  private static func hasSteps(_ source: ActionSource, _ program: inout ProgramBuilder) -> Bool {
    let steps = source.action.parameter("RoutingCriteria", program.rules.routingStepsParameter)
    let list = steps?.elements ?? []
    guard !list.isEmpty else {
      if program.isReference(source.action.parameter("RoutingCriteria")) || program.isReference(steps) {
        return true
      }
      report("has no steps to match agents by", at: steps ?? source.action.value, source, &program)
      return false
    }
    do throws(RoutingSteps.Fault) {
      _ = try RoutingSteps(list, hasReferences: true)
      return true
    } catch {
      report(
        "has steps to match agents by that cannot be read: \(error.words)", at: error.value, source, &program)
      return false
    }
  }

  private static func report(
    _ words: String, at value: JSONValue, _ source: ActionSource, _ program: inout ProgramBuilder
  ) {
    program.report(
      value.finding(
        .warning, "\"\(source.action.identifier)\" \(words)", rule: "parameter-form",
        why: "it takes NoMatchingError",
        fix: "write \"RoutingCriteria\": {\"Steps\": [{\"Expression\": …}]}"))
  }
}
