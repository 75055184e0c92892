import CenterFiles
import FlowEngine
import FlowTestSupport
import Testing

/// What the service refuses to save is played, and is said to be approximated, whatever rule of `touchtone check` finds it.
@Suite struct RefusalTests {
  private func fidelity(_ action: ActionText) throws -> Fidelity? {
    let folder = try CenterFolder()
    try folder.write(FlowText([action], named: "main"))
    return try folder.load("main.json").program.actionSources.first?.fidelity
  }

  @Test(arguments: [
    (
      "GetParticipantInput", #"{"Text": "Press 1.", "InputTimeLimitSeconds": "abc", "StoreInput": "False"}"#,
      #"the service refuses this: "InputTimeLimitSeconds" of "probe" must be a whole number, found "abc""#
    ),
    (
      "GetParticipantInput", #"{"Text": "Press 1.", "InputTimeLimitSeconds": "5", "StoreInput": "maybe"}"#,
      #"the service refuses this: "StoreInput" of "probe" cannot be "maybe""#
    ),
    (
      "GetParticipantInput",
      #"{"Text": "Number?", "InputTimeLimitSeconds": "5", "StoreInput": "True", "InputValidation": {"CustomValidation": {"MaximumLength": "8", "Least": "2"}}}"#,
      #"its parameter "InputValidation.CustomValidation.Least" is not looked at, as no page tells of it"#
    ),
    (
      "GetParticipantInput",
      #"{"Text": "Number?", "InputTimeLimitSeconds": "5", "StoreInput": "True", "InputValidation": {"CustomValidation": {"MaximumLength": "8"}}, "DTMFConfiguration": {"InputTerminationSequence": "xx"}}"#,
      #"the service refuses "xx" as the end of an input: here it is waited for"#
    ),
    (
      "GetParticipantInput",
      #"{"Text": "Press 1.", "InputTimeLimitSeconds": "5", "StoreInput": "False", "InputEncryption": {"Key": "k"}}"#,
      #"its "InputEncryption" is not looked at: a menu keeps no input"#
    ),
    (
      "UpdateFlowLoggingBehavior", #"{"FlowLoggingBehavior": "On"}"#,
      #"the service refuses this: "FlowLoggingBehavior" of "probe" cannot be "On""#
    ),
    (
      "UpdateContactTargetQueue", #"{"QueueId": "Sales", "AgentId": "asha"}"#,
      #"the service refuses this: "probe" has "QueueId" and "AgentId", of which it may have one"#
    ),
    (
      "UpdateContactRoutingBehavior", #"{"QueueTimeAdjustmentSeconds": "$.Attributes.a"}"#,
      #"the service refuses this: "QueueTimeAdjustmentSeconds" of "probe" cannot be a reference"#
    ),
    (
      "UntagContact", #"{"TagKeys": ["$.Attributes.k"]}"#,
      #"the service refuses this: "TagKeys" of "probe" cannot hold a reference"#
    ),
    (
      "UpdateContactEventHooks", #"{"EventHooks": {"CustomerQueue": "a$.Attributes.k"}}"#,
      #""EventHooks.CustomerQueue" is put together with a reference, which the service does not do: it is here"#
    ),
    (
      "TransferContactToQueue", #"{"QueueId": "Sales"}"#,
      #"its parameter "QueueId" is not looked at: the type takes none"#
    ),
    (
      "UpdateFlowAttributes", #"{"FlowAttributes": {"a": "flat"}}"#,
      #"the service refuses "a" as it is no object with a "Value": here it is the value"#
    ),
  ])
  func aParameterThatIsRefusedIsApproximated(type: String, parameters: String, words: String) throws {
    #expect(try fidelity(.probe(type, parameters, on: ["NoMatchingError"])) == .approximated(words))
  }

  @Test func aTestThatIsRefusedIsApproximated() throws {
    let chance = ActionText(
      "chance", "DistributeByPercentage", "{}", next: "end",
      if: [.init("50", "end")], on: [.init("NoMatchingCondition", "end")])
    #expect(
      try fidelity(chance)
        == .approximated(
          #"the service refuses this: "chance" tests by Equals, which DistributeByPercentage does not support"#
        ))
  }

  @Test func aKeyOfAMenuThatIsAReferenceIsApproximated() throws {
    let menu = ActionText.probe(
      "GetParticipantInput", #"{"Text": "Press 1.", "InputTimeLimitSeconds": "5", "StoreInput": "False"}"#,
      if: ["$.Attributes.k"], on: ["NoMatchingError"])
    #expect(
      try fidelity(menu)
        == .approximated(#"the service refuses this: a key of the menu "probe" cannot be a reference"#))
  }

  @Test(arguments: [
    ("GetParticipantInput", #"{"Text": "Press 1.", "InputTimeLimitSeconds": "5", "StoreInput": "False"}"#),
    ("UpdateFlowLoggingBehavior", #"{"FlowLoggingBehavior": "ENABLED"}"#),
    ("UpdateContactTargetQueue", #"{"QueueId": "${Queue}"}"#), ("UntagContact", #"{"TagKeys": ["a"]}"#),
    ("TransferContactToQueue", "{}"),
  ])
  func whatTheServiceTakesIsExact(type: String, parameters: String) throws {
    #expect(try fidelity(.probe(type, parameters, on: ["NoMatchingError"])) == .exact)
  }
}
