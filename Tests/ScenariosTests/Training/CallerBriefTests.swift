import Testing

@testable import Scenarios

/// What a caller at the desk answers.
@Suite struct CallerBriefTests {
  private let brief = CallerBrief(
    wants: "I would like to see the villas.",
    replies: [
      .init(asked: "which day", says: "Wednesday, please."),
      .init(asked: "which day", says: "Thursday would do too."),
      .init(asked: "name", says: "Asha Rao."),
    ])

  @Test func theFirstWordsAreAnsweredByWhatTheCallerWants() {
    #expect(brief.answer(to: "Good morning, your name please?", after: []) == brief.wants)
  }

  @Test(arguments: [
    ("WHICH day, then?", [], "Wednesday, please."),
    ("And which day else?", ["Wednesday, please."], "Thursday would do too."),
    ("Which day?", ["Wednesday, please.", "Thursday would do too."], "Thursday would do too."),
    ("May I have your name?", [], "Asha Rao."),
    ("One moment, I am looking.", [], nil),
    ("Whichever day", [], nil),
  ])
  func questionsAreAnsweredInTurn(words: String, said: [String], answer: String?) {
    #expect(brief.answer(to: words, after: [brief.wants] + said) == answer)
  }

  @Test func whoWantsNothingAnswersQuestionsAtOnce() {
    let brief = CallerBrief(replies: brief.replies)
    #expect(brief.answer(to: "Your name?", after: []) == "Asha Rao.")
    #expect(CallerBrief().answer(to: "Hello?", after: []) == nil)
  }
}
