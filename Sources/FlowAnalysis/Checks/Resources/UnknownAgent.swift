/// Agents whom the center does not have; found while flows are linked.
enum UnknownAgent: Check {
  static let description = CheckDescription(
    "unknown-agent-queue", in: .resources, .warning, "a flow names an agent whom the center does not have",
    why: "no contact can wait for that agent: the action takes its error branch",
    fix: "name an agent of the center, or add the agent to center.json",
    bad: CheckExample(
      center: CheckExample.centerWithQueue,
      .choose("choose", agent: "Lola", "queue", else: "sorry"),
      .queue("queue", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: CheckExample.centerWithQueue,
      .choose("choose", agent: "Lila", "queue", else: "sorry"),
      .queue("queue", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()))
}
