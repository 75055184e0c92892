import ContactCenter
import FlowEngine

/// Calls to one number, or into one flow.
public struct CallStream: Sendable, Hashable {
  public let dialed: PhoneNumber?
  public let flow: FlowIndex
  /// How many calls come in each interval on average.
  public let calls: [Double]

  public init(dialed: PhoneNumber?, flow: FlowIndex, calls: [Double]) {
    self.dialed = dialed
    self.flow = flow
    self.calls = calls
  }
}

/// Who calls.
public enum CallerKind: Sendable, Hashable {
  /// A number that nobody has called from.
  case fresh
  case known(Caller)
}
