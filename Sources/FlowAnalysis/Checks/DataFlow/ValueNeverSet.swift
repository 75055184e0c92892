import Diagnostics
import FlowEngine
import JSON

/// Comparisons with a text that is nearly, and not quite, one that is set.
enum ValueNeverSet: CenterCheck {
  static let description = CheckDescription(
    "value-never-set", in: .dataFlow, .warning,
    "a comparison waits for a text that nothing sets, and nearly the same text is set and compared nowhere",
    why: "the one is written for the other: the condition is never true, and the contact goes another way",
    fix: "write the text alike in both places",
    bad: CheckExample(
      .set("remember", "{ \"topic\": \"garden plots\" }", "which", else: "plots"),
      .compare("which", "$.Attributes.topic", ["garden plot": "plots"], else: "other"),
      .say("plots", "Plots.", "end"), .say("other", "Other things.", "end"), .end()),
    good: CheckExample(
      .set("remember", "{ \"topic\": \"garden plots\" }", "which", else: "plots"),
      .compare("which", "$.Attributes.topic", ["garden plots": "plots"], else: "other"),
      .say("plots", "Plots.", "end"), .say("other", "Other things.", "end"), .end()))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    let questions = center.flows.flatMap { $0.actions(ofType: "Compare").compactMap(Question.init) }
    guard !questions.isEmpty else { return }
    let set = literals(of: Set(questions.map(\.key)), in: center)
    guard !set.isEmpty else { return }
    var compared: [String: Set<String>] = [:]
    for question in questions {
      for operand in question.operands { compared[question.key, default: []].insert(operand.text) }
    }
    // Another operator than Equals may fit any text.
    let open = Set(questions.filter(\.hasOtherOperators).map(\.key))
    for question in questions where !open.contains(question.key) && question.action.isReachable {
      guard let texts = set[question.key] else { continue }
      let unasked = texts.subtracting(compared[question.key] ?? []).sorted()
      for operand in question.operands where !texts.contains(operand.text) {
        guard let meant = nearest(to: operand.text, among: unasked), digits(meant) == digits(operand.text)
        else {
          continue
        }
        findings.report(
          self, at: operand.value,
          "\(question.action.quoted) compares $.Attributes.\(question.key) with \"\(operand.text)\", which nothing sets",
          fix: "did you mean \"\(meant)\", which is set and compared nowhere?")
      }
    }
  }

  /// A comparison of one user attribute.
  private struct Question {
    let action: AnalyzedAction
    let key: String
    let operands: [(text: String, value: JSONValue)]
    let hasOtherOperators: Bool

    init?(_ action: AnalyzedAction) {
      guard let wording = action.action.parameter("ComparisonValue")?.string,
        let key = action.reads("Attributes").first(where: { $0.wording == wording })?.key
      else { return nil }
      self.action = action
      self.key = key
      hasOtherOperators = action.action.conditions.contains { $0.operatorName.lowercased() != "equals" }
      operands = action.action.conditions.compactMap { condition in
        condition.operands.first.flatMap { operand in
          operand.string.flatMap { text in
            text.isEmpty || text.utf8.contains(UInt8(ascii: "$")) ? nil : (text, operand)
          }
        }
      }
    }
  }

  /// The texts that are written out for attributes where flows set them.
  private static func literals(of keys: Set<String>, in center: AnalyzedCenter) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for flow in center.flows {
      for action in flow.actions(ofType: "UpdateContactAttributes") {
        for member in action.action.parameter("Attributes")?.members ?? [] where keys.contains(member.name) {
          guard let text = member.value.scalarText, !text.isEmpty, !text.utf8.contains(UInt8(ascii: "$"))
          else {
            continue
          }
          found[member.name, default: []].insert(text)
        }
      }
    }
    return found
  }

  /// Texts that number things differ in nothing but the number.
  private static func digits(_ text: String) -> [UInt8] { text.utf8.filter { (0x30...0x39).contains($0) } }
}
