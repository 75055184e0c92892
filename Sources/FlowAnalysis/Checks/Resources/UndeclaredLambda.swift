import ContactCenter
import FlowEngine
import JSON

/// Lambdas that nothing in the center answers for.
enum UndeclaredLambda: ActionCheck {
  static let description = CheckDescription(
    "undeclared-lambda", in: .resources, .note, "a Lambda is invoked that center.json does not declare",
    why: "nothing answers it here: the invocation takes its error branch in every call that is played",
    fix: "declare it under \"lambdas\" in center.json, with what it returns",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello.", "end"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "lambdas": { "lookUp": { "keys": ["name"] } } }
        """,
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello.", "end"),
      .say("sorry", "Sorry.", "end"), .end()))

  static let types: [String]? = ["InvokeLambdaFunction"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.isReachable,
      !action.flow.center.program.isLoneFlow, !action.flow.center.program.center.numbers.isEmpty,
      let value = action.action.parameter("LambdaFunctionARN"), let name = value.scalarText, !name.isEmpty,
      !name.isPlaceholder, FoundReference.all(in: name).isEmpty,
      action.flow.center.program.center.lambdas[name] == nil
    else { return }
    findings.report(
      self, at: value,
      "\(action.quoted) invokes \"\(ResourceReference.lastPart(of: name) ?? name)\", which center.json does not declare"
    )
  }
}
