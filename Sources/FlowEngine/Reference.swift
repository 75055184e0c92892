/// Where a reference in a flow leads: a space of a contact's data and a slot in it.
@frozen public struct Reference: Hashable, Sendable, BitwiseCopyable {
  @frozen public enum Space: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    /// `$.Attributes`: the whole contact's.
    case attributes
    /// `$.FlowAttributes`: this run of the flow's.
    case flowAttributes
    /// `$.External`: the last Lambda's.
    case external
    /// `$.StoredCustomerInput`.
    case storedInput
    /// `$.Queue.Name`, `$.Channel` and others that every contact has; the slot is a `SystemField`.
    case system
    /// `$.Metrics`, `$.Lex` and others that an action loads.
    case loaded
    /// `$.Tags`, `$.References` and others that belong to the contact as a whole.
    case data
    /// Part of the path is in backticks; the slot is the text that makes the path.
    case computed
  }

  public let space: Space
  public let slot: Int32

  @inlinable public init(_ space: Space, _ slot: Int32) {
    self.space = space
    self.slot = slot
  }
}

/// The data every contact has, by the paths the reference lists (section 4).
public enum SystemField: Int32, Sendable, CaseIterable {
  case customerAddress, customerAddressType, customerDisplayName
  case systemAddress, systemAddressType, systemDisplayName
  case queueName, queueARN, queueOutboundAddress, queueOutboundType
  case channel, contactId, initialContactId, previousContactId, customerId
  case instanceARN, awsRegion, initiationMethod, languageCode, voice, name, description, callbackNumber
  case agentUserName, agentFirstName, agentLastName, agentARN
  case subtype, direction

  public var path: String {
    switch self {
    case .customerAddress: "CustomerEndpoint.Address"
    case .customerAddressType: "CustomerEndpoint.Type"
    case .customerDisplayName: "CustomerEndpoint.DisplayName"
    case .systemAddress: "SystemEndpoint.Address"
    case .systemAddressType: "SystemEndpoint.Type"
    case .systemDisplayName: "SystemEndpoint.DisplayName"
    case .queueName: "Queue.Name"
    case .queueARN: "Queue.ARN"
    case .queueOutboundAddress: "Queue.OutboundCallerId.Address"
    case .queueOutboundType: "Queue.OutboundCallerId.Type"
    case .channel: "Channel"
    case .contactId: "ContactId"
    case .initialContactId: "InitialContactId"
    case .previousContactId: "PreviousContactId"
    case .customerId: "CustomerId"
    case .instanceARN: "InstanceARN"
    case .awsRegion: "AwsRegion"
    case .initiationMethod: "InitiationMethod"
    case .languageCode: "LanguageCode"
    case .voice: "TextToSpeechVoiceId"
    case .name: "Name"
    case .description: "Description"
    case .callbackNumber: "CallbackNumber"
    case .agentUserName: "Agent.UserName"
    case .agentFirstName: "Agent.FirstName"
    case .agentLastName: "Agent.LastName"
    case .agentARN: "Agent.ARN"
    case .subtype: "SegmentAttributes.connect:Subtype"
    case .direction: "SegmentAttributes.connect:Direction"
    }
  }

  /// The field a path leads to, under any of its names.
  init?(path: String) {
    let plain = path == "CustomerCallBackPhoneNumber" ? Self.callbackNumber.path : path
    guard let field = Self.allCases.first(where: { $0.path == plain }) else { return nil }
    self = field
  }
}
