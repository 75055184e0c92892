import Diagnostics
import FlowEngine

/// Fields of a case that nothing asks for.
enum UnknownCaseField: FlowCheck {
  static let description = CheckDescription(
    "unknown-case-field", in: .dataFlow, .warning, "a field of a case is read that GetCase does not ask for",
    why: "only the fields in CaseResponseFields come back: the value is missing",
    fix: "add the field to \"CaseResponseFields\", or write the name that is meant",
    bad: CheckExample(
      find, .say("hello", "Your case is called $.Case.titel.", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      find, .say("hello", "Your case is called $.Case.title.", "end"), .say("sorry", "Sorry.", "end"), .end())
  )

  private static let find = ExampleAction.action(
    "find", "GetCase",
    "{ \"LinkContactToCase\": \"False\", \"CaseRequestFields\": { \"reference_number\": \"$.Attributes.number\" }, \"CaseResponseFields\": [\"status\", \"title\"] }",
    "hello", on: ["MultipleFound": "sorry", "NoneFound": "sorry", "NoMatchingError": "sorry"])

  /// What comes of a case whether it is asked for or not.
  private static let alwaysGiven = "case_id"

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let askers = flow.actions(ofType: "GetCase")
    guard !askers.isEmpty else { return }
    var asked: Set<String> = [alwaysGiven]
    for action in askers {
      for field in action.action.parameter("CaseResponseFields")?.elements ?? [] {
        // One that is only known in a call may be any.
        guard let name = field.string, FoundReference.all(in: name).isEmpty else { return }
        asked.insert(name)
      }
    }
    for action in flow.readers(of: "Case") {
      for use in action.reads("Case") {
        guard let key = use.key, !asked.contains(key) else { continue }
        findings.report(
          self, at: use.value, part: use.wording,
          "\(action.quoted) reads \(use.wording), and no GetCase of the flow asks for \"\(key)\"",
          fix: nearest(to: key, among: asked.sorted()).map { "did you mean $.Case.\($0)?" })
      }
    }
  }
}
