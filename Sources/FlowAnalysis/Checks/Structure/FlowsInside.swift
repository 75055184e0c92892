/// A file in which flows are for a tool to create; found while a file is read.
enum FlowsInside: Check {
  static let description = CheckDescription(
    "flows-inside", in: .structure, .error, "the file is no flow, but has flows in it",
    why: "a file is read as one flow, as the console exports it",
    fix: "export each flow from the console, or copy what stands under its content into a file of its own",
    bad: CheckExample(
      text: """
        {
          "Resources": {
            "Main": {
              "Type": "AWS::Connect::ContactFlow",
              "Properties": { "Name": "Main", "Type": "CONTACT_FLOW", "Content": { "Fn::Sub": "{ \\"Version\\": … }" } }
            }
          }
        }

        """),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))
}
