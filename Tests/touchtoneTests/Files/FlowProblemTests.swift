import Diagnostics
import TestSupport
import Testing

@testable import touchtone

/// What is wrong with a flow: said with its place, and an end of the call only when the call reaches it.
@Suite struct FlowProblemTests {
  private typealias Flow = SmallFlow

  /// 1 leads nowhere, 2 to a type that nobody knows, 3 into a loop, 4 to an error that no branch takes.
  private func faulty() throws -> SmallFlow {
    try SmallFlow(
      Flow.menu(
        "Menu", "Choose.", keys: [("1", "Nowhere"), ("2", "Odd"), ("3", "Round"), ("4", "Strict")],
        silence: "Bye"),
      Flow.goOn("Odd", "PlayPrompt", then: "Bye"),
      Flow.goOn("Round", "UpdateContactAttributes", then: "And round", "\"Attributes\": { \"a\": \"1\" }"),
      Flow.goOn("And round", "UpdateContactAttributes", then: "Round", "\"Attributes\": { \"b\": \"1\" }"),
      Flow.action(
        "Strict", "InvokeLambdaFunction", "\"LambdaFunctionARN\": \"crm\"", "\"NextAction\": \"Bye\""),
      Flow.hangUp())
  }

  @Test func aFaultOffTheWayIsSaidAndTheCallGoesOn() throws {
    let call = try faulty().play("")
    #expect(call.status == .well)
    #expect(call.ending == "ended by the flow")
    #expect(call.findings.map(\.rule) == ["unknown-target", "unknown-type"])
    #expect(call.findings.allSatisfy { $0.place != nil && $0.source.hasSuffix("flow.json") })
  }

  @Test(arguments: [
    ("1", "unknown-target", "\"Menu\" goes to \"Nowhere\", which is not an action in this flow"),
    ("2", "unknown-type", "\"Odd\" is of type \"PlayPrompt\", which is no action type"),
    ("3", "silent-loop", "the flow loops without waiting: \"Round\" → \"And round\" → \"Round\""),
  ])
  func aFaultOnTheWayEndsTheCallByAnErrorWithItsPlace(key: String, rule: String, message: String) throws {
    let call = try faulty().play(key, "--format", "json")
    #expect(call.status == .problem)
    #expect(call.objects.last?["kind"] as? String == "ended")
    #expect(call.objects.last?["by"] as? String == "error")
    let findings = call.findings.filter { $0.rule == rule }
    #expect(findings.map(\.message) == [message])
    #expect(findings.first?.place != nil)
  }

  @Test func anErrorThatNoBranchTakesIsSaidWithItsAction() throws {
    let call = try faulty().play("4")
    #expect(call.status == .problem)
    let finding = try #require(call.findings.last)
    #expect(finding.rule == "unhandled-error")
    #expect(finding.place?.sourceLine.contains("\"Identifier\": \"Strict\"") == true)
    #expect(finding.fix == "give the action a branch for it, or one for NoMatchingError")
  }

  /// Nobody reads standard error while the screen is open.
  @Test(arguments: [
    ("3", "the flow loops without waiting: \"Round\" → \"And round\""),
    ("4", "happened, and no branch takes it"),
  ])
  func onTheScreenTheRowOfMessagesSaysWhyTheFlowCouldNotGoOn(key: String, message: String) throws {
    let flow = try faulty()
    let phone = try Phone("--lambda", "crm=error", center: flow.path, columns: 120)
    try phone.terminal.wait(forText: "Choose.")
    try phone.press(key, until: "Ended by an error")
    try phone.terminal.wait(forText: message)
  }

  @Test func onStandardErrorEveryFindingStandsOnce() throws {
    let flow = try faulty()
    for key in ["1", "2", "3"] {
      let run = try FinishedProgram(
        builtProduct(named: "touchtone"), ["play", "flow.json", "--keys", key], in: flow.folder.path)
      #expect(run.status == 1)
      for rule in ["unknown-target", "unknown-type"] {
        #expect(run.errors.split(separator: "[\(rule)]").count == 2, "\(run.errors)")
      }
      #expect(run.errors.hasPrefix("flow.json:6:"))
      #expect(run.output.contains("ended by an error: "))
    }
  }

  @Test(arguments: [
    ("", "json"), ("{", "json"), ("[]", "not-a-flow"), ("{\"Actions\": []}", "no-start"),
    ("null", "not-a-flow"),
    ("{\"modules\": [], \"start\": \"a\", \"version\": \"1\"}", "no-start"),
    (
      "{\"StartAction\": \"A\", \"Actions\": [{\"Identifier\": \"B\", \"Type\": \"DisconnectParticipant\"}]}",
      "no-start"
    ),
  ])
  func whatIsNoFlowIsOneFindingAndStatusOne(text: String, rule: String) throws {
    let folder = try TemporaryFolder()
    let call = try Played(folder.write(text, to: "flow.json"), ["--keys", ""])
    #expect(call.status == .problem)
    #expect(call.findings.map(\.rule) == [rule])
    #expect(call.findings.first?.place != nil)
    #expect(call.lines.isEmpty)
  }

  @Test func anIdentifierThatStandsTwiceIsSaid() throws {
    let flow = try SmallFlow(
      Flow.say("A", "One.", then: "Bye"), Flow.say("A", "Two.", then: "Bye"), Flow.hangUp())
    let call = try flow.play("")
    #expect(call.findings.count == 1)
    #expect(call.findings.first?.message.contains("\"A\"") == true)
    #expect(call.findings.first?.place?.position.line == 7)
  }

  @Test func theRealExportsOfManyPeoplePlayWithNothingElse() throws {
    let flow = try SmallFlow(
      Flow.goOn("Lex", "ConnectParticipantWithLexBot", then: "View"),
      Flow.goOn("View", "ConnectParticipantWithAgenticCX", then: "Bye"),
      Flow.hangUp())
    let call = try flow.play("")
    #expect(call.texts("stand-in") == ["ConnectParticipantWithAgenticCX is not simulated: took NextAction"])
    #expect(call.status == .well)
  }
}
