import FlowEngine

extension ActionCatalog {
  /// Every action type touchtone knows: the simulated ones, and those known by name only.
  ///
  /// A name alone says how the type stands in: whether its `NextAction` means success (then it is taken), mirrors an
  /// error (then the error branch is taken), or does not exist.
  public static let standard = ActionCatalog(
    [
      ActionType(MessageParticipant.self),
      ActionType(GetParticipantInput.self),
      ActionType(MessageParticipantIteratively.self),
      ActionType(DisconnectParticipant.self),
      ActionType(Compare.self),
      ActionType(Loop.self),
      ActionType(Wait.self),
      ActionType(DistributeByPercentage.self),
      ActionType(CheckHoursOfOperation.self),
      ActionType(CheckMetricData.self),
      ActionType(GetMetricData.self),
      ActionType(TransferToFlow.self),
      ActionType(EndFlowExecution.self),
      ActionType(UpdateFlowAttributes.self),
      ActionType(UpdateFlowLoggingBehavior.self),
      ActionType(UpdateContactAttributes.self),
      ActionType(UpdateContactTargetQueue.self),
      ActionType(TransferContactToQueue.self),
      ActionType(UpdateContactEventHooks.self),
      ActionType(UpdateContactTextToSpeechVoice.self),
      ActionType(UpdateContactRecordingBehavior.self),
      ActionType(InvokeLambdaFunction.self),
    ],
    standIns: [
      .init(
        "ConnectParticipantWithLexBot", in: .participant, "a conversation with a Lex bot",
        nextActionIsSuccess: false),
      .init(
        "ConnectParticipantWithAgenticCX", in: .participant, "a conversation with an Agentic CX application"),
      .init(
        "ShowView", in: .participant, "a page shown to an agent or a chat customer",
        nextActionIsSuccess: false),
      .init("AuthenticateParticipant", in: .participant, "the sign-in of a chat customer"),
      .init(
        "TransferParticipantToThirdParty", in: .participant, "a call to an outside number",
        nextActionIsSuccess: false),
      .init(
        "CheckOutboundCallStatus", in: .flowControl, "the answering-machine result of an outbound call",
        nextActionIsSuccess: false),
      .init("CheckVoiceId", in: .flowControl, "a Voice ID result", nextActionIsSuccess: false),
      .init("StartVoiceIdStream", in: .flowControl, "the start of Voice ID audio"),
      .init("UpdateRoutingCriteria", in: .flowControl, "agent matching by steps"),
      .init("UpdateContactRoutingCriteria", in: .flowControl, "agent matching by steps"),
      .init("CompleteOutboundCall", in: .contact, "the dialing of an outbound call"),
      .init("CreateCase", in: .contact, "a new case"),
      .init("GetCase", in: .contact, "the search for a case"),
      .init("UpdateCase", in: .contact, "the change of a case"),
      .init("CreateTask", in: .contact, "a new task contact"),
      .init("CreateWisdomSession", in: .contact, "an AI assistant for the contact"),
      .init(
        "DequeueContactAndTransferToQueue", in: .contact, "the move of a waiting contact to another queue",
        nextActionIsSuccess: false),
      .init("EndFlowModuleExecution", in: .contact, "the return from a module", isTerminal: true),
      .init("InvokeFlowModule", in: .contact, "a module of another flow"),
      .init("ResumeContact", in: .contact, "the resumption of a paused contact"),
      .init("StartOutboundChatContact", in: .contact, "an outbound SMS chat"),
      .init("TagContact", in: .contact, "tags of the contact"),
      .init("UntagContact", in: .contact, "the removal of tags"),
      .init("TransferContactToAgent", in: .contact, "the transfer to an agent", isTerminal: true),
      .init("UpdateContactCallbackNumber", in: .contact, "the number for a callback"),
      .init("UpdateContactData", in: .contact, "system data of the contact"),
      .init("UpdateContactMediaProcessing", in: .contact, "a processor of chat messages"),
      .init("UpdateContactMediaStreamingBehavior", in: .contact, "audio streaming"),
      .init("UpdateContactRecordingAndAnalyticsBehavior", in: .contact, "recording and analytics"),
      .init("UpdateContactRoutingBehavior", in: .contact, "the contact's priority in the queue"),
      .init("UpdatePreviousContactParticipantState", in: .contact, "hold of earlier participants"),
      .init("CreatePersistentContactAssociation", in: .contact, "the continuation of an earlier chat"),
      .init("LoadContactContent", in: .contact, "the body of an e-mail"),
      .init("RouteContactToAgent", in: .contact, "the offer of the contact to one agent"),
      .init("CreateContact", in: .contact, "another contact"),
      .init("StartOutboundEmailContact", in: .contact, "an outbound e-mail"),
      .init("RenderMessageTemplate", in: .contact, "a message from a template"),
      .init(
        "CheckSegmentMembership", in: .flowControl, "the segments of a customer profile",
        nextActionIsSuccess: false),
      .init(
        "AssociateContactToCustomerProfile", in: .interactions, "the link of contact and customer profile"),
      .init("CreateCallbackContact", in: .interactions, "a queued callback"),
      .init("CreateCustomerProfile", in: .interactions, "a new customer profile"),
      .init("GetCustomerProfile", in: .interactions, "the search for a customer profile"),
      .init("GetCustomerProfileObject", in: .interactions, "an object of a customer profile"),
      .init(
        "GetCalculatedAttributesForCustomerProfile", in: .interactions,
        "calculated attributes of a customer profile"),
      .init("UpdateCustomerProfile", in: .interactions, "the change of a customer profile"),
      .init("EvaluateDataTableValues", in: .interactions, "values of a data table"),
      .init("ListDataTableValues", in: .interactions, "rows of a data table"),
      .init("UpsertDataTableValues", in: .interactions, "the change of a data table"),
    ])
}
