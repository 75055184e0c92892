import ContactCenter
import FlowEngine
import Scenarios
import TestSupport
import Testing

@testable import touchtone

/// The keys of a text.
private func keys(_ text: String) -> [DTMFDigit] { text.compactMap { DTMFDigit($0) } }

/// What each item of `--keys` does, and when.
@Suite struct ItemTests {
  private typealias Flow = SmallFlow

  /// A menu behind a greeting: 1 books, 2 stores a number; anything else hangs up.
  private func twoMenus() throws -> SmallFlow {
    try SmallFlow(
      Flow.say("Hello", "Hello.", then: "First"),
      Flow.menu(
        "First", "Press one or two, please do so now.", keys: [("1", "Second"), ("2", "PIN")], silence: "Bye"),
      Flow.menu("Second", "And now three.", keys: [("3", "Done")], silence: "Silent", other: "Wrong"),
      Flow.store("PIN", "Your PIN, please.", then: "Second"),
      Flow.say("Done", "Done.", then: "Bye"), Flow.say("Wrong", "Wrong.", then: "Bye"),
      Flow.say("Silent", "Silent.", then: "Bye"), Flow.hangUp())
  }

  @Test(arguments: [
    ("5", KeyItem.digits(keys("5"), bargesIn: false)), ("!5", .digits(keys("5"), bargesIn: true)),
    ("1*#", .digits(keys("1*#"), bargesIn: false)), ("timeout", .silence),
    ("wait 60s", .wait(.seconds(60))), ("wait 2m", .wait(.minutes(2))), ("wait 90", .wait(.seconds(90))),
    ("wait 250ms", .wait(Milliseconds(250))), ("wait:5s", .wait(.seconds(5))),
    ("say:book a visit", .say("book a visit")),
    ("say: yes ", .say("yes")), ("choose:Book", .choose("Book", [])),
    (
      "choose: Book it ; name=Asha Rao;note=",
      .choose("Book it", [NamedValue(name: "name", value: "Asha Rao"), NamedValue(name: "note", value: "")])
    ),
    ("hangup", .hangUp), (" 5 ", .digits(keys("5"), bargesIn: false)),
  ])
  func anItemIsRead(text: String, item: KeyItem) {
    #expect(KeyItem(text) == item)
  }

  @Test(arguments: [
    "", "!", "5a", "1 2", "wait", "wait ", "wait x", "wait -5s", "say:", "say: ", "choose:", "choose:;a=b",
    "choose:Book;name", "hang up", "Timeout",
    "!timeout", "٣",
    "wait 99999999999999999999s", "wait 169h", "5\u{1B}[31m",
  ])
  func whatIsNoItemIsRefused(text: String) {
    #expect(KeyItem(text) == nil)
  }

  @Test func aListIsSplitAtCommas() throws {
    #expect(try KeyItem.list("5, 1,hangup").count == 3)
    #expect(try KeyItem.list("").isEmpty)
    #expect(throws: KeyItem.NotAnItem(text: "")) { try KeyItem.list("5,,1") }
  }

  @Test func digitsArePressedWhenThePromptWasSpoken() throws {
    let call = try twoMenus().play("1,3")
    #expect(call.prompts == ["Hello.", "Press one or two, please do so now.", "And now three.", "Done."])
    #expect(call.texts("keys") == ["1", "3"])
    #expect(call.status == .well)
  }

  @Test func bargeInCutsThePromptInItsMiddle() throws {
    let call = try twoMenus().play("!1,!3", "--format", "json")
    let prompts = call.objects.filter { $0["kind"] as? String == "prompt" }
    #expect(prompts.map { $0["cut"] as? Bool } == [nil, true, true, nil])
    #expect(prompts[1]["text"] as? String == "Press one or two, please do so now.")
    let keys = call.objects.filter { $0["kind"] as? String == "keys" }
    let begun = try #require(prompts[1]["at"] as? Double)
    let pressed = try #require(keys[0]["at"] as? Double)
    let spoken = try twoMenus().play("1,3", "--format", "json").objects
    let end = try #require(spoken.first { $0["kind"] as? String == "keys" }?["at"] as? Double)
    #expect(abs((pressed - begun) - (end - begun) / 2) < 0.01)
  }

