import FlowEngine
import Testing

@testable import FlowAnalysis

@Suite struct SiteVisitLabelsTests {
  private let program: Program
  private let labels: FlowLabels

  init() throws { (program, labels) = try SampleFlow.siteVisit() }

  private func action(_ flow: String, _ identifier: String) throws -> ActionIndex {
    let actions = try #require(program.flow(flow).map { program.flows[$0.index].actions })
    return ActionIndex(
      try #require(actions.first { program.actionSources[$0].action.identifier == identifier }))
  }

  private func flow(_ name: String) throws -> ProgramFlow {
    program.flows[try #require(program.flow(name)).index]
  }

  @Test func theMainMenuReadsLikeThis() throws {
    let expected = """
      First attempt
        then → Main menu
        error → Apology
      Main menu
        [1] plots → Plots queue
        [2] villas → Villas queue
        [3] loan and legal → Loan queue
        [4] support → To support
        [5] site visit → To site visit
        [9] again → this one
        other key → Not a choice
        silence 8 s → Nothing heard
        error → Apology
      Not a choice
        then → Which menu attempt?
      Nothing heard
        then → Which menu attempt?
      Which menu attempt?
        1 → Main menu
        2 → Main menu
        other → Some help
      Second menu attempt
        then → Main menu
        error → Apology
      Third menu attempt
        then → Main menu
        error → Apology
      Plots queue
        then → To an adviser
        error → Apology
      Words for Plots
        then → To an adviser
        error → Apology
      Villas queue
        then → To an adviser
        error → Apology
      Words for Villas
        then → To an adviser
        error → Apology
      Loan queue
        then → To an adviser
        error → Apology
      Words for Loan
        then → To an adviser
        error → Apology
      To an adviser
        error → Apology
      To site visit
        error → Apology
      Some help
        then → To support
      Apology
        then → To support
      To support
        error → Call us again
      Call us again
        then → hangs up
      Hang up
      """
    #expect(SampleFlow.listing(try flow("main-menu"), labels) == expected)
  }

  @Test func keysFollowWhatTheCallerHears() throws {
    let menu = try action("site-visit", "Choose a date")
    let spoken = """
      Please choose a date for your visit. For Tuesday 24 November, press 1. For Wednesday 25 November, press 2. \
      To hear this again, press 9. To go back, press star. For support, press 0.
      """
    let keys = labels.keyLabels(of: menu, spoken: spoken)
    #expect(
      keys.filter(\.isOffered).map { "\($0.digit) \($0.text)" }
        == ["1 Tue 24", "2 Wed 25", "9 again", "* back", "0 support"])
    #expect(keys.filter { !$0.isOffered }.map(\.digit.description) == ["3", "4", "5", "6", "7", "8"])
  }

  @Test func aWrongKeyIsAskedAgain() throws {
    let menu = try action("main-menu", "Main menu")
    let rows = labels.branches(of: menu).filter { labels.leadsBack($0) }
    #expect(rows.map(\.deciding) == ["[9]", "other key", "silence 8 s"])
  }

  @Test func onlyAMenuHasKeys() throws {
    #expect(
      labels.keyLabels(of: try action("site-visit", "Enter a number"), spoken: "Press 1 for plots.").isEmpty)
    #expect(labels.keyLabels(of: try action("main-menu", "Apology")).isEmpty)
  }

  @Test func aLambdaShowsWhereItsAnswersLead() throws {
    let booking = try action("site-visit", "bookSlot")
    #expect(labels.answerKey(of: booking) == "status")
    #expect(
      labels.outlook(from: booking).map { "\($0.deciding) → \($0.target)" } == [
        "booked → Visit scheduled", "taken → Slot taken", "other → Apology", "error → Apology",
      ])
    let welcome = try action("welcome", "checkCustomer")
    #expect(labels.answerKey(of: welcome) == "status")
    #expect(
      labels.outlook(from: try action("welcome", "Welcome"))
        == labels.branches(of: try action("welcome", "Welcome")))
  }

  @Test(arguments: [("$.External.state", "state"), ("open", nil), ("$.Attributes.before", nil)])
  func anAttributeSetTwiceIsWhatItWasSetToLast(_ last: String, _ key: String?) throws {
    func action(_ name: String, _ type: String, _ parameters: String, next: String) -> String {
      """
      {"Identifier": "\(name)", "Type": "\(type)", "Parameters": {\(parameters)}, "Transitions": {\(next)}}
      """
    }
    let attributes = "UpdateContactAttributes"
    let labels = FlowLabels(
      try SampleFlow.program([
        action("ask", "InvokeLambdaFunction", #""LambdaFunctionARN": "ask""#, next: #""NextAction": "one""#),
        action("one", attributes, #""Attributes": {"a": "$.External.first"}"#, next: #""NextAction": "two""#),
        action("two", attributes, #""Attributes": {"a": "\#(last)"}"#, next: #""NextAction": "compare""#),
        action("compare", "Compare", #""ComparisonValue": "$.Attributes.a""#, next: #""NextAction": "end""#),
        action("end", "DisconnectParticipant", "", next: ""),
      ]))
    #expect(labels.answerKey(of: ActionIndex(0)) == key)
  }

  @Test func theKeysOfAnAnswerAreThoseThatAreReadUntilTheNextOne() throws {
    func action(_ name: String, _ type: String, _ parameters: String, next: String) -> String {
      """
      {"Identifier": "\(name)", "Type": "\(type)", "Parameters": {\(parameters)},
       "Transitions": {"NextAction": "\(next)"}}
      """
    }
    let (lambda, attributes) = ("InvokeLambdaFunction", "UpdateContactAttributes")
    let sent = #""LambdaFunctionARN": "more", "LambdaInvocationAttributes": {"x": "$.External.second"}"#
    let labels = FlowLabels(
      try SampleFlow.program([
        action("ask", lambda, #""LambdaFunctionARN": "ask""#, next: "keep"),
        action(
          "keep", attributes, #""Attributes": {"a": "$.External.first", "b": "$.Attributes.c"}"#, next: "more"
        ),
        action("more", lambda, sent, next: "keep more"),
        action("keep more", attributes, #""Attributes": {"a": "$.External.third"}"#, next: "keep more"),
      ]))
    #expect(labels.answerKeys(readAfter: ActionIndex(0)) == ["first", "second"])
    #expect(labels.answerKeys(readAfter: ActionIndex(2)) == ["third"])
  }

  @Test func noKeyLabelIsLongerThanAKey() {
    for number in program.actionSources.indices {
      let action = ActionIndex(number)
      let choices = SpokenMenu(
        program.actionSources[number].action.parameter("Text")?.string ?? ""
      ).choices
      for key in labels.keyLabels(of: action) where choices.contains(where: { $0.digit == key.digit }) {
        #expect(key.text.count <= ChoiceWords.limit, "\(labels.name(of: action)): \(key.text)")
      }
    }
  }
}
