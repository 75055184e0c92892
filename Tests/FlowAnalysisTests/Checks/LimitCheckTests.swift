import Diagnostics
import Testing

@testable import FlowAnalysis

/// Each limit of the service is kept to the last unit, and told beyond it.
@Suite struct LimitCheckTests {
  private func rules(_ example: CheckExample) -> [String] {
    example.findings().map(\.diagnostic).filter { CheckCatalog.named($0.rule)?.description.family == .limits }
      .map(\.rule)
  }

  @Test(arguments: [(250, false), (251, true)]) func aFlowHas250Actions(count: Int, isTooMany: Bool) {
    let actions: [ExampleAction] =
      (1..<count).map { .say("a\($0)", "Part.", $0 + 1 < count ? "a\($0 + 1)" : "end") } + [.end()]
    #expect(rules(CheckExample(actions: actions)) == (isTooMany ? ["too-many-actions"] : []))
  }

  @Test(arguments: [
    (String(repeating: "é", count: 3000), false), (String(repeating: "é", count: 3001), true),
    (String(repeating: "é", count: 2990) + "$.Attributes.aLongNameThatIsShort", false),
  ])
  func aPromptHas3000Characters(text: String, isTooLong: Bool) {
    let example = CheckExample(
      .set("know", "{ \"aLongNameThatIsShort\": \"1\" }", "hello", else: "hello"), .say("hello", text, "end"),
      .end())
    #expect(rules(example) == (isTooLong ? ["prompt-over-limit"] : []))
  }

  @Test(arguments: [(32_768 - 5, false), (32_768 - 4, true)])
  func attributesHave32KB(count: Int, isTooMuch: Bool) {
    let text = String(repeating: "a", count: count)
    let example = CheckExample(
      .set("know", "{ \"topic\": \"\(text)\" }", "hello", else: "hello"), .say("hello", "Hello.", "end"),
      .end())
    #expect(rules(example) == (isTooMuch ? ["attributes-over-limit"] : []))
  }

  @Test(arguments: [(8, false), (9, true)]) func aModuleHasEightBranches(count: Int, isTooMany: Bool) {
    let conditions = (1...count).map {
      "{ \"NextAction\": \"end\", \"Condition\": { \"Operator\": \"Equals\", \"Operands\": [\"\($0)\"] } }"
    }
    let example = CheckExample(
      text: """
        { "Version": "2019-10-30", "StartAction": "go", "Metadata": { "name": "example" }, "Actions": [
          { "Identifier": "go", "Type": "InvokeFlowModule", "Parameters": { "FlowModuleId": "m" },
            "Transitions": { "NextAction": "end", "Conditions": [\(conditions.joined(separator: ", "))],
              "Errors": [{ "NextAction": "end", "ErrorType": "NoMatchingError" }] } },
          { "Identifier": "end", "Type": "DisconnectParticipant", "Transitions": {} }] }
        """)
    #expect(rules(example) == (isTooMany ? ["too-many-entries"] : []))
  }

