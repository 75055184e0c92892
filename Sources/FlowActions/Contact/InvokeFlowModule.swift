import ContactCenter
import FlowDocument
import FlowEngine

/// Runs a module, a flow with data of its own, and goes on when it comes back.
///
/// A module sees and changes user attributes; not `$.External`, stored input, flow attributes and what actions loaded.
/// More than 5 modules inside each other, or a module inside itself, is an error. A module that is not here stands in:
/// the declared branch is taken, else the next action.
struct InvokeFlowModule: FlowAction {
  static let description = ActionDescription(
    "InvokeFlowModule", in: .contact, "Runs a module and goes on when it comes back", fidelity: .exact,
    parameters: [
      ParameterDescription("FlowModuleId", .resource("module"), required: true, dynamic: .single),
      ParameterDescription("InputData", .map, dynamic: .text),
    ],
    conditions: .equals([]), errors: [.required(.noMatchingError), .optional(.noMatchingCondition)])

  let branches: BranchTable
  let module: TextHandle
  let input: AssignmentRange
  /// What a module that is not here stands in with; -1 where nothing is declared.
  let declared: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let name = source.action.resourceName(["FlowModuleId"])
    program.need("FlowModuleId", for: .module, source)
    return Self(
      branches: source.branches,
      module: program.module(source, "FlowModuleId", named: name) ?? program.text(""),
      input: program.values(
        // Exports of live instances say "Input", which no page has.
        source.action.parameter(program.rules.moduleInputParameter) ?? source.action.parameter("Input"),
        in: .loaded, under: "Modules.Input"),
      declared: program.declaredBranch(source)?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard let found = turn.module(module, &contact) else {
      return isNotHere(turn, &contact, &effects)
    }
    if let refusal = contact.refusal(ofModule: found) {
      return turn.fail(branches, .noMatchingError, &effects, Self.reason(refusal, found, turn))
    }
    turn.gatherValues(input, &contact, &effects)
    return .invoke(found)
  }

  private static func reason(_ refusal: ModuleRefusal, _ module: FlowIndex, _ turn: borrowing Turn)
    -> FailureReason
  {
    let name = turn.program.flows[module.index].name
    switch refusal {
    case .runsAlready:
      return .because("the module \"\(name)\" runs already: the service stops recursion (InvokeFlowModule)")
    case .tooDeep:
      let limit = Contact.moduleDepthLimit
      return .because("the module \"\(name)\" would be nested deeper than \(limit)")
    }
  }

  private func isNotHere(
    _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    let name = turn.string(of: module, &contact)
    if name.isEmpty {
      return turn.fail(branches, .noMatchingError, &effects, .lacks("no module is named"))
    }
    if let flow = turn.program.flow(referredToAs: name),
      let refusal = FlowUse.module.refusal(of: turn.program.flows[flow.index])
    {
      return turn.fail(branches, .noMatchingError, &effects, .because(refusal))
    }
    let chooses = turn.rules.moduleResultBranches && branches.hasConditions
    let onward = chooses ? turn.unmatched(branches) : turn.next(branches)
    let next = declared < 0 ? onward : .take(BranchIndex(raw: declared))
    let shown = turn.program.shownName(of: name)
    effects.askStandIn(
      effects.addText("the module \"\(shown)\" is not here, the flow goes on without it"), next)
    return next
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .moduleReturned(let result) = event else { return .ignored }
    guard turn.rules.moduleResultBranches else { return turn.next(branches) }
    guard result.isMissing else { return turn.take(branches, matching: result, &contact) }
    // A module that names no branch is as good as done, unless there are branches to choose from.
    guard branches.hasConditions else { return turn.next(branches) }
    effects.askWhy("the module came back without naming a branch")
    return turn.unmatched(branches)
  }
}
