import TestSupport

@testable import Scenarios

/// The text of a test case, put together for one test.
struct CaseText {
  var observations: [String] = []
  var entry =
    #"{ "Type": "VOICE_CALL", "VoiceCallEntryPointParameters": { "SourcePhoneNumber": "+15550100" } }"#

  init(_ observations: String...) { self.observations = observations }

  var text: String {
    """
    {
      "EntryPoint": \(entry),
      "Content": { "Version": "2019-10-30", "Metadata": {}, "Observations": [
        \(observations.joined(separator: ",\n    "))
      ] }
    }
    """
  }

  /// An observation with what it waits for, its actions in a chain, and what becomes active by it.
  static func observe(
    _ name: String, _ event: String, _ actions: String..., then next: String...
  ) -> String {
    var list: [String] = []
    for (number, action) in actions.enumerated() {
      let transitions = number + 1 < actions.count ? "{ \"NextAction\": \"\(name)-\(number + 2)\" }" : "{}"
      list.append("{ \"Identifier\": \"\(name)-\(number + 1)\", \(action), \"Transitions\": \(transitions) }")
    }
    let names = next.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      { "Identifier": "\(name)", "Event": { "Identifier": "\(name)-event", "Actor": "System", \(event) },
        "Actions": [\(list.joined(separator: ", "))], "Transitions": { "NextObservations": [\(names)] } }
      """
  }

  // MARK: Events

  static let initiated = #""Type": "TestInitiated", "Properties": {}"#
  static let completed = #""Type": "TestCompleted", "Properties": {}"#

  static func message(_ text: String, _ criteria: String = "Inclusion") -> String {
    #""Type": "MessageReceived", "Properties": { "Text": "\#(text)", "MatchingCriteria": { "Type": "\#(criteria)" } }"#
  }

  static func started(_ action: String, _ key: String, _ resource: String) -> String {
    #""Type": "FlowActionStarted", "Properties": { "ActionType": "\#(action)", "ActionParameters": { "\#(key)": "\#(resource)" } }"#
  }

  static func lambdaStarted(_ name: String) -> String {
    started("InvokeLambdaFunction", "LambdaFunctionARN", name)
  }

  static func lambdaCompleted(_ name: String) -> String {
    lambdaStarted(name).replacing("FlowActionStarted", with: "FlowActionCompleted")
  }

  // MARK: Actions

  static func press(_ keys: String) -> String {
    #""Type": "SendInstruction", "Parameters": { "ActionType": "SendInstruction", "Actor": "Customer", "Instruction": { "Type": "DtmfInput", "Properties": { "Value": "\#(keys)" } } }"#
  }

  static func say(_ words: String, _ type: String = "Utterance") -> String {
    #""Type": "SendInstruction", "Parameters": { "ActionType": "SendInstruction", "Actor": "Customer", "Instruction": { "Type": "\#(type)", "Properties": { "Value": "\#(words)" } } }"#
  }

  static let hangUp =
    #""Type": "SendInstruction", "Parameters": { "ActionType": "SendInstruction", "Actor": "Customer", "Instruction": { "Type": "Disconnect" } }"#

  static let endTest =
    #""Type": "TestControl", "Parameters": { "ActionType": "TestControl", "Command": { "Type": "EndTest" } }"#

  static func log(_ label: String, _ value: String) -> String {
    #""Type": "TestControl", "Parameters": { "ActionType": "TestControl", "Command": { "Type": "LogData", "Properties": { "Expressions": { "\#(label)": "\#(value)" } } } }"#
  }

  static func assert(_ path: String, _ name: String, _ operand: String?) -> String {
    let last = operand.map { ", \"Operand\": \"\($0)\"" } ?? ""
    return #""Type": "Assert", "Parameters": { "Namespace": "\#(path)", "Operator": "\#(name)"\#(last) }"#
  }

  static func override(_ action: String, _ parameters: String, _ strategy: String) -> String {
    #""Type": "OverrideSystemBehavior", "Parameters": { "ActionType": "OverrideSystemBehavior", "Behavior": { "Type": "FlowAction", "Properties": { "ActionType": "\#(action)", "ActionParameters": \#(parameters), "Strategy": \#(strategy) } } }"#
  }

  static func substitute(_ other: String) -> String {
    #"{ "Type": "SubstituteResource", "SubstituteArn": "\#(other)" }"#
  }

  static func mock(_ result: String) -> String {
    #"{ "Type": "MockResponse", "Response": { "Type": "ExecutionResult", "ExecutionResult": \#(result) } }"#
  }

  static func error(_ value: String) -> String {
    #"{ "Type": "MockResponse", "Response": { "Type": "Error", "Error": { "Value": "\#(value)" } } }"#
  }
}

/// A test case that was run in this process, on the Heron Ferries unless it lies beside something else.
struct RunCase {
  let result: ScenarioResult

  init(_ observations: String...) {
    var text = CaseText()
    text.observations = observations
    self.init(text: text.text)
  }

  init(
    text: String, named source: String = packagePath("flows/heron-ferries") + "/case.json",
    center: String? = nil
  ) {
    do throws(ScenarioProblems) {
      let centers = source.hasPrefix(packagePath("flows")) ? .shipped : CenterShelf()
      result = ScenarioRunner(centers, center: center).play(
        try TestCase(parsing: Array(text.utf8), named: source))
    } catch {
      result = ScenarioResult(source: source, name: "case", verdict: .refused(error.findings))
    }
  }

  /// "passed", or what is wrong, first thing first.
  var words: String { result.verdict.findings.first?.message ?? "passed" }

  var why: String { result.verdict.findings.first?.why ?? "" }

  var warnings: [String] { result.warnings.map(\.message) }

  /// The identifiers of the observations that were met.
  var met: [String] {
    (result.details?.observations ?? []).filter { $0.status == .passed }.map(\.identifier)
  }

  var logged: [String] { (result.details?.logged ?? []).map { "\($0.name)=\($0.value)" } }
}
