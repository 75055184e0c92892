import ContactCenter
import JSON
import World

/// The action fails without calling anything.
struct MockError: TestStrategy {
  private enum Failure: String {
    case timeLimitExceeded = "TimeLimitExceeded"
    case noMatchingError = "NoMatchingError"
    case queueAtCapacity = "QueueAtCapacity"
  }

  private let failure: Failure
  let delay: Milliseconds

  init?(reading value: JSONValue, for action: TestFlowAction, _ reader: inout TestCaseReader) {
    guard let object = reader.object(value, "the error of a mock", keys: ["DelaySeconds", "Value"]),
      let found = reader.required(
        "Value", in: object, "this error", fix: "write \"Value\": \"NoMatchingError\"")
    else { return nil }
    delay = reader.delay(in: object)
    let known: [Failure]
    switch action {
    case .invokeLambda, .connectBot, .connectAgent: known = [.timeLimitExceeded, .noMatchingError]
    case .checkHours: known = [.noMatchingError]
    case .transferToQueue, .dequeue: known = [.queueAtCapacity, .noMatchingError]
    }
    guard
      let name = reader.choice(found, among: known.map(\.rawValue), "an error of \(action.rawValue)"),
      let failure = Failure(rawValue: name)
    else { return nil }
    self.failure = failure
  }

  func effect(on resource: TestResource, _ action: TestFlowAction, _ center: TestCenter) -> Override.Effect? {
    let isLate = failure == .timeLimitExceeded
    switch resource {
    case .lambda(let name): return .lambda(name: name, .fails(isLate ? .timedOut : .failed))
    case .bot(let name): return .bot(name: name, .fails(isLate: isLate))
    case .hours(let hours): return .hours(hours, .answers(.unknown))
    case .queue(let queue):
      let uses = action.queueUses(sharingLine: center.rules.testQueueLineIsShared)
      return .queue(queue, uses, .answers(failure == .queueAtCapacity ? .atCapacity : .refused))
    case .application: return nil
    }
  }
}
