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

  /// Two prompts before it, one that leads elsewhere too, or one that is heard before the announcement: nothing is known.
  @Test func whatMayBeAnnouncedElsewhereIsNotJudged() {
    #expect(
      found(
        .compare("new?", "$.Attributes.new", ["1": "tell"], else: "other"),
        .say("tell", announcement, "choose"),
        .say("other", "For support, press 3.", "choose"), silentMenu(["1": "plots"]),
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
}
