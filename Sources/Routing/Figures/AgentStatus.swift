/// What an agent does at this moment, as the service counts agents.
public enum AgentStatus: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  case offline
  case available
  /// A contact rings, or is kept for the agent while its customer is called.
  case pending
  /// With a contact, or with its whisper.
  case busy
  case afterContactWork
  /// A contact was missed or declined; nothing is offered.
  case missed
  /// The telephone or terminal failed; nothing is offered.
  case error
  /// In a state of the center's own: a break, training.
  case nonProductive

  static var count: Int32 { 8 }
}
