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

  /// What a reference stands for may be the value that leads out, but need not.
  @Test(arguments: [
    ("1", "2", true), ("2", "2", false), ("$.Attributes.other", "2", true), ("$.Channel", "yes", true),
    ("No. $.Attributes.other", "2", false),
  ])
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

  /// What the circle changes may be what is asked for, though it is no attribute.
  @Test(arguments: [
    ("$.Queue.Name", ExampleAction.choose("change", queue: "Sales", "ask", else: "end")),
    (
      "$.CallbackNumber",
      .action(
        "change", "UpdateContactCallbackNumber", "{ \"CallbackNumber\": \"$.CustomerEndpoint.Address\" }",
        "ask", on: ["InvalidCallbackNumber": "end", "CallbackNumberNotDialable": "end"])
    ),
    (
      "$.Metrics.Queue.Size",
      .action("change", "GetMetricData", "{}", "ask", on: ["NoMatchingError": "end"])
    ),
  ])
  func aCircleThatChangesWhatItAsksForIsNot(reference: String, change: ExampleAction) {
    let found = found([.compare("ask", reference, ["Sales": "end"], else: "change"), change, .end()])
    #expect(found.isEmpty, "\(found.text)")
  }

  @Test func whatIsCreatedWhereNothingWasFoundIsFoundThen() {
    let found = found([
      .action(
        "find", "GetCustomerProfile", "{ \"ProfileRequestData\": { \"PhoneNumber\": \"+4930111\" } }", "end",
        on: ["NoneFoundError": "create", "NoMatchingError": "end", "MultipleFoundError": "end"]),
      .action(
        "create", "CreateCustomerProfile", "{ \"ProfileRequestData\": { \"PhoneNumber\": \"+4930111\" } }",
        "find", on: ["NoMatchingError": "end"]),
      .end(),
    ])
    #expect(found.isEmpty, "\(found.text)")
  }

  /// No contact has two languages, and no hours are open and closed.
  @Test func aCircleOfDecisionsThatContradictEachOtherIsNot() {
    func ask(_ identifier: String, _ language: String, _ next: String) -> ExampleAction {
      .compare(identifier, "$.Attributes.language", [language: next], else: "end")
    }
    let languages = found([ask("first", "es", "second"), ask("second", "en", "first"), .end()])
    #expect(languages.isEmpty, "\(languages.text)")
    let same = found([ask("first", "es", "second"), ask("second", "es", "first"), .end()])
    #expect(same.map(\.severity) == [.error])
    func hours(_ identifier: String, _ answer: String, _ next: String) -> ExampleAction {
      let other = answer == "True" ? "False" : "True"
      return .action(
        identifier, "CheckHoursOfOperation", "{ \"HoursOfOperationId\": \"office\" }", "end",
        if: [answer: next, other: "end"], on: ["NoMatchingError": "end"])
    }
    let closed = found([hours("first", "False", "second"), hours("second", "True", "first"), .end()])
    #expect(closed.isEmpty, "\(closed.text)")
    let open = found([hours("first", "True", "second"), hours("second", "True", "first"), .end()])
    #expect(open.map(\.severity) == [.error])
  }

  private func transfer(_ identifier: String, to flow: String) -> ExampleAction {
    .action(
      identifier, "TransferToFlow", "{ \"ContactFlowId\": \"\(flow)\" }", "sorry",
      on: ["NoMatchingError": "sorry"])
  }

  private func told(also others: [CheckExample.Flow], _ actions: ExampleAction...) -> [Diagnostic] {
    CheckExample(also: others, actions: actions).findings(of: [SilentLoop.self]).map(\.diagnostic).filter {
      $0.rule == "silent-loop"
    }
  }

  @Test func aCircleOfFlowsThatHandTheContactOnIsToldOnce() {
    let back = CheckExample.Flow.flow(
      "back",
      .action("log", "UpdateFlowLoggingBehavior", "{ \"FlowLoggingBehavior\": \"Enabled\" }", "again"),
      transfer("again", to: "example"), .say("sorry", "Sorry.", "end"), .end())
    let found = told(also: [back], transfer("on", to: "back"), .say("sorry", "Sorry.", "end"), .end())
    #expect(
      found.map(\.message) == [
        "\"on\" hands the contact on in a circle without waiting: \"example\" → \"back\" → \"example\""
      ])
    #expect(found.map(\.source) == ["example.json"])
  }

  @Test func aFlowThatHandsTheContactOnToItselfIsTold() {
    let found = told(also: [], transfer("again", to: "example"), .say("sorry", "Sorry.", "end"), .end())
    #expect(found.map(\.severity) == [.error])
  }

  /// A word, a way that no contact takes, a flow that cannot run there, or one that goes on to no other, breaks the circle.
  @Test func aCircleOfFlowsWithAWordOrWithoutAWayIsNot() {
    let speaks = CheckExample.Flow.flow(
      "back", .say("hello", "Hello.", "again"), transfer("again", to: "example"),
      .say("sorry", "Sorry.", "end"), .end())
    let whisper = CheckExample.Flow.flow(
      "back", type: .agentWhisper, transfer("again", to: "example"), .say("sorry", "Sorry.", "end"), .end())
    let unreached = CheckExample.Flow.flow(
      "back", .end(), transfer("again", to: "example"), .say("sorry", "Sorry.", "end"))
    for other in [speaks, whisper, unreached] {
      let found = told(also: [other], transfer("on", to: "back"), .say("sorry", "Sorry.", "end"), .end())
      #expect(found.isEmpty, "\(found.text)")
    }
  }

  /// What a flow sets of its own is gone in the next one.
  @Test(arguments: [
    ("UpdateContactAttributes", "Attributes", true), ("UpdateFlowAttributes", "FlowAttributes", false),
  ])
  func attributesOfAFlowStayBehindInIt(type: String, space: String, isTold: Bool) {
    let value = type == "UpdateContactAttributes" ? "\"1\"" : "{ \"Value\": \"1\" }"
    let back = CheckExample.Flow.flow(
      "back", .compare("known?", "$.\(space).k", ["1": "again"], else: "end"),
      transfer("again", to: "example"),
      .say("sorry", "Sorry.", "end"), .end())
    let found = told(
      also: [back],
      .action(
        "set", type, "{ \"\(space)\": { \"k\": \(value) } }", "on", on: ["NoMatchingError": "end"]),
      transfer("on", to: "back"), .say("sorry", "Sorry.", "end"), .end())
    #expect(found.isEmpty != isTold, "\(found.text)")
  }

  /// One round sets what leads on in the next one, which sets it back.
  @Test func attributesThatAreSetBackAndForthAreFollowed() {
    func found(_ second: String) -> [Diagnostic] {
      self.found([
        .compare("where?", "$.Attributes.n", ["1": "two", "3": "end"], else: "one"),
        .set("one", "{ \"n\": \"1\" }", "where?", else: "where?"),
        .set("two", "{ \"n\": \"\(second)\" }", "where?", else: "where?"), .end(),
      ])
    }
    #expect(found("2").map(\.severity) == [.error])
    #expect(found("3").isEmpty)
  }

  /// Setting attributes does not fail, so that where its error leads is no loop.
  @Test func theErrorOfWhatSetsAttributesLeadsNowhere() {
    let found = found([
      .compare("new?", "$.Attributes.next", ["plots": "set"], else: "hello"),
      .set("set", "{ \"next\": \"$.Attributes.name, $.Attributes.other\" }", "new?", else: "new?"),
      .say("hello", "Hello.", "end"), .end(),
    ])
    #expect(found.isEmpty, "\(found.text)")
  }

  /// A flow that sends contacts on to the one that an attribute names comes back to the sender by design.
  @Test func aContactThatIsSentOnByWhatItBringsIsNoCircle() {
    let back = CheckExample.Flow.flow(
      "back", .set("set", "{ \"next\": \"$.Attributes.other\" }", "again", else: "again"),
      transfer("again", to: "example"), .say("sorry", "Sorry.", "end"), .end())
    let found = told(
      also: [back], .compare("next?", "$.Attributes.next", ["back": "on"], else: "sorry"),
      transfer("on", to: "back"), .say("sorry", "Sorry.", "end"), .end())
    #expect(found.isEmpty, "\(found.text)")
  }

  /// The count of a Loop begins anew in each run of its flow.
  @Test(arguments: [("on", "sorry", true), ("hello", "on", false)])
  func aLoopBoundsNoCircleOfFlows(again: String, done: String, isTold: Bool) {
    let back = CheckExample.Flow.flow(
      "back", transfer("again", to: "example"), .say("sorry", "Sorry.", "end"), .end())
    let found = told(
      also: [back],
      .action(
        "count", "Loop", "{ \"LoopCount\": \"3\" }", done,
        if: ["ContinueLooping": again, "DoneLooping": done]),
      .say("hello", "Hello.", "count"), transfer("on", to: "back"), .say("sorry", "Sorry.", "end"), .end())
    #expect(found.map(\.severity) == (isTold ? [.error] : []))
  }

  @Test func whatAFlowSetsOfItsOwnIsGoneWhenTheContactComesBack() {
    let back = CheckExample.Flow.flow(
      "back", transfer("again", to: "example"), .say("sorry", "Sorry.", "end"), .end())
    func found(_ type: String, _ space: String, _ value: String) -> [Diagnostic] {
      told(
        also: [back], .compare("seen?", "$.\(space).seen", ["yes": "sorry"], else: "set"),
        .action("set", type, "{ \"\(space)\": { \"seen\": \(value) } }", "on", on: ["NoMatchingError": "on"]),
        transfer("on", to: "back"), .say("sorry", "Sorry.", "end"), .end())
    }
    #expect(
      found("UpdateFlowAttributes", "FlowAttributes", "{ \"Value\": \"yes\" }").map(\.severity) == [.error])
    #expect(found("UpdateContactAttributes", "Attributes", "\"yes\"").isEmpty)
  }

  /// A module that only sets attributes says nothing, and what it sets may lead out.
  @Test(arguments: [("other", true), ("seen", false)])
  func aSilentModuleIsNoWord(attribute: String, isTold: Bool) {
    let module = CheckExample.Flow.flow(
      "module", type: .module, .set("set", "{ \"\(attribute)\": \"yes\" }", "return", else: "return"),
      .action("return", "EndFlowModuleExecution"))
    let found = told(
      also: [module], .compare("seen?", "$.Attributes.seen", ["yes": "sorry"], else: "run"),
      .invoke("run", "module", "seen?"), .say("sorry", "Sorry.", "end"), .end())
    #expect(found.map(\.severity) == (isTold ? [.error] : []))
    let speaking = CheckExample.Flow.flow(
      "module", type: .module, .say("hello", "Hello.", "return"), .action("return", "EndFlowModuleExecution"))
    let heard = told(
      also: [speaking], .invoke("run", "module", "again"), transfer("again", to: "example"),
      .say("sorry", "Sorry.", "end"), .end())
    #expect(heard.isEmpty, "\(heard.text)")
  }

  /// Of the two circles through one action the one that does not need a failure is told.
  @Test func aTransferThatGoesRoundWhetherItFailsOrNotIsAnError() {
    let found = told(
      also: [],
      .action(
        "again", "TransferToFlow", "{ \"ContactFlowId\": \"example\" }", "again",
        on: ["NoMatchingError": "again"]))
    #expect(found.map(\.severity) == [.error], "\(found.text)")
  }

  @Test(arguments: [("", true), (", \"Events\": [\"CustomerReturned\"]", false)])
  func aWaitThatACallCannotHaveIsNone(events: String, isTold: Bool) {
    let found = told(
      also: [],
      .action(
        "rest", "Wait", "{ \"TimeLimitSeconds\": \"30\"\(events) }", "again", if: ["WaitCompleted": "again"],
        on: ["NoMatchingError": "again"]),
      transfer("again", to: "example"), .say("sorry", "Sorry.", "end"), .end())
    #expect(
      found.map(\.message)
        == (isTold
          ? [
            "on a voice contact \"rest\" fails, and \"again\" hands the contact on in a circle without waiting: \"example\" → \"example\""
          ] : []))
  }

  @Test(arguments: [("True", true), ("False", false)])
  func aCallToAThirdPartyThatFailsAtOnceAndIsTriedAgainIsTold(goesOn: String, isTold: Bool) {
    let found = found([
      .action(
        "call", "TransferParticipantToThirdParty",
        "{ \"ThirdPartyPhoneNumber\": \"$.Attributes.n\", \"ContinueFlowExecution\": \"\(goesOn)\" }", "end",
        on: ["CallFailed": "call", "ConnectionTimeLimitExceeded": "call", "NoMatchingError": "call"]), .end(),
    ])
    #expect(found.map(\.severity) == (isTold ? [.warning] : []))
  }

  @Test func whatChangesByItselfIsNotSaidToStay() {
    let found = found([
      .action(
        "open?", "CheckHoursOfOperation", "{ \"HoursOfOperationId\": \"office\" }", "end",
        if: ["True": "hello", "False": "open?"], on: ["NoMatchingError": "end"]),
      .say("hello", "Hello.", "end"), .end(),
    ])
    #expect(found.map { $0.why?.hasPrefix("until what is asked for changes") } == [true])
  }
}
