import Diagnostics
import Testing

@testable import FlowAnalysis

/// A loop without a word is told where nothing leads out of it, and a loop of failures as long as they last.
@Suite struct SilentLoopTests {
  private func found(_ actions: [ExampleAction]) -> [Diagnostic] {
    CheckExample(actions: actions).findings(of: [SilentLoop.self]).map(\.diagnostic).filter {
      $0.rule == "silent-loop"
    }
  }

  @Test func aLambdaThatIsTriedAgainWithoutEndIsTold() {
    let found = found([
      .lambda("lookUp", "hello", else: "lookUp"), .say("hello", "Hello.", "end"), .end(),
    ])
    #expect(
      found.map(\.message) == [
        "while \"lookUp\" fails, the flow loops without waiting: \"lookUp\" → \"lookUp\""
      ])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test(arguments: [
    ExampleAction.say("again", "One moment, please.", "lookUp"),
    .action("again", "Wait", "{ \"TimeLimitSeconds\": \"5\" }", "end", if: ["WaitCompleted": "lookUp"]),
    .action(
      "again", "Loop", "{ \"LoopCount\": \"3\" }", "end",
      if: ["ContinueLooping": "lookUp", "DoneLooping": "end"]),
  ])
  func aLambdaThatIsTriedAgainAfterAWordOrAFewTimesIsNot(again: ExampleAction) {
    let found = found([
      .lambda("lookUp", "hello", else: "again"), again, .say("hello", "Hello.", "end"), .end(),
    ])
    #expect(found.isEmpty, "\(found.text)")
  }

  /// A count that begins anew as soon as it is over bounds nothing.
  @Test func aLoopThatLeadsBackWhenItIsDoneIsTold() {
    func round(_ done: String) -> [Diagnostic] {
      found([
        .action(
          "first", "Loop", "{ \"LoopCount\": \"3\" }", "second",
          if: ["ContinueLooping": "second", "DoneLooping": "second"]),
        .action(
          "second", "Loop", "{ \"LoopCount\": \"3\" }", done,
          if: ["ContinueLooping": "first", "DoneLooping": done]),
        .say("hello", "Hello.", "first"), .end(),
      ])
    }
    #expect(round("first").map(\.severity) == [.error])
    #expect(round("end").isEmpty)
    #expect(round("hello").isEmpty)
  }

  @Test(arguments: [("1", "2", true), ("2", "2", false), ("$.Attributes.other", "2", false)])
  func anAttributeThatIsAlwaysSetToOneValueChangesNothing(value: String, leaves: String, isTold: Bool) {
    let found = found([
      .set("set", "{ \"k\": \"\(value)\" }", "compare", else: "end"),
      .compare("compare", "$.Attributes.k", [leaves: "end"], else: "set"), .end(),
    ])
    #expect(found.map(\.severity) == (isTold ? [.error] : []))
  }

  /// The second time the same queue is not the same.
  @Test func aQueueThatIsChosenAnewOnFailureIsNoLoop() {
    let found = found([
      .set("first", "{ \"queue\": \"plots\" }", "choose", else: "end"),
      .choose("choose", queue: "$.Attributes.queue", "enter", else: "other"), .queue("enter", else: "end"),
      .set("other", "{ \"queue\": \"support\" }", "choose", else: "end"), .end(),
    ])
    #expect(found.isEmpty, "\(found.text)")
    let full = self.found([
      .queue("enter", else: "other"), .choose("other", queue: "support", "enter", else: "end"), .end(),
    ])
    #expect(full.isEmpty, "\(full.text)")
  }
}
