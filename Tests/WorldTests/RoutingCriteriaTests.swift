import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// Whom a contact is offered to by the steps of its routing criteria.
@Suite struct RoutingCriteriaTests {
  static func english(_ level: String, _ seconds: Int? = nil) -> String {
    let condition =
      #"{"Name": "Language", "Value": "English", "ProficiencyLevel": \#(level), "ComparisonOperator": "NumberGreaterOrEqualTo"}"#
    let expiry = seconds.map { #", "Expiry": {"DurationInSeconds": \#($0)}"# } ?? ""
    return #"{"Expression": {"AttributeCondition": \#(condition)}\#(expiry)}"#
  }

  static func agent(_ name: String, _ levels: [(String, String, Int)]) -> AgentDefinition {
    AgentDefinition(
      name: name, arn: "arn:x/agent/\(name)-id", answersAfter: .seconds(60),
      proficiencies: levels.map { AgentDefinition.Proficiency(name: $0.0, value: $0.1, level: $0.2) })
  }

  static let definition = ContactCenterDefinition(
    name: "small", queues: [QueueDefinition(name: "Desk", agents: [0, 1, 2])],
    agents: [
      agent("Ann", []), agent("Bo", [("Language", "English", 2)]),
      agent("Cy", [("Language", "English", 4), ("Skill", "Loans", 3)]),
    ])

  /// A call with these steps, in the middle of the queue flow or before it.
  static func center(_ steps: String, inQueue: Bool = false) throws -> SmallCenter {
    let set = ActionText(
      "set", "UpdateRoutingCriteria", "{\"RoutingCriteria\": {\"Steps\": [\(steps)]}}",
      next: inQueue ? "wait" : "queue", on: [.init("NoMatchingError", "odd")])
    let odd = Act.say("odd", "an error", next: "bye")
    let wait = ActionText(
      "wait", "MessageParticipantIteratively", #"{"Messages": [{"Text": "music"}]}"#)
    if inQueue {
      return try SmallCenter(
        [
          FlowText(
            [Act.hook("hook", "CustomerQueue", "waiting", next: "queue")] + Act.queue(), named: "main"),
          FlowText([set, wait, odd], named: "waiting"),
        ], definition)
    }
    return try SmallCenter([FlowText([set] + Act.queue() + [odd], named: "main")], definition)
  }

  func offers(_ center: SmallCenter, _ contact: Int) -> [String] {
    center.story(of: contact, [.agent, .note]).filter { !$0.contains("answered") }
  }

  @Test(arguments: [
    (english("4"), "Cy"), (english("2"), "Bo"), (english("\"4.0\""), "Cy"),
    (
      #"{"Expression": {"NotAttributeCondition": {"Name": "Language", "Value": "English", "ProficiencyLevel": 1}}}"#,
      "Ann"
    ),
    (
      #"{"Expression": {"AndExpression": [{"AttributeCondition": {"Name": "Language", "Value": "English", "ProficiencyLevel": 1}}, {"AttributeCondition": {"Name": "Skill", "Value": "Loans", "ProficiencyLevel": 1}}]}}"#,
      "Cy"
    ),
    (
      #"{"Expression": {"OrExpression": [{"AttributeCondition": {"Name": "Skill", "Value": "Loans", "ProficiencyLevel": 5}}, {"AttributeCondition": {"Name": "Language", "Value": "English", "ProficiencyLevel": 1}}]}}"#,
      "Bo"
    ),
    (
      #"{"Expression": {"AttributeCondition": {"Name": "Language", "Value": "English", "ComparisonOperator": "Range", "Range": {"MinProficiencyLevel": 3, "MaxProficiencyLevel": 5}}}}"#,
      "Cy"
    ),
    (
      #"{"Expression": {"AttributeCondition": {"MatchCriteria": {"AgentsCriteria": {"AgentIds": ["Bo-id"]}}, "ComparisonOperator": "Match"}}}"#,
      "Bo"
    ),
  ])
  func theAgentWhoFitsIsOfferedTheContact(step: String, agent: String) throws {
    let center = try Self.center(step)
    let contact = try center.call()
    #expect(offers(center, contact) == ["0.0 agent offered to \(agent)"])
  }

  /// As the block's page has it: set by a Lambda whose answer is JSON.
  @Test(arguments: [
    #""$.External.RoutingCriteria""#, #""$.LambdaInvocation.ResultData.RoutingCriteria""#,
    #"{"Steps": "$.External.RoutingCriteria.Steps"}"#,
  ])
  func criteriaThatALambdaGivesAsAnObjectAreTaken(criteria: String) throws {
    let answer = #"{"RoutingCriteria": {"Steps": [\#(Self.english("4", 10))]}, "other": {"a": "1"}}"#
    let definition = ContactCenterDefinition(
      name: "small", queues: Self.definition.queues, agents: Self.definition.agents,
      lambdas: [LambdaDefinition(name: "ask", binding: .returnsNested([], text: answer))])
    let flow = FlowText(
      [
        Act.invoke("ask", "ask", next: "set", responseType: "JSON"),
        ActionText(
          "set", "UpdateRoutingCriteria", #"{"RoutingCriteria": \#(criteria)}"#, next: "queue",
          on: [.init("NoMatchingError", "odd")]),
      ] + Act.queue() + [Act.say("odd", "an error", next: "bye")], named: "main")
    let center = try SmallCenter([flow], definition)
    let contact = try center.call()
    center.wait(Milliseconds(80))
    #expect(offers(center, contact) == ["0.08 agent offered to Cy"])
    let engine = center.world.state.contacts[contact].contact
    let kept = ["RoutingCriteria", "RoutingCriteria.Steps"].compactMap { engine.data($0, center.program) }
    #expect(kept.count == 1 && kept[0].contains(#"[{"Expression":{"#))
  }

  @Test func aStepExpiresAndTheNextOneCounts() throws {
    let center = try Self.center(Self.english("5", 10) + "," + Self.english("3", 10))
    let contact = try center.call()
    center.wait(.seconds(15))
    #expect(offers(center, contact) == ["10.0 note routing step 1 is over", "10.0 agent offered to Cy"])
  }

  @Test func behindTheLastStepEveryAgentFits() throws {
    let center = try Self.center(Self.english("5", 10))
    let contact = try center.call()
    center.wait(.seconds(15))
    #expect(offers(center, contact) == ["10.0 note routing step 1 is over", "10.0 agent offered to Ann"])
  }

  @Test func aStepWithoutATimeLimitStays() throws {
    let center = try Self.center(Self.english("5"))
    let contact = try center.call()
    center.wait(.minutes(10))
    #expect(offers(center, contact) == [])
  }

  @Test func whoWaitsBehindIsOfferedWhereTheFirstFitsNobody() throws {
    let center = try Self.center(Self.english("4"))
    let first = try center.call()
    let second = try center.call()
    #expect(offers(center, first) == ["0.0 agent offered to Cy"])
    #expect(offers(center, second) == [])
    center.hangUp(first)
    #expect(offers(center, second) == ["0.0 agent offered to Cy"])
  }

  @Test func criteriaThatAreSetInTheQueueHoldFromThenOn() throws {
    let center = try Self.center(Self.english("5", 10), inQueue: true)
    for agent in 0...2 { _ = center.world.act(.becomesUnavailable, agent: agent) }
    let contact = try center.call()
    for agent in 0...2 { _ = center.world.act(.becomesAvailable, agent: agent) }
    center.look()
    center.wait(.seconds(15))
    #expect(offers(center, contact) == ["10.0 note routing step 1 is over", "10.0 agent offered to Ann"])
  }

  @Test(arguments: [
    #"{"Expression": {}}"#, #"{"Expression": {"AttributeCondition": {"Name": "Language"}}}"#,
    english("9"), english("\"high\""), #"{"Expression": {"AndExpression": []}}"#,
    #"{"Expression": {"AttributeCondition": {"Name": "a", "Value": "b", "ComparisonOperator": "Likes"}}}"#,
  ])
  func whatIsNotWellFormedIsAnError(step: String) throws {
    let center = try Self.center(step)
    #expect(center.heard(try center.call()) == ["an error"])
  }
}
