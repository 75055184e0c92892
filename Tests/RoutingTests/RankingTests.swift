import Testing

@testable import Routing

@Suite struct RankingTests {
  @Test func theFirstIsAlwaysTheFirstOfASortedList() {
    var chance = TestChance(seed: 1)
    var ranking = Ranking(count: 300)
    var roots: [Int32] = [-1, -1, -1]
    var members: [[Int32]] = [[], [], []]
    var free = (0..<300).map(Int32.init)
    for number: Int64 in 0..<10_000 {
      let order = chance.below(3)
      if !free.isEmpty, members[order].isEmpty || chance.below(100) < 51 {
        let node = free.remove(at: chance.below(free.count))
        ranking.nodes[node].rank = Int32(chance.below(3))
        ranking.nodes[node].since = Int64(chance.below(20))
        ranking.nodes[node].number = number
        ranking.insert(node, into: &roots[order])
        members[order].append(node)
      } else if !members[order].isEmpty {
        // The first, or any other.
        let other = members[order][chance.below(members[order].count)]
        let node = chance.below(2) == 0 ? roots[order] : other
        ranking.remove(node, from: &roots[order])
        members[order].removeAll { $0 == node }
        free.append(node)
      }
      #expect(roots[order] == members[order].min { ranking.isBefore($0, $1) } ?? -1)
    }
  }
}
