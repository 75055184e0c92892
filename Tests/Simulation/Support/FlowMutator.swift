import FlowEngine
import JSON

/// Breaks a flow file in ways chosen by chance: bits, cuts, pieces that change places or stand twice, and values of
/// another kind in the places of its values.
public struct FlowMutator {
  private let bytes: [UInt8]
  /// The byte range of every value of the file.
  private let ranges: [Range<Int>]

  /// What may stand in the place of a value.
  private static let wordings: [[UInt8]] =
    [
      "null", "true", "False", "\"\"", "[]", "{}", "0", "-1", "1e999", "0.5", "99999999999999999999999999999",
      "\"99999999999999999999\"", "\"-9223372036854775808\"", "\"$.External.x\"", "\"$.Attributes['\"",
      "\"$`\"",
      "\"$['`$['`$.a`']`']\"", "\"\\ud800\"", "\"\\u0000\"", "\"<speak><break time='9999999h'/>\"",
      "\"<speak>&#x110000;\"", "[[]]", "[null]", "{\"a\": {\"b\": []}}", "{\"\": \"\", \"\": \"\"}",
    ].map { Array($0.utf8) } + [
      nested(150), nested(5_000), Array(("\"" + String(repeating: "$.a ", count: 9_000) + "\"").utf8),
    ]

  private static func nested(_ depth: Int) -> [UInt8] {
    Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
  }

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var ranges: [Range<Int>] = []
    func add(_ value: JSONValue) {
      ranges.append(value.range)
      value.elements.forEach(add)
      for member in value.members {
        ranges.append(member.key.range)
        add(member.value)
      }
    }
    if let document = try? JSONDocument(parsing: bytes, named: "flow") { add(document.root) }
    self.ranges = ranges
  }

  /// The broken file of a seed.
  public func broken(seed: UInt64) -> [UInt8] {
    var chance = Chance(seed: seed)
    var text = bytes
    if !ranges.isEmpty, chance.next(in: 1...3) > 1 { replaceValue(&text, &chance) }
    guard text == bytes || chance.next(in: 1...3) == 1 else { return text }
    for _ in 0..<chance.next(in: 1...3) { breakBytes(&text, &chance) }
    return text
  }

  /// Puts another value in the place of one: of another kind, or one from elsewhere in the file.
  private func replaceValue(_ text: inout [UInt8], _ chance: inout Chance) {
    let place = ranges[chance.next(in: 0...ranges.count - 1)]
    switch chance.next(in: 1...4) {
    case 1:
      let other = ranges[chance.next(in: 0...ranges.count - 1)]
      text.replaceSubrange(place, with: Array(bytes[other]))
    case 2: text.removeSubrange(place)
    default: text.replaceSubrange(place, with: Self.wordings[chance.next(in: 0...Self.wordings.count - 1)])
    }
  }

  private func breakBytes(_ text: inout [UInt8], _ chance: inout Chance) {
    guard !text.isEmpty else { return }
    let piece = Self.piece(of: text, &chance)
    switch chance.next(in: 1...6) {
    case 1: text[piece.lowerBound] ^= 1 << UInt8(chance.next(in: 0...7))
    case 2: text.removeSubrange(piece.lowerBound...)
    case 3: text.removeSubrange(piece)
    case 4: text.insert(contentsOf: Array(text[piece]), at: piece.lowerBound)
    case 5:
      let other = Array(text[Self.piece(of: text, &chance)])
      text.replaceSubrange(piece, with: other)
    default: text[piece.lowerBound] = UInt8(chance.next(in: 0...255))
    }
  }

  private static func piece(of text: [UInt8], _ chance: inout Chance) -> Range<Int> {
    let start = chance.next(in: 0...text.count - 1)
    let length = chance.next(in: 1...chance.next(in: 1...200))
    return start..<min(text.count, start + length)
  }
}
