import Diagnostics
import TestSupport
import Testing

@testable import touchtone

/// Every option of a call, and every name it goes by.
@Suite struct OptionTests {
  private typealias Flow = SmallFlow
  private static let instance = "arn:aws:connect:us-west-2:123456789012:instance/i"

  // MARK: Hours

  @Test(arguments: [
    "Sales hours", "b44bf8a2-7f17-41cb-96bc-bed7e2c69bbb",
    "arn:aws:connect:us-west-2:123456789012:instance/d5612d7d-f85f-45a1-a976-260dde4a68a3/operating-hours/b44bf8a2-7f17-41cb-96bc-bed7e2c69bbb",
    "Plots",
  ])
  func hoursGoByNamePartAndARNAndByTheQueue(name: String) throws {
    let closed = try Played.siteVisit("1", "--hours", "\(name)=closed")
    #expect(closed.heard("We are closed right now"))
    let open = try Played.siteVisit("1", "--hours", "\(name)=open", "--at", "2026-11-23T03:00")
    #expect(open.texts("queue") == ["entered queue Plots, place 1"])
  }

  @Test func theClockRulesHoursThatNobodyDeclared() throws {
    #expect(try Played.siteVisit("1", "--at", "2026-11-23T03:00").heard("We are closed right now"))
    #expect(try Played.siteVisit("3", "--at", "2026-11-22T11:00").heard("We are closed right now"))
    #expect(!(try Played.siteVisit("1", "--at", "2026-11-22T11:00").heard("We are closed right now")))
  }

  // MARK: Queues

