extension ContactCenterDefinition {
  /// The same center with other agents, and queues that name them.
  ///
  /// - Parameter served: for each queue of this center the places of its agents.
  public func with(agents: [AgentDefinition], serving served: [[Int]]) -> ContactCenterDefinition {
    precondition(served.count == queues.count, "agents of \(served.count) queues for \(queues.count)")
    return ContactCenterDefinition(
      name: name, zone: zone, language: language, accent: accent, numbers: numbers, flows: flows,
      hours: hours,
      queues: zip(queues, served).map { queue, agents in
        QueueDefinition(
          name: queue.name, arn: queue.arn, hours: queue.hours, capacity: queue.capacity,
          outboundCallerId: queue.outboundCallerId, outboundWhisper: queue.outboundWhisper, agents: agents)
      }, agents: agents, prompts: prompts, lambdas: lambdas, bots: bots, branches: branches, sample: sample,
      callbacks: callbacks, parties: parties, taskTemplates: taskTemplates, caseTemplates: caseTemplates,
      quickConnects: quickConnects, routingProfiles: routingProfiles, agentStates: agentStates)
  }
}
