import FlowEngine

/// Whether a message contains an expected text: the criterion `Inclusion`, "Contains" in the designer.
struct Inclusion {
  private let ignored: ServiceRules.TestInclusion

  init(_ ignored: ServiceRules.TestInclusion) { self.ignored = ignored }

  /// True for a text of which nothing is left to look for: no message contains it.
  func isNothing(_ text: String) -> Bool { folded(text).isEmpty }

  func holds(_ text: String, in message: String) -> Bool {
    let (sought, found) = (folded(text), folded(message))
    return !sought.isEmpty && Self.contains(Array(found.unicodeScalars), Array(sought.unicodeScalars))
  }

  private func folded(_ text: String) -> String {
    switch ignored {
    case .caseAndPunctuation: Wording(text).words.joined(separator: " ")
    case .caseOnly: text.lowercased()
    case .nothing: text
    }
  }

  private static func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}
