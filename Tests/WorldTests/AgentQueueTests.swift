import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// Contacts that wait for one agent alone.
@Suite struct AgentQueueTests {
  static let errors: [ActionText.Failure] = [
    .init("NoMatchingError", "odd"), .init("QueueAtCapacity", "full"), .init("NoMatchingCondition", "odd"),
  ]

  static func choose(_ agent: String, next: String = "transfer") -> ActionText {
    ActionText(
      "choose", "UpdateContactTargetQueue", "{\"AgentId\": \"\(agent)\"}", next: next, on: errors)
  }

  static let transfer = Act.queue()[1]
  static let words = [Act.say("odd", "an error", next: "bye"), Act.say("full", "no room", next: "bye")]

  static func center(_ actions: [ActionText], more: [FlowText] = []) throws -> SmallCenter {
    try SmallCenter(
      [FlowText(actions + words, named: "main")] + more, .withAgents(["Ann": (2, 10), "Bo": (3, 10)]))
  }

  @Test func onlyThatAgentIsOffered() throws {
    let center = try Self.center([Self.choose("Bo"), Self.transfer])
    let first = try center.call()
    let second = try center.call()
    center.wait(.minutes(1))
    #expect(center.texts(.queue, first) == ["entered queue Bo, place 1"])
    #expect(center.texts(.agent, first).first == "offered to Bo")
    #expect(center.texts(.agent, second).filter { $0.hasPrefix("offered") } == ["offered to Bo"])
  }

  @Test func tenMayWait() throws {
    let center = try Self.center([Self.choose("Bo"), Self.transfer])
    _ = center.world.act(.becomesUnavailable, agent: 1)
    for _ in 1...10 { _ = try center.call() }
    #expect(center.heard(try center.call()) == ["no room"])
  }

  @Test func anAgentsQueueHasNoHours() throws {
    let hours = ActionText(
      "hours", "CheckHoursOfOperation", "{}", next: "odd",
      if: [.init("True", "bye"), .init("False", "bye")], on: Self.errors)
    let center = try Self.center([Self.choose("Bo", next: "hours"), hours])
    #expect(center.heard(try center.call()) == ["an error"])
  }

  @Test(arguments: [("Ann", "free"), ("Bo", "busy")]) func anAgentIsFreeOrNot(agent: String, heard: String)
    throws
  {
    let check = ActionText(
      "check", "CheckMetricData", "{\"MetricType\": \"NumberOfAgentsAvailable\", \"AgentId\": \"\(agent)\"}",
      next: "odd", if: [.init("0", "free", by: "NumberGreaterThan")],
      on: [.init("NoMatchingCondition", "busy"), .init("NoMatchingError", "odd")])
    let center = try Self.center([
      check, Act.say("free", "free", next: "bye"), Act.say("busy", "busy", next: "bye"),
    ])
    _ = center.world.act(.becomesUnavailable, agent: 1)
    #expect(center.heard(try center.call()) == [heard])
  }

  @Test func aContactMovesToAnAgentsQueueFromTheQueueFlow() throws {
    let move = FlowText(
      [
        ActionText(
          "move", "DequeueContactAndTransferToQueue", #"{"AgentId": "Bo"}"#, next: "odd", on: Self.errors)
      ] + Self.words, named: "waiting")
    let center = try Self.center(
      [Act.hook("hook", "CustomerQueue", "waiting", next: "queue")] + Act.queue(), more: [move])
    _ = center.world.act(.becomesUnavailable, agent: 0)
    _ = center.world.act(.becomesUnavailable, agent: 1)
    let contact = try center.call()
    #expect(
      center.texts(.queue, contact).prefix(2) == ["entered queue Desk, place 1", "entered queue Bo, place 1"])
  }

  @Test func aCallbackWaitsForOneAgent() throws {
    let callback = ActionText(
      "callback", "CreateCallbackContact",
      #"{"AgentId": "Bo", "InitialCallDelaySeconds": "1", "MaximumConnectionAttempts": "1", "RetryDelaySeconds": "60"}"#,
      next: "bye", on: Self.errors)
    let number = ActionText(
      "number", "UpdateContactCallbackNumber", #"{"CallbackNumber": "$.CustomerEndpoint.Address"}"#,
      next: "callback",
      on: [.init("InvalidCallbackNumber", "odd"), .init("CallbackNumberNotDialable", "odd")])
    let center = try Self.center([number, callback])
    let contact = try center.call(from: "+919811112222") + 1
    center.wait(.minutes(1))
    #expect(center.texts(.agent, contact).contains("joined with Bo"))
  }
}
