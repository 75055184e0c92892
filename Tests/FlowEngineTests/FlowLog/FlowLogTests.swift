import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

/// The flow log: one JSON object a line, for each action that is left.
@Suite struct FlowLogTests {
  /// A contact whose actions are logged.
  final class LoggedCall {
    let program: Program
    var contact: Contact
    var effects = Effects()

    init(_ program: Program, serial: Int32 = 1) {
      self.program = program
      contact = Contact(program: program)
      contact.reset(serial: serial, channel: .voice, seed: 0)
      program.enter(FlowIndex(0), &contact)
    }

    func begin(_ log: inout FlowLog) { _ = program.run(&contact, at: log.now, &effects, &log) }

    func deliver(_ event: ContactEvent, _ log: inout FlowLog) {
      _ = program.deliver(event, to: &contact, at: log.now, &effects, &log)
    }
  }

  static func head(_ contact: String, _ module: String, _ action: String, _ time: String = "00.000") -> String
  {
    "{\"ContactId\":\"\(contact)\",\"ContactFlowId\":\"test\",\"ContactFlowName\":\"test\","
      + "\"ContactFlowModuleType\":\"\(module)\",\"Identifier\":\"\(action)\","
      + "\"Timestamp\":\"1970-01-01T00:00:\(time)Z\",\"Parameters\":"
  }

  static let prompt = ActionText(
    "say", "MessageParticipant", #"{"Text": "Hi $.Attributes.name"}"#, next: "end")

  @Test func hasTheOldWordsAndWhatReferencesLeadTo() throws {
    let program = try Program.linking([
      FlowText([
        ActionText(
          "set", "UpdateContactAttributes", #"{"Attributes": {"a": "$.Attributes.name", "b": "2"}}"#,
          next: "menu"),
        ActionText(
          "menu", "GetParticipantInput",
          #"{"Text": "Press", "InputTimeLimitSeconds": "5", "StoreInput": "False"}"#,
          next: "end", if: [.init("1", "lambda")], on: [.init("InputTimeLimitExceeded", "lambda")]),
        ActionText(
          "lambda", "InvokeLambdaFunction",
          #"{"LambdaFunctionARN": "book", "InvocationTimeLimitSeconds": "3"}"#,
          next: "end", on: [.init("NoMatchingError", "end")]),
      ])
    ])
    var log = FlowLog(program, .everyContact)
    let call = LoggedCall(program)
    call.contact.set(.contactId, "c-1", program)
    call.contact.setAttribute("name", "Asha \"A\"\n", program)
    call.begin(&log)
    call.deliver(.promptFinished, &log)
    log.now = Timestamp(nanoseconds: 7_250_999_999)
    call.deliver(.timerFired(.firstDigit), &log)
    call.deliver(.lambdaFailed(.failed), &log)
    let related = "\"AddAttributeToRelatedContact\":\"false\"}}"
    #expect(
      log.text.split(separator: "\n").map(String.init) == [
        Self.head("c-1", "SetAttributes", "set")
          + "{\"Key\":\"a\",\"Value\":\"Asha \\\"A\\\"\\n\"," + related,
        Self.head("c-1", "SetAttributes", "set") + "{\"Key\":\"b\",\"Value\":\"2\"," + related,
        Self.head("c-1", "GetUserInput", "menu")
          + "{\"Text\":\"Press\",\"TextToSpeechType\":\"text\",\"Voice\":\"\",\"Timeout\":\"5000\"},\"Results\":\"Timeout\"}",
        Self.head("c-1", "InvokeExternalResource", "lambda", "07.250")
          + "{\"FunctionArn\":\"book\",\"TimeLimit\":\"3000\",\"ResponseValidation\":\"ResponseType=STRING_MAP\"}"
          + ",\"Results\":\"The Lambda Function Returned An Error.\"}",
        Self.head("c-1", "Disconnect", "end", "07.250") + "{}}",
      ])
  }

