import ContactCenter
import Testing

@testable import Routing

@Suite struct RoutingPlanTests {
  @Test func agentsWithoutProfilesServeTheQueuesThatNameThem() {
    let center = ContactCenterDefinition(
      name: "c",
      queues: [
        QueueDefinition(name: "a", capacity: 3, agents: [0, 1]), QueueDefinition(name: "b", agents: [2, 1]),
      ],
      agents: [
        AgentDefinition(name: "m"), AgentDefinition(name: "n", state: "Break", afterContactWork: .seconds(9)),
        AgentDefinition(name: "o", profile: 0, state: "Offline", acceptsAtOnce: true),
      ],
      routingProfiles: [RoutingProfileDefinition(name: "p", queues: [.init(1, priority: 3)])],
      agentStates: ["Lunch", "Break"])
    let plan = RoutingPlan(of: center)
    #expect(plan.queues == [.init(capacity: 3), .init()])
    #expect(plan.profiles.map { $0.queues.map(\.queue) } == [[1], [0], [0, 1]])
    #expect(plan.agents.map(\.profile) == [1, 2, 0])
    #expect(plan.agents.map(\.state) == [RoutingPlan.available, AgentStateHandle(3), RoutingPlan.offline])
    #expect(plan.agents[1].afterContactWork == .seconds(9) && plan.agents[2].acceptsAtOnce)
    #expect(plan.states == [.available, .offline, .nonProductive, .nonProductive])
    #expect(plan.queue(ofAgent: 1) == 3)
  }

  @Test func agentsWhomTheSameQueuesNameAreAlike() {
    let center = ContactCenterDefinition(
      name: "c", queues: [QueueDefinition(name: "a", agents: [0, 1, 2])],
      agents: (0..<3).map { AgentDefinition(name: "\($0)") })
    let plan = RoutingPlan(of: center)
    #expect(plan.profiles.count == 1 && plan.agents.allSatisfy { $0.profile == 0 })
  }
}
