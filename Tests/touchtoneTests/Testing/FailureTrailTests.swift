import TestSupport
import Testing

@testable import touchtone

/// Which step of its way a failed scenario points at.
@Suite struct FailureTrailTests {
  private func trail(_ steps: String...) throws -> FailureTrail {
    let flow = try SmallFlow(
      SmallFlow.menu(
        "First", "Plots press 1, villas press 2.", keys: [("1", "Second"), ("2", "Villas")], silence: "Bye"),
      SmallFlow.menu("Second", "Which plot?", keys: [("1", "Third"), ("9", "First")], silence: "Bye"),
      SmallFlow.menu("Third", "Which size?", keys: [("1", "Booked"), ("9", "Second")], silence: "Bye"),
      SmallFlow.say("Villas", "Here are our villas.", then: "Bye"),
      SmallFlow.say("Booked", "It is booked.", then: "Bye"), SmallFlow.hangUp())
    return try trail(of: flow, steps)
  }

  private func trail(of flow: borrowing SmallFlow, _ steps: [String]) throws -> FailureTrail {
    try flow.folder.write(
      (["flow flow.json", "call from anonymous"] + steps).joined(separator: "\n"), to: "a.scenario")
    let run = TestRun(files: [flow.folder.path(of: "a.scenario")])
    return FailureTrail(run.play { _ in }[0].result)
  }

  /// Three menus behind each other; what each leads to beside the next one is said with values of the call's.
  private func trailWithValues(_ steps: String...) throws -> FailureTrail {
    let flow = try SmallFlow(
      SmallFlow.menu(
        "First", "Tier press 1, topic press 2.", keys: [("1", "Second"), ("2", "Topic")], silence: "Bye"),
      SmallFlow.menu("Second", "Which plot?", keys: [("1", "Third"), ("3", "Look up")], silence: "Bye"),
      SmallFlow.menu("Third", "Which size?", keys: [("1", "Booked"), ("9", "Second")], silence: "Bye"),
      SmallFlow.goOn(
        "Topic", "UpdateContactAttributes", then: "About",
        "\"Attributes\": { \"topic\": \"garden villas\" }, \"TargetContact\": \"Current\""),
      SmallFlow.say("About", "$.Attributes.topic", then: "Bye"),
      SmallFlow.lambda("Look up", "crm", then: "Tell", otherwise: "Bye"),
      SmallFlow.say("Tell", "You are a $.External.tier member, $.External.name.", then: "Bye"),
      SmallFlow.say("Booked", "It is booked.", then: "Bye"), SmallFlow.hangUp())
    return try trail(of: flow, steps)
  }

  /// The flows that every instance has are in no file that somebody could open.
  @Test func aFlowThatEveryInstanceHasIsToldByItsName() throws {
    let flow = try SmallFlow(
      SmallFlow.goOn("Choose", "UpdateContactTargetQueue", then: "Queue", "\"QueueId\": \"sales\""),
      SmallFlow.goOn("Queue", "TransferContactToQueue", then: "Bye"), SmallFlow.hangUp())
    let trail = try trail(of: flow, ["hear \"one more thing\""])
    let found = trail.steps[trail.suspect]
    #expect(found.file == nil && found.location == "(Default customer queue)", "\(trail.lines)")
    #expect(trail.steps.first?.location.contains("flow.json:") == true, "\(trail.lines)")
  }

  /// Of words that only a call has, those around them tell who would say them, and what a flow sets them to.
  @Test(arguments: [
    ("You are a gold member, Asha", "Second"), ("a gold member", "Second"), ("garden villas", "First"),
    ("our villas", "Third"), ("It is booked", "Third"),
  ])
  func whatIsSaidWithValuesIsLookedForByWhatIsKnownOfIt(words: String, suspect name: String) throws {
    let trail = try trailWithValues("press 1", "press 1", "not hear \"x\"", "hear \"\(words)\"")
    #expect(suspect(trail) == name)
  }

