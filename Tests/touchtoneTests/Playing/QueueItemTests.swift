import TestSupport
import Testing

@testable import touchtone

/// Items while only an agent or time can end the wait.
@Suite struct QueueItemTests {
  @Test func hangUpAndWaitWorkInAQueue() throws {
    let call = try Played.siteVisit("1,wait 5s,hangup", "--format", "json")
    let entered = try #require(call.objects.first { $0["kind"] as? String == "queue" }?["at"] as? Double)
    let ended = try #require(call.objects.last)
    #expect(ended["by"] as? String == "caller")
    #expect(abs((ended["at"] as? Double ?? 0) - entered - 5) < 0.001)
  }

  @Test func digitsAtMusicAreLost() throws {
    let call = try Played.siteVisit("1,77", "--format", "json")
    let lost = call.objects.filter { $0["lost"] as? Bool == true }
    #expect(lost.map { $0["text"] as? String } == ["77"])
    #expect(lost.allSatisfy { $0["flow"] as? String == "in-queue" })
    #expect(call.objects.last?["by"] as? String == "flow")
  }

  @Test func digitsInATalkWithAnAgentAreLost() throws {
    let call = try Played.siteVisit("1,wait 60s,7,hangup", "--format", "json")
    #expect(call.objects.contains { $0["text"] as? String == "7" && $0["lost"] as? Bool == true })
    #expect(call.objects.last?["by"] as? String == "caller")
  }

  @Test func theAgentIsAwaitedWhenTheItemsAreUsedUp() throws {
    let call = try Played.siteVisit("1")
    #expect(
      call.texts("agent") == [
        "offered to Meera Nair", "Meera Nair answered",
        "Meera Nair hears: Plots call: Asha Rao is on the line.",
        "joined with Meera Nair", "Meera Nair hung up", "Meera Nair begins after-contact work",
      ])
    #expect(call.heard("How well did we help you today?"))
    #expect(call.ending == "ended by the flow")
    #expect(call.status == .well)
  }

  /// A center whose only agent never answers; with music for ever, or silence, in its queue.
  private func unanswered(queueFlow: String? = nil) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      { "timeZone": "UTC", "numbers": { "+12065550100": { "flow": "flow" } },
        "queues": { "Sales": { "arn": "arn:aws:connect:us-west-2:123456789012:instance/i/queue/sales", "agents": ["Sam"] } },
        "agents": { "Sam": { "answers": false } } }
      """, to: "center.json")
    let hooks =
      queueFlow == nil
      ? [
        SmallFlow.goOn(
          "Hooks", "UpdateFlowLoggingBehavior", then: "Queue", "\"FlowLoggingBehavior\": \"Enabled\"")
      ]
      : [
        SmallFlow.goOn(
          "Hooks", "UpdateContactEventHooks", then: "Queue",
          "\"EventHooks\": { \"CustomerQueue\": \"waiting\" }")
      ]
    try folder.write(
      SmallFlow.document(
        hooks + [
          SmallFlow.goOn("Queue", "UpdateContactTargetQueue", then: "Join", "\"QueueId\": \"Sales\""),
          SmallFlow.action(
            "Join", "TransferContactToQueue", "",
            "\"NextAction\": \"Bye\", \"Errors\": [\(SmallFlow.error("QueueAtCapacity", "Bye")), \(SmallFlow.error("NoMatchingError", "Bye"))]"
          ), SmallFlow.hangUp(),
        ]), to: "flow.json")
    if let queueFlow { try folder.write(queueFlow, to: "waiting.json") }
    return folder
  }

  private func play(_ folder: TemporaryFolder, _ keys: String) throws -> Played {
    try Played(
      folder.path,
      [
        "--keys", keys, "--from", "+12065550199", "--at", "2026-01-05T10:00", "--store",
        folder.path(of: "s.sqlite"),
      ])
  }

  @Test func aQueueThatNobodyAnswersEndsTheTestNotTheHour() throws {
    let call = try play(unanswered(), "")
    #expect(
      call.texts("note") == [
        "the caller waits in the queue Sales, where no agent answers; from here on the same comes again and again"
      ])
    #expect(call.status == .problem)
    #expect(call.lines.count < 10)
  }

  /// Nobody is free yet, and the music plays again and again; but somebody will be.
  @Test(arguments: [
    #""routingProfiles": {"P": {"queues": {"Sales": {"delaySeconds": 200}}, "channels": {"voice": 1}}}, "agents": {"Ann": {"profile": "P", "answersAfterSeconds": 2}}, "queues": {"Sales": {}}"#
  ])
  func whoeverWillBeAnsweredLaterGoesOnWaiting(center: String) throws {
    let folder = try unanswered()
    try folder.write(
      #"{"timeZone": "UTC", "numbers": {"+12065550100": {"flow": "flow"}}, \#(center)}"#, to: "center.json")
    let call = try play(folder, "")
    #expect(call.texts("agent").contains("Ann answered"), "\(call.lines)")
    #expect(!call.texts("note").contains { $0.contains("again and again") })
    #expect(call.status == .well)
  }

  @Test func aSilentQueueLosesDigitsAndEndsByHangUp() throws {
    let silent = SmallFlow.document(
      [
        SmallFlow.say("Hello", "One moment.", then: "End"),
        SmallFlow.action("End", "EndFlowExecution", "", ""),
      ],
      metadata: "{ \"name\": \"waiting\", \"type\": \"customerQueue\" }")
    let call = try play(unanswered(queueFlow: silent), "5,wait 10s,hangup")
    #expect(call.texts("keys") == ["5 lost"])
    #expect(call.ending == "the caller hung up")
    let left = try play(unanswered(queueFlow: silent), "")
    #expect(left.status == .problem)
    #expect(left.texts("note").count == 1)
  }

  @Test func aMenuInTheQueueTakesKeys() throws {
    let menu = SmallFlow.document(
      [
        SmallFlow.say("Hello", "One moment.", then: "Ask"),
        SmallFlow.menu("Ask", "Press one to leave.", keys: [("1", "Bye")], silence: "Hello"),
        SmallFlow.hangUp(),
      ], metadata: "{ \"name\": \"waiting\", \"type\": \"customerQueue\" }")
    let call = try play(unanswered(queueFlow: menu), "timeout,1")
    #expect(call.texts("keys") == ["1"])
    #expect(call.count(of: "Press one to leave.") == 2)
    #expect(call.ending == "ended by the flow")
  }
}
