import FlowEngine
import Testing

@Suite struct ChanceTests {
  @Test func theSameSeedDrawsTheSameNumbersOnEveryMachine() {
    var chance = Chance(seed: 42)
    #expect(
      (0..<3).map { _ in chance.next() } == [
        0xBDD7_3226_2FEB_6E95, 0x28EF_E333_B266_F103, 0x4752_6757_130F_9F52,
      ])
  }

  @Test func drawsEveryNumberOfTheRangeAndNoOther() {
    var chance = Chance(seed: 1)
    var seen: Set<Int> = []
    for _ in 0..<1000 { seen.insert(chance.next(in: -2...3)) }
    #expect(seen == [-2, -1, 0, 1, 2, 3])
    #expect(chance.next(in: 5...5) == 5)
  }
}
