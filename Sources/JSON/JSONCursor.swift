/// A value of a text for one quick pass over it: it decodes nothing, and does not keep the document.
public struct JSONCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let nodes: UnsafeBufferPointer<JSONDocument.Node>
  private let index: Int

  fileprivate init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ nodes: UnsafeBufferPointer<JSONDocument.Node>, _ index: Int
  ) {
    self.bytes = bytes
    self.nodes = nodes
    self.index = index
  }

  public var kind: JSONKind { nodes[index].kind }

  /// The bytes of the value as the text has them, of a string those between its quotes.
  public var wording: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(nodes[index].start)..<Int(nodes[index].end)])
  }

  /// True for a string with an escape, so that its wording is not its text.
  public var isEscaped: Bool { nodes[index].isEscaped }

  /// The first element of a list, or the first key of an object.
  public var first: JSONCursor? { at(nodes[index].firstChild) }

  /// The element after this one; after a key its value, after a value the next key.
  public var next: JSONCursor? { at(nodes[index].next) }

  /// The first value under a key that the text writes without escapes.
  public subscript(key: StaticString) -> JSONCursor? {
    guard kind == .object else { return nil }
    var child = first
    while let found = child {
      guard let value = found.next else { return nil }
      if found.reads(key) { return value }
      child = value.next
    }
    return nil
  }

  /// True when the wording is this.
  public func reads(_ word: StaticString) -> Bool {
    let node = nodes[index]
    let count = word.utf8CodeUnitCount
    guard Int(node.end - node.start) == count else { return false }
    for place in 0..<count where bytes[Int(node.start) + place] != word.utf8Start[place] { return false }
    return true
  }

  private func at(_ place: Int32) -> JSONCursor? {
    place < 0 ? nil : JSONCursor(bytes, nodes, Int(place))
  }
}

extension JSONDocument {
  /// Looks at the text from its root; the cursors are good only inside of `body`.
  public func withCursor<Result>(_ body: (JSONCursor) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      nodes.withUnsafeBufferPointer { nodes in body(JSONCursor(bytes, nodes, 0)) }
    }
  }
}
