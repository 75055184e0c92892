import ContactCenter
import Diagnostics

/// What a center says of routing that calls do not show: agents are offered contacts of their queues as they come.
enum UnplayedRouting {
  /// One finding that names all of it; nil where there is none.
  static func finding(_ center: ContactCenterDefinition, in file: String) -> Diagnostic? {
    let queues = center.routingProfiles.flatMap(\.queues)
    let channels = center.routingProfiles.flatMap(\.channels)
    let agents = center.agents
    let said: [(String, Bool)] = [
      ("\"priority\"", queues.contains { $0.priority != 1 }),
      ("\"delaySeconds\"", queues.contains { $0.delay != .zero }),
      ("\"channels\"", queues.contains { $0.channels != nil } || channels.contains { $0 != .init(.voice) }),
      ("\"agentStates\"", !center.agentStates.isEmpty),
      ("\"state\"", agents.contains { $0.state != nil }),
      ("\"afterContactWorkSeconds\"", agents.contains { $0.afterContactWork != .zero }),
      ("\"autoAccept\"", agents.contains(where: \.acceptsAtOnce)),
    ]
    let keys = said.filter(\.1).map(\.0)
    guard !keys.isEmpty else { return nil }
    return Diagnostic(
      .warning, in: file, "calls do not follow \(keys.joined(separator: ", ")) yet",
      rule: "routing-not-played",
      why:
        "a routing profile says which queues an agent serves; the longest available agent is offered who comes first",
      fix: "leave them where they are, or test without them")
  }
}
