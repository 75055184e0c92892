import FlowEngine
import FlowTestSupport
import Testing

/// A flow that goes on and on without waiting.
@Suite struct SilentLoopTests {
  static func set(_ identifier: String, next: String) -> ActionText {
    ActionText(identifier, "UpdateContactAttributes", #"{"Attributes": {"a": "1"}}"#, next: next)
  }

  @Test func isStoppedAtTheLimitAndNamed() throws {
    let call = try Call.begin(
      ActionText("greet", "MessageParticipant", #"{"Text": "Hi"}"#, next: "one"),
      Self.set("one", next: "two"), Self.set("two", next: "three"), Self.set("three", next: "two"))
    call.deliver(.promptFinished)
    #expect(call.departure == .silentLoop)
    #expect(call.contact.actionCount == ServiceRules().actionsWithoutWaitLimit + 1)
    #expect(call.program.silentLoop(of: call.contact).map(call.program.identifier) == ["two", "three"])
    let finding = try #require(call.program.silentLoopFinding(call.contact))
    #expect(finding.message == "the flow loops without waiting: \"two\" → \"three\" → \"two\"")
    #expect(finding.rule == "silent-loop")
    #expect(finding.place?.sourceLine.contains("\"Identifier\": \"two\"") == true)
  }

  @Test func anActionThatLeadsToItselfIsNamed() throws {
    let call = try Call.begin(Self.set("self", next: "self"))
    #expect(call.program.silentLoop(of: call.contact).map(call.program.identifier) == ["self"])
  }

  @Test func hoursAndMetricsAreNoWait() throws {
    let call = try Call.begin(
      ActionText(
        "hours", "CheckHoursOfOperation", #"{"HoursOfOperationId": "Office"}"#, next: "end",
        if: [.init("True", "metric"), .init("False", "end")]),
      ActionText(
        "metric", "CheckMetricData", #"{"MetricType": "NumberOfAgentsStaffed", "QueueId": "Sales"}"#,
        next: "end",
        on: [.init("NoMatchingCondition", "hours")]))
    var turns = 0
    while call.isWaiting, turns < 20_000 {
      turns += 1
      call.deliver(call.last == "hours" ? .hoursAnswered(.open) : .metricAnswered(0))
    }
    #expect(call.departure == .silentLoop)
    #expect(call.program.silentLoop(of: call.contact).map(call.program.identifier) == ["hours", "metric"])
  }

  @Test func aLoopThatGoesRoundByChanceNamesAllItsActions() throws {
    let call = try Call.begin(
      ActionText(
        "chance", "DistributeByPercentage", next: "left", if: [.init("51", "left", by: "NumberLessThan")],
        on: [.init("NoMatchingCondition", "right")]), Self.set("left", next: "chance"),
      Self.set("right", next: "chance"))
    #expect(call.departure == .silentLoop)
    #expect(
      Set(call.program.silentLoop(of: call.contact).map(call.program.identifier)) == [
        "chance", "left", "right",
      ])
    #expect(call.program.silentLoop(of: call.contact).first.map(call.program.identifier) == "chance")
  }

  @Test func aLoopThatWaitsGoesOnForEver() throws {
    let call = try Call.begin(
      ActionText("say", "MessageParticipant", #"{"Text": "Hi"}"#, next: "set"), Self.set("set", next: "say"))
    for _ in 0..<12_000 { call.deliver(.promptFinished) }
    #expect(call.isWaiting)
    #expect(call.program.silentLoopFinding(call.contact) == nil)
  }

  @Test(arguments: [100, 511, 512, 513, 2000]) func theLimitIsASetting(limit: Int) throws {
    var rules = ServiceRules()
    rules.actionsWithoutWaitLimit = limit
    let call = try Call.begin(
      Self.set("one", next: "two"), Self.set("two", next: "three"), Self.set("three", next: "one"),
      rules: rules)
    #expect(call.departure == .silentLoop)
    #expect(call.contact.actionCount == limit)
    #expect(
      call.program.silentLoop(of: call.contact).map(call.program.identifier) == ["one", "two", "three"])
  }

  @Test func aLongLoopIsShownByItsBeginning() throws {
    let actions = (0..<20).map { Self.set("a\($0)", next: "a\(($0 + 1) % 20)") }
    let call = Call(try Program.linking([FlowText(actions)]))
    call.begin()
    #expect(call.program.silentLoop(of: call.contact).count == 20)
    let message = try #require(call.program.silentLoopFinding(call.contact)).message
    #expect(message.hasSuffix("\"a7\" → … → \"a0\""))
  }
}
