import CenterFiles
import CenterSimulation
import Testing

/// Runs of plans in the world, against what formulas and hand counts say.
@Suite struct SimulationTests {
  /// Five agents, nine tenths of whose time is asked for: mean handle time 180 s, mean patience 120 s.
  private static let erlang = """
    {"from": "2026-01-05T00:00", "intervalMinutes": 60, "to": "2026-01-06T12:00",
     "calls": {"\(SmallCenter.number)": 90}, "callers": {"anonymous": 100},
     "choices": {"menu": {"Menu": {"1": 100}}},
     "patience": 120, "handleTime": 180, "answersAfterSeconds": 0, "roster": {"Sales": 5}}
    """

  /// Erlang A by the birth-and-death chain, as in the tests of routing alone; the first two hours, in which the queue
  /// fills, are left out.
  @Test func poissonCallsAgreeWithErlang() throws {
    let study = try SmallCenter(Self.erlang).study(10)
    let late = 2..<36
    func figure(_ figure: StudyFigure) throws -> Estimate {
      try #require(study.estimate(figure, variant: 0, queue: 0, intervals: late))
    }
    func agrees(_ estimate: Estimate, _ expected: Double) -> Bool {
      // The 99.5 % quantile of Student's distribution with 9 degrees of freedom by the 97.5 % one.
      let half = Double(estimate.halfWidth ?? 0) / 1000 * (3.250 / 2.262)
      return abs(Double(estimate.mean) / 1000 - expected) <= half
    }
    let level = try figure(.serviceLevel)
    #expect(agrees(level, 6563), "\(level)")
    let shares = zip(
      study.values(.abandoned, variant: 0, queue: 0, intervals: late),
      study.values(.offered, variant: 0, queue: 0, intervals: late)
    ).map { $0 * 1_000_000 / $1 }
    let abandoned = try #require(Estimate(shares))
    #expect(agrees(abandoned, 154_000), "\(abandoned)")
    // The agents' time that is used: those who are answered, by 180 s each, of five agents.
    let occupancy = try figure(.occupancy)
    #expect(agrees(occupancy, 10_000 * 0.9 * (1 - 0.1540)), "\(occupancy)")
  }

  /// They were told as contained by the flow, as if nobody had wanted an agent.
  @Test func whoIsTurnedAwayFromAFullQueueIsToldApart() throws {
    let plan = """
      {"from": "2026-01-05T09:00", "intervalMinutes": 30, "to": "2026-01-05T10:00",
       "calls": {"\(SmallCenter.number)": 40},
       "choices": {"menu": {"Menu": {"2": 60, "silence": 40}}}}
      """
    let study = try SmallCenter(plan, help: #"{"agents": [], "capacity": 3}"#).study(2)
    for figures in study.variants[0].replications {
      let queued = figures.outcomes[CallOutcome.unfinished.rawValue]
      let contained = figures.outcomes[CallOutcome.contained.rawValue]
      #expect(queued == 3)
      #expect(contained > 0 && figures.contained.reduce(0, +) == contained)
      #expect(figures.outcomes[CallOutcome.turnedAway.rawValue] == figures.calls - contained - queued)
    }
  }

  @Test func everyCallComesToOneOutcome() throws {
    let plan = """
      {"from": "2026-01-05T09:00", "intervalMinutes": 30, "to": "2026-01-05T12:00",
       "calls": {"\(SmallCenter.number)": 40},
       "choices": {"menu": {"Menu": {"1": 50, "2": 20, "7": 10, "silence": 10, "hang up": 10}}},
       "patience": 60, "roster": {"Sales": {"09:00-10:00": 2, "10:00-12:00": 4}}}
      """
    let study = try SmallCenter(plan).study(4)
    for figures in study.variants[0].replications {
      #expect(figures.outcomes.reduce(0, +) == figures.calls)
      #expect(figures.contained.reduce(0, +) == figures.outcomes[CallOutcome.contained.rawValue])
      // Nobody serves Help, so that whoever enters it hangs up; nothing else becomes of Sales than answers and losses.
      #expect(figures.outcomes[CallOutcome.failed.rawValue] == 0)
      #expect(figures.outcomes[CallOutcome.unfinished.rawValue] == 0)
    }
    let all = 0..<study.subject.intervalCount
    for queue in 0...1 {
      let (offered, answered, abandoned) = (
        study.values(.offered, variant: 0, queue: queue, intervals: all),
        study.values(.answered, variant: 0, queue: queue, intervals: all),
        study.values(.abandoned, variant: 0, queue: queue, intervals: all)
      )
      #expect(offered == zip(answered, abandoned).map { $0 + $1 })
      #expect(offered.allSatisfy { $0 > 0 })
    }
    #expect(study.values(.answered, variant: 0, queue: 1, intervals: all) == [0, 0, 0, 0])
    // Each call went through the menu once, and out of it by one way.
    let asked = study.variants[0].pooled.actions
    #expect(asked.contains { $0 == study.variants[0].replications.reduce(0) { $0 + $1.calls } })
  }

  @Test func theSameSeedGivesTheSameAndAnotherOneAnother() throws {
    let center = try SmallCenter(Self.short)
    #expect(try center.study(2) == center.study(2))
    #expect(try center.study(2).variants != center.study(2, seed: 2).variants)
  }

  private static let short = """
    {"from": "2026-01-05T09:00", "calls": {"\(SmallCenter.number)": [20, 30, 20]},
     "patience": {"meanSeconds": 60, "deviationSeconds": 30}, "handleTime": {"observedSeconds": [100, 200.5, 300]},
     "roster": {"Sales": 3, "Helpers": {"queues": ["Help", "Sales"], "agents": {"09:00-10:00": 1, "10:00-11:00": 2}}}}
    """

  @Test(arguments: 1...4) func shardsPutTogetherAreTheWhole(count: Int) throws {
    let center = try SmallCenter(Self.short)
    let whole = try center.study(5, whatIf: "agents sales=2")
    let parts = try (0..<count).map { number in
      let part = try center.study(5, shard: .init(number: number, count: count), whatIf: "agents sales=2")
      return (file: "part\(number).json", part: try StudyPart(StudyFileTests.document(part.json)))
    }
    let merged = try StudyPart.merged(parts.reversed())
    #expect(merged.json == whole.json)
    #expect(merged == whole)
  }

  /// The same callers with the same wishes come, whatever the roster is: only what follows from it differs.
  @Test func aChangeIsPlayedOnTheSameChances() throws {
    let study = try SmallCenter(Self.short).study(6, whatIf: "agents sales=6")
    let all = 0..<study.subject.intervalCount
    #expect(study.variants[0].replications.map(\.calls) == study.variants[1].replications.map(\.calls))
    for queue in 0...1 {
      #expect(
        study.values(.offered, variant: 0, queue: queue, intervals: all)
          == study.values(.offered, variant: 1, queue: queue, intervals: all))
    }
    let level = try #require(study.difference(.serviceLevel, queue: 0))
    #expect(level.mean > 0 && level.isCertain, "\(level)")
  }

