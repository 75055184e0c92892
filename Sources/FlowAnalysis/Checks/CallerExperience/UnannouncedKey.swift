/// Keys that a menu takes and does not announce.
enum UnannouncedKey: ActionCheck {
  static let description = CheckDescription(
    "unannounced-key", in: .callerExperience, .note,
    "a menu that announces two keys or more takes one that it does not announce",
    why: "no caller knows of it", fix: "announce the key, or remove its branch",
    bad: CheckExample(
      .menu(
        "choose", "For plots, press 1. For villas, press 2.", ["1": "plots", "2": "villas", "3": "end"],
        else: "sorry"),
      .say("plots", "Plots.", "end"), .say("villas", "Villas.", "end"), .say("sorry", "Sorry.", "end"), .end()
    ),
    good: CheckExample(
      .menu(
        "choose", "For plots, press 1. For villas, press 2.", ["1": "plots", "2": "villas"], else: "sorry"),
      .say("plots", "Plots.", "end"), .say("villas", "Villas.", "end"), .say("sorry", "Sorry.", "end"), .end()
    ))

  static let types: [String]? = ["GetParticipantInput"]

  /// Only of a menu that announces two keys or more: one that says nothing of keys has said it before. Where its words may
  /// name the key in a way that is not understood, nothing is said.
  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let menu = action.menu, menu.announced.count > 1, menu.isWhole,
      let announcer = menu.announcers.first
    else { return }
    for condition in action.action.conditions {
      guard let operand = condition.operands.first, let key = condition.operandText, key.count == 1,
        !menu.announced.contains(key), !menu.mayAnnounce(key)
      else { continue }
      findings.report(
        self, at: operand,
        "\(action.quoted) takes key \(key), and "
          + (announcer.action === action
            ? "does not announce it" : "\(announcer.action.quoted) before it does not announce it"))
    }
  }
}
