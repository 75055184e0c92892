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

  /// A branch that the action with an identifier takes at one visit, in place of what it does.
  struct ForcedVisit: Sendable, Hashable {
    let action: String
    let outcome: String
    /// How many times calls come to it until then, that one included.
    var left: Int
  }

  private struct Settings: Sendable, Hashable {
    var hours: [Hours]
    var queueHours: [Hours]
    var queues: [Queue]
    var lambdas: [LambdaOutcomes] = []
    var overrides: [Override] = []
    var forcedVisits: [ForcedVisit] = []
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
  /// Those that no use has met yet, the oldest first.
  public var overrides: [Override] { settings.overrides }
  var hasForcedVisits: Bool { !contents.value.settings.forcedVisits.isEmpty }
  var hasOverrides: Bool { !contents.value.settings.overrides.isEmpty }

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
    for override in settings.overrides {
      if let override = override.carried(from: former, to: next) { carried.add(override) }
    }
    carried.change { $0.forcedVisits = settings.forcedVisits }
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
  /// - Parameter once: true for one call alone, before what stays; else the last outcome stays.
  public mutating func add(_ declared: Lambda, ofLambda name: String, once: Bool = false) {
    var outcome = declared
    if case .answers(let answer) = declared {
      outcome = .answers(answer.prepared(for: contents.value.program))
    }
    change { settings in
      if let index = settings.lambdas.firstIndex(where: { $0.name == name }) {
        if once, !settings.lambdas[index].isAsItIsAfterThem {
          settings.lambdas[index].outcomes.insert(outcome, at: settings.lambdas[index].outcomes.count - 1)
        } else {
          settings.lambdas[index].outcomes.append(outcome)
          settings.lambdas[index].isAsItIsAfterThem = once
        }
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

  /// Declares what stays the outcome of a Lambda, once those are used up that are for one call alone.
  public mutating func keep(_ outcome: Lambda, ofLambda name: String) {
    change { settings in
      guard let index = settings.lambdas.firstIndex(where: { $0.name == name && !$0.isAsItIsAfterThem })
      else { return }
      settings.lambdas[index].outcomes.removeLast()
      settings.lambdas[index].isAsItIsAfterThem = true
    }
    add(outcome, ofLambda: name)
  }

  /// Declares what one use of a resource meets, behind what was declared for the uses before it.
  public mutating func add(_ override: Override) { change { $0.overrides.append(override) } }

  /// The oldest override that fits, which is gone then.
  @discardableResult mutating func takeOverride(_ fits: (Override) -> Bool) -> Override? {
    guard let index = contents.value.settings.overrides.firstIndex(where: fits) else { return nil }
    let taken = contents.value.settings.overrides[index]
    change { $0.overrides.remove(at: index) }
    return taken
  }

  /// Declares that an action takes a branch when calls come to it for the given time from now on, counted from 1.
  public mutating func force(_ outcome: String, of action: String, atVisit visit: Int) {
    change { $0.forcedVisits.append(ForcedVisit(action: action, outcome: outcome, left: visit)) }
  }

  /// Counts a visit to an action; the outcome that it is forced to have this time, nil for none.
  mutating func takeForcedVisit(of action: String) -> String? {
    guard contents.value.settings.forcedVisits.contains(where: { $0.action == action }) else { return nil }
    var outcome: String?
    change { settings in
      for index in settings.forcedVisits.indices where settings.forcedVisits[index].action == action {
        settings.forcedVisits[index].left -= 1
        if settings.forcedVisits[index].left == 0 { outcome = settings.forcedVisits[index].outcome }
      }
      settings.forcedVisits.removeAll { $0.left <= 0 }
    }
    return outcome
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

extension Override {
  /// The same for a program that has the resource by the same name; nil where it has none.
  fileprivate func carried(from former: Program, to next: Program) -> Override? {
    func same(_ hours: HoursIndex) -> HoursIndex? { next.hours(former.hours[hours.index].name) }
    func same(_ queue: QueueIndex) -> QueueIndex? { next.queue(former.queues[queue.index].name) }
    let carried: Effect
    switch effect {
    case .lambda, .bot: return self
    case .hours(let hours, .answers(let answer)):
      guard let hours = same(hours) else { return nil }
      carried = .hours(hours, .answers(answer))
    case .hours(let hours, .substitute(let other)):
      guard let hours = same(hours), let other = same(other) else { return nil }
      carried = .hours(hours, .substitute(other))
    case .queue(let queue, let uses, .answers(let answer)):
      guard let queue = same(queue) else { return nil }
      carried = .queue(queue, uses, .answers(answer))
    case .queue(let queue, let uses, .substitute(let other)):
      guard let queue = same(queue), let other = same(other) else { return nil }
      carried = .queue(queue, uses, .substitute(other))
    }
    return Override(
      carried, delay: delay, isSubstituteOverridable: isSubstituteOverridable, number: number)
  }
}
