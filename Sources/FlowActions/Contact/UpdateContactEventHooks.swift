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
  /// True where the action sets further hooks, against its page.
  let setsMore: Bool
  /// What a flow that is not here stands in with; -1 where nothing is declared.
  let declared: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let members = source.action.parameter("EventHooks")?.members ?? []
    let configured = source.action.parameter("EventHooksConfiguration")?.members ?? []
    let member = members.first ?? configured.first
    if members.count > 1 {
      program.report(
        members[1].key.finding(
          .warning, "\"\(source.action.identifier)\" sets \(members.count) event hooks",
          rule: "parameter-form",
          why: "its page allows one for each action", fix: "use one action for each hook"))
      program.approximate(
        source.index, "its page allows one event hook for each action: here all \(members.count) are set")
    }
    for other in configured where other.name != member?.name {
      program.report(
        other.key.finding(
          "\"\(source.action.identifier)\" sets \(member?.name ?? "") and configures \(other.name)",
          rule: "parameter-form", why: "an action is about one hook", fix: "use one action for each hook"))
      program.approximate(
        source.index, "its configuration of \(other.name) is not looked at: an action is about one hook")
    }
    let hook = member.flatMap { Self.hook(named: $0.name) }
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
    for (place, member) in members.enumerated() {
      guard let hook = Self.hook(named: member.name), !source.action.switchesOff(hook: member.name) else {
        continue
      }
      if place > 0 {
        program.nameResource(member.value, as: source.action.resourceName(["EventHooks", member.name]))
      }
      program.need("EventHooks", hook.name, for: .hook(hook), source)
    }
    return Self(
      branches: source.branches, flow: program.text(reference), hook: hook, isSwitchedOff: isOff,
      setsMore: members.count > 1, declared: program.declaredBranch(source)?.raw ?? -1)
  }

  private static func hook(named name: String) -> EventHook? { EventHook.allCases.first { $0.name == name } }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard let hook else {
      return turn.fail(branches, .noMatchingError, &effects, .because("no event hook is named"))
    }
    let next =
      isSwitchedOff
      ? switchOff(hook, turn, &contact, &effects)
      : set(hook, to: turn.string(of: flow, &contact), turn, &contact, &effects)
    return setsMore ? setOthers(behind: next, turn, &contact, &effects) : next
  }

  /// Sets the hooks behind the first, until one of them fails.
  private func setOthers(
    behind first: Next, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    let action = turn.program.actionSources[contact.execution.action.index].action
    for member in (action.parameter("EventHooks")?.members ?? []).dropFirst() {
      guard let hook = Self.hook(named: member.name) else {
        return turn.fail(
          branches, .noMatchingError, &effects, .because("there is no event hook \"\(member.name)\""))
      }
      let name = turn.program.text(filling: member.value.scalarText ?? "", of: contact)
      let next =
        action.switchesOff(hook: member.name)
        ? switchOff(hook, turn, &contact, &effects) : set(hook, to: name, turn, &contact, &effects)
      guard case .take(let branch) = next, branch == branches.next else { return next }
    }
    return first
  }

  private func switchOff(
    _ hook: EventHook, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    contact.setHook(hook, .off)
    effects.ask(.fact(.eventHook(hook, nil)))
    return turn.next(branches)
  }

  private func set(
    _ hook: EventHook, to name: String, _ turn: borrowing Turn, _ contact: inout Contact,
    _ effects: inout Effects
  ) -> Next {
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
