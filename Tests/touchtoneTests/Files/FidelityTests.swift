import Foundation
import TestSupport
import Testing

/// `touchtone fidelity`, as it is typed.
@Suite struct FidelityTests {
  private static func flow(_ actions: String) -> String {
    """
    {"Version": "2019-10-30", "StartAction": "first", "Metadata": {"name": "sample"}, "Actions": [
      \(actions),
      {"Identifier": "bye", "Type": "DisconnectParticipant", "Transitions": {}},
      {"Identifier": "island", "Type": "StartVoiceIdStream", "Transitions": {"NextAction": "bye"}}]}
    """
  }

  private static func action(_ type: String) -> String {
    #"{"Identifier": "first", "Type": "\#(type)", "Transitions": {"NextAction": "bye", "Errors": []}}"#
  }

  private func run(_ words: [String], in folder: TemporaryFolder) throws -> FinishedProgram {
    try FinishedProgram(builtProduct(named: "touchtone"), ["fidelity"] + words, in: folder.path)
  }

  @Test func whatCanBeReachedIsCountedAndWhatIsNotExactIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow(Self.action("StartVoiceIdStream")), to: "sample.json")
    let run = try run(["sample.json"], in: folder)
    #expect(run.status == 0)
    #expect(
      run.output.hasPrefix(
        "sample.json: 2 actions can be reached: 1 exact, 1 approximated; 1 cannot be reached\n"))
    #expect(
      run.output.contains(
        "\nsample.json:2:18: first\n  StartVoiceIdStream is approximated: "))
  }

  /// As check does; graph and play, which are about one center, say that they do not.
  @Test func aFolderIsGoneThroughWithThoseInIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow(Self.action("StartVoiceIdStream")), to: "one.JSON")
    try folder.write(Self.flow(Self.action("StartVoiceIdStream")), to: "inside/deep/two.json")
    let run = try run(["."], in: folder)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains(".: 2 actions can be reached"), "\(run.output)")
    #expect(run.output.contains("./inside/deep: 2 actions can be reached"), "\(run.output)")
    for words in [["graph", "."], ["play", ".", "--keys", ""]] {
      let run = try FinishedProgram(builtProduct(named: "touchtone"), words, in: folder.path)
      #expect(run.status == 0, "\(words) \(run.errors)")
      #expect(
        run.errors.contains(".: note: the folder \"inside\" inside is left out [folder-inside]"),
        "\(run.errors)")
    }
  }

  /// What a call meets that a flow only names; what center.json has is no matter.
  @Test func whatIsNotHereIsListed() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.flow(
        """
        {"Identifier": "first", "Type": "CheckHoursOfOperation", "Parameters": {"HoursOfOperationId": "Office"},
         "Transitions": {"NextAction": "lambda", "Conditions": [], "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "bye"}]}},
        {"Identifier": "lambda", "Type": "InvokeLambdaFunction",
         "Parameters": {"LambdaFunctionARN": "arn:aws:lambda:us-west-2:123456789012:function:lookUp", "InvocationTimeLimitSeconds": "3"},
         "Transitions": {"NextAction": "queue", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "bye"}]}},
        {"Identifier": "queue", "Type": "UpdateContactTargetQueue", "Parameters": {"QueueId": "Sales"},
         "Transitions": {"NextAction": "dynamic", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "bye"}]}},
        {"Identifier": "dynamic", "Type": "UpdateContactTargetQueue", "Parameters": {"QueueId": "$.External.queue"},
         "Transitions": {"NextAction": "other", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "bye"}]}},
        {"Identifier": "other", "Type": "TransferToFlow", "Parameters": {"ContactFlowId": "$.External.flow"},
         "Transitions": {"NextAction": "bye", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "bye"}]}}
        """), to: "sample.json")
    let lone = try run(["sample.json"], in: folder)
    #expect(lone.status == 0)
    #expect(
      lone.output.hasSuffix(
        """
          the hours "Office" are not here: taken as open

        sample.json:4:16: lambda ƒ
          nothing here answers the Lambda "lookUp": it fails, unless a call is told its answer

        sample.json:7:16: queue
          the queue "Sales" is not here: it has room, and one agent by script

        sample.json:11:16: other
          $.External.flow names the flow: one that is not here stands in

        """), "\(lone.output)")
    let list = try run(["sample.json", "--format", "json"], in: folder).output
    #expect(list.contains(#""why": "the hours \"Office\" are not here: taken as open""#), "\(list)")
    try folder.write(
      """
      {"queues": {"Sales": {}}, "hours": {"Office": {"timeZone": "UTC", "monday": ["09:00-17:00"]}},
       "lambdas": {"lookUp": {"returns": {"queue": "Sales"}}}}
      """, to: "center.json")
    let center = try run(["."], in: folder)
    #expect(
      !center.output.contains("not here") && !center.output.contains("nothing here"), "\(center.output)")
  }

  /// As play does: what no action follows settles nothing.
  @Test func aDeclaredBranchThatIsNoneIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow(Self.action("RouteContactToAgent")), to: "sample.json")
    try folder.write(
      Self.flow(Self.action("RouteContactToAgent")).replacing("first", with: "other"), to: "in/o.json")
    for (branch, words) in [
      ("first=Bogus", "\"first\" has no branch \"Bogus\""), ("first=", "\"first\" has no branch \"\""),
      ("nosuch=NextAction", "there is no action \"nosuch\""), ("bye=NextAction", "\"bye\" is simulated"),
    ] {
      let run = try run(["sample.json", "--branch", branch], in: folder)
      #expect(
        run.status == 2 && run.output.isEmpty && run.errors.contains(words), "\(run.errors)\(run.output)")
    }
    // Of several centers one has the action.
    let words = ["sample.json", "in/o.json", "--branch", "first=NextAction", "--branch", "other=NextAction"]
    let run = try run(words, in: folder)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func anUnknownTypeIsAFault() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow(Self.action("PlayTheTrumpet")), to: "sample.json")
    let run = try run(["sample.json"], in: folder)
    #expect(run.status == 1)
    #expect(run.output.contains("PlayTheTrumpet is unknown: the flow language has no such action"))
  }

  @Test(arguments: [
    (#""LexBot": { "Name": "Desk", "Region": "us-west-2" }"#, "the service has no bots of Lex V1 any more"),
    (#""LexV2Bot": { "AliasArn": "desk" }"#, "and runs no Lambda of its own"),
    (
      #""LexV2Bot": { "AliasArn": "arn:aws:lex:us-west-2:123456789012:bot-alias/DESKBOT/LIVE" }"#,
      "the bot \"DESKBOT\" is not here"
    ),
  ])
  func whatABotDoesNotDoIsSaid(bot: String, words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.flow(
        #"{"Identifier": "first", "Type": "ConnectParticipantWithLexBot", "Parameters": {"Text": "Yes?", \#(bot)}, "Transitions": {"NextAction": "bye", "Errors": [{"ErrorType": "NoMatchingCondition", "NextAction": "bye"}, {"ErrorType": "NoMatchingError", "NextAction": "bye"}]}}"#
      ), to: "sample.json")
    let run = try run(["sample.json"], in: folder)
    #expect(
      run.output.contains("ConnectParticipantWithLexBot is approximated: ") && run.output.contains(words))
  }

  @Test func anActionThatStandsInNeedsADeclaredBranch() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow(Self.action("RouteContactToAgent")), to: "sample.json")
    try folder.write("{}", to: "center.json")
    let unasked = try run(["."], in: folder)
    #expect(unasked.status == 1)
    #expect(unasked.output.contains("RouteContactToAgent stands in, and no branch is declared for it: "))
    try folder.write(#"{"branches": {"first": "NextAction"}}"#, to: "center.json")
    let declared = try run(["."], in: folder)
    #expect(declared.status == 0)
    #expect(declared.output.contains("RouteContactToAgent stands in, and takes NextAction as declared: "))
  }

  private static let missing: [(type: String, parameters: String, words: String)] = [
    (
      "TransferToFlow", #""ContactFlowId": "arn:x/contact-flow/1""#,
      "the flow \"1\" is not here: the call ends, as it would go on there"
    ),
    (
      "InvokeFlowModule", #""FlowModuleId": "Lookup""#,
      "the module \"Lookup\" is not here: the call goes on without it"
    ),
    (
      "UpdateContactEventHooks", #""EventHooks": { "CustomerQueue": "Music" }"#,
      "the flow \"Music\" is not here: the service's default runs in its place"
    ),
    (
      "UpdateContactEventHooks", #""EventHooks": { "CustomerRemaining": "Survey" }"#,
      "the flow \"Survey\" is not here: nothing runs in its place"
    ),
  ]

  @Test(arguments: missing.indices) func aFlowThatIsNotHereStandsIn(number: Int) throws {
    let (type, parameters, words) = Self.missing[number]
    let folder = try TemporaryFolder()
    try folder.write(
      Self.flow(
        #"{"Identifier": "first", "Type": "\#(type)", "Parameters": {\#(parameters)}, "Transitions": {"NextAction": "bye", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "bye"}]}}"#
      ), to: "sample.json")
    let unasked = try run(["sample.json"], in: folder)
    #expect(unasked.status == 1)
    #expect(unasked.output.hasPrefix("sample.json: 2 actions can be reached: 1 exact, 1 stood in"))
    #expect(
      unasked.output.contains("\(type) stands in, and no branch is declared for it: \(words)"),
      "\(unasked.output)")
    let declared = try run(["sample.json", "--branch", "first=NoMatchingError"], in: folder)
    #expect(declared.status == 0)
    // What would become of the call says nothing of one that takes a branch.
    let reason = words.prefix(while: { $0 != ":" })
    #expect(
      declared.output.contains("stands in, and takes NoMatchingError as declared: \(reason)\n"),
      "\(declared.output)")
    // A call takes what is declared too, and check says that the flow is missing.
    let played = try FinishedProgram(
      builtProduct(named: "touchtone"),
      ["play", "sample.json", "--keys", "", "--branch", "first=NoMatchingError"], in: folder.path)
    #expect(played.output.contains("took NoMatchingError"), "\(played.output)")
    let check = try FinishedProgram(
      builtProduct(named: "touchtone"), ["check", "sample.json"], in: folder.path)
    #expect(
      check.status == 0 && check.output.contains("which is not here [flow-not-here]"), "\(check.output)")
  }

  /// What check says that the service refuses is not exact.
  @Test(arguments: [
    (#""Parameters": {}, "Transitions": {"NextAction": "bye"}"#, "has nothing to say"),
    (#""Parameters": {"Text": "Hello."}, "Transitions": {}"#, "has no \"NextAction\""),
  ])
  func whatTheServiceRefusesIsNotExact(rest: String, words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.flow(#"{"Identifier": "first", "Type": "MessageParticipant", \#(rest)}"#), to: "sample.json")
    let told = try run(["sample.json"], in: folder)
    #expect(told.output.contains("1 approximated"), "\(told.output)")
    #expect(told.output.contains("the service refuses this: \"first\" \(words)"), "\(told.output)")
  }

  /// The region is empty where no ARN tells it, and that is said; a list, too, may ask for it.
  @Test(arguments: [
    ("", "here", false), ("", "$.AwsRegion", true),
    ("arn:aws:connect:eu-west-1:123456789012:instance/i/prompt/p", "$.InstanceARN", false),
  ])
  func theInstanceIsNotKnown(prompt: String, text: String, isMissing: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.flow(
        #"{"Identifier": "first", "Type": "MessageParticipantIteratively", "Parameters": {"Messages": [{"Text": "In \#(text)."}, {"PromptId": "\#(prompt)"}]}, "Transitions": {"NextAction": "bye"}}"#
      ), to: "sample.json")
    let told = try run(["sample.json"], in: folder)
    #expect(told.status == 0)
    #expect(
      told.output.contains("\n  the ARNs here do not tell which instance this is: ") == isMissing,
      "\(told.output)")
  }

  @Test func aRecordingThatIsNotHereIsApproximated() throws {
    let folder = try TemporaryFolder()
    let prompt =
      #"{"Identifier": "first", "Type": "MessageParticipant", "Parameters": {"PromptId": "welcome"}, "Transitions": {"NextAction": "bye"}}"#
    try folder.write(Self.flow(prompt), to: "sample.json")
    let run = try run(["sample.json"], in: folder)
    #expect(run.status == 0)
    #expect(
      run.output.contains(
        "MessageParticipant is approximated: the recording \"welcome\" is not here: its name is heard in its place"
      ))
    try folder.write(Self.flow(prompt.replacing("welcome", with: "Beep.wav")), to: "sample.json")
    #expect(try self.run(["sample.json"], in: folder).output.contains("2 actions can be reached: 2 exact"))
  }

  /// What a module may do is ruled by the flow that the contact was in before its first module.
  @Test func anActionOfAModuleThatDoesNotWorkWhereItIsInvokedIsTheSameToAll() throws {
    let folder = try TemporaryFolder()
    func invoke(_ module: String, then next: String) -> String {
      SmallFlow.goOn("ask", "InvokeFlowModule", then: next, "\"FlowModuleId\": \"\(module)\"")
    }
    func flow(_ name: String, _ type: String, _ actions: String...) throws {
      let metadata = "{ \"name\": \"\(name)\", \"type\": \"\(type)\" }"
      try folder.write(SmallFlow.document(actions, metadata: metadata), to: name + ".json")
    }
    let back = SmallFlow.action("back", "EndFlowModuleExecution", "", "")
    try flow("Outer", "module", invoke("Inner", then: "back"), back)
    try flow("Inner", "module", SmallFlow.goOn("choose", "UpdateContactTargetQueue", then: "back"), back)
    try flow("Main", "contactFlow", invoke("Outer", then: "Bye"), SmallFlow.hangUp())
    func findings() throws -> String {
      try FinishedProgram(
        builtProduct(named: "touchtone"), ["check", ".", "--rule", "module-action-not-allowed"],
        in: folder.path
      ).output
    }
    let words = "in a module that is part of the customer queue flow \"Waiting\""
    #expect(!(try run(["."], in: folder).output.contains("does not work")))
    #expect(try findings().hasPrefix("no findings"))
    let end = SmallFlow.action("end", "EndFlowExecution", "", "")
    try flow("Waiting", "customerQueue", invoke("Outer", then: "end"), end)
    let fidelity = try run(["."], in: folder)
    #expect(fidelity.status == 0)
    #expect(
      fidelity.output.contains("UpdateContactTargetQueue does not work \(words): it takes its error branch"))
    #expect(try findings().contains("./Inner.json:"))
    let played = try FinishedProgram(
      builtProduct(named: "touchtone"), ["play", ".", "--flow", "Waiting", "--keys", ""], in: folder.path)
    #expect(
      played.output.contains(
        "UpdateContactTargetQueue does not work in a module that is part of the customer queue flow"))
  }

  @Test func jsonHasANumberOfEachKindAndEveryAction() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow(Self.action("StartVoiceIdStream")), to: "sample.json")
    let run = try run(["sample.json", "--format", "json"], in: folder)
    let reports = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let report = try #require(reports.first)
    #expect(reports.count == 1)
    #expect(
      report["exact"] as? Int == 1 && report["approximated"] as? Int == 1 && report["unreached"] as? Int == 1)
    let item = try #require((report["actions"] as? [[String: Any]])?.first)
    #expect(item["line"] as? Int == 2 && item["column"] as? Int == 18)
    #expect(item["fidelity"] as? String == "approximated" && item["flow"] as? String == "sample")
  }

  @Test func aFileThatCannotBeReadIsSaidAndTheOthersAreReported() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow(Self.action("MessageParticipant")), to: "sample.json")
    let run = try run(["nothing.json", "sample.json"], in: folder)
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("sample.json: 2 actions can be reached: 1 exact, 1 approximated"))
    #expect(run.errors.contains("nothing.json: error: "))
  }
}
