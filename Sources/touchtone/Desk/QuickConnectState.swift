import ContactCenter
import FlowEngine
import Routing
import World

/// How things stand at the other end of a quick connect: why nobody is reached there.
struct QuickConnectState {
  /// "Anita George is offline".
  let words: String

  /// - Parameter number: its place in the center.
  init(_ number: Int, _ world: borrowing World) {
    let definition = world.center.definition
    switch definition.quickConnects[number].target {
    case .agent(let agent):
      words = "\(definition.agents[agent].name) \(Self.words(world.status(ofAgent: agent)))"
    case .queue(let queue):
      let name = definition.queues[queue].name
      let isFull = world.program.queue(name).map { handle in
        world.capacity(of: handle).map { world.figures(of: handle).contactsInQueue >= $0 } ?? false
      }
      words = isFull == true ? "the queue \(name) is full" : "its flow put nobody into the queue \(name)"
    }
  }

  private static func words(_ status: AgentStatus) -> String {
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
