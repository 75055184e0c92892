/// Queues that the center does not have; found while flows are linked.
enum UnknownQueue: Check {
  static let description = CheckDescription(
    "unknown-queue", in: .resources, .warning, "a flow names a queue that the center does not have",
    why: "the contact cannot wait there: the action takes its error branch",
    fix: "name a queue of the center, or add it to center.json",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "agents": { "Lila": {} }, "queues": { "Support": { "agents": ["Lila"] } } }
        """,
      .action(
        "choose", "UpdateContactTargetQueue", "{ \"QueueId\": \"Suport\" }", "queue",
        on: ["NoMatchingError": "sorry"]),
      .action(
        "queue", "TransferContactToQueue", "{}", "sorry",
        on: ["QueueAtCapacity": "sorry", "NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "agents": { "Lila": {} }, "queues": { "Support": { "agents": ["Lila"] } } }
        """,
      .action(
        "choose", "UpdateContactTargetQueue", "{ \"QueueId\": \"Support\" }", "queue",
        on: ["NoMatchingError": "sorry"]),
      .action(
        "queue", "TransferContactToQueue", "{}", "sorry",
        on: ["QueueAtCapacity": "sorry", "NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))
}
