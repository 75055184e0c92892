/// What came by already: few are looked through, many are kept in a set.
struct Seen<Element: Hashable> {
  private static var few: Int { 12 }

  private var first: [Element] = []
  private var others: Set<Element> = []

  /// False for what came by before.
  mutating func insert(_ element: Element) -> Bool {
    if first.contains(element) { return false }
    guard first.count == Self.few else {
      first.append(element)
      return true
    }
    return others.insert(element).inserted
  }
}
