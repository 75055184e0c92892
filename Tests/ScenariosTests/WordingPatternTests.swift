import FlowAnalysis
import Testing

@testable import Scenarios

/// How much of a wording is known to be said by a prompt with values in it that only a call knows.
@Suite struct WordingPatternTests {
  private static let values = [["Attributes", "topic"]: ["garden villas", "plots"]]
  private static let name = SpokenPart.value(path: ["External", "name"])
  private static let topic = SpokenPart.value(path: ["Attributes", "topic"])

  @Test(
    arguments: [
      ([.words("Welcome back, Asha.")], "back Asha", 2),
      ([.words("Welcome back, Asha.")], "back Dev", nil),
      ([.words("Welcome back, "), name, .words(". Press 1.")], "welcome back, Asha Rao. Press 1", 4),
      ([.words("Welcome back, "), name, .words(". Press 1.")], "Asha, press", 1),
      ([.words("Welcome back, "), name, .words(". Press 1.")], "back press 1", 3),
      // Nothing speaks for a prompt of which none of the words is known, unless all of it is unknown.
      ([.words("Welcome back, "), name], "Asha Rao", nil),
      ([name], "Asha Rao", 0),
      ([name, .words(" "), name], "Asha Rao", 0),
      ([.words("About "), topic, .words(", please")], "garden villas", 2),
      ([.words("About "), topic, .words(", please")], "about garden", 2),
      ([.words("About "), topic, .words(", please")], "villas please", 2),
      ([.words("About "), topic, .words(", please")], "about houses please", 2),
      ([topic], "plots", 1),
      ([topic], "our houses", nil),
      ([], "about", nil),
    ] as [([SpokenPart], String, Int?)])
  func asManyWordsAreKnown(parts: [SpokenPart], words: String, count: Int?) {
    #expect(WordingPattern(parts, Self.values).knownWords(of: Wording(words)) == count)
  }
}
