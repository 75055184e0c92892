import ContactCenter
import FlowEngine
import World

/// How long whoever has waited longest in a queue has done so: a callback that keeps its caller's place waits since the caller does.
enum OldestWait {
  /// Of contacts that wait; nil for none.
  static func of(_ contacts: [Int], _ world: borrowing World) -> Milliseconds? {
    var oldest: Timestamp?
    for contact in contacts {
      guard let since = world.state.contacts[contact].queuedAt else { continue }
      oldest = min(since, oldest ?? since)
    }
    return oldest.map { world.state.now - $0 }
  }
}
