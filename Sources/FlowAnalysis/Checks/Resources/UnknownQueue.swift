/// Queues that the center does not have; found while flows are linked.
enum UnknownQueue: Check {
  static let description = CheckDescription(
    "unknown-queue", in: .resources, .warning, "a flow names a queue that the center does not have",
    why: "the contact cannot wait there: the action takes its error branch",
    fix: "name a queue of the center, or add it to center.json",
    bad: CheckExample(
      center: CheckExample.centerWithQueue,
      .choose("choose", queue: "Suport", "queue", else: "sorry"),
      .queue("queue", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: CheckExample.centerWithQueue,
      .choose("choose", queue: "Support", "queue", else: "sorry"),
      .queue("queue", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()))
}
