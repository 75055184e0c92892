import ContactCenter
import FlowEngine

// What agents are shown beside a contact: pages of a flow that runs in a chat with the agent, from the moment the contact
// is accepted (`DefaultAgentUI`) or once it is over (`DisconnectAgentUI`; reference, section 1.3).
extension World {
  /// Begins the flow of the hook for the contact's agent, where one is set, else that of the attribute which does as much.
  @inline(__always) mutating func beginGuide(_ hook: EventHook, _ contact: Int) {
    switch state.contacts[contact].contact.hooks[Int(hook.rawValue)] {
    case .flow(let flow): beginGuide(flow, contact)
    case .unset where mayNamePages(contact) && state.contacts[contact].agent != nil:
      if let flow = guideByAttribute(hook, contact) { beginGuide(flow, contact) }
    case .unset, .off: break
    }
  }

  /// False where neither a flow nor anything from outside can have set an attribute that names pages: with nearly every
  /// contact, which is not looked at more closely then.
  @inline(__always) private func mayNamePages(_ contact: Int) -> Bool {
    center.namesPagesByAttribute || !state.contacts[contact].contact.attributes.others.isEmpty
  }

  /// The flow that the contact's attribute names; nil where there is none, which is said where the attribute names one.
  @inline(never) private mutating func guideByAttribute(_ hook: EventHook, _ contact: Int) -> FlowIndex? {
    guard let attribute = hook.attribute,
      let name = self.attribute(attribute, of: contact), !name.isEmpty
    else { return nil }
    guard let flow = program.flow(referredToAs: name) else {
      sayGuideStandIn(name, attribute, contact)
      return nil
    }
    guard let refusal = FlowUse.hook(hook).refusal(of: program.flows[flow.index]) else { return flow }
    record(.note, "\(attribute): \(refusal)", contact, side: .customer)
    return nil
  }

  @inline(never) private mutating func beginGuide(_ flow: FlowIndex, _ contact: Int) {
    guard let agent = state.contacts[contact].agent else { return }
    let origin = state.contacts[contact].contact
    let known =
      program.rules.guideKnowsAttributes
      ? origin.entries(origin.attributes, names: program.slotNames(.attributes), program) : []
    let call = IncomingCall(
      from: .withheld, to: nil, flow: flow, channel: .chat,
      attributes: known.map { NamedValue(name: $0.name, value: $0.value) })
    let index = freshContact()
    state.contactCount += 1
    state.contacts[index].begin(
      PreparedCall(call, for: program), serial: state.contactCount, seed: state.seed, at: state.now, program)
    state.contacts[index].related = WorldContact.RelatedContact(index: contact, serial: origin.serial)
    state.contacts[index].contact.setAgent(center.preparedAgents[agent])
    let name = program.flows[flow.index].name
    let person = center.agents[agent].name
    tell(of: agent, contact) { "\($0) is shown \(name)" }
    record(
      .call, "\(name) is shown to \(person)", index,
      .call(from: person, to: "", channel: Channel.chat.rawValue))
    state.guides.append(WorldState.Guide(contact: index, agent: agent))
    interpreter.enter(flow, &state.contacts[index].contact)
    becomeReady(index, .customer)
  }

  /// The contact in which an agent is shown pages now; nil when there is none.
  public func guide(ofAgent agent: Int) -> Int? { state.guides.last { $0.agent == agent }?.contact }

  /// The contact is over, and shows nothing any more.
  @inline(__always) mutating func forgetGuide(_ contact: Int) {
    if !state.guides.isEmpty { state.guides.removeAll { $0.contact == contact } }
  }
}

extension WorldState {
  /// A chat in which an agent is shown pages.
  struct Guide: Sendable, BitwiseCopyable {
    let contact: Int
    let agent: Int
  }
}