  @Test func linesOfTwoContactsDoNotMix() throws {
    let program = try Program.linking([FlowText([Self.prompt])])
    var log = FlowLog(program, .everyContact)
    let calls = [LoggedCall(program, serial: 1), LoggedCall(program, serial: 2)]
    for call in calls {
      call.contact.setAttribute("name", "number \(call.contact.serial)", program)
      call.begin(&log)
    }
    for call in calls { call.deliver(.promptFinished, &log) }
    func lines(_ contact: String) -> [String] {
      [
        Self.head(contact, "PlayPrompt", "say")
          + "{\"Text\":\"Hi number \(contact)\",\"TextToSpeechType\":\"text\",\"Voice\":\"\"}}",
        Self.head(contact, "Disconnect", "end") + "{}}",
      ]
    }
    #expect(log.text.split(separator: "\n").map(String.init) == lines("1") + lines("2"))
  }

  @Test func anEmptiedBufferKeepsTheRecordThatIsOpen() throws {
    let program = try Program.linking([FlowText([Self.prompt])])
    var log = FlowLog(program, .everyContact)
    let call = LoggedCall(program)
    call.begin(&log)
    log.removeAll()
    #expect(log.text == "")
    call.deliver(.promptFinished, &log)
    #expect(log.text.hasPrefix(Self.head("1", "PlayPrompt", "say")))
  }

  @Test func aCallerWhoHangsUpClosesTheRecord() throws {
    let program = try Program.linking([FlowText([Self.prompt])])
    var log = FlowLog(program, .everyContact)
    let call = LoggedCall(program)
    call.begin(&log)
    log.stopped(contact: call.contact.serial)
    #expect(log.text.hasSuffix("\"Voice\":\"\"}}\n"))
  }

