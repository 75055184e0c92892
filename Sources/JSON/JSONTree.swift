/// A JSON value that is being made from values of a document, each part with the value it comes from.
public struct JSONTree: Sendable {
  enum Content: Sendable {
    case text(String)
    /// A value as the original text has it, with all that is in it.
    case copy
    case list([JSONTree])
    case object([Member])
  }

  struct Member: Sendable {
    let name: String
    let value: JSONTree
  }

  let content: Content
  /// Findings about this part point to this value.
  public let origin: JSONValue

  public init(_ text: String, from origin: JSONValue) {
    content = .text(text)
    self.origin = origin
  }

  public init(_ elements: [JSONTree], from origin: JSONValue) {
    content = .list(elements)
    self.origin = origin
  }

  /// - Parameter members: in the order they are written.
  public init(_ members: [(name: String, value: JSONTree)], from origin: JSONValue) {
    content = .object(members.map { Member(name: $0.name, value: $0.value) })
    self.origin = origin
  }

  /// The value as it is, with all that is in it.
  public init(copying value: JSONValue) {
    content = .copy
    origin = value
  }

  /// The text that this is; nil for a list, an object or a copy.
  public var text: String? {
    if case .text(let text) = content { return text }
    return nil
  }

  /// Writes the value, and for each node of the text, in its order, the byte range it comes from.
  func write(to writer: inout JSONWriter, _ ranges: inout [Range<Int32>]) {
    switch content {
    case .text(let text):
      note(origin, &ranges)
      writer.string(text)
    case .copy: Self.copy(origin, to: &writer, &ranges)
    case .list(let elements):
      note(origin, &ranges)
      writer.array { writer in
        for element in elements {
          writer.element()
          element.write(to: &writer, &ranges)
        }
      }
    case .object(let members):
      note(origin, &ranges)
      writer.object { writer in
        for member in members {
          note(member.value.origin, &ranges)
          writer.key(member.name)
          member.value.write(to: &writer, &ranges)
        }
      }
    }
  }

  private func note(_ value: JSONValue, _ ranges: inout [Range<Int32>]) {
    ranges.append(Int32(value.range.lowerBound)..<Int32(value.range.upperBound))
  }

  private static func copy(_ value: JSONValue, to writer: inout JSONWriter, _ ranges: inout [Range<Int32>]) {
    let range = Int32(value.range.lowerBound)..<Int32(value.range.upperBound)
    ranges.append(range)
    switch value.kind {
    case .null, .boolean, .number, .string: writer.value(value)
    case .array:
      writer.array { writer in
        for element in value.elements {
          writer.element()
          copy(element, to: &writer, &ranges)
        }
      }
    case .object:
      writer.object { writer in
        for member in value.members {
          let key = member.key.range
          ranges.append(Int32(key.lowerBound)..<Int32(key.upperBound))
          writer.key(member.name)
          copy(member.value, to: &writer, &ranges)
        }
      }
    }
  }
}
