import FlowDocument

/// An action's part in a call, as rules about paths need it.
public struct ActionNature: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The caller, or the agent in a whisper, hears or sees something.
  static let speaks = ActionNature(rawValue: 1)
  /// Time passes before the contact goes on.
  static let waits = ActionNature(rawValue: 2)
  /// The contact leaves the flow here when all goes well: to a queue, another flow, a third party.
  static let leaves = ActionNature(rawValue: 4)
  /// The flow ends here.
  static let ends = ActionNature(rawValue: 8)
  /// Its result is tested with conditions.
  static let decides = ActionNature(rawValue: 16)
  /// A person comes on: an agent, a third party, or a callback is promised.
  static let reachesPerson = ActionNature(rawValue: 32)

  var speaks: Bool { contains(.speaks) }
  var waits: Bool { contains(.waits) }
  var leaves: Bool { contains(.leaves) }
  var ends: Bool { contains(.ends) }
  var decides: Bool { contains(.decides) }
  var reachesPerson: Bool { contains(.reachesPerson) }

  init(_ action: DocumentAction) {
    self.init(
      action.type == "GetParticipantInput" ? InputKind(action) : nil, AnalyzedType.named(action.type))
  }

  /// - Parameter input: what an input is for.
  init(_ input: InputKind?, _ type: AnalyzedType) {
    switch input {
    case .menu: self = [.speaks, .waits, .decides]
    case .store: self = [.speaks, .waits]
    case .typeAhead: self = []
    case nil: self = type.nature
    }
  }

  /// The types whose actions may say something.
  static let speakingTypes = (byType.filter(\.value.speaks).map(\.key) + ["GetParticipantInput"]).sorted()

  /// Of inputs it depends on what they are for.
  static let byType: [String: ActionNature] = [
    "MessageParticipant": [.speaks, .waits],
    "MessageParticipantIteratively": [.speaks, .waits, .decides],
    "ConnectParticipantWithLexBot": [.speaks, .waits, .decides],
    "ConnectParticipantWithAgenticCX": [.speaks, .waits, .decides],
    "ShowView": [.speaks, .waits, .decides],
    "AuthenticateParticipant": [.speaks, .waits],
    "Wait": [.waits, .decides],
    "InvokeLambdaFunction": [.waits],
    "InvokeFlowModule": [.speaks, .waits, .decides],
    "TransferParticipantToThirdParty": [.speaks, .waits, .leaves, .reachesPerson],
    "TransferContactToQueue": [.leaves, .reachesPerson],
    "DequeueContactAndTransferToQueue": [.reachesPerson],
    "TransferContactToAgent": [.leaves, .ends, .reachesPerson],
    "RouteContactToAgent": [.leaves, .reachesPerson],
    "CreateCallbackContact": [.reachesPerson],
    "CreateTask": [.reachesPerson],
    "TransferToFlow": [.leaves],
    "DisconnectParticipant": [.ends],
    "EndFlowExecution": [.ends],
    "EndFlowModuleExecution": [.ends],
    "CompleteOutboundCall": [.waits],
    "CheckHoursOfOperation": [.decides], "CheckMetricData": [.decides], "CheckOutboundCallStatus": [.decides],
    "CheckVoiceId": [.decides], "CheckSegmentMembership": [.decides], "Compare": [.decides],
    "DistributeByPercentage": [.decides], "Loop": [.decides],
  ]
}
