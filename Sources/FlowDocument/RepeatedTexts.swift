import JSON

/// The texts of strings of which a file has a few again and again, such as names of types: most are decoded once.
struct RepeatedTexts {
  /// A power of 2.
  private static let placeCount = 64

  /// For each place the text that came there last.
  private var places: [(bytes: [UInt8], text: String)?] = Array(repeating: nil, count: placeCount)

  /// The text of a string; nil for any other value.
  mutating func text(of value: JSONValue) -> String? {
    guard value.kind == .string else { return nil }
    let place = value.withWording { Self.place(of: $0) }
    if let known = places[place], value.says(known.bytes) { return known.text }
    guard let text = value.string else { return nil }
    places[place] = (Array(text.utf8), text)
    return text
  }

  private static func place(of name: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = name.first, let last = name.last else { return 0 }
    return (name.count &* 31 &+ Int(first) &* 7 &+ Int(last) &+ Int(name[name.count / 2])) & (placeCount - 1)
  }
}
