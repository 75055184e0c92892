import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateContactRoutingBehaviorTests {
  static func probe(_ parameters: String) -> ActionText { .probe("UpdateContactRoutingBehavior", parameters) }

  @Test(arguments: [
    (#"{"QueuePriority": "1"}"#, ["priority 1 age 0"]),
    (#"{"QueueTimeAdjustmentSeconds": "600"}"#, ["priority 0 age 600"]),
    (#"{"QueueTimeAdjustmentSeconds": "-30"}"#, ["priority 0 age -30"]),
    (#"{"RoutingProficiencies": {}}"#, []), ("{}", []),
  ])
  func setsThePlaceInTheQueue(parameters: String, effects: [String]) throws {
    let call = try Call.begin(Self.probe(parameters))
    #expect(call.effects == effects)
    #expect(call.last == "next")
  }

  @Test(arguments: [
    (#"{"QueuePriority": "1", "QueueTimeAdjustmentSeconds": "5"}"#, ["exclusive-parameters"]),
    (#"{"QueuePriority": "0"}"#, ["parameter-range"]), (#"{"QueuePriority": "first"}"#, ["parameter-number"]),
    (#"{"QueueTimeAdjustmentSeconds": "soon"}"#, ["parameter-number"]),
    (#"{"QueueTimeAdjustmentSeconds": "$.Attributes.age"}"#, ["parameter-static"]),
    (#"{"QueuePriority": "9"}"#, []),
  ])
  func theParametersAreLookedAt(parameters: String, rules: [String]) throws {
    #expect(try Program.linking([FlowText([Self.probe(parameters)])]).problems.map(\.rule) == rules)
  }
}
