import Diagnostics
import FlowAnalysis
import FlowEngine
import JSON

/// A value of the contact is compared with an operand; the test fails where it is not so.
struct AssertAction: TestAction {
  static let type = "Assert"

  private let path: String
  private let comparison: TestOperator
  private let operand: String
  let value: JSONValue

  init?(reading parameters: JSONValue, _ reader: inout TestCaseReader) {
    guard
      let object = reader.object(
        parameters, "the parameters of Assert", keys: ["ActionType", "Namespace", "Operator", "Operand"])
    else { return nil }
    let path = Self.path(object, &reader)
    guard let operatorValue = reader.required("Operator", in: object, "this Assert"),
      let name = reader.choice(
        operatorValue, among: TestOperator.allCases.map(\.rawValue), "an operator",
        meant: TestOperator.meant),
      let comparison = TestOperator(rawValue: name)
    else { return nil }
    let operand = Self.operand(object, comparison, operatorValue, &reader)
    guard let path, let operand, let value = object["Namespace"] else { return nil }
    self.path = path
    self.comparison = comparison
    self.operand = operand
    self.value = value
  }

  private static func path(_ object: JSONValue, _ reader: inout TestCaseReader) -> String? {
    guard let path = reader.requiredText("Namespace", in: object, "this Assert"),
      let value = object["Namespace"]
    else { return nil }
    guard FoundReference.isWhole(path) else {
      reader.refuse(
        value, "\(path.quotedForReading) is no path", fix: "write one such as $.Attributes.language")
      return nil
    }
    if let names = FoundReference.all(in: path).first?.names,
      let departure = DataPath.departure(of: names), departure.known.isEmpty
    {
      let near = nearest(to: departure.name, among: departure.names)
      reader.refuse(
        value, "\(path.quotedForReading) leads to data that no contact has",
        why: "there is no $.\(departure.name)",
        fix: near.map { "did you mean $.\($0)?" }
          ?? "it has " + departure.names.map { "$.\($0)" }.joined(separator: ", "))
      return nil
    }
    return path
  }

  private static func operand(
    _ object: JSONValue, _ comparison: TestOperator, _ place: JSONValue, _ reader: inout TestCaseReader
  ) -> String? {
    if comparison == .exists {
      reader.warn(place, "the service refuses \"Exists\"", why: "it is documented, and refused on publishing")
      return ""
    }
    guard let value = object["Operand"], value.kind != .null else {
      guard comparison.takesEmptyOperand else {
        reader.refuse(
          place, "\(comparison.rawValue) has no \"Operand\"", why: "nothing says what is expected",
          fix: "add \"Operand\": \"…\"")
        return nil
      }
      return ""
    }
    guard let text = value.scalarText else {
      reader.refuse(value, "\"Operand\" must be a string, found \(value.kind.words)")
      return nil
    }
    if value.kind != .string {
      reader.warn(
        value, "\"Operand\" is \(value.kind.words)", why: "the service wants a string",
        fix: "write \"\(text)\"")
    }
    if comparison.isNumeric, Double(trimming: text) == nil {
      reader.refuse(
        value, "\(text.quotedForReading) is no number", why: "\(comparison.rawValue) compares numbers")
      return nil
    }
    return text
  }

  func run(_ run: inout TestCaseRun) throws(StepFailure) {
    let found = run.value(atPath: path)
    guard !comparison.holds(found ?? "", operand, run.center.rules) else { return }
    var failure = StepFailure(
      comparison == .exists
        ? "expected \(path) to exist"
        : "expected \(path) \(comparison.words) \(operand.quotedForReading), found \((found ?? "").quotedForReading)"
    )
    if found == nil { failure = StepFailure(failure.message, why: run.whyNothing(at: path)) }
    throw failure
  }
}
