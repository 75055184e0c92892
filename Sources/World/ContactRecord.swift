import JSON

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

  /// Writes it as a JSON object, with the objects that values lie in.
  public func write(to writer: inout JSONWriter) { Self.write(entries[...], 0, &writer) }

  private static func write(_ entries: ArraySlice<Entry>, _ depth: Int, _ writer: inout JSONWriter) {
    writer.object { writer in
      var rest = entries
      while let first = rest.first {
        let name = first.path[depth]
        let own = rest.prefix { $0.path[depth] == name }
        rest = rest.dropFirst(own.count)
        writer.key(name)
        if first.path.count == depth + 1 {
          writer.string(first.value)
        } else {
          write(own, depth + 1, &writer)
        }
      }
    }
  }
}
