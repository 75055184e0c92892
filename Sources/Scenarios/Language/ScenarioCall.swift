import ContactCenter
import FlowEngine

/// A call as a scenario makes it.
public struct ScenarioCall: Sendable, Hashable {
  public let caller: Caller
  /// Nil for the first number of the center.
  public let dialed: PhoneNumber?
  /// The name of the flow that answers; nil where the number says that.
  public let flow: String?
  public let channel: Channel
}
