import FlowActions
import FlowEngine
import FlowTestSupport
import Testing

/// What is wrong with a flow and only matters when a contact comes there.
@Suite struct UnknownTypeTests {
  @Test(arguments: [
    ("PlayPrompt", "MessageParticipant"), ("StoreUserInput", "GetParticipantInput"),
    ("SetQueue", "UpdateContactTargetQueue"),
    ("MessageParticpant", "MessageParticipant"),
    ("CheckVoiceID", "CheckVoiceId"),
    ("TransferContactToFlow", "TransferToFlow"), ("CheckAttribute", "Compare"),
    ("SetVoice", "UpdateContactTextToSpeechVoice"),
    ("UpdateContactTTSVoice", "UpdateContactTextToSpeechVoice"),
    ("CheckContactAttributes", "Compare"), ("GetUserInput", "GetParticipantInput"),
  ])
  func aNameThatIsNoTypeIsAnErrorThatOffersTheType(name: String, type: String) throws {
    let program = try Program.linking([FlowText([.probe(name)])])
    #expect(program.problems.count == 1)
    #expect(program.problems[0].message == "\"probe\" is of type \"\(name)\", which is no action type")
    #expect(program.problems[0].rule == "unknown-type")
    #expect(program.problems[0].fix == "did you mean \"\(type)\"?")
    #expect(program.problems[0].place?.sourceLine.contains("\"Type\": \"\(name)\"") == true)
    #expect(program.actionSources[0].fidelity == nil)
  }

  @Test func aBlocksNameWithABotIsTheTypeThatHasOne() throws {
    let program = try Program.linking([
      FlowText([.probe("GetUserInput", #"{"Text": "Yes?", "LexV2Bot": {"AliasArn": "b"}}"#)])
    ])
    #expect(program.problems.map(\.fix) == ["did you mean \"ConnectParticipantWithLexBot\"?"])
  }

  @Test func everyPlausibleNameLeadsToAType() throws {
    for name in ["Start", "EntryPoint", "Trigger"] {
      let program = try Program.linking([FlowText([.probe(name)])])
      #expect(program.problems.map(\.rule) == ["unknown-type"])
    }
  }

  @Test func isRunIntoOnlyWhenItIsReached() throws {
    let flow = FlowText([
      ActionText(
        "menu", "GetParticipantInput",
        #"{"Text": "Press", "InputTimeLimitSeconds": "5", "StoreInput": "False"}"#,
        next: "end", if: [.init("1", "odd"), .init("2", "end")]), ActionText("odd", "Dance", next: "end"),
    ])
    let program = try Program.linking([flow])
    let other = Call(program)
    other.begin()
    other.press("2")
    #expect(other.departure == .disconnected)
    let call = Call(program)
    call.begin()
    call.press("1")
    guard case .fault(let number) = call.departure else {
      Issue.record("left by \(String(describing: call.departure))")
      return
    }
    #expect(program.faults[Int(number)].rule == "unknown-type")
  }
}
