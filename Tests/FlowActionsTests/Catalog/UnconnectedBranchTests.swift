import FlowDocument
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UnconnectedBranchTests {
  func fault(_ text: String, press keys: String) throws -> (call: Call, rule: String?, message: String?) {
    var builder = ProgramBuilder(center: .test, catalog: .standard)
    let program = builder.link([
      (try FlowDocument(parsing: Array(text.utf8), named: "t.json"), references: [])
    ])
    let call = Call(program)
    call.begin()
    call.press(keys)
    guard case .fault(let number) = call.departure else { return (call, nil, nil) }
    return (call, program.faults[Int(number)].rule, program.faults[Int(number)].message)
  }

  static let flow = """
    {"Version": "2019-10-30", "StartAction": "menu", "Actions": [
    {"Identifier": "menu", "Type": "GetParticipantInput",
     "Parameters": {"Text": "Press", "InputTimeLimitSeconds": "5", "StoreInput": "False"},
     "Transitions": {"NextAction": "end", "Conditions": [
       {"NextAction": "gone", "Condition": {"Operator": "Equals", "Operands": ["1"]}},
       {"NextAction": "", "Condition": {"Operator": "Equals", "Operands": ["2"]}},
       {"NextAction": "end", "Condition": {"Operator": "Equals", "Operands": ["3"]}}], "Errors": []}},
    {"Identifier": "end", "Type": "DisconnectParticipant", "Transitions": {}}]}
    """

  @Test(arguments: [
    ("1", "unknown-target", "\"menu\" goes to \"gone\", which is not an action in this flow"),
    ("2", "not-connected", "\"menu\" has nowhere to go after \"2\""),
  ])
  func isAFaultWhenItIsTaken(key: String, rule: String, message: String) throws {
    let found = try fault(Self.flow, press: key)
    #expect(found.rule == rule)
    #expect(found.message == message)
  }

  @Test func isNoneOnAnotherWay() throws {
    #expect(try fault(Self.flow, press: "3").call.departure == .disconnected)
  }

  @Test func aTargetThatIsNotThereIsAProblemOfTheFile() throws {
    let program = try fault(Self.flow, press: "3").call.program
    #expect(program.problems.map(\.rule) == ["unknown-target"])
  }
}
