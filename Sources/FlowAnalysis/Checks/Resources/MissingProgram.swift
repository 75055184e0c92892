/// Programs of users' Lambdas that are not there; found while center.json is read.
enum MissingProgram: Check {
  static let description = CheckDescription(
    "missing-program", in: .resources, .warning,
    "the program that answers for a Lambda is not there, or cannot be run",
    why: "each invocation takes its error branch in every call that is played",
    fix:
      "put the program or its file there, make the program executable (chmod +x), or mend the path, which begins at the folder of center.json",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "lambdas": { "lookUp": { "command": ["python3", "lambdas/gone.py"] } } }
        """,
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello.", "end"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "lambdas": { "lookUp": { "command": ["sh", "-c", "while read event; do echo '{}'; done"] } } }
        """,
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello.", "end"),
      .say("sorry", "Sorry.", "end"), .end()))
}
