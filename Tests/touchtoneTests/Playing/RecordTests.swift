import Foundation
import Scenarios
import TestSupport
import Testing

@testable import touchtone

/// A call that was played is saved as a scenario that passes at once.
@Suite struct RecordTests {
  private static let callers = ["+919811112222", "+919845033333", "anonymous", "+919000000001"]
  private static let keys = [
    "5,1,1", "7,timeout,5,9,*,5,2,3", "!2,wait 400s", "4,wait 20m", "5,8,0,hangup", "1,1,1", "3,1,5,1,1",
    "timeout,timeout,timeout,wait 30s,hangup", "1,wait 15s,hangup", "say:a visit,timeout,say:please,5,1,1",
    "say:hello,wait 30s,timeout,5,hangup",
  ]

  @Test(arguments: callers, keys) func theSavedCallPasses(caller: String, keys: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.path(of: "saved.scenario")
    _ = try Played.siteVisit(keys, "--from", caller, "--record", file)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
    #expect(text.contains("\nhear \""))
  }

  /// The agent answers, by script or at a desk, while the queue's flow waits for a key.
  @Test(arguments: ["by script", "told"]) func aCallWhoseAgentAnswersAtAMenuOfTheQueueIsSaved(
    agent: String
  ) throws {
    let folder = try TemporaryFolder()
    let script = agent == "told" ? "\"answers\": false" : "\"answersAfterSeconds\": 8"
    try folder.write(
      """
      { "timeZone": "UTC", "numbers": { "+12065550100": { "flow": "flow" } },
        "queues": { "Sales": { "agents": ["Sam"] } },
        "agents": { "Sam": { \(script), "talksSeconds": 5 } } }
      """, to: "center.json")
    try folder.write(
      SmallFlow.document([
        SmallFlow.goOn(
          "Hooks", "UpdateContactEventHooks", then: "Whisper",
          "\"EventHooks\": { \"CustomerQueue\": \"waiting\" }"),
        SmallFlow.goOn(
          "Whisper", "UpdateContactEventHooks", then: "Queue",
          "\"EventHooks\": { \"CustomerWhisper\": \"whisper\" }"),
        SmallFlow.goOn("Queue", "UpdateContactTargetQueue", then: "Join", "\"QueueId\": \"Sales\""),
        SmallFlow.goOn("Join", "TransferContactToQueue", then: "Bye"), SmallFlow.hangUp(),
      ]), to: "flow.json")
    try folder.write(
      SmallFlow.document([
        SmallFlow.menu("Stay", "To leave, press 1.", keys: [("1", "Bye")], silence: "Stay"),
        SmallFlow.hangUp(),
      ]).replacing("\"InputTimeLimitSeconds\": \"5\"", with: "\"InputTimeLimitSeconds\": \"60\""),
      to: "waiting.json")
    try folder.write(
      SmallFlow.document([
        SmallFlow.say("Hello", "Here is our adviser.", then: "End"),
        SmallFlow.action("End", "EndFlowExecution", "", ""),
      ]), to: "whisper.json")
    let file = folder.path(of: "saved.scenario")
    if agent == "by script" {
      let words = ["--keys", "", "--store", folder.path(of: "s.sqlite"), "--at", Played.monday]
      _ = try Played(folder.path, words + ["--record", file])
    } else {
      try folder.write(
        """
        center .
        call from anonymous
        hear "To leave, press 1"
        expect queue Sales
        wait 8s
        agent Sam answers
        hear "Here is our adviser"
        agent Sam hangs up
        ends by agent
        """, to: "saved.scenario")
    }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("hear \"Here is our adviser\""), "\(text)")
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
    // Where nobody takes the caller out of the queue before, a key is still waited for.
    let waits =
      "center .\ncall from anonymous\nqueue Sales as it is\nagent Sam unavailable\nhear \"adviser\"\n"
    let failed = ScenarioRunner(CenterShelf()).play(
      try Scenario(parsing: waits, named: folder.path(of: "waits.scenario")))
    #expect(!failed.isPassed)
  }

  /// Chance has seed 0 here, and may have another one in a run of tests.
  @Test func theSeedOfChanceThatWasAskedIsSavedWhateverItIs() throws {
    let flow = try SmallFlow(
      SmallFlow.draw(),
      SmallFlow.say("Heads", "It is heads.", then: "Bye"),
      SmallFlow.say("Tails", "It is tails.", then: "Bye"), SmallFlow.hangUp())
    let file = flow.folder.path(of: "saved.scenario")
    _ = try Played(flow.folder.path(of: "flow.json"), ["--keys", "", "--record", file])
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("\nseed 0\n"), "\(text)")
    for seed in 0..<8 {
      let run = ScenarioRunner(CenterShelf(), seed: UInt64(seed))
      #expect(run.play(try Scenario(parsing: text, named: file)).isPassed, "\(seed)")
    }
  }

  /// The caller of a saved call hangs up when the caller of the call did, whatever is heard in the queue before.
  @Test(arguments: [
    "4,wait 130s,hangup", "4,wait 20s,hangup", "1,wait 7s,hangup", "4,wait 20s,7,wait 31s,hangup",
  ])
  func theSavedCallIsAsLongAsTheCall(keys: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.path(of: "saved.scenario")
    let played = try Played.siteVisit(keys, "--format", "json", "--record", file)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
    let end = try #require(played.objects.last { $0["kind"] as? String == "ended" }?["at"] as? Double)
    #expect(result.played?.length.count == Int64((end * 1000).rounded()), "\(text)")
  }

  @Test func aLoopThatNoKeyEndsIsSavedToo() throws {
    let flow = try SmallFlow(
      SmallFlow.action(
        "Hello", "MessageParticipantIteratively", #""Messages": [{"Text": "Please stay on the line."}]"#,
        #""NextAction": "", "Errors": [], "Conditions": []"#))
    let file = flow.folder.path(of: "saved.scenario")
    _ = try Played(
      flow.folder.path(of: "flow.json"),
      ["--keys", "2,2,wait 30s,0,timeout", "--for", "5m", "--record", file])
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
    #expect(text.contains("# 0 was pressed here too"), "\(text)")
  }

  @Test(arguments: [
    ["--hours", "Sales hours=closed"], ["--queue", "Plots=full"], ["--lambda", "checkCustomer=error"],
    ["--lambda", "checkCustomer={\"status\":\"new\",\"name\":\"\"}"],
    ["--attribute", "note=two words \"quoted\""],
    ["--seed", "7"], ["--flow", "main-menu"], ["--lambda", "bookSlot=timeout", "--lambda", "bookSlot=error"],
  ])
  func whatWasDeclaredIsInIt(words: [String]) throws {
    let folder = try TemporaryFolder()
    let file = folder.path(of: "saved.scenario")
    _ = try Played(
      Played.siteVisitFolder,
      words + [
        "--from", "+919811112222", "--at", Played.monday, "--keys", "1,wait 10s,hangup", "--record", file,
        "--store", folder.path(of: "store.sqlite"),
      ])
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
  }

  /// What was entered and taken back is as if nothing had been.
  @Test func silenceAfterKeysThatWereWipedIsSaved() throws {
    let flow = try SmallFlow(
      SmallFlow.store("Ask", "Enter your number.", then: "Thanks"),
      SmallFlow.say("Thanks", "Thank you.", then: "Bye"), SmallFlow.hangUp())
    let file = flow.folder.path(of: "saved.scenario")
    _ = try Played(flow.folder.path(of: "flow.json"), ["--keys", "12*", "--record", file])
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("press 12*\nsilence\n"), "\(text)")
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
  }

  /// Asha has the time that is Dev's in the sample: her row cannot be given while his stands.
  @Test func bookingsThatWereExchangedAreSaved() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    let (asha, dev) = ("+919811112222", "+919845033333")
    let file = folder.path(of: "saved.scenario")
    _ = try Played.siteVisit("5,1,1", "--from", asha, store: store)
    _ = try Played.siteVisit("2,2,1", "--from", dev, store: store)
    _ = try Played.siteVisit("2,1,2", "--from", asha, store: store)
    _ = try Played.siteVisit("2,1,1", "--from", dev, store: store)
    _ = try Played.siteVisit("1", "--from", asha, "--record", file, store: store)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
    #expect(text.contains("given no row Bookings"), "\(text)")
  }

  /// The rows of the store were not those of the sample: what differs is in the scenario.
  @Test func rowsThatSomebodyMadeAreInIt() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    _ = try Played.siteVisit("5,1,1", store: store)
    let file = folder.path(of: "saved.scenario")
    _ = try Played.siteVisit("3,1", "--record", file, store: store)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(
      text.contains(
        "given row Bookings phoneNumber=+919811112222 slotDate=2026-11-24 slotTime=10:00 status=booked"))
    #expect(
      text.contains(
        "expect row Bookings phoneNumber=+919811112222 slotDate=2026-11-24 slotTime=10:00 status=cancelled"))
    #expect(ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file)).isPassed, "\(text)")
  }

  @Test func aFileThatIsThereIsKept() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("mine", to: "mine.scenario")
    let played = try Played.siteVisit("5,1,1", "--record", file)
    #expect(played.findings.first?.rule == "unwritable")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }
}
