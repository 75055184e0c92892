/// What is known of a contact that has ended, by the names of the service's contact record (reference, section 6), with what
/// recording, hold, routing and streaming were set to.
public struct ContactRecord: Sendable, Hashable {
  /// A value by the names of the objects that it lies in, and its own.
  public struct Entry: Sendable, Hashable {
    public let path: [String]
    public let value: String
  }

  /// Those of one object stand together.
  public internal(set) var entries: [Entry] = []

  mutating func add(_ path: String..., value: String?) {
    if let value, !value.isEmpty { entries.append(Entry(path: path, value: value)) }
  }

  /// Adds data of the contact by its path with dots; names of tags and segment attributes may hold dots of their own.
  mutating func add(data path: String, value: String) {
    let isFlat = path.hasPrefix("Tags.") || path.hasPrefix("SegmentAttributes.")
    let parts = path.split(separator: ".", maxSplits: isFlat ? 1 : .max, omittingEmptySubsequences: false)
    entries.append(Entry(path: parts.map(String.init), value: value))
  }
}
