import ContactCenter
import FlowEngine
import FlowTestSupport
import Routing
import Testing

@testable import World

/// The figures that GetMetricData loads.
@Suite struct MetricsTests {
  static let load = FlowText(
    [
      ActionText(
        "load", "GetMetricData", #"{"QueueId": "Desk", "QueueChannel": "$.Attributes.channel"}"#, next: "say",
        on: [.init("NoMatchingError", "odd")]),
      Act.say(
        "say",
        "$.Metrics.Queue.Size wait, $.Metrics.Agents.Busy.Count of $.Metrics.Agents.Online.Count speak",
        next: "bye"),
    ], named: "load")

  static func center(_ change: (inout ServiceRules) -> Void) throws -> SmallCenter {
    var rules = ServiceRules()
    change(&rules)
    return try SmallCenter(
      [FlowText(Act.queue(), named: "main"), load], .withAgents(["Ann": (2, 100)]), rules: rules)
  }

  func ask(_ center: SmallCenter, _ channel: Channel = .voice) throws -> [String] {
    let flow = try #require(center.program.flow(referredToAs: "load"))
    var call = IncomingCall(from: .withheld, to: nil, flow: flow)
    call.attributes = [NamedValue(name: "channel", value: channel == .voice ? "Voice" : "Chat")]
    let contact = center.world.receive(call)
    center.look()
    return center.heard(contact)
  }

  @Test func figuresAreSomeSecondsOld() throws {
    let center = try Self.center { $0.metricsAge = 5 }
    center.wait(.seconds(10))
    _ = try center.call()
    _ = try center.call()
    #expect(try ask(center) == ["wait, of speak"])
    center.wait(.seconds(4))
    #expect(try ask(center) == ["wait, of speak"])
    center.wait(.seconds(1))
    #expect(try ask(center) == ["2 wait, 0 of 1 speak"])
    center.wait(.seconds(8))
    #expect(try ask(center) == ["1 wait, 1 of 1 speak"])
  }

  /// Of the seconds before the world began nobody knows; nobody waited then, and no age is below 0.
  @Test func beforeTheFirstFiguresNobodyWaited() throws {
    let center = try Self.center {
      $0.metricsAge = 5
      $0.idleMetrics = .figures
    }
    let waiting = try center.call()
    #expect(try ask(center) == ["0 wait, 0 of 1 speak"])
    center.wait(.seconds(3))
    #expect(try ask(center) == ["0 wait, 0 of 1 speak"])
    let age = center.world.state.contacts[waiting].contact.data(
      "Metrics.Queue.OldestContactAge", center.program)
    #expect(age == nil)
    center.wait(.seconds(3))
    #expect(try ask(center) == ["1 wait, 0 of 1 speak"])
  }

  @Test func figuresCanBeThoseOfThisMoment() throws {
    let center = try Self.center { $0.metricsAge = 0 }
    _ = try center.call()
    #expect(try ask(center) == ["1 wait, 0 of 1 speak"])
    #expect(try ask(center, .chat) == ["0 wait, 0 of 1 speak"])
  }

  @Test func anIdleCenterCanHaveFiguresToo() throws {
    let center = try Self.center { $0.idleMetrics = .figures }
    #expect(try ask(center) == ["0 wait, 0 of 1 speak"])
  }

  /// One agent of the queue in each status.
  @Test func eachStatusOfAgentsIsCounted() throws {
    var rules = ServiceRules()
    rules.metricsAge = 0
    let names = ["Busy", "AfterContactWork", "Missed", "NonProductive", "Available", "Offline"]
    let definition = ContactCenterDefinition(
      name: "small", queues: [QueueDefinition(name: "Desk", agents: Array(names.indices))],
      agents: names.map {
        AgentDefinition(name: $0, answersAfter: nil, state: "Offline", afterContactWork: .minutes(30))
      }, agentStates: ["Break"])
    let states = ["Online", "Available", "Staffed", "AfterContactWork", "Busy", "Missed", "NonProductive"]
    let spoken = states.map { "\($0) $.Metrics.Agents.\($0).Count" }.joined(separator: ", ")
    let ask = FlowText(
      [
        ActionText(
          "load", "GetMetricData", #"{"QueueId": "Desk", "QueueChannel": "Voice"}"#, next: "say",
          on: [.init("NoMatchingError", "odd")]),
        Act.say("say", spoken + " there", next: "bye"),
      ], named: "ask")
    let center = try SmallCenter([FlowText(Act.queue(), named: "main"), ask], definition, rules: rules)
    func act(_ name: String, _ act: AgentAct) throws {
      let isDone = center.world.act(act, agent: try #require(names.firstIndex(of: name)))
      #expect(isDone, "\(name) \(act)")
    }
    for name in ["Busy", "AfterContactWork"] {
      try act(name, .becomesAvailable)
      _ = try center.call()
      try act(name, .answers)
      center.wait(.seconds(5))
    }
    try act("AfterContactWork", .hangsUp)
    try act("Missed", .becomesAvailable)
    let waiting = try center.call()
    try act("Missed", .declines)
    try act("NonProductive", .chooses(AgentStateHandle(2)))
    center.wait(.seconds(7))
    let queue = QueueIndex(0)
    func value(_ metric: Metric) -> Int64? { center.world.value(of: metric, queue, waiting) }
    #expect(value(.contactsInQueue) == 1 && value(.oldestContactAge) == 7000)
    #expect(value(.agentsOnline) == 4 && value(.agentsStaffed) == 3 && value(.agentsAvailable) == 0)
    center.hangUp(waiting)
    try act("Available", .becomesAvailable)
    #expect(value(.contactsInQueue) == 0 && value(.oldestContactAge) == 0)
    let flow = try #require(center.program.flow(referredToAs: "ask"))
    let contact = center.world.receive(IncomingCall(from: .withheld, to: nil, flow: flow))
    #expect(
      center.heard(contact) == [
        "Online 5, Available 1, Staffed 4, AfterContactWork 1, Busy 1, Missed 1, NonProductive 1 there"
      ])
  }

  @Test func whatWasCountedIsForgotten() throws {
    let center = try Self.center { $0.metricsAge = 5 }
    for _ in 1...20 {
      center.hangUp(try center.call())
      center.wait(.seconds(1))
    }
    #expect(center.world.state.pastFigures[0].count <= 7)
  }
}
