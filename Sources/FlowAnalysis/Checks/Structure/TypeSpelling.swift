/// Types in a spelling that is understood but not right; found while flows are linked.
enum TypeSpelling: Check {
  static let description = CheckDescription(
    "type-spelling", in: .structure, .warning, "an action's type is written as the service does not write it",
    why: "it is played here as the type that is meant, but the service refuses this spelling",
    fix: "write the type as the service does",
    bad: CheckExample(
      .action(
        "forget", "UnTagContact", "{ \"TagKeys\": [\"topic\"] }", "end", on: ["NoMatchingError": "end"]),
      .end()),
    good: CheckExample(
      .action(
        "forget", "UntagContact", "{ \"TagKeys\": [\"topic\"] }", "end", on: ["NoMatchingError": "end"]),
      .end()))
}
