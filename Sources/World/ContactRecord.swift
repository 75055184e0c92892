import ContactCenter
import JSON

/// What is known of a contact that has ended, by the names of the service's contact record (reference, section 6), with what
/// recording, hold, routing and streaming were set to.
public struct ContactRecord: Sendable, Hashable {
  /// A value by the names of the objects that it lies in, and its own.
  public struct Entry: Sendable, Hashable {
    public let path: [String]
    public let value: String
    /// True for a whole number, which is written as one.
    public let isNumber: Bool
    /// True for the JSON text of a list, which is written as one.
    public var isList = false
  }

  /// Those of one object stand together.
  public internal(set) var entries: [Entry] = []

  mutating func add(_ path: String..., value: String?) {
    if let value, !value.isEmpty { entries.append(Entry(path: path, value: value, isNumber: false)) }
  }

  mutating func add(_ path: String..., value: Timestamp?) {
    if let value { entries.append(Entry(path: path, value: Self.moment(value), isNumber: false)) }
  }

  mutating func add(_ path: String..., number: Int?) {
    if let number { entries.append(Entry(path: path, value: String(number), isNumber: true)) }
  }

  /// Adds the agent's work after the contact to what is known of the agent.
  mutating func addWork(from began: Timestamp?, to ended: Timestamp?) {
    guard let began else { return }
    var work = ContactRecord()
    work.add("Agent", "AfterContactWorkStartTimestamp", value: began)
    work.add("Agent", "AfterContactWorkEndTimestamp", value: ended)
    work.add("Agent", "AfterContactWorkDuration", number: ended.map { Int(($0 - began).wholeSeconds) })
    let place = entries.lastIndex { $0.path[0] == "Agent" }.map { $0 + 1 } ?? entries.endIndex
    entries.insert(contentsOf: work.entries, at: place)
  }

  /// A moment as the service writes it: whole seconds, UTC.
  static func moment(_ moment: Timestamp) -> String { Timestamp(seconds: moment.seconds).description }

  /// Adds data of the contact by its path with dots; names of tags and segment attributes may hold dots of their own.
  mutating func add(data path: String, value: String) {
    let isFlat = path.hasPrefix("Tags.") || path.hasPrefix("SegmentAttributes.")
    let parts = path.split(separator: ".", maxSplits: isFlat ? 1 : .max, omittingEmptySubsequences: false)
    // What is recorded, and what is asked of agents, are lists.
    let isList = ["Recording", "RoutingCriteria"].contains(parts[0]) && value.hasPrefix("[")
    entries.append(Entry(path: parts.map(String.init), value: value, isNumber: false, isList: isList))
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
          if first.isNumber, let number = Int(first.value) {
            writer.integer(number)
          } else if first.isList, let list = try? JSONDocument(parsing: Array(first.value.utf8), named: name)
          {
            writer.value(list.root)
          } else {
            writer.string(first.value)
          }
        } else {
          write(own, depth + 1, &writer)
        }
      }
    }
  }
}
