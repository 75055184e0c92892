import FlowEngine
import FlowTestSupport
import Testing

@Suite struct DistributeByPercentageTests {
  /// 3, 6, 8 and 83 percent, as the reference writes them.
  static let split = ActionText(
    "probe", "DistributeByPercentage", next: "rest",
    if: [
      .init("4", "three", by: "NumberLessThan"), .init("10", "six", by: "NumberLessThan"),
      .init("18", "eight", by: "NumberLessThan"),
    ], on: [.init("NoMatchingCondition", "rest")])

  @Test func sendsEachShareItsWay() throws {
    let program = try Program.linking([FlowText([Self.split])])
    var counts: [String: Int] = [:]
    let seeds = 6000
    for seed in 0..<UInt64(seeds) {
      let call = Call(program, seed: seed)
      call.begin()
      counts[call.last, default: 0] += 1
    }
    for (target, percent) in [("three", 3), ("six", 6), ("eight", 8), ("rest", 83)] {
      let found = Double(counts[target] ?? 0) / Double(seeds) * 100
      #expect(abs(found - Double(percent)) < 1, "\(target): \(found) percent")
    }
  }

  @Test func theSameSeedGoesTheSameWay() throws {
    let program = try Program.linking([FlowText([Self.split])])
    for seed in 0..<UInt64(200) {
      let calls = [Call(program, seed: seed), Call(program, seed: seed)]
      for call in calls { call.begin() }
      #expect(calls[0].last == calls[1].last)
    }
  }

  @Test(arguments: [("1", "rest"), ("101", "all")])
  func drawsFromOneToAHundred(threshold: String, target: String) throws {
    let program = try Program.linking([
      FlowText([
        ActionText(
          "probe", "DistributeByPercentage", "{}", next: "rest",
          if: [.init(threshold, "all", by: "NumberLessThan")], on: [.init("NoMatchingCondition", "rest")])
      ])
    ])
    for seed in 0..<UInt64(500) {
      let call = Call(program, seed: seed)
      call.begin()
      #expect(call.last == target)
    }
  }
}
