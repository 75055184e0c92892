/// Turns the text a person typed into a value, or refuses it and says what it takes.
struct ValueReader<Value: Sendable>: Sendable {
  /// What is taken, to end the sentence "… takes": "a whole number from 1 to 9".
  let expectation: String
  /// The value, or nil when the text is not one.
  let read: @Sendable (String) -> Value?

  init(_ expectation: String, read: @escaping @Sendable (String) -> Value?) {
    self.expectation = expectation
    self.read = read
  }
}

extension ValueReader where Value == String {
  /// Any text, the empty one too.
  static var text: ValueReader { ValueReader("any text") { $0 } }

  /// A path or name, which is never empty.
  static func nonempty(_ expectation: String) -> ValueReader {
    ValueReader(expectation) { $0.isEmpty ? nil : $0 }
  }

  /// One of these words and no other.
  static func oneOf(_ words: String...) -> ValueReader {
    ValueReader(words.listed) { words.contains($0) ? $0 : nil }
  }
}

extension ValueReader where Value: CaseIterable & RawRepresentable<String> {
  /// One of the cases, by its raw value.
  static var oneCase: ValueReader {
    ValueReader(Value.allCases.map(\.rawValue).listed) { Value(rawValue: $0) }
  }
}

extension ValueReader where Value: FixedWidthInteger {
  /// A whole number in a range, in decimal digits.
  static func integer(_ range: ClosedRange<Value>) -> ValueReader {
    ValueReader("a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
      guard let value = Value(text), range.contains(value) else { return nil }
      return value
    }
  }
}

/// A name and a value that a person typed as `NAME=VALUE`.
struct Assignment: Sendable, Hashable {
  let name: String
  /// Everything after the first `=`; may be empty.
  let value: String
}

extension ValueReader where Value == Assignment {
  /// `NAME=VALUE` with a name that is not empty. Where names may have a `=` in them (as an ARN does not), the first one counts.
  static func assignment(_ form: String = "NAME=VALUE") -> ValueReader {
    ValueReader("the form \(form)") { text in
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else { return nil }
      return Assignment(name: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
    }
  }
}

extension Array where Element == String {
  /// "a", "a or b", "a, b or c".
  var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
