import Diagnostics
import JSON

/// The next use of a resource meets something else: another resource, an answer or an error; once.
struct OverrideSystemBehavior: TestAction {
  static let type = "OverrideSystemBehavior"
  private static let actions: [TestFlowAction] = [
    .invokeLambda, .connectBot, .checkHours, .transferToQueue, .dequeue,
  ]

  private let named: NamedUse
  private let strategy: any TestStrategy

  init?(reading parameters: JSONValue, _ reader: inout TestCaseReader) {
    guard
      let object = reader.object(
        parameters, "the parameters of OverrideSystemBehavior", keys: ["ActionType", "Behavior"]),
      let behavior = reader.required("Behavior", in: object, "this override"),
      let inner = reader.object(behavior, "a behavior", keys: ["Type", "Properties"]),
      let typeValue = reader.required("Type", in: inner, "this behavior"),
      reader.choice(typeValue, among: ["FlowAction"], "a behavior that can be overridden") != nil,
      let properties = reader.required("Properties", in: inner, "this behavior"),
      let known = reader.object(
        properties, "the properties of a behavior", keys: ["ActionType", "ActionParameters", "Strategy"])
    else { return nil }
    // Both are looked at, so that everything that is wrong is told.
    let named = NamedUse(reading: known, among: Self.actions, needsResource: true, &reader)
    let action = named?.action ?? known["ActionType"]?.string.flatMap { TestFlowAction(rawValue: $0.trimmed) }
    guard let strategy = reader.required("Strategy", in: known, "this override"), let action,
      let read = Self.strategy(strategy, for: action, &reader), let named
    else { return nil }
    self.named = named
    self.strategy = read
  }

  private static func strategy(
    _ value: JSONValue, for action: TestFlowAction, _ reader: inout TestCaseReader
  ) -> (any TestStrategy)? {
    guard
      let object = reader.object(value, "a strategy", keys: ["Type", "SubstituteArn", "Response"]),
      let typeValue = reader.required("Type", in: object, "this strategy"),
      let type = reader.choice(typeValue, among: ["SubstituteResource", "MockResponse"], "a strategy")
    else { return nil }
    if type == "SubstituteResource" { return SubstituteResource(reading: object, for: action, &reader) }
    guard let response = reader.required("Response", in: object, "this mock"),
      let inner = reader.object(response, "a response", keys: ["Type", "ExecutionResult", "Error"]),
      let kindValue = reader.required("Type", in: inner, "this response"),
      let kind = reader.choice(kindValue, among: ["ExecutionResult", "Error"], "a response"),
      let content = reader.required(kind, in: inner, "this response")
    else { return nil }
    return kind == "Error"
      ? MockError(reading: content, for: action, &reader) : MockResult(reading: content, for: action, &reader)
  }

  var value: JSONValue { named.value }
  var uses: [NamedUse] { [named] + (strategy.substitute.map { [$0] } ?? []) }

  func problems(in center: TestCenter, _ testCase: TestCase) -> [Diagnostic] {
    center.problems(of: named) + (strategy.substitute.map { center.problems(ofSubstitute: $0) } ?? [])
  }

  func run(_ run: inout TestCaseRun) throws(StepFailure) {
    guard let resource = run.center.resource(of: named) else { return }
    let effect = strategy.effect(on: resource, named.action, run.center)
    guard let effect else {
      throw StepFailure("this cannot take the place of \(named.words)", why: "it is not of the same kind")
    }
    run.override(effect, after: strategy.delay, at: named)
  }
}
