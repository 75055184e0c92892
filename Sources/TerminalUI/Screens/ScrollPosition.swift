/// Where the transcript stands: at its newest row, or where somebody reads.
public enum ScrollPosition: Sendable, Equatable {
  case following
  /// The lowest visible row is this row of this entry; `seen` entries were there when following ended.
  case held(entry: Int, row: Int, seen: Int)
}
