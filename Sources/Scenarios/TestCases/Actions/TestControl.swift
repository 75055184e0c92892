import FlowEngine
import JSON

/// Ends the test, or writes values into its results.
struct TestControl: TestAction {
  static let type = "TestControl"

  enum Command: Sendable {
    case endTest
    /// Labels with wordings, in which paths stand for values.
    case logData([(label: String, wording: String)])
  }

  let command: Command
  let value: JSONValue

  init?(reading parameters: JSONValue, _ reader: inout TestCaseReader) {
    guard
      let object = reader.object(
        parameters, "the parameters of TestControl", keys: ["ActionType", "Command"]),
      let command = reader.required("Command", in: object, "this action"),
      let inner = reader.object(command, "a command", keys: ["Type", "Properties"]),
      let typeValue = reader.required("Type", in: inner, "this command"),
      let type = reader.choice(typeValue, among: ["EndTest", "LogData"], "a command of tests")
    else { return nil }
    value = typeValue
    guard type == "LogData" else {
      self.command = .endTest
      return
    }
    guard let properties = reader.required("Properties", in: inner, "LogData"),
      let expressions = reader.required("Expressions", in: properties, "LogData")
    else { return nil }
    guard expressions.kind == .object else {
      reader.refuse(
        expressions, "\"Expressions\" are an object with labels and values, found \(expressions.kind.words)")
      return nil
    }
    var logged: [(label: String, wording: String)] = []
    for member in expressions.members {
      guard let text = member.value.scalarText else {
        reader.refuse(member.value, "what is logged must be a string, found \(member.value.kind.words)")
        return nil
      }
      logged.append((member.name, text))
    }
    self.command = .logData(logged)
  }

  func run(_ run: inout TestCaseRun) throws(StepFailure) {
    switch command {
    case .endTest: run.end(by: value)
    case .logData(let expressions):
      for expression in expressions { run.log(expression.label, run.text(filling: expression.wording)) }
    }
  }
}
