import ContactCenter
import FlowEngine

/// What a person declares to be so, whatever the clock, the queues and the Lambdas would say.
///
/// Declared often and changed seldom: a copy is one reference.
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

  /// The declared outcomes of one Lambda: of its calls in turn; the last one stays, unless it is as it is after them.
  public struct LambdaOutcomes: Sendable, Hashable {
    public let name: String
    public var outcomes: [Lambda]
    public var isAsItIsAfterThem = false
  }

  private struct Settings: Sendable, Hashable {
    var hours: [Hours]
    var queueHours: [Hours]
    var queues: [Queue]
    var lambdas: [LambdaOutcomes] = []
  }

  /// The program's references are looked up for answers that are declared.
  private struct Contents: Sendable {
    var settings: Settings
    let program: Program
  }

  private var contents: Shared<Contents>
  private var settings: Settings { contents.value.settings }

  /// By the program's hours.
  public var hours: [Hours] { settings.hours }
  /// A queue's own hours, by the program's queues.
  public var queueHours: [Hours] { settings.queueHours }
  public var queues: [Queue] { settings.queues }
  /// Sorted by name.
  public var lambdas: [LambdaOutcomes] { settings.lambdas }

  public init(for program: Program) {
    let settings = Settings(
      hours: Array(repeating: .byTheClock, count: program.hours.count),
      queueHours: Array(repeating: .byTheClock, count: program.queues.count),
      queues: Array(repeating: .asItIs, count: program.queues.count))
    contents = Shared(Contents(settings: settings, program: program))
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.contents === right.contents || left.settings == right.settings
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(settings) }

  func setting(of hours: HoursIndex) -> Hours { settings.hours[hours.index] }
  func setting(ofHoursOf queue: QueueIndex) -> Hours { settings.queueHours[queue.index] }
  func setting(of queue: QueueIndex) -> Queue { settings.queues[queue.index] }

  /// The same conditions for another program: hours and queues that it has by the same names have the same settings,
  /// and every Lambda has its outcomes.
  public func carried(to next: Program) -> Conditions {
    let former = contents.value.program
    let settings = settings
    var carried = Conditions(for: next)
    carried.change { fresh in
      for (index, hours) in next.hours.enumerated() {
        guard let place = former.hours.firstIndex(where: { $0.name == hours.name }) else { continue }
        fresh.hours[index] = settings.hours[place]
      }
      for (index, queue) in next.queues.enumerated() {
        guard let place = former.queues.firstIndex(where: { $0.name == queue.name }) else { continue }
        fresh.queues[index] = settings.queues[place]
        fresh.queueHours[index] = settings.queueHours[place]
      }
    }
    for lambda in settings.lambdas {
      for outcome in lambda.outcomes {
        carried.add(outcome, ofLambda: lambda.name, once: lambda.isAsItIsAfterThem)
      }
    }
    return carried
  }

  public mutating func set(_ hours: HoursIndex, _ setting: Hours) {
    change { $0.hours[hours.index] = setting }
  }

  public mutating func set(hoursOf queue: QueueIndex, _ setting: Hours) {
    change { $0.queueHours[queue.index] = setting }
  }

  public mutating func set(_ queue: QueueIndex, _ setting: Queue) {
    change { $0.queues[queue.index] = setting }
  }

  /// Declares one more outcome of a Lambda, by its name.
  ///
  /// - Parameter once: true when the Lambda is as it is after it; else the last outcome stays.
  public mutating func add(_ declared: Lambda, ofLambda name: String, once: Bool = false) {
    var outcome = declared
    if case .answers(let answer) = declared {
      outcome = .answers(answer.prepared(for: contents.value.program))
    }
    change { settings in
      if let index = settings.lambdas.firstIndex(where: { $0.name == name }) {
        settings.lambdas[index].outcomes.append(outcome)
        settings.lambdas[index].isAsItIsAfterThem = once
      } else {
        let place = settings.lambdas.firstIndex { $0.name > name } ?? settings.lambdas.count
        settings.lambdas.insert(
          LambdaOutcomes(name: name, outcomes: [outcome], isAsItIsAfterThem: once), at: place)
      }
    }
  }

  /// Declares the only outcome of a Lambda, or with nil that it is as it is.
  public mutating func set(_ outcome: Lambda?, ofLambda name: String) {
    change { $0.lambdas.removeAll { $0.name == name } }
    if let outcome { add(outcome, ofLambda: name) }
  }

  private mutating func change(_ body: (inout Settings) -> Void) {
    var changed = contents.value
    body(&changed.settings)
    contents = Shared(changed)
  }

  public func outcome(ofLambda name: String) -> Lambda? {
    lambdas.first { $0.name == name }?.outcomes.first
  }

  /// The declared outcome of the next call of a Lambda; nil when none is declared.
  mutating func takeOutcome(of function: LambdaFunction) -> Lambda? {
    let lambdas = contents.value.settings.lambdas
    for index in lambdas.indices where lambdas[index].name == function.name {
      let outcome = lambdas[index].outcomes.first
      if lambdas[index].outcomes.count > 1 {
        change { $0.lambdas[index].outcomes.removeFirst() }
      } else if lambdas[index].isAsItIsAfterThem {
        change { $0.lambdas.remove(at: index) }
      }
      return outcome
    }
    return nil
  }
}
