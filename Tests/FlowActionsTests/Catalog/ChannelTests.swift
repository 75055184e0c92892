import FlowActions
import FlowEngine
import FlowTestSupport
import Testing

/// Every action on every channel: one that does not work there says so, one that does says nothing of it.
@Suite struct ChannelTests {
  private static let types = ActionCatalog.standard.actionTypes.map(\.description)
  private static let errors = [
    "NoMatchingError", "NoMatchingCondition", "InputTimeLimitExceeded", "TimeLimitExceeded",
    "InvalidCallbackNumber", "CallbackNumberNotDialable", "ChannelMismatch", "QueueAtCapacity",
  ]

  /// What takes the way of a success where it does not work: the reference knows no error of it.
  private static let silent = ["CompleteOutboundCall", "UpdateContactRecordingBehavior"]
  /// What has no way on at all.
  private static let terminal = ["TransferContactToAgent"]

  @Test(arguments: types.map(\.type), Channel.allCases)
  func whatDoesNotWorkOnAChannelSaysSo(type: String, channel: Channel) throws {
    let description = try #require(Self.types.first { $0.type == type })
    let isTerminal = description.nextAction == .none
    let call = try Call.begin(
      .probe(
        type, "{}", if: isTerminal ? [] : ["x"], on: isTerminal ? [] : Self.errors, hasNext: !isTerminal),
      channel: channel)
    let works = description.channels.contains(channel)
    let said = call.reasons.filter { $0.hasPrefix("\(type) works on ") }
    guard !description.channels.isEmpty else {
      // An e-mail contact, or a journey of a campaign: there are none here.
      let stands = call.effects.contains { $0.hasPrefix("\(type) stands in") }
      #expect(stands || call.reasons == ["LoadContactContent works on an e-mail, and there are none here"])
      return
    }
    if works {
      // A wait for nothing works on a voice contact only where the service rules say so.
      let isWait = type == "Wait" && channel == .voice
      #expect(
        said
          == (isWait
            ? [
              "Wait works on a voice contact only with an event to wait for, or where the flow runs on meanwhile"
            ] : []))
    } else {
      #expect(said.count == 1)
      #expect(said.first?.hasSuffix(Self.words[channel] ?? "") == true)
      if !Self.silent.contains(type), !Self.terminal.contains(type) {
        #expect(Self.errors.contains(call.last), "\(call.last)")
      }
    }
  }

  private static let words: [Channel: String] = [
    .voice: ", not on a voice contact", .chat: ", not on a chat", .task: ", not on a task",
  ]

  @Test func thereAreSeventyTypes() { #expect(Self.types.count == 70) }

  @Test func whatDoesNotWorkInAModuleSaysSo() throws {
    let module = FlowText([.probe("TransferContactToQueue", "{}")], type: "contactFlowModule")
    let refused = FlowText(
      [.probe("CheckSegmentMembership", "{}", on: ["NoMatchingError"])], type: "contactFlowModule")
    for (flow, reasons) in [
      (module, ["no queue is set"]),
      (refused, ["CheckSegmentMembership does not work in a module"]),
    ] {
      let call = Call(try Program.linking([flow]))
      call.begin()
      #expect(call.reasons == reasons)
    }
  }
}
