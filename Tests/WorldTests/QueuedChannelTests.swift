import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// Contacts in a queue that are no calls.
@Suite struct QueuedChannelTests {
  /// Chats and tasks hear no music: where no queue flow is set they wait on in silence for an agent, as on the service.
  @Test(arguments: [
    (Channel.chat, ["Thank you for writing. You will be answered in your turn."]), (.task, []),
  ])
  func aChatOrATaskWaitsInTheQueueAsACallDoes(channel: Channel, heard: [String]) throws {
    let center = try SmallCenter([FlowText(Act.queue() + [Act.say("odd", "an error", next: "bye")])])
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: channel))
    center.wait(.seconds(15))
    #expect(center.stage(contact) == .queued(QueueIndex(0)))
    #expect(center.texts(.prompt, contact) + center.texts(.message, contact) == heard)
    center.wait(.minutes(1))
    #expect(center.texts(.agent, contact).last == "joined with Ann Lee")
    #expect(center.texts(.agent, contact).contains { $0.contains("hears") } == false)
    #expect(center.texts(.prompt, contact) + center.texts(.message, contact) == heard)
  }

  /// A queue flow that cannot go on, as on a channel that is not its own, leaves who waits in silence: nobody loses the place.
  @Test(arguments: [Channel.voice, .chat]) func aQueueFlowThatFailsCostsNobodyThePlace(channel: Channel)
    throws
  {
    let music = ActionText(
      "a0", "MessageParticipantIteratively", #"{"Messages": [{"Text": "Please wait."}]}"#)
    let failing = ActionText("a0", "UpdateContactTargetQueue", #"{"QueueId": "$.Attributes.none"}"#)
    let center = try SmallCenter([
      FlowText([Act.hook("hook", "CustomerQueue", "waiting", next: "queue")] + Act.queue()),
      FlowText([channel == .chat ? music : failing], named: "waiting", type: "customerQueue"),
    ])
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: channel))
    center.wait(.seconds(15))
    #expect(center.stage(contact) == .queued(QueueIndex(0)))
    #expect(
      center.texts(.note, contact).contains {
        $0.hasPrefix("the customer queue flow failed: no branch takes ")
      })
    center.wait(.minutes(1))
    #expect(center.texts(.agent, contact).last == "joined with Ann Lee")
  }
}
