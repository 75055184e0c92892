/// Keys of accounts that stand in a flow.
enum KeyInFlow: ActionCheck {
  static let description = CheckDescription(
    "key-in-flow", in: .security, .error, "an access key stands in a flow",
    why: "everybody who can export or read the flow has the key",
    fix: "take the key back, and give the Lambda a role instead",
    bad: CheckExample(
      .set("key", "{ \"key\": \"AKIAIOSFODNN7EXAMPLE\" }", "hello", else: "hello"),
      .say("hello", "Hello $.Attributes.key", "end"), .end()),
    good: CheckExample(
      .set("key", "{ \"key\": \"plots\" }", "hello", else: "hello"),
      .say("hello", "Hello $.Attributes.key", "end"), .end()))

  private static let length = 20

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let key = action.action.parameters?.withWording(Self.key) else { return }
    findings.report(
      self, at: action.action.identifierValue, "\(action.quoted) holds the access key \(key.prefix(8))…")
  }

  /// The first access key in a text: AKIA or ASIA, and 16 capital letters or digits, standing alone.
  private static func key(in text: UnsafeBufferPointer<UInt8>) -> String? {
    func belongs(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    // Every word of that length has one byte at a multiple of its length.
    var place = length - 1
    while place < text.count {
      guard belongs(text[place]) else {
        place += length
        continue
      }
      var start = place
      while start > 0, belongs(text[start - 1]) { start -= 1 }
      var end = place + 1
      while end < text.count, belongs(text[end]) { end += 1 }
      let word = text[start..<end]
      if word.count == length, word.starts(with: "AKIA".utf8) || word.starts(with: "ASIA".utf8) {
        return String(decoding: word, as: UTF8.self)
      }
      place = end / length * length + length - 1
    }
    return nil
  }
}
