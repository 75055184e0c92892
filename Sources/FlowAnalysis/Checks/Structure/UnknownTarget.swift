/// Branches to actions that are not there; found while a flow is read.
enum UnknownTarget: Check {
  static let description = CheckDescription(
    "unknown-target", in: .structure, .error, "a branch leads to an action that is not in the flow",
    why: "a contact that takes the branch is stuck, and the service refuses the flow",
    fix: "name an action of this flow",
    bad: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plot"], else: "plots"), .say("plots", "Plots.", "end"),
      .end()),
    good: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plots"], else: "plots"), .say("plots", "Plots.", "end"),
      .end()))
}
