import CenterFiles
import FlowAnalysis
import FlowEngine
import FlowTestSupport
import TestSupport
import Testing
import World

@testable import Scenarios

/// A way to a branch that is told takes it, pasted into a scenario.
@Suite struct BranchWaysTests {
  /// Every branch of a flow or center with the way there, if one is told, and whether that takes it.
  private struct Ways {
    var all: [(name: String, lines: [String]?, isTaken: Bool)] = []

    init(_ path: String, in flows: [String]? = nil) throws {
      let loaded = try CenterShelf.shipped.center(at: path)
      let program = loaded.program
      let entry = try EntryFlow(loaded).find(flow: nil, dialed: nil).flow
      let center = loaded.center
      let labels = FlowLabels(program) { center.wording(ofPrompt: $0) }
      let ways = BranchWays(in: loaded, labels, from: [entry])
      let named = loaded.namedFlows.filter { flows?.contains(program.flows[$0.index].name) != false }
      let report = CoverageReport(on: named, of: program, labels, BranchTally(for: program))
      let head = (loaded.loneFlow == nil ? "center " : "flow ") + path
      for action in report.flows.flatMap(\.actions) {
        let identifier = program.actionSources[action.action.index].action.identifier
        for branch in action.branches {
          let lines = ways.lines(to: action.action, leftBy: branch.branch)
          let result = lines.map {
            Played(text: ([head] + $0).joined(separator: "\n"), named: "way.scenario").result
          }
          let path = result?.played?.transcript.path ?? []
          all.append(
            (
              identifier + " " + program.branches[branch.branch.index].outcome.name, lines,
              result?.isPassed == true && path.contains { $0.branch == branch.branch }
            ))
        }
      }
    }

    func lines(to name: String) -> [String]? { all.first { $0.name == name }?.lines }

    var untaken: [String] { all.filter { $0.lines != nil && !$0.isTaken }.map(\.name) }
    var unknown: [String] { all.filter { $0.lines == nil }.map(\.name) }
  }

  private static func lambda(_ identifier: String, _ name: String, then next: String) -> ActionText {
    ActionText(
      identifier, "InvokeLambdaFunction",
      #"{"LambdaFunctionARN": "arn:aws:lambda:us-west-2:123456789012:function:\#(name)", "InvocationTimeLimitSeconds": "3", "ResponseValidation": {"ResponseType": "JSON"}}"#,
      next: next, on: [.init("NoMatchingError", "sorry")])
  }

  private static func compare(
    _ identifier: String, _ path: String, _ conditions: [ActionText.Condition], else other: String
  ) -> ActionText {
    ActionText(
      identifier, "Compare", #"{"ComparisonValue": "\#(path)"}"#, if: conditions,
      on: [.init("NoMatchingCondition", other)])
  }

  private static func menu(_ identifier: String, _ keys: [ActionText.Condition]) -> ActionText {
    ActionText(
      identifier, "GetParticipantInput",
      #"{"Text": "Press a key.", "InputTimeLimitSeconds": "5", "StoreInput": "False"}"#, if: keys,
      on: [
        .init("InputTimeLimitExceeded", "silent"), .init("NoMatchingCondition", "other key"),
        .init("NoMatchingError", "failed"),
      ])
  }

  private static func ways(_ actions: ActionText...) throws -> Ways {
    let folder = try TemporaryFolder()
    let path = try folder.write(FlowText(actions).text, to: "flow.json")
    return try withExtendedLifetime(folder) { try Ways(path) }
  }

  @Test func twoAnswersOfOneLambdaAreForOneCallEach() throws {
    let ways = try Self.ways(
      Self.lambda("first", "look", then: "first?"),
      Self.compare(
        "first?", "$.External.status", [.init("retry", "second"), .init("done", "bye")], else: "bye"),
      Self.lambda("second", "look", then: "second?"),
      Self.compare(
        "second?", "$.External.status", [.init("retry", "bye"), .init("done", "menu")], else: "bye"),
      Self.menu("menu", [.init("1", "bye")]))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(
      ways.lines(to: "menu 1") == [
        #"lambda look returns {"status":"retry"} once"#, #"lambda look returns {"status":"done"} once"#,
        "call",
        "press 1",
      ])
    #expect(
      ways.lines(to: "menu NoMatchingError")?.first == #"branch "menu" takes NoMatchingError at visit 1"#)
  }