  @Test func bargeInShowsHowMuchWasHeard() throws {
    let call = try twoMenus().play("!1,3")
    let cut = call.prompts[1]
    #expect(cut.hasSuffix(" / (cut)"))
    #expect("Press one or two, please do so now.".hasPrefix(cut.dropLast(8)))
    #expect(cut.count > 16 && cut.count < 40)
  }

  /// An identifier that only machines read is told with what designers call the action.
  @Test func whereTheCallerWaitsIsSaidInWords() throws {
    let id = "7c3cfb6e-2d8c-481f-8ec7-f259ce0b09c3"
    let call = try SmallFlow(
      SmallFlow.menu(id, "Press 1.", keys: [("1", "Bye")], silence: id), SmallFlow.hangUp()
    ).play("", "--for", "20s")
    let note = try #require(call.texts("note").last)
    #expect(note.contains("(\(id)) in flow"))
    #expect(!note.contains("waits at \"\(id)"))
  }

  @Test func surplusDigitsComeLaterAndAreLostInWhatFollows() throws {
    let call = try twoMenus().play("135", "--format", "json")
    let keys = call.objects.filter { $0["kind"] as? String == "keys" }
    #expect(keys.map { $0["text"] as? String } == ["1", "3", "5"])
    let times = keys.compactMap { $0["at"] as? Double }
    #expect(abs(times[1] - times[0] - 0.2) < 0.0001)
    #expect(abs(times[2] - times[1] - 0.2) < 0.0001)
    // The second menu takes the 3 in the middle of its prompt; what is said after it takes nothing.
    #expect(keys.map { $0["lost"] as? Bool } == [nil, nil, true])
  }