  @Test func aReplicationGoesOnUntilEnoughCallsHaveCome() throws {
    let study = try SmallCenter(Self.short).study(2, calls: 200)
    #expect(study.variants[0].replications.map(\.calls) == [200, 200])
  }

  /// The calls of an hour, and two hours in which the last of them are answered.
  private static let oneAgent = """
    {"from": "2026-01-05T09:00", "intervalMinutes": 60, "to": "2026-01-05T12:00",
     "calls": {"\(SmallCenter.number)": [30, 0, 0]}, "choices": {"menu": {"Menu": {"1": 100}}}}
    """

  @Test func workAfterContactsIsHandleTime() throws {
    let agent = #"{"answersAfterSeconds": 0, "talksSeconds": 60, "afterContactWorkSeconds": 30}"#
    let study = try SmallCenter(Self.oneAgent, agent: agent).study(3)
    let second: Int64 = 1_000_000_000
    for figures in study.variants[0].replications {
      func sum(_ figure: QueueFigure) -> Int64 {
        (0..<3).reduce(0) { $0 + figures.queues[$1 * QueueFigure.allCases.count + figure.rawValue] }
      }
      let busy = (0..<3).reduce(0) {
        $0 + figures.teams[$1 * TeamFigure.allCases.count + TeamFigure.busy.rawValue]
      }
      let handled = sum(.handled)
      #expect(handled > 10 && sum(.handleTime) == handled * 90 * second && busy == sum(.handleTime))
    }
  }

  /// Who accepts at once takes the next caller in the same moment in which the one before is over.
  @Test func acceptingAtOnceIsAnsweringWithoutADelay() throws {
    let answers = #"{"answersAfterSeconds": 0, "talksSeconds": 60}"#
    let accepts = #"{"answersAfterSeconds": 9, "talksSeconds": 60, "autoAccept": true}"#
    let one = try SmallCenter(Self.oneAgent, agent: answers).study(3).variants[0].replications
    let other = try SmallCenter(Self.oneAgent, agent: accepts).study(3).variants[0].replications
    #expect(one.allSatisfy { $0.queues.contains { $0 > 0 } } && one.map(\.queues) == other.map(\.queues))
  }

  @Test func agentsGoWhenTheirShiftEnds() throws {
    let plan = """
      {"from": "2026-01-05T09:00", "to": "2026-01-05T11:00", "calls": {"\(SmallCenter.number)": 60},
       "choices": {"menu": {"Menu": {"1": 100}}}, "patience": {"seconds": 30}, "handleTime": {"seconds": 60},
       "roster": {"Sales": {"09:00-10:00": 3}}}
      """
    let study = try SmallCenter(plan).study(3)
    let before = study.values(.answered, variant: 0, queue: 0, intervals: 0..<2)
    let after = study.values(.answered, variant: 0, queue: 0, intervals: 3..<4)
    #expect(before.allSatisfy { $0 > 60 } && after == [0, 0, 0], "\(before) \(after)")
    let there = study.variants[0].replications[0].teams
    let halfHour: Int64 = 1_800_000_000_000
    #expect(there[0] == 3 * halfHour && there[2] == 3 * halfHour && there[6] == 0, "\(there)")
  }
}
