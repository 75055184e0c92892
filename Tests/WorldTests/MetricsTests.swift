import ContactCenter
import FlowEngine
import FlowTestSupport
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

  @Test func whatWasCountedIsForgotten() throws {
    let center = try Self.center { $0.metricsAge = 5 }
    for _ in 1...20 {
      center.hangUp(try center.call())
      center.wait(.seconds(1))
    }
    #expect(center.world.state.pastFigures[0].count <= 7)
  }
}
