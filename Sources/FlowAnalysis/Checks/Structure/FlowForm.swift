/// Parts of a flow that have not the form of the flow language; found while a flow is read.
enum FlowForm: Check {
  static let description = CheckDescription(
    "flow-form", in: .structure, .error, "a part of the flow has not the form of the flow language",
    why: "the part is left out or read as empty here, and the service refuses the flow",
    fix: "give it the form that is named",
    bad: CheckExample(
      text: """
        {
          "Version": "2019-10-30",
          "StartAction": "hello",
          "Metadata": { "name": "example", "type": "contactFlow" },
          "Actions": [
            { "Identifier": "hello", "Type": "MessageParticipant", "Parameters": { "Text": "Hello." },
              "Transitions": { "NextAction": "end", "Errors": { "NoMatchingError": "end" } } },
            { "Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} }
          ]
        }

        """),
    good: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }", "end", on: ["NoMatchingError": "end"]),
      .end()))
}
