import ContactCenter
import Diagnostics
import FlowDocument

// The queues of single agents: each has one as soon as a flow asks for it.

extension ProgramBuilder {
  /// The wording by which an action names an agent, whose queue is made known; nil where it names none.
  ///
  /// Whom an attribute names is known only while the flow runs, so that every agent of the center has a queue then.
  public mutating func agent(_ source: ActionSource, _ parameter: String = "AgentId") -> TextHandle? {
    let name = source.action.resourceName([parameter])
    guard let wording = resource(source, parameter, named: name) else { return nil }
    guard let id = staticReference(source, parameter, named: name) else {
      for agent in parts.center.agents.indices { addQueue(ofAgent: agent) }
      if parts.isLoneFlow, parts.unknownAgentQueue == nil {
        parts.unknownAgentQueue = addQueue(ofAgentNamed: "unknown agent", [], arn: nil, .notHere)
      }
      return wording
    }
    if let agent = parts.center.agents.index(of: id) {
      addQueue(ofAgent: agent)
    } else if parts.isLoneFlow {
      let last = Self.lastPart(of: id)
      _ = addQueue(ofAgentNamed: name ?? last, [id, last] + (name.map { [$0] } ?? []), arn: id, .notHere)
    } else {
      let value = source.action.parameter(parameter) ?? source.action.value
      let names = parts.center.agents.map { "\"\($0.name)\"" }
      report(
        value.finding(
          .warning, "\"\(source.action.identifier)\" names an agent that center.json does not have",
          rule: "unknown-agent-queue",
          why: names.isEmpty ? "center.json has none" : "it has " + names.joined(separator: ", ")))
    }
    return wording
  }

  mutating func addQueue(ofAgent number: Int) {
    let agent = parts.center.agents[number]
    _ = addQueue(
      ofAgentNamed: agent.name, Self.references(agent.name, agent.arn),
      arn: agent.arn.map(Self.queueARN), .agent(number))
  }

  /// Adds a queue for an agent who has none; the agent's queue.
  private mutating func addQueue(
    ofAgentNamed name: String, _ references: [String], arn: String?, _ owner: ProgramQueue.Owner
  ) -> QueueIndex {
    for reference in references {
      if let known = parts.agentQueueReferences[reference] { return known }
    }
    let queue = QueueIndex(parts.queues.count)
    var all = references
    if let arn, !all.contains(arn) { all.append(arn) }
    addQueue(name: name, references: all, arn: arn, outbound: nil, definition: nil, owner: owner)
    for reference in all { parts.agentQueueReferences[reference] = queue }
    return queue
  }

  /// The ARN of an agent's queue, which has the agent's own id (reference, section 1.1).
  private static func queueARN(ofAgent arn: String) -> String {
    guard let place = arn.firstRange(of: "/agent/"), !arn.contains("/queue/") else { return arn }
    return arn[..<place.lowerBound] + "/queue" + arn[place.lowerBound...]
  }
}