  /// "Again" is found in the menu behind it, too: the prompt that was changed is the one to look at.
  @Test func aPromptWhoseWordsWereFoundInTheNextOneIsTheOneToLookAt() throws {
    let flow = try SmallFlow(
      SmallFlow.menu("Menu", "Press 1 for again, 2 to end.", keys: [("1", "Again")], silence: "Bye"),
      SmallFlow.say("Again", "Once more.", then: "Menu"), SmallFlow.hangUp())
    let steps = [
      "hear \"Press 1 for again\"", "press 1", "hear \"Again\"", "hear \"Press 1 for again\"", "press 2",
    ]
    #expect(suspect(try trail(of: flow, steps)) == "Again")
    let run = TestRun(files: [flow.folder.path(of: "a.scenario")])
    let outcomes = withExtendedLifetime(flow) { run.play { _ in } }
    let finding = try #require(outcomes[0].result.verdict.findings.first)
    #expect(finding.place?.position.line == 6)
    #expect(finding.why?.hasPrefix("line 5 found \"Again\" in that prompt") == true, "\(finding)")
    #expect(finding.why?.contains("nothing asked for \"Once more.\"") == true, "\(finding)")
  }

  /// What was said before a menu was changed: the menu is as it was.
  @Test(arguments: [
    // As a call is saved, each prompt with its line; and as a person writes it, with one of them.
    ["hear \"Welcome to Elmwood Homes\"", "hear \"Plots press 1\"", "press 1"], ["hear \"Elmwood Homes\""],
    ["hear \"Good day to you\"", "hear \"Plots press 1\""],
  ])
  func itIsThePromptThatWasChanged(steps: [String]) throws {
    let flow = try SmallFlow(
      SmallFlow.say("Open", "One moment.", then: "Hello"),
      SmallFlow.say("Hello", "Welcome to the homes of Elmwood.", then: "Menu"),
      SmallFlow.menu("Menu", "Plots press 1.", keys: [("1", "Bye")], silence: "Bye"), SmallFlow.hangUp())
    #expect(suspect(try trail(of: flow, ["hear \"One moment\""] + steps)) == "Hello")
  }

  /// A part of a prompt is as it was, and the rest of it is not.
  @Test func itIsTheMenuWhereThatWasChanged() throws {
    let trail = try trail(
      "hear \"Plots press 1\"", "hear \"cottages press 2\"", "press 1", "hear \"which plot\"")
    #expect(suspect(trail) == "First")
  }

  /// A prompt is gone, and what follows it is as the scenario says.
  @Test func whatIsHeardAsLaterLinesSayIsNotThePromptThatWasChanged() throws {
    let flow = try SmallFlow(
      SmallFlow.menu("Menu", "Plots press 1.", keys: [("1", "Plots")], silence: "Bye"),
      SmallFlow.say("Plots", "Here they are.", then: "More"),
      SmallFlow.menu("More", "For villas press 2.", keys: [("2", "Bye")], silence: "Bye"), SmallFlow.hangUp())
    let steps = ["hear \"Plots press 1\"", "press 1", "hear \"Lovely ones\"", "hear \"For villas press 2\""]
    #expect(suspect(try trail(of: flow, steps)) == "Plots")
    let gone = [
      "hear \"Plots press 1\"", "press 1", "hear \"Here\"", "hear \"Lovely\"", "hear \"For villas\"",
    ]
    #expect(suspect(try trail(of: flow, gone)) == "More")
  }

  /// A test case of the service waits for a message whose wording was changed.
  @Test func itIsThePromptThatWasChangedForATestCaseToo() throws {
    let flow = try SmallFlow(
      SmallFlow.say("Hello", "Welcome to the homes of Elmwood.", then: "Menu"),
      SmallFlow.menu("Menu", "Plots press 1.", keys: [("1", "Bye")], silence: "Bye"), SmallFlow.hangUp())
    let file = try flow.folder.write(
      """
      { "Version": "2019-10-30", "Metadata": {}, "Observations": [{
        "Identifier": "a", "Actions": [], "Transitions": {}, "Event": {
          "Identifier": "b", "Type": "MessageReceived", "Actor": "System", "Properties": {
            "Text": "Welcome to Elmwood Homes", "MatchingCriteria": { "Type": "Inclusion" } } } }] }
      """, to: "case.json")
    let result = withExtendedLifetime(flow) { TestRun(files: [file]).play { _ in }[0].result }
    #expect(suspect(FailureTrail(result)) == "Hello", "\(result.verdict)")
  }

