/// Keys of accounts that stand in a flow.
enum KeyInFlow: Check {
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

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let parameters = action.action.parameters else { return }
    let text = parameters.wording.utf8
    guard let key = Self.key(in: Array(text)) else { return }
    findings.report(
      self, at: action.action.identifierValue, "\(action.quoted) holds the access key \(key.prefix(8))…")
  }

  /// The first access key in a text: AKIA or ASIA, and 16 capital letters or digits, standing alone.
  private static func key(in text: [UInt8]) -> String? {
    func belongs(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    var start = 0
    while start + 20 <= text.count {
      guard belongs(text[start]) else {
        start += 1
        continue
      }
      var end = start
      while end < text.count, belongs(text[end]) { end += 1 }
      let word = String(decoding: text[start..<end], as: UTF8.self)
      if end - start == 20, word.hasPrefix("AKIA") || word.hasPrefix("ASIA") { return word }
      start = end
    }
    return nil
  }
}
