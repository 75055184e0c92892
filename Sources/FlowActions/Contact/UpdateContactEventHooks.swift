import ContactCenter
import FlowDocument
import FlowEngine

/// Registers the flow that runs at a moment of the contact: in the queue, as a whisper, on hold, after the agent left.
///
/// Where the flow is not here the service's default for the moment runs, if it has one; the declared branch is taken, else
/// the next action.
struct UpdateContactEventHooks: FlowAction {
  static let description = ActionDescription(
    "UpdateContactEventHooks", in: .contact, "Registers a flow for a moment of the contact",
    fidelity: .exact,
    parameters: [
      ParameterDescription("EventHooks", .map, required: true, dynamic: .single),
      ParameterDescription("EventHooksConfiguration", .map),
    ],
    errors: [.required(.noMatchingError)])

  let branches: BranchTable
  let flow: TextHandle
  let hook: EventHook?
  let isSwitchedOff: Bool
  /// What a flow that is not here stands in with; -1 where nothing is declared.
  let declared: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let members = source.action.parameter("EventHooks")?.members ?? []
    let configured = source.action.parameter("EventHooksConfiguration")?.members ?? []
    let member = members.first ?? configured.first
    if members.count > 1 {
      program.report(
        members[1].key.finding(
          "\"\(source.action.identifier)\" sets \(members.count) event hooks", rule: "parameter-form",
          why: "the service allows one for each action", fix: "use one action for each hook"))
    }
    for other in configured where other.name != member?.name {
      program.report(
        other.key.finding(
          "\"\(source.action.identifier)\" sets \(member?.name ?? "") and configures \(other.name)",
          rule: "parameter-form", why: "an action is about one hook", fix: "use one action for each hook"))
      program.approximate(
        source.index, "its configuration of \(other.name) is not looked at: an action is about one hook")
    }
    let hook = member.flatMap { named in EventHook.allCases.first { $0.name == named.name } }
    if let member, hook == nil {
      program.report(
        member.key.finding(
          "\"\(member.name)\" is no event hook", rule: "parameter-choice",
          why: "the hooks are " + EventHook.allCases.map(\.name).joined(separator: ", ")))
    }
    var reference = members.first?.value.scalarText ?? ""
    if let member = members.first {
      let name = source.action.resourceName(["EventHooks", member.name])
      program.nameResource(member.value, as: name)
      if reference.isEmpty, let name { reference = name }
      program.noteMixed(reference, source, "EventHooks.\(member.name)")
    }
    let isOff = member.map { source.action.switchesOff(hook: $0.name) } ?? false
    if let hook, !isOff { program.need("EventHooks", hook.name, for: .hook(hook), source) }
    return Self(
      branches: source.branches, flow: program.text(reference), hook: hook, isSwitchedOff: isOff,
      declared: program.declaredBranch(source)?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard let hook else {
      return turn.fail(branches, .noMatchingError, &effects, .because("no event hook is named"))
    }
    if isSwitchedOff {
      contact.setHook(hook, .off)
      effects.ask(.fact(.eventHook(hook, nil)))
      return turn.next(branches)
    }
    let name = turn.string(of: flow, &contact)
    if let found = turn.program.flow(referredToAs: name) {
      if let refusal = FlowUse.hook(hook).refusal(of: turn.program.flows[found.index]) {
        return turn.fail(branches, .noMatchingError, &effects, .because(refusal))
      }
      contact.setHook(hook, .flow(found))
      effects.ask(.fact(.eventHook(hook, found)))
      return turn.next(branches)
    }
    guard !name.isEmpty else {
      return turn.fail(
        branches, .noMatchingError, &effects, .lacks("no flow is named for \(hook.name)"))
    }
    // A flow that is not here: what runs where no flow is set runs in its place, and that is said.
    contact.setHook(hook, .unset)
    let instead = hook.hasDefaultFlow ? "the default stands in" : "nothing runs in its place"
    let next = declared < 0 ? turn.next(branches) : .take(BranchIndex(raw: declared))
    effects.askStandIn(
      effects.addText(
        "the flow \"\(turn.program.shownName(of: name))\" for \(hook.name) is not here, \(instead)"), next)
    return next
  }
}
