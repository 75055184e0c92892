import Diagnostics

/// Reads a JSON form that people write: an object whose keys are known, each of a known kind.
///
/// Each of its readings reports what is wrong and answers nil for it, as for what is not there, so that reading goes on
/// and everything is found at once.
public protocol FormReader {
  mutating func report(_ problem: Diagnostic)
}

extension FormReader {
  /// The value, when it is an object; its unknown and repeated keys are reported.
  ///
  /// - Parameter what: names the object in findings, as "a queue".
  public mutating func object(_ value: JSONValue, _ what: String, keys: [String]) -> JSONValue? {
    guard value.kind == .object else {
      report(value.finding("\(what) must be an object, found \(value.kind.words)", rule: "wrong-type"))
      return nil
    }
    reportRepeatedKeys(of: value)
    for member in value.members where !keys.contains(member.name) {
      let near = nearest(to: member.name, among: keys)
      report(
        member.key.finding(
          "\"\(member.name)\" is not a key of \(what)", rule: "unknown-key",
          fix: near.map { "did you mean \"\($0)\"?" } ?? "its keys are \(Self.list(keys))"))
    }
    return value
  }

  /// The entries of an object whose keys are names; none when it is not there.
  public mutating func entries(in object: JSONValue, _ key: String) -> [JSONMember] {
    guard let value = object[key] else { return [] }
    guard value.kind == .object else {
      report(
        value.finding(
          "\"\(key)\" must be an object with an entry for each name, found \(value.kind.words)",
          rule: "wrong-type"))
      return []
    }
    reportRepeatedKeys(of: value)
    var seen: Set<String> = []
    return value.members.filter { member in
      guard !member.name.isEmpty else {
        report(member.key.finding("a name in \"\(key)\" is empty", rule: "empty-name"))
        return false
      }
      return seen.insert(member.name).inserted
    }
  }

  /// A text that is not empty.
  public mutating func text(in object: JSONValue, _ key: String) -> String? {
    object[key].flatMap { text($0, "\"\(key)\"") }
  }

  /// A text that must be there.
  public mutating func requiredText(in object: JSONValue, _ key: String, _ what: String) -> String? {
    if object[key] == nil {
      report(object.finding("\(what) has no \"\(key)\"", rule: "missing-key", fix: "add \"\(key)\""))
    }
    return text(in: object, key)
  }

  public mutating func text(_ value: JSONValue, _ what: String) -> String? {
    guard let text = value.string else {
      report(value.finding("\(what) must be a string, found \(value.kind.words)", rule: "wrong-type"))
      return nil
    }
    guard !text.isEmpty else {
      report(value.finding("\(what) is empty", rule: "empty-value"))
      return nil
    }
    return text
  }

  public mutating func boolean(in object: JSONValue, _ key: String) -> Bool? {
    guard let value = object[key] else { return nil }
    guard let boolean = value.boolean else {
      report(
        value.finding("\"\(key)\" must be true or false, found \(value.kind.words)", rule: "wrong-type"))
      return nil
    }
    return boolean
  }

  public mutating func wholeNumber(in object: JSONValue, _ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard let value = object[key] else { return nil }
    guard value.kind == .number else {
      report(
        value.finding("\"\(key)\" must be a whole number, found \(value.kind.words)", rule: "wrong-type"))
      return nil
    }
    guard let number = value.integer, range.contains(number) else {
      report(
        value.finding(
          "\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound), found \(value.wording)",
          rule: "bad-value"))
      return nil
    }
    return number
  }

  /// The elements of a list; nil when there is none.
  public mutating func list(in object: JSONValue, _ key: String) -> [JSONValue]? {
    guard let value = object[key] else { return nil }
    return list(value, "\"\(key)\"")
  }

  public mutating func list(_ value: JSONValue, _ what: String) -> [JSONValue]? {
    guard value.kind == .array else {
      report(
        value.finding(
          "\(what) must be a list, found \(value.kind.words)", rule: "wrong-type",
          fix: value.kind == .string ? "put it in brackets: [\"\(value.string ?? "")\"]" : nil))
      return nil
    }
    return value.elements
  }

  public static func list(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }

  /// Names keys that an object has twice: which of their values is meant nobody can know.
  public mutating func reportRepeatedKeys(of value: JSONValue) {
    for key in value.duplicateKeys {
      let name = key.string ?? ""
      let first = value.members.first { $0.name == name }
      let line = first.map { " at line \($0.key.place.position.line)" } ?? ""
      report(
        key.finding(
          "\"\(name)\" stands twice in one object", rule: "duplicate-key", why: "the first is\(line)",
          fix: "remove one of them"))
    }
  }
}
