/// How old parameters refer to data: a namespace and a key in it, where the flow language has one path.
enum OldReference {
  /// The path to a key of a namespace.
  static func path(namespace: String, key: String) -> String {
    switch namespace {
    case "System": "$." + (system[key.lowercased()] ?? key)
    case "User Defined": "$.Attributes" + member(key)
    case "External": "$.External" + member(key)
    default: "$." + namespace + member(key)
    }
  }

  /// The names of the old editor that differ from the path's own.
  private static let system = [
    "stored customer input": "StoredCustomerInput",
    "customer number": "CustomerEndpoint.Address",
    "dialed number": "SystemEndpoint.Address",
    "customer callback number": "CustomerCallBackPhoneNumber",
    "queue name": "Queue.Name",
    "queue arn": "Queue.ARN",
    "text to speech voice": "TextToSpeechVoiceId",
    "contact id": "ContactId",
    "initial contact id": "InitialContactId",
    "previous contact id": "PreviousContactId",
    "instance arn": "InstanceARN",
    "initiation method": "InitiationMethod",
  ]

  /// `.name`, or `['the name']` where it has characters that would end the path. A path where a name should be stands as the
  /// editor writes it, behind the namespace.
  private static func member(_ key: String) -> String {
    if key.hasPrefix("$.") { return "." + key }
    let parts = key.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
    if isPlain { return "." + key }
    return key.contains("'") ? "[\"\(key)\"]" : "['\(key)']"
  }
}
