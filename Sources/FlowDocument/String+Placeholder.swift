extension String {
  /// True for a text that exports made for sharing leave for a tool to fill in: `${Queue}`, `{{Queue}}`, `<<Queue>>`,
  /// `##Queue##`, `%%Queue%%`.
  public var isPlaceholder: Bool {
    var text = self
    return text.withUTF8 { Self.isPlaceholder($0) || Self.isBetween("#", $0) || Self.isBetween("%", $0) }
  }

  /// True for a name, without blanks, between two signs twice.
  private static func isBetween(_ sign: Unicode.Scalar, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let sign = UInt8(ascii: sign)
    guard bytes.count > 4, bytes[0] == sign, bytes[1] == sign else { return false }
    return bytes.suffix(2).allSatisfy { $0 == sign }
      && bytes.dropFirst(2).dropLast(2).allSatisfy { $0 != sign && $0 > UInt8(ascii: " ") }
  }

  private static func isPlaceholder(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var before: UInt8 = 0
    for byte in bytes {
      switch (before, byte) {
      case (UInt8(ascii: "$"), UInt8(ascii: "{")), (UInt8(ascii: "{"), UInt8(ascii: "{")),
        (UInt8(ascii: "<"), UInt8(ascii: "%")), (UInt8(ascii: "<"), UInt8(ascii: "<")):
        return true
      default: before = byte
      }
    }
    return false
  }

  /// What a placeholder names, without what tools put around it: `${Queue}`, `{{queues.Queue.arn}}`,
  /// `${var.queues["Queue"]}` and `${file(names/${stage}.yml):queues.Queue}` are "Queue"; any other text is itself. Nil when
  /// nothing is left.
  public var placeholderName: String? {
    var plain = self[...]
    for (opening, closing) in [
      ("${", "}"), ("{{", "}}"), ("##", "##"), ("%%", "%%"), ("%", "%"), ("<<", ">>"), ("<", ">"),
    ] {
      guard plain.hasPrefix(opening), plain.hasSuffix(closing), plain.count > opening.count + closing.count
      else { continue }
      let inner = plain.dropFirst(opening.count).dropLast(closing.count)
      guard Self.isBalanced(inner, opening, closing) else { continue }
      plain =
        Self.key(in: inner) ?? Self.variable(in: inner).split(separator: ".").last { !Self.isAttribute($0) }
        ?? ""
    }
    return plain.isEmpty ? nil : String(plain)
  }

  /// True for what a template asks of a resource (`Queue.Arn`, `Comfort.ContactFlowArn`), which is not its name.
  private static func isAttribute(_ part: Substring) -> Bool {
    let part = part.lowercased()
    return ["arn", "id", "name"].contains(part) || stackAttributes.contains(part)
  }

  /// What CloudFormation gives of the resources that flows name.
  private static let stackAttributes: Set = [
    "contactflowarn", "contactflowmodulearn", "queuearn", "hoursofoperationarn", "promptarn",
    "quickconnectarn",
    "userarn", "botaliasarn", "botaliasid", "botid", "aliasarn", "functionarn", "viewarn",
  ]

  /// True where a text between marks closes no more than it opens, so that the marks around it belong together.
  private static func isBalanced(_ text: Substring, _ opening: String, _ closing: String) -> Bool {
    var depth = 0
    var rest = text
    while !rest.isEmpty {
      if rest.hasPrefix(closing) {
        if depth == 0 { return false }
        depth -= 1
        rest = rest.dropFirst(closing.count)
      } else if opening != closing, rest.hasPrefix(opening) {
        depth += 1
        rest = rest.dropFirst(opening.count)
      } else {
        rest = rest.dropFirst()
      }
    }
    return depth == 0
  }

  /// What is looked up, without the place that it is looked up in (`file(…):`, `env:`, `ssm:/names/`); names of a stack's own
  /// (`AWS::Region`) stay whole.
  private static func variable(in text: Substring) -> Substring {
    guard !text.contains("::"), let colon = text.lastIndex(of: ":") else { return text }
    let rest = text[text.index(after: colon)...]
    return rest.split(separator: "/").last ?? rest
  }

  /// What stands between the last brackets and quotes: the key of a map.
  private static func key(in text: Substring) -> Substring? {
    for quote: Character in ["\"", "'"] {
      let parts = text.split(separator: quote, omittingEmptySubsequences: false)
      guard let last = parts.indices.last, last >= 2, parts[last].hasPrefix("]"),
        parts[last - 2].hasSuffix("["),
        !parts[last - 1].isEmpty
      else { continue }
      return parts[last - 1]
    }
    return nil
  }
}
