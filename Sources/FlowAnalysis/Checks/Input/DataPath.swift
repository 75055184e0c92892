/// The paths of data that a contact can have (reference, section 4), name by name.
public indirect enum DataPath: Sendable {
  /// One value: no name follows.
  case value
  /// Names of authors, bots or tables: any follow.
  case open
  /// One of these names.
  case names(KeyValuePairs<String, DataPath>)
  /// A name of an author's, and behind it these.
  case each(DataPath)

  /// Where a path leaves what there is.
  public struct Departure {
    /// The names up to there.
    public let known: ArraySlice<String>
    /// The name that there is not.
    public let name: String
    /// The names that there are; none behind a value.
    public let names: [String]
  }

  /// The first name on a path that there is not; nil where the whole path can have a value.
  public static func departure(of path: [String]) -> Departure? {
    var at = all
    for (place, name) in path.enumerated() {
      let known = path[..<place]
      switch at {
      case .open: return nil
      case .value: return Departure(known: known, name: name, names: [])
      case .each(let next): at = next
      case .names(let names):
        guard let next = names.first(where: { $0.key == name }) else {
          return Departure(known: known, name: name, names: names.map(\.key))
        }
        at = next.value
      }
    }
    return nil
  }

  private static let endpoint: DataPath = .names(["Address": .value, "Type": .value, "DisplayName": .value])
  private static let agents: DataPath = .names([
    "Online": count, "Available": count, "Staffed": count, "AfterContactWork": count, "Busy": count,
    "Missed": count, "NonProductive": count,
  ])
  private static let count: DataPath = .names(["Count": .value])
  private static let lex: DataPath = .names([
    "IntentName": .value, "IntentConfidence": .names(["Score": .value]), "Slots": .open,
    "SessionAttributes": .open, "DialogState": .value,
    "SentimentResponse": .names([
      "Label": .value,
      "Scores": .names(["Positive": .value, "Negative": .value, "Mixed": .value, "Neutral": .value]),
    ]), "AlternativeIntents": .open,
  ])
  private static let stream: DataPath = .names([
    "StreamARN": .value, "StartTimestamp": .value, "StopTimestamp": .value, "StartFragmentNumber": .value,
  ])

  /// All data, by the first names of its paths.
  private static let all: DataPath = .names([
    "Attributes": .open, "FlowAttributes": .open, "External": .open,
    "LambdaInvocation": .names(["ResultData": .open, "InvocationId": .value]), "StoredCustomerInput": .value,
    "CustomerEndpoint": endpoint, "SystemEndpoint": endpoint, "CallbackNumber": .value,
    "CustomerCallBackPhoneNumber": .value, "CustomerCallbackNumber": .value,
    "Queue": .names([
      "Name": .value, "ARN": .value, "OutboundCallerId": .names(["Address": .value, "Type": .value]),
    ]),
    "Channel": .value, "ContactId": .value, "InitialContactId": .value, "PreviousContactId": .value,
    "RelatedContactId": .value, "Task": .names(["ContactId": .value]), "CustomerId": .value,
    "InstanceARN": .value, "AwsRegion": .value, "InitiationMethod": .value, "LanguageCode": .value,
    "TextToSpeechVoiceId": .value, "Name": .value, "Description": .value,
    "References": .each(.names(["Value": .value, "Type": .value])), "Tags": .open, "SegmentAttributes": .open,
    "Metrics": .names([
      "Queue": .names([
        "Name": .value, "ARN": .value, "Size": .value, "OldestContactAge": .value,
        "EstimatedWaitTime": .value,
      ]), "Agents": agents,
      "Contact": .names(["EstimatedWaitTime": .value, "PositionInQueue": .value]),
    ]),
    "Lex": lex, "Loop": .each(.names(["Index": .value, "Element": .open, "Elements": .open])),
    "Modules": .names(["Input": .open, "Result": .value, "ResultData": .open]),
    "Agent": .names(["UserName": .value, "FirstName": .value, "LastName": .value, "ARN": .value]),
    "Customer": .open, "Case": .open, "Views": .names(["Action": .value, "ViewResultData": .open]),
    "DataTables": .open, "DataTableList": .names(["ResultData": .open]),
    "AgenticCX": .names(["ContextVariables": .open]), "Wisdom": .names(["SessionArn": .value]),
    "Media": .names(["InitialMessage": .value, "Sip": .names(["Headers": .open])]),
    "MediaStreams": .names(["Customer": .names(["Audio": stream])]),
    "Email": .names(["EmailMessage": .names(["Plaintext": .value])]), "AdditionalEmailRecipients": .open,
    "Capabilities": .open, "ContactData": .open, "Campaign": .open, "MessageTemplate": .open,
  ])
}
