import Testing

@testable import Scenarios

/// `hear` compares words, case, punctuation and spacing aside.
@Suite struct WordingTests {
  @Test(arguments: [
    ("press 1", "For plots, PRESS  1.", true),
    ("press 1", "For villas, press 10.", false),
    ("sched", "scheduled", false),
    ("you're next", "You\u{2019}re next in line", true),
    ("site visit", "site-visit", true),
    ("r\u{E9}servation", "Votre R\u{C9}SERVATION est faite", true),
    ("\u{9884}\u{7EA6}", "\u{60A8}\u{7684}\u{9884}\u{7EA6}\u{5DF2}\u{786E}\u{8BA4}\u{3002}", true),
    ("a b", "a", false),
    ("b a", "a b", false),
  ])
  func wordsAreFound(words: String, text: String, isThere: Bool) {
    #expect((Wording(words).found(in: Wording(text)) != nil) == isThere)
  }

  /// Text of ASCII alone is read another way than other text.
  @Test(arguments: [
    "Press 1, PRESS_2; don't wait!", "a@b.example +91 98111-12222", "  \t\n", "", "'tis x'y 3rd", "^a`b{c}",
  ])
  func textOfASCIIHasTheWordsThatItHasBesideOtherText(text: String) {
    #expect(Wording(text).words + ["\u{E9}"] == Wording(text + " \u{C9}").words)
  }

  @Test func aSecondSearchGoesOnBehindTheFirst() throws {
    let text = Wording("press 1, then press 2")
    let first = try #require(Wording("press").found(in: text))
    let second = try #require(Wording("press").found(in: text, from: first.upperBound))
    #expect(second == 3..<4)
    #expect(Wording("press").found(in: text, from: second.upperBound) == nil)
  }
}
