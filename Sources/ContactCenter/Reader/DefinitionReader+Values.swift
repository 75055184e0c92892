import Diagnostics
import JSON

// The kinds of values that only center.json has. Each reports what is wrong and answers nil for it, as for what is
// not there.

extension DefinitionReader {
  /// A number of seconds up to a day, with up to three decimals.
  mutating func seconds(in object: JSONValue, _ key: String) -> Milliseconds? {
    guard let value = object[key] else { return nil }
    guard value.kind == .number else {
      report(value.finding("\"\(key)\" must be a number, found \(value.kind.words)", rule: "wrong-type"))
      return nil
    }
    let parts = value.wording.split(separator: ".", omittingEmptySubsequences: false)
    let decimals =
      parts.count == 2 ? parts[1] + String(repeating: "0", count: max(0, 3 - parts[1].count)) : "000"
    guard let whole = Int64(parts[0]), whole <= 86_400, decimals.count == 3,
      let thousandths = Int64(decimals),
      (0...86_400_000).contains(whole * 1000 + thousandths), !value.wording.hasPrefix("-")
    else {
      report(
        value.finding(
          "\"\(key)\" must be seconds from 0 to 86400, with at most three decimals, found \(value.wording)",
          rule: "bad-value"))
      return nil
    }
    return Milliseconds(whole * 1000 + thousandths)
  }

  /// One of a few words.
  mutating func choice<Choice>(
    in object: JSONValue, _ key: String, _ choices: [Choice], _ word: (Choice) -> String
  ) -> Choice? {
    guard let text = text(in: object, key), let value = object[key] else { return nil }
    if let found = choices.first(where: { word($0) == text }) { return found }
    let words = choices.map(word)
    let near = nearest(to: text, among: words)
    report(
      value.finding(
        "\"\(key)\" cannot be \"\(text)\"", rule: "bad-value",
        fix: near.map { "did you mean \"\($0)\"?" }
          ?? "write " + words.map { "\"\($0)\"" }.joined(separator: " or ")))
    return nil
  }

  /// A whole ARN, or an id of the service.
  mutating func arn(in object: JSONValue) -> String? {
    guard let arn = text(in: object, "arn"), let value = object["arn"] else { return nil }
    let colons = arn.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: ":") ? 1 : 0) }
    guard !arn.hasPrefix("arn:") || colons >= 5 else {
      report(
        value.finding(
          "\"\(arn)\" is not a whole ARN", rule: "bad-arn",
          fix: "write it as \"arn:aws:connect:REGION:ACCOUNT:instance/ID/queue/ID\""))
      return nil
    }
    return arn
  }

  mutating func phoneNumber(_ text: String, at place: JSONValue) -> PhoneNumber? {
    do {
      return try PhoneNumber(text)
    } catch {
      report(
        place.finding(
          "\"\(text)\" is not a telephone number", rule: "bad-number", why: error.words,
          fix: PhoneNumberError.form))
      return nil
    }
  }

  /// A path that leads from the folder of `center.json` to a file that is there.
  mutating func file(in object: JSONValue, _ what: String) -> String? {
    path(in: object, what, "file", isThere: surroundings.exists)
  }

  /// As `file(in:_:)`, where a folder does too.
  mutating func fileOrFolder(in object: JSONValue, _ what: String) -> String? {
    let surroundings = surroundings
    return path(in: object, what, "file or folder") {
      surroundings.exists($0) || surroundings.folderExists($0)
    }
  }

  private mutating func path(
    in object: JSONValue, _ what: String, _ kind: String, isThere: (String) -> Bool
  ) -> String? {
    guard let path = requiredText(in: object, "file", what), let value = object["file"] else { return nil }
    guard !path.hasPrefix("/"), !path.hasPrefix("~") else {
      report(
        value.finding(
          "\"\(path)\" is not relative to the folder of this file", rule: "bad-path",
          why: "a center is moved and shared as a folder",
          fix: "write the way from here, as \"../../prompts/en-US/menu.txt\""
        ))
      return nil
    }
    guard !path.utf8.contains(0), isThere(path) else {
      report(
        value.finding(
          "there is no \(kind) \"\(path)\"", rule: "missing-file",
          why: "paths here begin at the folder of this file"))
      return nil
    }
    return path
  }

  /// Reports each resource that a flow could not tell from an earlier one.
  mutating func reportSharedArns(_ resources: [(arn: String?, value: JSONValue)]) {
    var seen: Set<String> = []
    for (arn, value) in resources {
      guard let arn, let place = value["arn"], !seen.insert(arn).inserted else { continue }
      report(
        place.finding(
          "another entry here has the same ARN", rule: "duplicate-arn",
          why: "a flow that refers to it reaches the first entry only"))
    }
  }

  /// A finding about a name that nothing has.
  mutating func reportUnknown(
    _ kind: String, _ name: String, at place: JSONValue, among names: [String], in list: String,
    rule: String? = nil
  ) {
    let near = nearest(to: name, among: names)
    let standard = "unknown-" + kind.split(separator: " ").joined(separator: "-")
    report(
      place.finding(
        "there \(kind == "hours" ? "are" : "is") no \(kind) \"\(name)\"", rule: rule ?? standard,
        why: near != nil || names.isEmpty ? nil : "\(list) has \(Self.list(names))",
        fix: near.map { "did you mean \"\($0)\"?" } ?? "add it to \(list), or remove it here"))
  }
}
