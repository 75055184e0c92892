import FlowEngine

/// Keys that a menu announces and does not take.
enum UnwiredKey: ActionCheck {
  static let description = CheckDescription(
    "unwired-key", in: .callerExperience, .warning, "a menu announces a key that leads nowhere",
    why: "a caller who does as told hears that the key is wrong",
    fix: "add a condition for the key, or take it out of the wording",
    bad: CheckExample(
      .menu("choose", "For plots, press 1. For villas, press 2.", ["1": "plots"], else: "sorry"),
      .say("plots", "Plots.", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .menu(
        "choose", "For plots, press 1. For villas, press 2.", ["1": "plots", "2": "villas"], else: "sorry"),
      .say("plots", "Plots.", "end"), .say("villas", "Villas.", "end"), .say("sorry", "Sorry.", "end"), .end()
    ))

  static let types: [String]? = ["GetParticipantInput"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    // A branch that a reference names may be for any key.
    guard let menu = action.menu, !MissingCondition.isMeantToStore(action),
      menu.wired.allSatisfy({ FoundReference.all(in: $0).isEmpty })
    else { return }
    for announcer in menu.announcers {
      let keys = announcer.keys.filter { !menu.wired.contains($0) }
      // A menu that takes no key at all may wait for any: "press 1 to go on".
      guard keys.count > (menu.wired.isEmpty ? 1 : 0) else { continue }
      let keysInWords = "key\(keys.count == 1 ? "" : "s") \(keys.listed(by: "and"))"
      let branches = keys.count == 1 ? "no branch for it" : "no branches for them"
      let isOwn = announcer.action === action
      findings.report(
        self, at: announcer.value,
        "\(announcer.action.quoted) announces \(keysInWords), and "
          + (isOwn ? "has \(branches)" : "\(action.quoted) behind it has \(branches)"))
    }
  }
}
