import FlowDocument

/// What the action types are called that have no words of their own.
enum StandInWords {
  /// The action's words, with what it names; nil for a type that is not one of these.
  static func words(for action: DocumentAction, _ resources: ResourceWords) -> String? {
    guard let words = byType[action.type == "UnTagContact" ? "UntagContact" : action.type] else { return nil }
    guard let path = subject[action.type], let reference = action.resourceReference(path) else {
      return words
    }
    let subject =
      ReferenceWords.isLone(reference) ? reference : ReferenceWords.replacing(in: reference) { _ in "…" }
    let link = action.type == "GetCustomerProfile" ? " by " : " "
    return words + (resources.other(subject, named: action.resourceName(path)).map { link + $0 } ?? "")
  }

  /// The parameter that names what the action is about.
  private static let subject: [String: [String]] = [
    "TransferParticipantToThirdParty": ["ThirdPartyPhoneNumber"],
    "InvokeFlowModule": ["FlowModuleId"],
    "ConnectParticipantWithAgenticCX": ["AgentConfiguration", "ApplicationId"],
    "ShowView": ["ViewResource", "Id"],
    "DequeueContactAndTransferToQueue": ["QueueId"],
    "CreateCallbackContact": ["QueueId"],
    "UpdateContactCallbackNumber": ["CallbackNumber"],
    "UpdateContactData": ["LanguageCode"],
    "CreateTask": ["Name"],
    "GetCustomerProfile": ["ProfileRequestData", "IdentifierName"],
  ]

  static let byType: [String: String] = [
    "ConnectParticipantWithAgenticCX": "AI conversation",
    "ShowView": "page",
    "AuthenticateParticipant": "sign-in",
    "TransferParticipantToThirdParty": "call",
    "CheckOutboundCallStatus": "who answered?",
    "CheckVoiceId": "Voice ID?",
    "StartVoiceIdStream": "Voice ID on",
    "UpdateRoutingCriteria": "agent matching",
    "UpdateContactRoutingCriteria": "agent matching",
    "CompleteOutboundCall": "dial the customer",
    "CreateCase": "new case",
    "GetCase": "find case",
    "UpdateCase": "change case",
    "CreateTask": "new task",
    "CreateWisdomSession": "AI assistant",
    "DequeueContactAndTransferToQueue": "move to queue",
    "EndFlowModuleExecution": "end of module",
    "InvokeFlowModule": "module",
    "ResumeContact": "resume contact",
    "StartOutboundChatContact": "outbound SMS",
    "TagContact": "tag contact",
    "UntagContact": "remove tags",
    "TransferContactToAgent": "to an agent",
    "UpdateContactCallbackNumber": "callback number",
    "UpdateContactData": "contact data",
    "UpdateContactMediaProcessing": "chat processing",
    "UpdateContactMediaStreamingBehavior": "audio streaming",
    "UpdateContactRecordingAndAnalyticsBehavior": "recording and analytics",
    "CreatePersistentContactAssociation": "continue an earlier chat",
    "LoadContactContent": "stored content",
    "RouteContactToAgent": "offer to one agent",
    "CreateContact": "new contact",
    "StartOutboundEmailContact": "outbound e-mail",
    "RenderMessageTemplate": "message from a template",
    "CheckSegmentMembership": "customer segment?",
    "AssociateContactToCustomerProfile": "link customer profile",
    "CreateCallbackContact": "callback",
    "CreateCustomerProfile": "new customer profile",
    "GetCustomerProfile": "find customer profile",
    "GetCustomerProfileObject": "object of the profile",
    "GetCalculatedAttributesForCustomerProfile": "attributes of the profile",
    "UpdateCustomerProfile": "change customer profile",
    "EvaluateDataTableValues": "data table values",
    "ListDataTableValues": "data table rows",
    "UpsertDataTableValues": "change data table",
  ]
}
