import Diagnostics
import Testing

@testable import FlowAnalysis

/// A menu that says nothing of keys is announced by the prompt that leads straight to it, and nowhere else.
@Suite struct AnnouncedMenuTests {
  private func found(_ actions: ExampleAction...) -> [String] {
    CheckExample(actions: actions).findings(of: [UnwiredKey.self, UnannouncedKey.self]).map(\.diagnostic)
      .filter {
        ["unwired-key", "unannounced-key"].contains($0.rule)
      }.map(\.message)
  }

  private func silentMenu(_ keys: KeyValuePairs<String, String>, else other: String = "end") -> ExampleAction
  {
    .menu("choose", "<speak><break time='1s'/></speak>", keys, else: other)
  }

  private let announcement = "For plots, press 1. For villas, press 2."

  @Test func aKeyThatThePromptBeforeAnnouncesIsNotWired() {
    let found = found(
      .say("tell", announcement, "choose"), silentMenu(["1": "plots"]), .say("plots", "Plots.", "end"), .end()
    )
    #expect(found == ["\"tell\" announces key 2, and \"choose\" behind it has no branch for it"])
  }

  /// One key that is announced to a menu without any may be any key: "press 1 to go on".
  @Test func aMenuThatTakesNoneOfTheKeysThatAreAnnouncedIsTold() {
    func found(_ text: String) -> [String] {
      self.found(.say("tell", text, "choose"), silentMenu([:]), .end())
    }
    #expect(
      found(announcement) == [
        "\"tell\" announces keys 1 and 2, and \"choose\" behind it has no branches for them"
      ])
    #expect(found("To go on, press 1.").isEmpty)
  }

  @Test func aKeyThatThePromptBeforeDoesNotAnnounceIsTold() {
    let found = found(
      .say("tell", announcement, "choose"), silentMenu(["1": "plots", "2": "plots", "3": "end"]),
      .say("plots", "Plots.", "end"), .end())
    #expect(found == ["\"choose\" takes key 3, and \"tell\" before it does not announce it"])
  }

  /// A second try comes back to the menu past the announcement.
  @Test func aMenuThatIsAskedAgainIsStillAnnounced() {
    let found = found(
      .say("tell", announcement, "choose"), silentMenu(["1": "plots"], else: "again"),
      .say("again", "Please try again.", "choose"), .say("plots", "Plots.", "end"), .end())
    #expect(found.count == 1)
  }

  /// A prompt that leads elsewhere too, or one that is heard before the announcement, may speak of other keys.
  @Test func whatMayBeAnnouncedElsewhereIsNotJudged() {
    #expect(
      found(
        .say("tell", announcement, "new?"),
        .compare("new?", "$.Attributes.new", ["1": "other"], else: "choose"),
        .menu("other", " ", ["2": "plots"], else: "end"), silentMenu(["1": "plots"]),
        .say("plots", "Plots.", "end"), .end()
      ).isEmpty)
    #expect(
      found(
        .say("first", "For support, press 3.", "tell"), .say("tell", announcement, "choose"),
        silentMenu(["1": "plots", "2": "plots", "3": "end"]), .say("plots", "Plots.", "end"), .end()
      ).isEmpty)
    #expect(
      found(
        .say("tell", announcement, "wait"),
        .action(
          "wait", "Wait", "{ \"TimeLimitSeconds\": \"5\" }", "choose", if: ["WaitCompleted": "choose"],
          on: ["NoMatchingError": "choose"]), silentMenu(["1": "plots"]), .say("plots", "Plots.", "end"),
        .end()
      ).isEmpty)
  }

  /// Words before two menus may explain the keys of the second one.
  @Test func aKeyOfTheMenuBehindMayBeExplainedBefore() {
    let found = found(
      .say("tell", "Press 1 for yes, 2 for no, or 9 to skip the rest.", "choose"),
      silentMenu(["1": "second", "2": "second"]),
      .menu("second", " ", ["1": "plots", "9": "end"], else: "end"),
      .say("plots", "Plots.", "end"), .end())
    #expect(found.isEmpty)
  }

  private static let isTold = "\"tell\" announces key 2, and \"choose\" behind it has no branch for it"

  /// Between the announcement and the menu nothing else is asked.
  @Test(arguments: [
    ExampleAction.set("between", "{ \"at\": \"main\" }", "choose", else: "choose"),
    .action(
      "between", "Loop", "{ \"LoopCount\": \"3\" }", "end",
      if: ["ContinueLooping": "choose", "DoneLooping": "end"]),
    .say("between", "Please choose now.", "choose"), .say("between", "For support, press 3.", "choose"),
  ])
  func anAnnouncementReachesItsMenuPastWhatAsksNothing(between: ExampleAction) {
    let found = found(
      .say("tell", announcement, "between"), between, silentMenu(["1": "plots", "3": "end"]),
      .say("plots", "Plots.", "end"), .end())
    #expect(found.contains(Self.isTold))
  }

  @Test func eachOfTwoPromptsIsReadByItself() {
    let found = found(
      .compare("new?", "$.Attributes.new", ["1": "tell"], else: "other"),
      .say("tell", announcement, "choose"),
      .say("other", "For plots, press 1.", "choose"), silentMenu(["1": "plots"]),
      .say("plots", "Plots.", "end"),
      .end())
    #expect(found == [Self.isTold])
  }

  @Test func aKeyThatNoneOfTwoPromptsAnnouncesIsTold() {
    let found = found(
      .say("first", "For support, press 3.", "tell"), .say("tell", announcement, "choose"),
      silentMenu(["1": "plots", "2": "plots", "3": "plots", "9": "end"]), .say("plots", "Plots.", "end"),
      .end())
    #expect(found == ["\"choose\" takes key 9, and \"tell\" before it does not announce it"])
  }

  @Test(arguments: [
    ("1 for plots, 2 for villas.", "announces key 2"), ("Please rate us from 1 to 2.", "announces key 2"),
    ("We open from 1 to 2.", nil), ("We have 1 for plots.", nil),
  ])
  func keysWithoutAVerbAreRead(words: String, message: String?) {
    let found = found(
      .menu("choose", words, ["1": "plots"], else: "end"), .say("plots", "Plots.", "end"), .end())
    #expect(found == (message.map { ["\"choose\" \($0), and has no branch for it"] } ?? []))
  }
}
