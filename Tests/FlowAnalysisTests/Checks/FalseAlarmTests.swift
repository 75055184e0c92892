import Diagnostics
import FlowDocument
import Testing

@testable import FlowAnalysis

/// Flows of real kinds of which a rule once said what is not so.
@Suite struct FalseAlarmTests {
  private func rules(_ example: CheckExample) -> [String] { example.findings().map(\.diagnostic.rule) }

  /// A flow that another one goes on to, with the answer of its Lambda: it speaks it, asks, and invokes the next one.
  @Test func aRoundThatBeginsWithWhatAnotherFlowLeftIsRight() {
    let round = CheckExample(
      .compare("more?", "$.External.form", ["prompt": "offer"], else: "lookUp"),
      .say("offer", "$.External.words", "lookUp"), .lambda("lookUp", "done?", else: "sorry"),
      .compare("done?", "$.External.done", ["true": "end"], else: "more?"), .say("sorry", "Sorry.", "end"),
      .end())
    #expect(!rules(round).contains("external-before-lambda"))
    let later = CheckExample(
      .compare("called?", "$.Channel", ["VOICE": "more?"], else: "lookUp"),
      .compare("more?", "$.External.form", ["prompt": "lookUp"], else: "lookUp"),
      .lambda("lookUp", "done?", else: "sorry"),
      .compare("done?", "$.External.done", ["true": "end"], else: "called?"), .say("sorry", "Sorry.", "end"),
      .end())
    #expect(!rules(later).contains("external-before-lambda"))
  }

  @Test(arguments: [("InvalidCallbackNumber", false), ("", true)])
  func aNumberToCallBackIsToldFromTheWordTimeout(error: String, isTold: Bool) {
    let example = CheckExample(
      .store("number", "Enter your number.", "keep", else: "sorry"),
      .action(
        "keep", "UpdateContactCallbackNumber", "{ \"CallbackNumber\": \"$.StoredCustomerInput\" }", "thanks",
        on: error.isEmpty ? [:] : [error: "sorry", "CallbackNumberNotDialable": "sorry"]),
      .say("thanks", "Thank you.", "end"), .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example).contains("input-timeout-unhandled") == isTold)
  }

  @Test(arguments: [
    ("3d7c9637-3e42-44c6-9b59-50f5851af482", "\"3d7c9637-3e42-44c6-9b59-50f5851af482\" (\"Good morning.\")"),
    ("greeting", "\"greeting\""),
  ])
  func anActionWithoutANameGoesByWhatItDoes(identifier: String, name: String) throws {
    let json = CheckExample(.say(identifier, "Good morning.", "end"), .end()).flows[0].json
    let document = try FlowDocument(parsing: Array(json.utf8), named: "example.json")
    let center = AnalyzedCenter(SampleFlow.program(of: [document]))
    #expect(center.flows[0].actions[0].quoted == name)
  }

  @Test(arguments: [
    (["end"], "no way leads to \"lost\""), (["more"], "no way leads to \"lost\" and the action behind it"),
    (["more", "most"], "no way leads to \"lost\" and the 2 actions behind it"),
  ])
  func actionsThatNoWayLeadsToAreCounted(behind: [String], message: String) {
    let chain = ["lost"] + behind.filter { $0 != "end" }
    let lost = zip(chain, chain.dropFirst() + ["end"]).map { ExampleAction.say($0, "Lost.", $1) }
    let example = CheckExample(actions: [.say("hello", "Hello.", "end"), .end()] + lost)
    #expect(
      example.findings().map(\.diagnostic).filter { $0.rule == "unreachable-action" }.map(\.message) == [
        message
      ])
  }

  /// One key that stands twice is told as that, and not as two of which an action may have one.
  @Test func aParameterThatStandsTwiceIsOneThing() {
    let example = CheckExample(
      .action("hello", "MessageParticipant", #"{ "Text": "Hello.", "Text": "Good day." }"#, "end"), .end())
    #expect(rules(example) == ["flow-form"])
  }

  /// A branch that is never taken drops nobody.
  @Test(arguments: [("NoMatchingError", true), ("NoMatch", false), ("QueueAtCapacity", false)])
  func anErrorThatAnActionNeverHasDropsNobody(error: String, isTold: Bool) {
    let example = CheckExample(
      .action("hello", "MessageParticipant", #"{ "Text": "Hello." }"#, "more", on: [error: "end"]),
      .say("more", "More.", "end"), .end())
    #expect(rules(example).contains("dropped-without-a-word") == isTold)
  }

  /// Advice that names keys which a file of the old format does not have says how it comes to have them.
  @Test func adviceOnAFileOfTheOldFormatSpeaksOfTheCurrentOne() throws {
    let example = CheckExample(
      text: """
        {"modules": [
         {"id": "a", "type": "PlayPrompt", "branches": [{"condition": "Success", "transition": "b"}], "parameters": []},
         {"id": "b", "type": "Disconnect", "branches": [], "parameters": []}],
         "version": "1", "type": "contactFlow", "start": "a"}
        """)
    let finding = try #require(example.findings().first { $0.diagnostic.rule == "missing-parameter" })
    #expect(
      finding.diagnostic.fix
        == "add one of them to its \"Parameters\", once \"touchtone convert\" has written the flow in the current format"
    )
  }
}
