import Traffic

/// Things of which some are likelier than others.
public struct WeightedList<Element: Sendable>: Sendable {
  public let elements: [Element]
  /// For each element the weights up to it, its own one included.
  let sums: [UInt64]

  /// - Parameter weighted: not empty; the weights are 0 or more, and not all of them 0.
  public init(_ weighted: [(element: Element, weight: Int)]) {
    elements = weighted.map(\.element)
    var sum: UInt64 = 0
    sums = weighted.map { weighted in
      sum += UInt64(weighted.weight)
      return sum
    }
    precondition(sum > 0, "the weights of \(weighted.count) things are all 0")
  }

  /// All are as likely.
  public init(evenly elements: [Element]) { self.init(elements.map { ($0, 1) }) }

  func next(_ bits: inout RandomBits) -> Element {
    let place = UInt64(bits.next(below: sums[sums.count - 1]))
    return elements[sums.firstIndex { place < $0 } ?? 0]
  }
}
