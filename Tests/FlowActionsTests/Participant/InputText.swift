import FlowTestSupport

/// Actions that ask for keys, as tests need them.
extension ActionText {
  static func menu(_ parameters: String = "", if keys: [String] = ["1", "2"], on errors: [String]? = nil)
    -> ActionText
  {
    .probe(
      "GetParticipantInput",
      #"{"Text": "Press", "InputTimeLimitSeconds": "5", "StoreInput": "False"\#(parameters)}"#, if: keys,
      on: errors ?? ["NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError"])
  }

  static func store(
    _ parameters: String = "", on errors: [String] = ["NoMatchingError", "InvalidPhoneNumber"]
  )
    -> ActionText
  {
    .probe(
      "GetParticipantInput",
      #"{"Text": "Type", "InputTimeLimitSeconds": "7", "StoreInput": "True"\#(parameters)}"#, on: errors)
  }

  /// Switches type-ahead on and plays a prompt, during which a caller can type ahead; then "probe" comes.
  static let typingAhead: [ActionText] = [
    ActionText("on", "GetParticipantInput", #"{"EnableDTMFBuffer": "true"}"#, next: "pause"),
    ActionText("pause", "MessageParticipant", #"{"Text": "Wait"}"#, next: "probe"),
  ]
}
