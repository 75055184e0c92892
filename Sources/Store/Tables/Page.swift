/// A part of a longer list.
public struct Page<Element: Sendable>: Sendable {
  /// The part, in the order of the list.
  public let elements: [Element]
  /// True when the list goes on after them.
  public let hasMore: Bool

  /// A page of at most `limit`, made from a list that was read one further.
  init(_ read: [Element], limit: Int) {
    elements = Array(read.prefix(limit))
    hasMore = read.count > limit
  }
}

extension Page: Equatable where Element: Equatable {}
extension Page: Hashable where Element: Hashable {}