  @Test(arguments: [
    ("2", "8", false), ("3", "8", true), ("$.Attributes.count", "8", false), ("20", "1", false),
  ])
  func theRoundsOfALoopAreAChainOfLambdas(count: String, seconds: String, isTooLong: Bool) {
    let example = CheckExample(
      .action(
        "again", "Loop", "{ \"LoopCount\": \"\(count)\" }", "end",
        if: ["ContinueLooping": "poll", "DoneLooping": "end"]),
      .action(
        "poll", "InvokeLambdaFunction",
        "{ \"LambdaFunctionARN\": \"arn:aws:lambda:us-west-2:123456789012:function:poll\", \"InvocationTimeLimitSeconds\": \"\(seconds)\" }",
        "again", on: ["NoMatchingError": "sorry"]), .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example) == (isTooLong ? ["lambda-chain"] : []))
  }

  @Test(arguments: [
    (["m2", "m3", "m1"], ["module-recursion", "module-recursion", "module-recursion"]),
    (["m1"], ["module-recursion"]), (["m2", "m2"], ["module-recursion"]),
    (["m2", "m3", "m4", "m5", nil], []), (["m2", "m3", "m4", "m5", "m6", nil], ["module-nesting"]),
  ])
  func modulesAreNestedFiveDeepAndNeverInThemselves(invoked: [String?], expected: [String]) {
    let modules = invoked.enumerated().map {
      CheckExample.Flow.module("m\($0.offset + 1)", invoking: $0.element)
    }
    let called = CheckExample(
      also: modules, .invoke("go", "m1", "hello"), .say("hello", "Hello.", "end"), .end())
    #expect(rules(called) == expected)
    // Whoever has the modules alone is told, too.
    let alone = CheckExample(also: modules, .say("hello", "Hello.", "end"), .end())
    #expect(rules(alone) == expected)
  }

  @Test func aRingOfModulesIsToldAsItGoes() {
    let modules = [("m1", "m2"), ("m2", "m1")].map { CheckExample.Flow.module($0.0, invoking: $0.1) }
    let example = CheckExample(
      also: modules, .invoke("go", "m1", "hello"), .say("hello", "Hello.", "end"), .end())
    #expect(
      example.findings().map(\.diagnostic.message) == [
        "\"go\" invokes \"m2\", which comes to \"m1\" again: \"m1\" → \"m2\" → \"m1\"",
        "\"go\" invokes \"m1\", which comes to \"m2\" again: \"m2\" → \"m1\" → \"m2\"",
      ])
  }

  /// A Lambda that is asked again until it has an answer; one that is tried again because it failed is a silent loop.
  @Test(arguments: [("poll", true), ("wait", false), ("moment", false), ("count", false), ("end", false)])
  func aLambdaThatIsInvokedAgainWithoutEndIsAChain(other: String, isTold: Bool) {
    let example = CheckExample(
      .lambda("poll", "done?", else: "sorry"),
      .compare("done?", "$.External.done", ["yes": "end"], else: other),
      .action(
        "wait", "Wait", "{ \"TimeLimitSeconds\": \"5\" }", "poll", if: ["WaitCompleted": "poll"],
        on: ["NoMatchingError": "poll"]),
      .say("moment", "One moment.", "poll"),
      .action(
        "count", "Loop", "{ \"LoopCount\": \"3\" }", "end",
        if: ["ContinueLooping": "poll", "DoneLooping": "end"]),
      .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example) == (isTold ? ["lambda-chain"] : []))
  }

  @Test func aLambdaThatIsInvokedAgainUntilAnAttributeIsSetIsNoChain() {
    let example = CheckExample(
      .lambda("poll", "done?", else: "sorry"),
      .compare("done?", "$.External.done", ["yes": "end"], else: "again?"),
      .compare("again?", "$.Attributes.again", ["yes": "end"], else: "set"),
      .set("set", "{ \"again\": \"yes\" }", "poll", else: "sorry"), .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example).isEmpty)
  }

  @Test func aLambdaThatIsTriedAgainIsNoChain() {
    #expect(
      rules(CheckExample(.lambda("poll", "hello", else: "poll"), .say("hello", "Hello.", "end"), .end()))
        .isEmpty)
  }

  private func invoke(_ identifier: String, _ next: String) -> ExampleAction {
    .action(
      identifier, "InvokeLambdaFunction",
      "{ \"LambdaFunctionARN\": \"arn:aws:lambda:us-west-2:123456789012:function:\(identifier)\", \"InvocationTimeLimitSeconds\": \"8\" }",
      next, on: ["NoMatchingError": "sorry"])
  }

  private func transfer(_ identifier: String, to flow: String) -> ExampleAction {
    .action(
      identifier, "TransferToFlow", "{ \"ContactFlowId\": \"\(flow)\" }", "sorry",
      on: ["NoMatchingError": "sorry"])
  }

  @Test(arguments: [("ask", []), ("third", ["lambda-chain"])])
  func aChainGoesOnInTheNextFlow(start: String, expected: [String]) {
    let next = CheckExample.Flow.flow(
      "next", .compare("new?", "$.Attributes.new", ["1": "end"], else: start),
      .say("ask", "One moment.", "third"),
      invoke("third", "hello"), .say("hello", "Hello.", "end"), .say("sorry", "Sorry.", "end"), .end())
    let example = CheckExample(
      also: [next], invoke("first", "second"), invoke("second", "on"), transfer("on", to: "next"),
      .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example) == expected)
  }

  @Test(arguments: [(false, ["lambda-chain"]), (true, [])])
  func aChainGoesOnThroughAModuleThatSaysNothing(speaks: Bool, expected: [String]) {
    let module = CheckExample.Flow.flow(
      "module", type: .module, invoke("second", speaks ? "hello" : "return"),
      .say("hello", "Hello.", "return"),
      .say("sorry", "Sorry.", "return"), .action("return", "EndFlowModuleExecution"))
    let example = CheckExample(
      also: [module], invoke("first", "run"), .invoke("run", "module", "third"), invoke("third", "thanks"),
      .say("thanks", "Thank you.", "end"), .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example) == expected)
  }

  @Test(arguments: [("$.Attributes.a", []), ("$.Attributes.b", ["lambda-chain"])])
  func lambdasThatExcludeEachOtherAreNoChain(second: String, expected: [String]) {
    let example = CheckExample(
      invoke("first", "a?"), .compare("a?", "$.Attributes.a", ["1": "second"], else: "b?"),
      invoke("second", "b?"),
      .compare("b?", second, ["1": "hello"], else: "third"), invoke("third", "hello"),
      .say("hello", "Hello.", "end"), .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example) == expected)
  }

  @Test(arguments: [(false, ["lambda-chain"]), (true, [])])
  func aLambdaThatFlowsInvokeInACircleIsAChain(speaks: Bool, expected: [String]) {
    let next = CheckExample.Flow.flow(
      "next", .compare("done?", "$.Attributes.done", ["1": "sorry"], else: speaks ? "moment" : "back"),
      .say("moment", "One moment.", "back"), transfer("back", to: "example"), .say("sorry", "Sorry.", "end"),
      .end())
    let example = CheckExample(
      also: [next], invoke("first", "on"), transfer("on", to: "next"), .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example) == expected)
  }
}
