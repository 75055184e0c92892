import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// An action that takes the branch of an error says why, in one line. (That none fails without a word is an invariant:
/// every test of the world looks for it.)
@Suite struct FailureReasonTests {
  private static let failure = [ActionText.Failure("NoMatchingError", "end")]

  private func notes(_ actions: ActionText..., others: [FlowText] = []) throws -> [String] {
    let center = try SmallCenter([FlowText(actions + [Act.end])] + others)
    let contact = try center.call()
    center.wait(.minutes(1))
    return center.texts(.note, contact)
  }

  private static func action(_ type: String, _ parameters: String) -> ActionText {
    ActionText("go", type, parameters, next: "end", on: failure)
  }

  @Test(arguments: [
    (
      "MessageParticipant", #"{"SSML": "<speak>Hello <b>you</speak>"}"#,
      "the SSML of the prompt is not well formed"
    ),
    (
      "MessageParticipant", #"{"Media": {"Uri": "https://b.example/a.MP3?v=1", "SourceType": "S3"}}"#,
      "https://b.example/a.MP3?v=1 is no WAV file, and the service plays no other"
    ),
    (
      "MessageParticipant", "{}",
      "there is nothing to say: a prompt has one of Text, SSML, PromptId and Media"
    ),
    ("UpdateContactTargetQueue", "{}", "no queue is named"),
    ("UpdateContactTargetQueue", #"{"QueueId": ""}"#, "no queue is named"),
    ("UpdateContactTargetQueue", #"{"QueueId": "Nowhere"}"#, "the queue \"Nowhere\" is not here"),
    ("UpdateContactTargetQueue", #"{"AgentId": "Bo"}"#, "the agent \"Bo\" is not here"),
    ("Loop", "{}", "Loop has no LoopCount"),
    ("Loop", #"{"LoopCount": "101"}"#, "LoopCount is no number from 0 to 100"),
    (
      "Wait", #"{"TimeLimitSeconds": "9"}"#,
      "Wait works on a voice contact only with an event to wait for, or where the flow runs on meanwhile"
    ),
    ("TransferToFlow", #"{"ContactFlowId": ""}"#, "no flow is named to go on in"),
    ("InvokeFlowModule", #"{"FlowModuleId": ""}"#, "no module is named"),
    ("TransferParticipantToThirdParty", #"{"ThirdPartyPhoneNumber": "12"}"#, "\"12\" is no telephone number"),
    ("TagContact", #"{"Tags": {}}"#, "there is no tag to set"),
    ("UntagContact", #"{"TagKeys": []}"#, "there is no tag to take away"),
    ("UpdateContactTextToSpeechVoice", #"{"TextToSpeechVoice": ""}"#, "no voice is named"),
  ])
  func anActionThatFailsSaysWhy(type: String, parameters: String, reason: String) throws {
    #expect(try notes(Self.action(type, parameters)) == [reason])
  }

  @Test func aPromptThatIsTooLongSaysHowLongItMayBe() throws {
    let text = String(repeating: "word ", count: 1300)
    #expect(
      try notes(Self.action("MessageParticipant", "{\"Text\": \(quoted(text))}")) == [
        "the prompt has 6500 characters, the most are 6000"
      ])
  }

  @Test func attributesWithoutRoomSaySo() throws {
    let text = String(repeating: "x", count: 33_000)
    #expect(
      try notes(Self.action("UpdateContactAttributes", "{\"Attributes\": {\"a\": \(quoted(text))}}")) == [
        "the attributes would have more than 32 KB in all: none is set"
      ])
    #expect(
      try notes(
        Self.action("UpdateFlowAttributes", "{\"FlowAttributes\": {\"a\": {\"Value\": \(quoted(text))}}}"))
        == ["the flow attributes would have more than 32 KB: none is set"])
  }

  @Test func silenceAtAMenuIsSaid() throws {
    let menu = ActionText(
      "go", "GetParticipantInput",
      #"{"Text": "Press 1.", "StoreInput": "False", "InputTimeLimitSeconds": "7"}"#, next: "end",
      if: [.init("1", "end")],
      on: ["NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError"].map { .init($0, "end") })
    #expect(try notes(menu) == ["no key within 7 s"])
  }

  @Test func aModuleThatRunsAlreadySaysSo() throws {
    let module = FlowText(
      [
        ActionText(
          "again", "InvokeFlowModule", #"{"FlowModuleId": "Lookup"}"#, next: "return",
          on: [.init("NoMatchingError", "return")]),
        ActionText("return", "EndFlowModuleExecution"),
      ], named: "Lookup", type: "contactFlowModule")
    #expect(
      try notes(Self.action("InvokeFlowModule", #"{"FlowModuleId": "Lookup"}"#), others: [module]) == [
        "the module \"Lookup\" runs already: the service stops recursion (InvokeFlowModule)"
      ])
  }

  @Test func theSixthLevelOfModulesSaysHowManyThereMayBe() throws {
    let modules = (1...6).map { level in
      FlowText(
        [
          ActionText(
            "deeper", "InvokeFlowModule", "{\"FlowModuleId\": \"level \(level + 1)\"}", next: "return",
            on: [.init("NoMatchingError", "return")]),
          ActionText("return", "EndFlowModuleExecution"),
        ], named: "level \(level)", type: "contactFlowModule")
    }
    #expect(
      try notes(Self.action("InvokeFlowModule", #"{"FlowModuleId": "level 1"}"#), others: modules) == [
        "the module \"level 6\" would be nested deeper than 5"
      ])
  }

  @Test func aLineIsMadeOnlyWhereSomebodyListens() throws {
    let center = try SmallCenter(
      [FlowText([Self.action("Loop", "{}"), Act.end])], isObserved: false)
    _ = try center.call()
    center.wait(.minutes(1))
    #expect(center.world.observer.entries.isEmpty)
  }

  @Test func theSameReasonAtOneMomentIsToldOnceWithItsCount() throws {
    let menu = ActionText(
      "menu", "GetParticipantInput", #"{"Text": "Press 1.", "InputTimeLimitSeconds": "5"}"#, next: "menu",
      on: [.init("NoMatchingError", "menu")])
    let center = try SmallCenter([FlowText([menu])])
    let chat = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    let count = center.world.observer.path.count
    #expect(count > 1000)
    #expect(
      center.texts(.note, chat) == [
        "GetParticipantInput works on a voice contact, not on a chat (\(count) times)"
      ])
  }
}