  private func suspect(_ trail: FailureTrail) -> String { trail.steps[trail.suspect].name }

  @Test func itIsTheChoiceBeforeTheLastOneWhereThatLedElsewhere() throws {
    let trail = try trail("press 1", "press 1", "hear \"here are our villas\"")
    #expect(trail.steps.map(\.name) == ["First", "Second", "Third"])
    #expect(suspect(trail) == "First")
    #expect(trail.lines[0].hasPrefix("! ") && trail.lines[0].hasSuffix("→ [1] Plots"), "\(trail.lines)")
  }

  @Test func itIsWhereTheCallWaitsWhereOnlyAKeyIsMissing() throws {
    let trail = try trail("press 1", "press 1", "hear \"it is booked\"")
    #expect(suspect(trail) == "Third")
  }

  @Test func whatWasHeardAsTheScenarioSaysIsNotSuspected() throws {
    let trail = try trail("press 1", "hear \"which plot\"", "press 1", "hear \"here are our villas\"")
    #expect(suspect(trail) == "Second")
  }

  /// Of several prompts none of which is like the words, what came first tells where the call went another way.
  @Test func withoutALikePromptItIsTheFirstThatNobodyAskedFor() throws {
    let flow = try SmallFlow(
      SmallFlow.say("Hello", "Hello.", then: "More"), SmallFlow.say("More", "More.", then: "Bye"),
      SmallFlow.hangUp())
    let trail = try trail(of: flow, ["hear \"nothing of the kind\""])
    #expect(suspect(trail) == "Hello" && trail.steps.count == 3, "\(trail.lines)")
  }

  @Test func whatNobodySaysIsLookedForWhereTheCallWaits() throws {
    let trail = try trail("press 1", "press 1", "hear \"nothing of the kind\"")
    #expect(suspect(trail) == "Third")
  }

  /// What the queue's flow would say is not looked for where that flow is chosen, but where the call did not join the queue.
  @Test func theFlowOfAHookIsLookedForBehindTheQueue() throws {
    let folder = try TemporaryFolder()
    let scenario = """
      center \(packagePath("flows/site-visit"))
      at 2026-11-23 23:05
      call from +919811112222
      press 1
      hear "Thank you for waiting"
      """
    let file = try folder.write(scenario, to: "late.scenario")
    let trail = FailureTrail(TestRun(files: [file]).play { _ in }[0].result)
    #expect(suspect(trail) == "Open now?")
    #expect(trail.lines.contains { $0.hasPrefix("! ") && $0.hasSuffix("→ closed") }, "\(trail.lines)")
  }

  /// The way is drawn as the test was played.
  @Test func theMapIsAskedForWithTheOptionsOfTheRun() throws {
    let flow = try SmallFlow(SmallFlow.say("Hello", "Hello.", then: "End"), SmallFlow.hangUp("End"))
    let file = try flow.folder.write(
      "flow flow.json\ncall from anonymous\nhear \"good day\"\n", to: "a.scenario")
    let touchtone = builtProduct(named: "touchtone")
    let options = ["--at", "2026-11-22T23:00", "--seed", "7"]
    let told = try FinishedProgram(touchtone, ["test", file] + options).output
    #expect(told.contains("a.scenario --flow flow --at 2026-11-22T23:00 --seed 7\n"), "\(told)")
    let drawn = try FinishedProgram(touchtone, ["graph", file, "--flow", "flow"] + options)
    #expect(drawn.status == 1 && drawn.output.contains("Hello"), "\(drawn.output)\(drawn.errors)")
    let refused = try FinishedProgram(touchtone, ["graph", flow.folder.path(of: "flow.json")] + options)
    #expect(
      refused.errors.contains("--at: error: a flow is drawn without a call [usage]"), "\(refused.errors)")
  }
}
