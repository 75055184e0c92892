import FlowActions
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct ActionCatalogTests {
  /// The types of section 2.1 of the reference: 56 documented ones and 14 from exports.
  static let types = """
    MessageParticipant GetParticipantInput ConnectParticipantWithLexBot ConnectParticipantWithAgenticCX \
    DisconnectParticipant MessageParticipantIteratively ShowView AuthenticateParticipant \
    TransferParticipantToThirdParty CheckHoursOfOperation CheckMetricData CheckOutboundCallStatus CheckVoiceId \
    Compare DistributeByPercentage EndFlowExecution GetMetricData Loop StartVoiceIdStream TransferToFlow \
    UpdateFlowAttributes UpdateFlowLoggingBehavior UpdateRoutingCriteria UpdateContactRoutingCriteria Wait \
    CheckSegmentMembership CompleteOutboundCall CreateCase GetCase UpdateCase CreateTask CreateWisdomSession \
    DequeueContactAndTransferToQueue EndFlowModuleExecution InvokeFlowModule ResumeContact \
    StartOutboundChatContact TagContact UntagContact TransferContactToAgent TransferContactToQueue \
    UpdateContactAttributes UpdateContactCallbackNumber UpdateContactData UpdateContactEventHooks \
    UpdateContactMediaProcessing UpdateContactMediaStreamingBehavior UpdateContactRecordingAndAnalyticsBehavior \
    UpdateContactRecordingBehavior UpdateContactRoutingBehavior UpdateContactTargetQueue \
    UpdateContactTextToSpeechVoice UpdatePreviousContactParticipantState CreatePersistentContactAssociation \
    LoadContactContent RouteContactToAgent CreateContact StartOutboundEmailContact RenderMessageTemplate \
    AssociateContactToCustomerProfile CreateCallbackContact CreateCustomerProfile GetCustomerProfile \
    GetCustomerProfileObject GetCalculatedAttributesForCustomerProfile UpdateCustomerProfile InvokeLambdaFunction \
    EvaluateDataTableValues ListDataTableValues UpsertDataTableValues
    """.split(separator: " ").map(String.init)

  @Test func everyTypeOfTheReferenceIsKnownByName() {
    #expect(Self.types.count == 70)
    #expect(ActionCatalog.standard.names == Self.types.sorted())
  }

  @Test func everyCompiledActionIsSmall() {
    for type in ActionCatalog.standard.actionTypes {
      #expect(
        type.byteCount <= ActionPayload.byteLimit, "\(type.description.type) has \(type.byteCount) bytes")
    }
    #expect(ActionPayload.byteLimit == 24)
    #expect(MemoryLayout<ActionPayload>.size == 24)
  }

  /// Required error branches, and what NextAction means, as sections 1.1 and 2.3-2.6 say.
  @Test(arguments: [
    ("MessageParticipant", NextActionRule.successAndUnhandledError), ("GetParticipantInput", .success),
    ("MessageParticipantIteratively", .optional), ("DisconnectParticipant", .none), ("Compare", .mirror),
    ("Loop", .mirror), ("Wait", .mirror), ("DistributeByPercentage", .mirror),
    ("CheckHoursOfOperation", .mirror),
    ("CheckMetricData", .mirror), ("GetMetricData", .success), ("TransferToFlow", .mirror),
    ("EndFlowExecution", .none),
    ("UpdateFlowAttributes", .success), ("UpdateFlowLoggingBehavior", .success),
    ("UpdateContactAttributes", .success),
    ("UpdateContactTargetQueue", .success), ("TransferContactToQueue", .mirror),
    ("UpdateContactEventHooks", .success),
    ("UpdateContactTextToSpeechVoice", .successAndUnhandledError),
    ("UpdateContactRecordingBehavior", .success),
    ("InvokeLambdaFunction", .success), ("InvokeFlowModule", .success), ("EndFlowModuleExecution", .none),
  ])
  func nextActionMeansWhatTheReferenceSays(type: String, rule: NextActionRule) throws {
    let found = try #require(ActionCatalog.standard.actionTypes.first { $0.description.type == type })
    #expect(found.description.nextAction == rule)
  }

  @Test func everySummaryIsALineWithoutAPeriod() {
    for type in ActionCatalog.standard.actionTypes {
      let summary = type.description.summary
      #expect(
        !summary.isEmpty && !summary.hasSuffix(".") && !summary.contains("\n"), "\(type.description.type)")
    }
  }
}
