import Testing

@testable import FlowAnalysis

struct ComponentsTests {
  @Test func nodesThatLeadToEachOtherHaveOneNumber() {
    // 0 → 1 ⇄ 2 → 3 → 4 → 5 → 3, and 6 alone.
    let found = components(of: [[1], [2], [1, 3], [4], [5], [3], [6]])
    #expect(found[1] == found[2])
    #expect(Set(found[3...5]).count == 1)
    #expect(Set(found).count == 4)
  }

  @Test func aLongChainNeedsNoDeepStack() {
    let count = 200_000
    let ring = components(of: (0..<count).map { [($0 + 1) % count] })
    #expect(Set(ring).count == 1)
  }
}
