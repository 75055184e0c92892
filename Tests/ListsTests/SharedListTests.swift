import Testing

@testable import Lists

/// A list whose copies share their elements behaves as an array does.
@Suite struct SharedListTests {
  /// Lengths about the ends of pieces.
  static let counts = [0, 1, 31, 32, 33, 63, 64, 65, 200]

  @Test(arguments: counts) func itHasWhatWasAppended(count: Int) {
    var list = SharedList<Int>()
    for number in 0..<count { list.append(number) }
    #expect(Array(list) == Array(0..<count))
    #expect(list.count == count)
    #expect(list.last == (count == 0 ? nil : count - 1))
  }

  @Test(arguments: counts) func aCopyIsAsItWasWhateverBecomesOfTheList(count: Int) {
    var list = SharedList(0..<count)
    let kept = list
    for number in list.indices { list[number] += 1000 }
    list.append(-1)
    #expect(Array(kept) == Array(0..<count))
    #expect(Array(list) == (0..<count).map { $0 + 1000 } + [-1])
    list.truncate(to: count / 2)
    #expect(Array(list) == (0..<count / 2).map { $0 + 1000 })
    #expect(kept == SharedList(0..<count))
  }

  @Test(arguments: counts, [0, 1, 32, 40]) func truncatedItHasTheFirstElements(count: Int, length: Int) {
    var list = SharedList(0..<count)
    list.truncate(to: length)
    #expect(Array(list) == Array(0..<min(count, length)))
    list.append(7)
    #expect(list.last == 7 && list.count == min(count, length) + 1)
  }

  @Test(arguments: [(0, 0), (0, 5), (3, 3), (30, 40), (64, 100), (99, 100)])
  func aRangeIsReplacedAsInAnArray(from: Int, to: Int) {
    var list = SharedList(0..<100)
    var array = Array(0..<100)
    list.replaceSubrange(from..<to, with: [500, 501])
    array.replaceSubrange(from..<to, with: [500, 501])
    #expect(Array(list) == array)
    list.insert(9, at: from)
    array.insert(9, at: from)
    #expect(Array(list) == array)
  }

  @Test func equalListsAreEqualHoweverTheyCameToBe() {
    var longer = SharedList(0..<70)
    longer.truncate(to: 32)
    #expect(longer == SharedList(0..<32))
    #expect(longer.hashValue == SharedList(0..<32).hashValue)
    #expect(longer != SharedList(0..<33))
  }
}