  @Test func surplusDigitsAreKeptByTypeAhead() throws {
    let flow = try SmallFlow(
      Flow.goOn("Buffer", "GetParticipantInput", then: "Menu", "\"EnableDTMFBuffer\": \"true\""),
      Flow.menu("Menu", "Two keys.", keys: [("1", "Speak")], silence: "Bye"),
      Flow.say("Speak", "Speaking.", then: "Next"),
      Flow.menu("Next", "And now?", keys: [("2", "Done")], silence: "Bye"),
      Flow.say("Done", "Done.", then: "Bye"),
      Flow.hangUp())
    let call = try flow.play("12", "--format", "json")
    let keys = call.objects.filter { $0["kind"] as? String == "keys" }
    #expect(keys.map { $0["text"] as? String } == ["1", "2", "2"])
    #expect(keys.map { $0["kept"] as? Bool } == [nil, true, nil])
    // A prompt that was skipped makes no entry.
    #expect(
      call.objects.filter { $0["kind"] as? String == "prompt" }.map { $0["text"] as? String } == [
        "Two keys.", "Speaking.", "Done.",
      ])
  }

  @Test func theInterDigitTimerRunsAfterTheLastDigitOfAnItem() throws {
    let call = try twoMenus().play("2,12,3", "--format", "json")
    let keys = call.objects.filter { $0["kind"] as? String == "keys" }
    #expect(keys.map { $0["text"] as? String } == ["2", "12", "3"])
    #expect(keys[1]["stored"] as? String == "12")
    #expect(call.objects.contains { $0["text"] as? String == "Done." })
  }

  @Test func keysGoOnAfterAWaitWithinTheInterDigitLimit() throws {
    let slow = try twoMenus().play("2,1,wait 2s,2,3", "--format", "json")
    #expect(slow.objects.compactMap { $0["stored"] as? String } == ["12"])
    let tooSlow = try twoMenus().play("2,1,wait 4s,3", "--format", "json")
    #expect(tooSlow.objects.compactMap { $0["stored"] as? String } == ["1"])
  }

  @Test func timeoutIsSilenceUntilTheTimerFires() throws {
    let call = try twoMenus().play("1,timeout")
    #expect(call.prompts.last == "Silent.")
    #expect(call.texts("note") == ["no key within 5 s"])
  }

  @Test func timeoutOfAStoreIsStored() throws {
    let call = try twoMenus().play("2,timeout,3", "--format", "json")
    #expect(call.objects.compactMap { $0["stored"] as? String } == ["Timeout"])
    #expect(call.objects.contains { $0["text"] as? String == "Done." })
  }

  @Test func waitLetsTimePassWhateverFires() throws {
    #expect(try twoMenus().play("1,wait 3s,3").prompts.last == "Done.")
    let late = try twoMenus().play("1,wait 6s,3")
    #expect(late.prompts.last == "Silent.")
    #expect(late.texts("note") == ["no key within 5 s", "1 item was left over"])
  }

  @Test func hangUpEndsTheCallByTheCaller() throws {
    let call = try twoMenus().play("1,hangup,3", "--format", "json")
    #expect(call.objects.last { $0["kind"] as? String == "ended" }?["by"] as? String == "caller")
    #expect(call.objects.last?["text"] as? String == "1 item was left over")
    #expect(call.status == .well)
  }

  @Test func wordsAreSaidToNobodyWhereNothingListens() throws {
    let call = try twoMenus().play("say:two please,1,3")
    #expect(call.texts("say") == ["\"two please\" (not heard)"])
    #expect(call.prompts.last == "Done.")
    // It stands where it happened, not at the end.
    #expect(
      call.lines.firstIndex { $0.contains("two please") }! < call.lines.firstIndex { $0.contains("Done.") }!)
  }

  @Test func itemsThatAreLeftOverAreCountedInOneNote() throws {
    let call = try twoMenus().play("1,3,1,1,1")
    #expect(call.texts("note") == ["3 items were left over"])
    #expect(call.status == .well)
  }

  @Test func withoutItemsTimersEndTheCall() throws {
    let call = try twoMenus().play("")
    #expect(call.prompts == ["Hello.", "Press one or two, please do so now."])
    #expect(call.ending == "ended by the flow")
    #expect(call.status == .well)
  }

  @Test func aMenuThatComesBackForEverIsAWaitOnlyTheCallerCanEnd() throws {
    let flow = try SmallFlow(
      Flow.menu("Menu", "Press one.", keys: [("1", "Bye")], silence: "Sorry"),
      Flow.say("Sorry", "We did not hear you.", then: "Menu"), Flow.hangUp())
    let call = try flow.play("")
    #expect(call.count(of: "We did not hear you.") == 1)
    #expect(
      call.texts("note") == [
        "no key within 5 s",
        "the caller waits at \"Menu\" in flow; from here on the same comes again and again",
      ])
    #expect(call.status == .problem)
    #expect(try flow.play("timeout,timeout,1").status == .well)
  }

  /// A flow for a held agent is heard by the agent, also where it is played alone.
  @Test func inAFlowThatOnlyAgentsHearTheAgentWaits() throws {
    let flow = try SmallFlow(
      Flow.action(
        "Hold", "MessageParticipantIteratively", #""Messages": [{"Text": "You are on hold."}]"#, ""),
      metadata: #"{"type": "agentHold"}"#)
    let note = try flow.play("").texts("note").last
    #expect(note == "the agent waits at \"Hold\" in flow; from here on the same comes again and again")
  }

  /// Without a queue its figures fail the same way each time.
  @Test func figuresOfNoQueueChangeNothingInARound() throws {
    let flow = try SmallFlow(
      Flow.action(
        "Figures", "GetMetricData", "",
        #""NextAction": "Menu", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Menu"}]"#),
      Flow.menu("Menu", "Press one.", keys: [("1", "Bye")], silence: "Figures"), Flow.hangUp())
    let call = try flow.play("")
    #expect(call.texts("note").last?.hasSuffix("from here on the same comes again and again") == true)
    #expect(call.lines.count < 12)
  }

  /// The flow waits while the called party speaks; that ends by itself.
  @Test func aCallToAnOutsideNumberIsNoEndlessWait() throws {
    let flow = try SmallFlow(
      Flow.action(
        "Call", "TransferParticipantToThirdParty",
        #""ThirdPartyPhoneNumber": "+14155550123", "ThirdPartyDTMFDigits": "1""#,
        #""NextAction": "Back", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Bye"}]"#),
      Flow.say("Back", "You are back.", then: "Bye"), Flow.hangUp())
    let call = try flow.play("")
    #expect(call.heard("You are back."), "\(call.lines)")
    #expect(call.status == .well)
  }

  @Test(arguments: [
    ("voice", "connect:Telephony INBOUND us-west-2 arn:aws:connect:us-west-2:123456789012:instance/i"),
    ("chat", "connect:Chat INBOUND us-west-2 arn:aws:connect:us-west-2:123456789012:instance/i"),
    ("task", "  us-west-2 arn:aws:connect:us-west-2:123456789012:instance/i"),
  ])
  func whatEveryContactKnowsOfItselfCanBeRead(channel: String, words: String) throws {
    let flow = try SmallFlow(
      Flow.goOn(
        "Queue", "UpdateContactTargetQueue", then: "Save",
        #""QueueId": "arn:aws:connect:us-west-2:123456789012:instance/i/queue/q""#),
      Flow.goOn(
        "Save", "UpdateContactAttributes", then: "Bye",
        #""Attributes": {"known": "$.SegmentAttributes['connect:Subtype'] $.SegmentAttributes['connect:Direction'] $.AwsRegion $.InstanceARN"}"#
      ), Flow.hangUp())
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"),
      ["play", flow.path, "--keys", "", "--at", "2026-01-05T10:00", "--channel", channel]
        + ["--store", flow.folder.path(of: "s.sqlite"), "--log", flow.folder.path(of: "calls.log")])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try flow.folder.read("calls.log").contains("\"known\":\"\(words)\""))
  }

  @Test func aLoopThatCountsIsNoEndlessWait() throws {
    let flow = try SmallFlow(
      Flow.action(
        "Thrice", "Loop", "\"LoopCount\": \"3\"",
        """
        "NextAction": "Bye", "Conditions": [
          { "NextAction": "Hold", "Condition": { "Operator": "Equals", "Operands": ["ContinueLooping"] } },
          { "NextAction": "Bye", "Condition": { "Operator": "Equals", "Operands": ["DoneLooping"] } }]
        """),
      Flow.say("Hold", "Please hold.", then: "Thrice"), Flow.hangUp())
    let call = try flow.play("")
    #expect(call.count(of: "Please hold.") == 3)
    #expect(call.status == .well)
  }

  @Test func virtualTimeIsBounded() throws {
    let flow = try SmallFlow(
      Flow.action(
        "Often", "Loop", "\"LoopCount\": \"100\"",
        """
        "NextAction": "Bye", "Conditions": [
          { "NextAction": "Hold", "Condition": { "Operator": "Equals", "Operands": ["ContinueLooping"] } },
          { "NextAction": "Bye", "Condition": { "Operator": "Equals", "Operands": ["DoneLooping"] } }]
        """),
      Flow.action(
        "Hold", "MessageParticipant", "\"SSML\": \"<speak>Please hold.<break time='10s'/></speak>\"",
        "\"NextAction\": \"Often\""), Flow.hangUp())
    let call = try flow.play("", "--for", "60s", "--format", "json")
    #expect(call.status == .problem)
    let note = try #require(call.objects.last)
    #expect(note["kind"] as? String == "note")
    #expect((note["text"] as? String)?.hasPrefix("stopped after 60 s, the bound of --for") == true)
    #expect(call.objects.allSatisfy { ($0["at"] as? Double ?? 61) <= 60 })
  }
}
