import ContactCenter
import FlowEngine

/// What a person declares to be so, whatever the clock, the queues and the Lambdas would say.
public struct Conditions: Sendable, Hashable {
  public enum Hours: Sendable, Hashable, CaseIterable {
    case byTheClock, open, closed
  }

  public enum Queue: Sendable, Hashable, CaseIterable {
    case asItIs, full, empty
  }

  public enum Lambda: Sendable, Hashable {
    case answers(LambdaAnswer)
    case fails
    case timesOut
  }

  /// The declared outcomes of one Lambda: of its calls in turn; the last one stays.
  public struct LambdaOutcomes: Sendable, Hashable {
    public let name: String
    public var outcomes: [Lambda]
  }

  /// By the program's hours.
  public internal(set) var hours: [Hours]
  /// A queue's own hours, by the program's queues.
  public internal(set) var queueHours: [Hours]
  public internal(set) var queues: [Queue]
  /// Sorted by name.
  public internal(set) var lambdas: [LambdaOutcomes] = []

  public init(for program: Program) {
    hours = Array(repeating: .byTheClock, count: program.hours.count)
    queueHours = Array(repeating: .byTheClock, count: program.queues.count)
    queues = Array(repeating: .asItIs, count: program.queues.count)
  }

  /// How many hours and queues these conditions are for: another number is another center's.
  public var count: Int { hours.count * 1000 + queues.count }

  public mutating func set(_ hours: HoursIndex, _ setting: Hours) { self.hours[hours.index] = setting }
  public mutating func set(hoursOf queue: QueueIndex, _ setting: Hours) { queueHours[queue.index] = setting }
  public mutating func set(_ queue: QueueIndex, _ setting: Queue) { queues[queue.index] = setting }

  /// Declares one more outcome of a Lambda, by its name.
  public mutating func add(_ outcome: Lambda, ofLambda name: String) {
    if let index = lambdas.firstIndex(where: { $0.name == name }) {
      lambdas[index].outcomes.append(outcome)
    } else {
      let place = lambdas.firstIndex { $0.name > name } ?? lambdas.count
      lambdas.insert(LambdaOutcomes(name: name, outcomes: [outcome]), at: place)
    }
  }

  /// Declares the only outcome of a Lambda, or with nil that it is as it is.
  public mutating func set(_ outcome: Lambda?, ofLambda name: String) {
    lambdas.removeAll { $0.name == name }
    if let outcome { add(outcome, ofLambda: name) }
  }

  public func outcome(ofLambda name: String) -> Lambda? { lambdas.first { $0.name == name }?.outcomes.first }

  /// The declared outcome of the next call of a Lambda; nil when none is declared.
  mutating func takeOutcome(ofLambda name: String) -> Lambda? {
    guard let index = lambdas.firstIndex(where: { $0.name == name }),
      let first = lambdas[index].outcomes.first
    else {
      return nil
    }
    if lambdas[index].outcomes.count > 1 { lambdas[index].outcomes.removeFirst() }
    return first
  }
}