  @Test(arguments: ["Plots", "4573a11a-f8f9-4e04-9604-6ba7194aef23"])
  func queuesGoByNameAndPart(name: String) throws {
    let full = try Played.siteVisit("1", "--queue", "\(name)=full")
    #expect(full.heard("their line is full"))
    #expect(full.texts("queue") == ["entered queue Support, place 1"])
    #expect(
      try Played.siteVisit("1", "--queue", "\(name)=empty").texts("queue").first?.contains("Plots") == true)
  }

  // MARK: Lambdas

  @Test func anAnswerIsDeclared() throws {
    let call = try Played.siteVisit(
      "", "--lambda",
      #"checkCustomer={"status":"existing","nameKnown":"yes","firstName":"Zoya","name":"Zoya K"}"#)
    #expect(call.heard("Welcome back, Zoya"))
  }

  @Test(arguments: [
    ("checkCustomer", "error", "declared to fail"), ("checkCustomer", "timeout", "no answer within 8 s"),
    ("arn:aws:lambda:us-west-2:123456789012:function:checkCustomer", "error", "declared to fail"),
  ])
  func anErrorIsDeclared(name: String, outcome: String, why: String) throws {
    let call = try Played.siteVisit("", "--lambda", "\(name)=\(outcome)", "--format", "json")
    #expect(call.objects.first { $0["kind"] as? String == "lambda" }?["error"] as? String == why)
  }

  @Test func repeatedForOneNameTheCallsAnswerInTurnAndTheLastStays() throws {
    let flow = try SmallFlow(
      Flow.lambda("One", "ask", then: "Tell one", otherwise: "Bad"),
      Flow.say("Tell one", "$.External.word", then: "Two"),
      Flow.lambda("Two", "ask", then: "Tell two", otherwise: "Bad"),
      Flow.say("Tell two", "$.External.word", then: "Three"),
      Flow.lambda("Three", "ask", then: "Tell three", otherwise: "Bad"),
      Flow.say("Tell three", "$.External.word", then: "Bye"), Flow.say("Bad", "Bad.", then: "Bye"),
      Flow.hangUp())
    let call = try flow.play("", "--lambda", #"ask={"word":"red"}"#, "--lambda", #"ask={"word":"blue"}"#)
    #expect(call.prompts == ["red", "blue", "blue"])
    let then = try flow.play("", "--lambda", #"ask={"word":"red"}"#, "--lambda", "ask=timeout")
    #expect(then.prompts == ["red", "Bad."])
  }

  @Test func aLambdaThatNobodyKnowsFailsAndSaysSo() throws {
    let flow = try SmallFlow(
      Flow.lambda("Ask", Self.lambdaARN, then: "Good", otherwise: "Bad"),
      Flow.say("Good", "Good.", then: "Bye"),
      Flow.say("Bad", "Bad.", then: "Bye"), Flow.hangUp())
    let call = try flow.play("")
    #expect(call.prompts == ["Bad."])
    #expect(call.texts("lambda").first?.hasPrefix("crmLookup failed: ") == true)
    for name in ["crmLookup", Self.lambdaARN] {
      #expect(try flow.play("", "--lambda", "\(name)={}").prompts == ["Good."])
    }
  }

  @Test func howToAnswerALambdaIsSaidOnceRightBehindIt() throws {
    let flow = try SmallFlow(
      Flow.lambda("Ask", Self.lambdaARN, then: "Tell", otherwise: "Tell"),
      Flow.say("Tell", "Well.", then: "Again"),
      Flow.lambda("Again", Self.lambdaARN, then: "Other", otherwise: "Other"),
      Flow.lambda("Other", "the other one", then: "Bye", otherwise: "Bye"), Flow.hangUp())
    let call = try flow.play("")
    #expect(
      call.texts("note") == [
        "to answer it, use --lambda crmLookup='{…}' (or =error, =timeout), or say under \"lambdas\" in "
          + "center.json what it answers",
        "to answer it, use --lambda 'the other one'='{…}' (or =error, =timeout), or say under \"lambdas\" in "
          + "center.json what it answers",
      ])
    #expect(call.lines[1].contains("lambda") && call.lines[2].contains("note"))
    #expect(try flow.play("", "--lambda", "crmLookup=error").texts("note").count == 1)
  }

  @Test(arguments: [("welcome", "welcome"), ("main menu", "'main menu'"), ("it's", "'it'\\''s'"), ("", "''")])
  func aNameIsQuotedForTheShellWhereItMustBe(name: String, word: String) {
    #expect(name.quotedForShell == word)
  }

  private static let lambdaARN = "arn:aws:lambda:us-west-2:123456789012:function:crmLookup"

  // MARK: Attributes, numbers, flows

  @Test func attributesAreThereFromTheStart() throws {
    let flow = try SmallFlow(
      Flow.say("Tell", "$.Attributes.tier and $.Attributes.note.", then: "Bye"), Flow.hangUp())
    let call = try flow.play("", "--attribute", "tier=gold", "--attribute", "note=a=b")
    #expect(call.prompts == ["gold and a=b."])
  }

  @Test func theDialedNumberFillsTheSystemEndpoint() throws {
    let flow = try SmallFlow(Flow.say("Tell", "$.SystemEndpoint.Address", then: "Bye"), Flow.hangUp())
    #expect(try flow.play("", "--to", "+912266660000").prompts == ["+912266660000"])
  }

  @Test func theCallerFillsTheCustomerEndpoint() throws {
    let flow = try SmallFlow(
      Flow.say("Tell", "You are $.CustomerEndpoint.Address.", then: "Bye"), Flow.hangUp())
    #expect(try flow.play("", "--from", "+44 20 7946 0000").prompts == ["You are +442079460000."])
    #expect(try flow.play("", "--from", "Anonymous").prompts == ["You are ."])
  }

  @Test func inACenterTheDialedNumberChoosesTheFlow() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      SmallFlow.document([Flow.say("A", "Sales.", then: "B"), Flow.hangUp("B")]), to: "sales.json")
    try folder.write(
      SmallFlow.document([Flow.say("A", "Help.", then: "B"), Flow.hangUp("B")]), to: "help.json")
    try folder.write(
      #"{ "timeZone": "UTC", "numbers": { "+12065550100": { "flow": "sales" }, "+12065550101": { "flow": "help" } } }"#,
      to: "center.json")
    func heard(_ words: String...) throws -> [String] {
      try Played(folder.path, words + ["--keys", "", "--store", folder.path(of: "s.sqlite")]).prompts
    }
    #expect(try heard() == ["Sales."])
    #expect(try heard("--to", "+12065550101") == ["Help."])
    #expect(try heard("--flow", "help") == ["Help."])
  }

  @Test func aFlowGoesByItsMetadataNameOrItsFileName() throws {
    let folder = try TemporaryFolder()
    let named = SmallFlow.document(
      [Flow.say("A", "Sales.", then: "B"), Flow.hangUp("B")], metadata: #"{ "name": "Sales desk" }"#)
    try folder.write(named, to: "sales-v2.json")
    try folder.write(
      SmallFlow.document([Flow.say("A", "Help.", then: "B"), Flow.hangUp("B")]), to: "help.json")
    func play(_ name: String) throws -> Played { try Played(folder.path, ["--keys", "", "--flow", name]) }
    #expect(try play("Sales desk").prompts == ["Sales."])
    #expect(try play("sales-v2").prompts == ["Sales."])
    #expect(try play("help").prompts == ["Help."])
    let unnamed = try Played(folder.path, ["--keys", ""])
    #expect(unnamed.status == .impossible)
    #expect(unnamed.findings.map(\.message) == ["which flow answers?"])
    #expect(unnamed.findings.first?.fix == "name one: --flow help, --flow 'Sales desk'")
  }

  @Test func oneFileLooksForFlowsBesideIt() throws {
    let flow = try SmallFlow(
      Flow.goOn(
        "Go", "TransferToFlow", then: "Bye", "\"ContactFlowId\": \"\(Self.instance)/contact-flow/other\""),
      Flow.hangUp(),
      metadata: #"{ "ActionMetadata": { "Go": { "ContactFlow": { "text": "The other" } } } }"#,
      beside: [
        "second.json": SmallFlow.document(
          [Flow.say("A", "The other flow.", then: "B"), Flow.hangUp("B")],
          metadata: #"{ "name": "The other" }"#)
      ])
    #expect(try flow.play("").prompts == ["The other flow."])
  }

  @Test func aFlowThatIsNotHereEndsTheCall() throws {
    let flow = try SmallFlow(
      Flow.goOn(
        "Go", "TransferToFlow", then: "Bye", "\"ContactFlowId\": \"\(Self.instance)/contact-flow/other\""),
      Flow.hangUp(),
      metadata: #"{ "ActionMetadata": { "Go": { "ContactFlow": { "text": "The other" } } } }"#)
    let call = try flow.play("")
    #expect(call.ending == "continues in The other, which is not here")
    #expect(call.status == .well)
  }

  @Test func resourcesOfALoneFlowGoByTheirConsoleNames() throws {
    let hours = "\(Self.instance)/operating-hours/0001"
    let queue = "\(Self.instance)/queue/0002"
    let flow = try SmallFlow(
      Flow.action(
        "Open?", "CheckHoursOfOperation", "\"HoursOfOperationId\": \"\(hours)\"",
        """
        "NextAction": "Closed", "Errors": [\(Flow.error("NoMatchingError", "Closed"))], "Conditions": [
          { "NextAction": "Queue", "Condition": { "Operator": "Equals", "Operands": ["True"] } },
          { "NextAction": "Closed", "Condition": { "Operator": "Equals", "Operands": ["False"] } }]
        """),
      Flow.goOn("Queue", "UpdateContactTargetQueue", then: "Join", "\"QueueId\": \"\(queue)\""),
      Flow.action(
        "Join", "TransferContactToQueue", "",
        "\"NextAction\": \"Full\", \"Errors\": [\(Flow.error("QueueAtCapacity", "Full")), \(Flow.error("NoMatchingError", "Full"))]"
      ),
      Flow.say("Closed", "Closed.", then: "Bye"), Flow.say("Full", "Full.", then: "Bye"), Flow.hangUp(),
      metadata: """
        { "ActionMetadata": { "Open?": { "Hours": { "id": "\(hours)", "text": "Office hours" } },
          "Queue": { "queue": { "id": "\(queue)", "text": "Front desk" } } } }
        """)
    for name in ["Office hours", "0001", hours] {
      #expect(try flow.play("", "--hours", "\(name)=closed").prompts == ["Closed."], "\(name)")
    }
    for name in ["Front desk", "0002", queue] {
      #expect(try flow.play("", "--queue", "\(name)=full").prompts == ["Full."], "\(name)")
    }
    let call = try flow.play("")
    #expect(call.texts("queue") == ["entered queue Front desk, place 1"])
    #expect(call.texts("stand-in").contains { $0.contains("\"Office hours\" are not here: taken as open") })
    #expect(call.texts("stand-in").contains { $0.contains("\"Front desk\" is not here") })
  }

  // MARK: Branches, time, chance, steps

  @Test func aBranchIsDeclaredForWhatIsNotSimulated() throws {
    let flow = try SmallFlow(
      Flow.action(
        "Case", "CreateContact", "",
        "\"NextAction\": \"Good\", \"Errors\": [\(Flow.error("ContactNotLinked", "Odd")), \(Flow.error("NoMatchingError", "Bad"))]"
      ),
      Flow.say("Good", "Good.", then: "Bye"), Flow.say("Odd", "Odd.", then: "Bye"),
      Flow.say("Bad", "Bad.", then: "Bye"),
      Flow.hangUp())
    #expect(try flow.play("").prompts == ["Good."])
    #expect(try flow.play("", "--branch", "Case=ContactNotLinked").prompts == ["Odd."])
    #expect(try flow.play("", "--branch", "Case=NoMatchingError").prompts == ["Bad."])
    let wrong = try flow.play("", "--branch", "Case=Nope")
    #expect(wrong.status == .impossible)
    #expect(wrong.findings.map(\.message) == ["\"Case\" has no branch \"Nope\""])
    #expect(try flow.play("", "--branch", "Cas=Nope").findings.first?.fix == "did you mean \"Case\"?")
    #expect(try flow.play("", "--branch", "Good=NextAction").status == .impossible)
  }

  /// The pages promised it, and it was refused: what nobody can know here may be declared for approximated actions too.
  @Test(arguments: ["CheckOutboundCallStatus", "CheckVoiceId"])
  func aBranchIsDeclaredForAnAnswerThatNobodyHas(type: String) throws {
    let operand = type == "CheckVoiceId" ? "Enrolled" : "VoicemailBeep"
    let parameters = type == "CheckVoiceId" ? #""CheckVoiceIdOption": "enrollmentStatus""# : ""
    let flow = try SmallFlow(
      Flow.action(
        "Ask", type, parameters,
        #"""
        "NextAction": "Good", "Errors": [\#(Flow.error("NoMatchingCondition", "Good")), \#(Flow.error("NoMatchingError", "Good"))],
        "Conditions": [{"NextAction": "Odd", "Condition": {"Operator": "Equals", "Operands": ["\#(operand)"]}}]
        """#),
      Flow.say("Good", "Good.", then: "Bye"), Flow.say("Odd", "Odd.", then: "Bye"), Flow.hangUp())
    #expect(try flow.play("").prompts == ["Good."])
    #expect(try flow.play("", "--branch", "Ask=\(operand)").prompts == ["Odd."])
  }

  @Test(arguments: [
    ("2026-11-23T18:59", "entered queue Plots, place 1"), ("2026-11-23T19:00", ""),
    ("2026-11-23 18:59:59", ""),
    ("2026-11-23T13:29Z", "entered queue Plots, place 1"), ("2026-11-23T13:30Z", ""),
    ("2026-11-23T08:29-05:00", "entered queue Plots, place 1"), ("2026-11-23T08:30-05:00", ""),
  ])
  func timesAreTheCentersUnlessTheyHaveAnOffset(time: String, queue: String) throws {
    // The menu is answered some seconds after the call begins: 19:00 is past by then.
    let call = try Played.siteVisit("!1", "--at", time)
    #expect((call.texts("queue").first ?? "") == queue)
  }

  @Test func chanceFollowsTheSeed() throws {
    let flow = try SmallFlow(
      Flow.action(
        "Toss", "DistributeByPercentage", "",
        """
        "NextAction": "Tails", "Errors": [\(Flow.error("NoMatchingCondition", "Tails"))], "Conditions": [
          { "NextAction": "Heads", "Condition": { "Operator": "NumberLessThan", "Operands": ["51"] } }]
        """),
      Flow.say("Heads", "Heads.", then: "Bye"), Flow.say("Tails", "Tails.", then: "Bye"), Flow.hangUp())
    func tosses() throws -> [String] { try (0..<20).flatMap { try flow.play("", "--seed", "\($0)").prompts } }
    let all = try tosses()
    #expect(Set(all) == ["Heads.", "Tails."])
    #expect(try tosses() == all)
  }

  @Test func stepsBoundActionsWithoutAWait() throws {
    let count = 30
    let actions =
      (0..<count).map {
        Flow.goOn(
          "A\($0)", "UpdateContactAttributes", then: $0 == count - 1 ? "Bye" : "A\($0 + 1)",
          "\"Attributes\": { \"a\": \"1\" }")
      } + [Flow.hangUp()]
    let folder = try TemporaryFolder()
    let path = try folder.write(SmallFlow.document(actions), to: "flow.json")
    #expect(try Played(path, ["--keys", "", "--steps", "100"]).status == .well)
    let stopped = try Played(path, ["--keys", "", "--steps", "20"])
    #expect(stopped.status == .problem)
    #expect(stopped.findings.map(\.rule) == ["silent-loop"])
  }

  @Test func theChannelIsTheFlows() throws {
    let flow = try SmallFlow(Flow.say("Tell", "This is $.Channel.", then: "Bye"), Flow.hangUp())
    #expect(try flow.play("").prompts == ["This is VOICE."])
    let chat = try flow.play("", "--channel", "chat")
    #expect(chat.texts("message") == ["This is CHAT."])
  }
}
