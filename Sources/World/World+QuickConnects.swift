import ContactCenter
import FlowEngine
import Routing

// How things stand at the other end of quick connects.
extension World {
  /// Why nobody is reached by a quick connect as things stand: "Anita George is offline".
  ///
  /// - Parameters:
  ///   - number: its place in the center.
  ///   - contact: who is to be transferred.
  public func obstacle(to number: Int, of contact: Int) -> String {
    let definition = center.definition
    switch definition.quickConnects[number].target {
    case .agent(let agent):
      // TransferContactToAgent is for calls alone (reference, section 2.5), and the default flow has nothing else.
      let channel = state.contacts[contact].contact.channel
      if channel != .voice, definition.quickConnects[number].flow == nil {
        return
          "the default transfer flow calls agents for calls alone, \(channel.words) needs a quick connect with a flow of its own"
      }
      return "\(definition.agents[agent].name) \(Self.words(for: status(ofAgent: agent)))"
    case .queue(let queue):
      let name = definition.queues[queue].name
      let isFull = program.queue(name).flatMap { handle in
        capacity(of: handle).map { figures(of: handle).contactsInQueue >= $0 }
      }
      return isFull == true ? "the queue \(name) is full" : "its flow put nobody into the queue \(name)"
    }
  }

  /// Why an agent is not called: what goes behind the name.
  static func words(for status: AgentStatus) -> String {
    switch status {
    case .available: "was not called by its flow"
    case .pending: "is being called by somebody else"
    case .busy: "is with another contact"
    case .afterContactWork: "has work to do after a contact"
    case .missed: "missed a contact, and takes none now"
    case .error: "has a dead telephone"
    case .offline: "is offline"
    case .nonProductive: "takes no contacts now"
    }
  }
}
