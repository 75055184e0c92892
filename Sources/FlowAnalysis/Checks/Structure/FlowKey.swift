/// Keys that the flow language does not have; found while a file is read.
enum FlowKey: Check {
  static let description = CheckDescription(
    "flow-key", in: .structure, .warning,
    "a part of the flow has a key that the flow language does not know",
    why: "it is left out when the flow is played, with all that is under it",
    fix: "remove it, or write the key that is meant",
    bad: CheckExample(
      text: """
        {
          "Version": "2019-10-30",
          "StartAction": "hello",
          "Metadata": { "name": "example", "type": "contactFlow" },
          "Actions": [
            { "Identifier": "hello", "Type": "MessageParticipant", "Parameters": { "Text": "Hello." },
              "Transitions": { "NextAction": "end", "Error": [{ "NextAction": "end", "ErrorType": "NoMatchingError" }] } },
            { "Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} }
          ]
        }

        """),
    good: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }", "end", on: ["NoMatchingError": "end"]),
      .end()))
}