  @Test func anAnswerLeadsThroughAllThatIsComparedWithItOnTheWay() throws {
    let ways = try Self.ways(
      Self.lambda("look up", "third", then: "a?"),
      Self.compare(
        "a?", "$.External.a", [.init("x", "b?"), .init("x", "z?", by: "TextStartsWith")], else: "bye"),
      Self.compare("b?", "$.External.b", [.init("y", "bye")], else: "bye"),
      Self.compare(
        "z?", "$.External.a",
        [.init("z", "bye", by: "TextEndsWith"), .init("xy", "bye", by: "TextContains")],
        else: "kept"),
      ActionText(
        "kept", "UpdateContactAttributes",
        #"{"TargetContact": "Current", "Attributes": {"copy": "$.External.a", "n": "0"}}"#, next: "copy?",
        on: [.init("NoMatchingError", "bye")]),
      Self.compare("copy?", "$.Attributes.copy", [.init("x", "bye")], else: "n?"),
      Self.compare("n?", "$.Attributes.n", [.init("1", "bye"), .init("0", "bye")], else: "bye"))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(ways.lines(to: "z? z") == [#"lambda third returns {"a":"xyz"}"#, "call"])
    #expect(ways.lines(to: "a? NoMatchingCondition") == ["lambda third returns {}", "call"])
    // What the flow itself has set cannot be "1".
    #expect(ways.lines(to: "n? 1")?.first?.hasPrefix("branch") == true)
  }

  @Test func aMissingKeyIsNotOtherWhereAnEmptyTextIsAskedFor() throws {
    let ways = try Self.ways(
      Self.lambda("look up", "look", then: "name?"),
      Self.compare(
        "name?", "$.External.name", [.init("Bob \"the\" Builder", "bye"), .init("", "bye")], else: "bye"))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(ways.lines(to: "name? ") == ["lambda look returns {}", "call"])
    #expect(
      ways.lines(to: "name? NoMatchingCondition") == [#"lambda look returns {"name":"other"}"#, "call"])
  }

  @Test func keysInsideOthersAndFractionsAreSaidInTheAnswer() throws {
    let ways = try Self.ways(
      Self.lambda("look up", "deep", then: "level?"),
      Self.compare("level?", "$.External.customer.level", [.init("3", "age?")], else: "score?"),
      Self.compare(
        "age?", "$.External.customer.age",
        [.init("18", "bye", by: "NumberLessThan"), .init("65", "bye", by: "NumberLessThan")], else: "bye"),
      Self.compare(
        "score?", "$.External.score",
        [
          .init("3.5", "bye", by: "NumberGreaterThan"), .init("3", "bye", by: "NumberGreaterOrEqualTo"),
          .init("-7", "bye", by: "NumberLessThan"), .init("2.99", "bye", by: "NumberLessOrEqualTo"),
        ], else: "bye"))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(
      ways.lines(to: "age? 65") == [#"lambda deep returns {"customer":{"level":"3","age":"64"}}"#, "call"])
    #expect(ways.all.allSatisfy { $0.lines?.contains { $0.hasPrefix("branch") } == false })
  }

  /// A caller who presses a wrong key, or none, goes round until that is done.
  @Test(arguments: [0, 1, 3]) func aLoopRoundAMenuIsLeftByKeysAndSilence(count: Int) throws {
    let ways = try Self.ways(
      ActionText(
        "tries", "Loop", #"{"LoopCount": "\#(count)"}"#,
        if: [.init("ContinueLooping", "menu"), .init("DoneLooping", "last")], on: []),
      Self.menu("menu", [.init("1", "tries"), .init("2", "tries")]),
      Self.menu("last", [.init("1", "bye")]))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    let keys = [String](repeating: "press 1", count: count)
    #expect(ways.lines(to: "tries DoneLooping") == ["call"] + keys)
    #expect(ways.lines(to: "last InputTimeLimitExceeded") == ["call"] + keys + ["silence"])
    let forced = count == 0 ? ["branch \"tries\" takes ContinueLooping at visit 1"] : []
    #expect(ways.lines(to: "tries ContinueLooping") == forced + ["call"])
  }

  /// What is typed is what is compared.
  @Test func storedKeysLeadWhereTheyAreCompared() throws {
    let ways = try Self.ways(
      ActionText(
        "ask", "GetParticipantInput",
        #"{"Text": "Your code?", "InputTimeLimitSeconds": "5", "StoreInput": "True", "InputValidation": {"CustomValidation": {"MaximumLength": "6"}}}"#,
        next: "code?", on: [.init("NoMatchingError", "failed")]),
      Self.compare(
        "code?", "$.StoredCustomerInput", [.init("4711", "bye"), .init("Timeout", "bye")], else: "bye"))
    #expect(ways.lines(to: "code? 4711") == ["call", "press 4711#"])
    #expect(ways.lines(to: "code? NoMatchingCondition") == ["call", "press 1#"])
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
  }

  @Test func whatTheCallIsComparedWithItselfIsForced() throws {
    let ways = try Self.ways(
      Self.lambda("look up", "look", then: "mood?"),
      Self.compare("mood?", "$.External.mood", [.init("$.Attributes.tier", "bye")], else: "menu"),
      Self.menu("menu", [.init("1", "channel?"), .init("2", "mood?")]),
      Self.compare("channel?", "$.Channel", [.init("CHAT", "language?")], else: "bye"),
      Self.compare("language?", "$.Attributes.language", [.init("en", "caller?")], else: "bye"),
      Self.compare(
        "caller?", "$.CustomerEndpoint.Address", [.init("+1", "bye", by: "TextStartsWith")], else: "bye"))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(ways.lines(to: "caller? +1")?.contains("given attribute language=en") == true)
  }

  private static func input(_ identifier: String, _ validation: String, then next: String) -> ActionText {
    ActionText(
      identifier, "GetParticipantInput",
      #"{"Text": "Your number?", "InputTimeLimitSeconds": "5", "StoreInput": "True", "InputValidation": {\#(validation)}}"#,
      next: next, on: [.init("InvalidPhoneNumber", "sorry"), .init("NoMatchingError", "failed")])
  }

  @Test func noMoreIsTypedThanAnInputTakes() throws {
    let ways = try Self.ways(
      Self.input("ask", #""CustomValidation": {"MaximumLength": "4"}"#, then: "keep"),
      ActionText(
        "keep", "UpdateContactAttributes",
        #"{"TargetContact": "Current", "Attributes": {"pin": "$.StoredCustomerInput"}}"#, next: "pin?",
        on: [.init("NoMatchingError", "bye")]),
      Self.compare(
        "pin?", "$.Attributes.pin",
        [
          .init("1234", "bye"), .init("8000", "bye", by: "NumberGreaterThan"),
          .init("10", "bye", by: "NumberLessThan"), .init("77", "bye", by: "TextStartsWith"),
        ], else: "bye"))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(ways.lines(to: "pin? 1234") == ["call", "press 1234"])
    #expect(ways.lines(to: "pin? 8000") == ["call", "press 8001"])
    #expect(ways.lines(to: "pin? 77") == ["call", "press 77#"])
    let other = ways.lines(to: "pin? NoMatchingCondition")
    #expect(other?.allSatisfy { !$0.hasPrefix("branch") } == true, "\(other ?? [])")
  }

  @Test(arguments: [("+33", "TextStartsWith", "+33000000000"), ("99", "TextEndsWith", "+155501099")])
  func whoCallsHasAWholeNumber(operand: String, by name: String, caller: String) throws {
    let ways = try Self.ways(
      Self.menu("menu", [.init("1", "who?")]),
      Self.compare("who?", "$.CustomerEndpoint.Address", [.init(operand, "bye", by: name)], else: "bye"))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(ways.lines(to: "who? \(operand)") == ["call from \(caller)", "press 1"])
  }

  @Test func aNumberForACallbackIsTheCallersOrTheOneThatWasTyped() throws {
    let errors: [ActionText.Failure] = [
      .init("InvalidCallbackNumber", "bye"), .init("CallbackNumberNotDialable", "bye"),
    ]
    let ways = try Self.ways(
      Self.menu("menu", [.init("1", "own"), .init("2", "ask"), .init("3", "ask for any")]),
      ActionText(
        "own", "UpdateContactCallbackNumber", #"{"CallbackNumber": "$.CustomerEndpoint.Address"}"#,
        next: "bye", on: errors),
      Self.input(
        "ask", #""PhoneNumberValidation": {"NumberFormat": "Local", "CountryCode": "US"}"#, then: "typed"),
      ActionText(
        "typed", "UpdateContactCallbackNumber", #"{"CallbackNumber": "$.StoredCustomerInput"}"#, next: "bye",
        on: errors),
      Self.input("ask for any", #""CustomValidation": {"MaximumLength": "12"}"#, then: "any"),
      ActionText(
        "any", "UpdateContactCallbackNumber", #"{"CallbackNumber": "$.StoredCustomerInput"}"#, next: "bye",
        on: errors))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(ways.lines(to: "own NextAction") == ["call from +15550100123", "press 1"])
    #expect(ways.lines(to: "own InvalidCallbackNumber") == ["call from anonymous", "press 1"])
    #expect(ways.lines(to: "ask InvalidPhoneNumber") == ["call", "press 2", "press 1#"])
    #expect(ways.lines(to: "typed NextAction") == ["call", "press 2", "press 2025550123#"])
    #expect(ways.lines(to: "any InvalidCallbackNumber") == ["call", "press 3", "press 1#"])
  }

  @Test func aLoopInARoundOfALoopIsGoneRoundToo() throws {
    let ways = try Self.ways(
      ActionText(
        "outer", "Loop", #"{"LoopCount": "2"}"#,
        if: [.init("ContinueLooping", "inner"), .init("DoneLooping", "bye")], on: []),
      ActionText(
        "inner", "Loop", #"{"LoopCount": "1"}"#,
        if: [.init("ContinueLooping", "menu"), .init("DoneLooping", "outer")], on: []),
      Self.menu("menu", [.init("1", "inner")]))
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(ways.lines(to: "inner DoneLooping") == ["call", "press 1"])
    #expect(ways.lines(to: "outer DoneLooping") == ["call", "press 1", "press 1"])
  }

  @Test func timeInterruptsTheMusicOfAQueue() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"numbers": {"+12065550100": {"flow": "flow"}}, "queues": {"Desk": {}},
       "flows": {"flow": {"file": "flow.json"}, "waiting": {"file": "waiting.json"}}}
      """, to: "center.json")
    let failed = ActionText.Failure("NoMatchingError", "bye")
    try folder.write(
      FlowText([
        ActionText(
          "hook", "UpdateContactEventHooks", #"{"EventHooks": {"CustomerQueue": "waiting"}}"#, next: "choose",
          on: [failed]),
        ActionText("choose", "UpdateContactTargetQueue", #"{"QueueId": "Desk"}"#, next: "join", on: [failed]),
        ActionText(
          "join", "TransferContactToQueue", "{}", next: "bye",
          on: [.init("QueueAtCapacity", "bye"), failed]),
      ]).text, to: "flow.json")
    try folder.write(
      FlowText([
        ActionText("hold", "MessageParticipant", #"{"Text": "Please hold."}"#, next: "music", on: [failed]),
        ActionText(
          "music", "MessageParticipantIteratively",
          #"{"InterruptFrequencySeconds": "20", "Messages": [{"Text": "La la la."}]}"#,
          if: [.init("MessagesInterrupted", "menu")], on: [failed]),
        Self.menu("menu", [.init("1", "bye")]),
      ]).text, to: "waiting.json")
    let ways = try Ways(folder.path)
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
    #expect(ways.lines(to: "music MessagesInterrupted") == ["call", "silence"])
    #expect(ways.lines(to: "menu 1") == ["call", "silence", "press 1"])
  }

  /// Not all can be had by a call: what is not told is not claimed either.
  @Test(arguments: ["welcome", "main-menu", "site-visit"])
  func everyWayThroughTheShippedCenterHolds(flow: String) throws {
    let ways = try Ways(packagePath("flows/site-visit"), in: [flow])
    #expect(ways.untaken.isEmpty && ways.unknown.isEmpty, "\(ways.untaken) \(ways.unknown)")
  }
}
