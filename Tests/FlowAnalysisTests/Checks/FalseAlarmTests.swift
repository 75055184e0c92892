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
}
