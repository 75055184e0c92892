import ContactCenter
import FlowEngine
import TerminalUI
import World

/// Makes the list of a queue's contacts out of a world.
enum QueueContactsPresenter {
  static func model(_ queue: QueueIndex, _ world: borrowing World) -> QueueContactsModel {
    let waiting = world.waiting(in: queue)
    var rows: [QueueContactsModel.Row] = []
    for (place, contact) in waiting.enumerated() {
      rows.append(row(contact, place: "\(place + 1)", world))
    }
    for contact in world.state.contacts.indices
    where world.state.contacts[contact].stage.queue == queue && !waiting.contains(contact) {
      rows.append(row(contact, place: "", world))
    }
    return QueueContactsModel(
      queue: world.program.queues[queue.index].name,
      time: world.localTime(at: world.state.now).time.textWithSeconds, rows: rows)
  }

  private static func row(
    _ contact: Int, place: String, _ world: borrowing World
  ) -> QueueContactsModel.Row {
    let state = world.state.contacts[contact]
    let agent = state.agent.map { world.center.agentName($0) } ?? ""
    let words =
      switch state.stage {
      case .queued: agent.isEmpty ? "waits" : "rings at \(agent)"
      case .agentWhisper, .customerWhisper, .outboundWhisper: "\(agent) has answered"
      case .dialing: "is called back by \(agent)"
      case .joined: "with \(agent)"
      case .inFlow, .disconnectFlow, .withThirdParty, .scheduled, .ended: ""
      }
    let waited = world.waited(contact) ?? .zero
    return .init(
      place: place, contact: WallboardName.of(contact, world), state: words,
      seconds: Int(waited.wholeSeconds),
      isLate: !place.isEmpty && waited > world.center.plan.settings.serviceLevel)
  }
}

extension WorldContact.Stage {
  /// The queue in which the contact waits, or by which it came to its agent.
  fileprivate var queue: QueueIndex? {
    switch self {
    case .queued(let queue), .agentWhisper(let queue), .customerWhisper(let queue), .joined(let queue),
      .dialing(let queue), .outboundWhisper(let queue):
      queue
    case .inFlow, .disconnectFlow, .withThirdParty, .scheduled, .ended: nil
    }
  }
}
