import ContactCenter
import JSON
import World

/// What a use of a resource meets by an override (reference, section 3.3).
protocol TestStrategy: Sendable {
  /// Reads it; what is wrong with it is reported, and nothing comes of it.
  init?(reading value: JSONValue, for action: TestFlowAction, _ reader: inout TestCaseReader)

  /// The resource that takes the place; nil where none does.
  var substitute: NamedUse? { get }
  /// How long the answer takes.
  var delay: Milliseconds { get }

  /// What the world is told; nil where a resource of another kind was named.
  func effect(on resource: TestResource, _ action: TestFlowAction, _ center: TestCenter) -> Override.Effect?
}

extension TestStrategy {
  var substitute: NamedUse? { nil }
  var delay: Milliseconds { .zero }
}

extension TestFlowAction {
  /// The ways into a queue that an override of this action is for.
  func queueUses(sharingLine isShared: Bool) -> Override.QueueUses {
    if isShared { return [.transfer, .move] }
    return self == .dequeue ? .move : .transfer
  }
}

extension TestCaseReader {
  /// `DelaySeconds`: how long an answer takes, up to the time limit of a whole test.
  mutating func delay(in value: JSONValue) -> Milliseconds {
    guard let delay = value["DelaySeconds"], delay.kind != .null else { return .zero }
    let text = delay.scalarText ?? ""
    guard let seconds = Int64(text), (0...300).contains(seconds) else {
      refuse(delay, "\"DelaySeconds\" must be a whole number from 0 to 300, found \(delay.wording)")
      return .zero
    }
    return .seconds(seconds)
  }
}