  @Test func aTransferToAnotherFlowClosesTheRecord() throws {
    let program = try Program.linking([
      FlowText([
        ActionText(
          "go", "TransferToFlow", #"{"ContactFlowId": "other"}"#, on: [.init("NoMatchingError", "end")])
      ]),
      FlowText([ActionText("bye", "DisconnectParticipant")], named: "other"),
    ])
    var log = FlowLog(program, .everyContact)
    LoggedCall(program).begin(&log)
    #expect(log.text.hasPrefix(Self.head("1", "Transfer", "go") + "{\"ContactFlowId\":\"other\"}}\n"))
    #expect(log.text.split(separator: "\n").count == 2)
  }

  @Test func isWrittenOnlyWhileTheFlowHasItOn() throws {
    let program = try Program.linking([
      FlowText([
        ActionText(
          "first", "UpdateFlowAttributes", #"{"FlowAttributes": {"a": {"Value": "1"}}}"#, next: "on"),
        ActionText("on", "UpdateFlowLoggingBehavior", #"{"FlowLoggingBehavior": "Enabled"}"#, next: "end"),
      ])
    ])
    var log = FlowLog(program)
    LoggedCall(program).begin(&log)
    // Logging is on when the action that switches it on is left.
    let first = Self.head("1", "SetLoggingBehavior", "on") + "{\"LoggingBehavior\":\"Enable\"}}\n"
    #expect(log.text == first + Self.head("1", "Disconnect", "end") + "{}}\n")
  }

  @Test func everySystemFieldAndHookHasRoomInAContact() throws {
    let contact = Contact(program: try Program.linking([FlowText([Self.prompt])]))
    #expect(contact.system.count == SystemField.allCases.count)
    #expect(contact.hooks.count == EventHook.allCases.count)
  }

  @Test func aModulesRecordsComeBeforeTheOneOfTheActionThatInvokedIt() throws {
    let program = try Program.linking([
      FlowText([
        ActionText(
          "invoke", "InvokeFlowModule", #"{"FlowModuleId": "test 2"}"#, next: "end",
          if: [.init("vip", "end")],
          on: [.init("NoMatchingError", "end")])
      ]),
      FlowText(
        [
          ActionText("say", "MessageParticipant", #"{"Text": "Hi"}"#, next: "return"),
          ActionText("return", "EndFlowModuleExecution", #"{"Result": "vip"}"#),
        ], named: "test 2", type: "contactFlowModule"),
    ])
    var log = FlowLog(program, .everyContact)
    let call = LoggedCall(program)
    call.begin(&log)
    call.deliver(.promptFinished, &log)
    let lines = log.text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].contains(#""ContactFlowName":"test 2","ContactFlowModuleType":"PlayPrompt""#))
    #expect(lines[1].contains(#""ContactFlowModuleType":"Return","Identifier":"return""#))
    #expect(lines[2].contains(#""ContactFlowModuleType":"InvokeFlowModule","Identifier":"invoke""#))
    #expect(lines[2].hasSuffix(#","Results":"vip"}"#))
    #expect(lines[3].contains(#""ContactFlowModuleType":"Disconnect""#))
  }

  private static let menu = ActionText(
    "menu", "GetParticipantInput",
    #"{"Text": "Press", "InputTimeLimitSeconds": "5", "StoreInput": "False"}"#, next: "end",
    if: [.init("1", "end")], on: [.init("NoMatchingCondition", "end"), .init("NoMatchingError", "end")])

  @Test(arguments: ["*", "5"])
  func aKeyThatNoConditionNamesIsTheResult(key: String) throws {
    let digit = try #require(DTMFDigit(Character(key)))
    let program = try Program.linking([FlowText([Self.menu])])
    var log = FlowLog(program, .everyContact)
    let call = LoggedCall(program)
    call.begin(&log)
    log.pressed(digit.ascii, call.contact.serial)
    call.deliver(.digit(digit), &log)
    #expect(log.text.contains("\"Timeout\":\"5000\"},\"Results\":\"\(key)\"}\n"))
  }

  @Test func whatIsStoredIsTheResult() throws {
    let program = try Program.linking([
      FlowText([
        ActionText(
          "ask", "GetParticipantInput",
          #"{"Text": "Type", "InputTimeLimitSeconds": "5", "StoreInput": "True"}"#, next: "end",
          on: [.init("NoMatchingError", "end")])
      ])
    ])
    var log = FlowLog(program, .everyContact)
    let call = LoggedCall(program)
    call.begin(&log)
    for key in "55#".compactMap({ DTMFDigit($0) }) { call.deliver(.digit(key), &log) }
    #expect(log.text.contains(",\"Results\":\"55\"}\n"))
  }

  private static let lambda = ActionText(
    "lambda", "InvokeLambdaFunction", #"{"LambdaFunctionARN": "book", "InvocationTimeLimitSeconds": "3"}"#,
    next: "end", on: [.init("NoMatchingError", "end")])

  @Test func aLambdaIsLoggedWhenItIsEnteredAndWhenItIsLeft() throws {
    let program = try Program.linking([FlowText([Self.lambda])])
    var log = FlowLog(program, .everyContact)
    let call = LoggedCall(program)
    call.begin(&log)
    log.entered(call.contact.execution.action, contact: 1)
    let entry = log.text
    #expect(entry.hasSuffix("\"ResponseValidation\":\"ResponseType=STRING_MAP\"}"))
    log.now = Timestamp(nanoseconds: 1_250_000_000)
    log.answered(Array(#"{"a":"b"}"#.utf8), 1)
    call.deliver(.lambdaAnswered, &log)
    let lines = log.text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].contains("00:00.000Z"))
    #expect(lines[1].contains("00:01.250Z"))
    #expect(lines[1].hasSuffix(",\"ExternalResults\":{\"a\":\"b\"}}"))
  }

  @Test func aCallerWhoHangsUpOnALambdaLeavesOnlyItsEntry() throws {
    let program = try Program.linking([FlowText([Self.lambda])])
    var log = FlowLog(program, .everyContact)
    let call = LoggedCall(program)
    call.begin(&log)
    log.entered(call.contact.execution.action, contact: 1)
    log.stopped(contact: 1)
    #expect(log.text.split(separator: "\n").count == 1)
    #expect(log.text.hasSuffix("}}\n"))
  }

  @Test func linesOfAnotherKindStandBetweenRecords() throws {
    let program = try Program.linking([FlowText([Self.prompt])])
    var log = FlowLog(program, .everyContact)
    let call = LoggedCall(program)
    call.begin(&log)
    log.add(line: Array("{}".utf8))
    call.deliver(.promptFinished, &log)
    #expect(log.text.hasPrefix("{}\n{\"ContactId\":\"1\""))
    #expect(log.takeLines().count > 100)
    #expect(log.text.isEmpty)
  }
}
