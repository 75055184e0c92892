import JSON

/// Some names in one piece of bytes, so that a key of a flow is looked up among them without touching anything else.
struct KeyTable: Sendable {
  private let bytes: [UInt8]
  /// Where each name ends.
  private let ends: [Int]

  init(_ names: [String]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for name in names {
      bytes += Array(name.utf8)
      ends.append(bytes.count)
    }
    self.bytes = bytes
    self.ends = ends
  }

  /// The numbers of the names that a key is, in their order.
  func numbers(of key: JSONValue, _ body: (Int) -> Void) {
    key.withText { text in
      bytes.withUnsafeBufferPointer { bytes in
        var start = 0
        for number in ends.indices {
          let end = ends[number]
          if end - start == text.count, bytes[start..<end].elementsEqual(text) { body(number) }
          start = end
        }
      }
    }
  }
}
