import ContactCenter
import FlowDocument
import FlowEngine
import World

/// What the uses of resources met in a call that was played, as overrides: so that in a test neither the clock nor rows nor
/// the code of Lambdas decide how the call goes.
struct TestCaseUses {
  /// One use of a resource with what takes its place.
  struct Use {
    /// How many entries the transcript had when it began.
    let entry: Int
    let action: TestCaseDraft.Action
    /// True for a Lambda, which has an entry itself.
    let isLambda: Bool
  }

  /// In the order of the call.
  private(set) var all: [Use] = []
  /// Hours that the call asks for and whose answer nothing can take the place of, with that answer.
  private(set) var openHours: [(hours: HoursIndex, isOpen: Bool)] = []
  /// The identifiers of actions that the scenario forces, and that nothing can make take their branch.
  private(set) var unsaidForced: Set<String> = []
  /// True where rows can decide how the call goes.
  private(set) var dependsOnRows = false

  private let scenario: Scenario
  private let center: TestCenter
  private let whole: ScenarioResult.Played
  private let contact: (index: Int, serial: Int32)
  /// The queue that was set last; nil where that is not known.
  private var target: QueueIndex?
  /// How often actions were begun so far, by their identifiers.
  private var visits: [String: Int] = [:]

  /// - Parameter contact: the contact of the first call, by its place and its number.
  init(
    _ scenario: Scenario, _ center: TestCenter, _ whole: ScenarioResult.Played,
    of contact: (index: Int, serial: Int32)
  ) {
    self.scenario = scenario
    self.center = center
    self.whole = whole
    self.contact = contact
    takeLambdas()
    for step in whole.transcript.path where step.contact == contact.serial { take(step) }
    all = all.enumerated().sorted { ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset) }.map(
      \.element)
  }

  private var program: Program { center.loaded.program }

  private mutating func add(_ action: TestCaseDraft.Action, at entry: Int, isLambda: Bool = false) {
    all.append(Use(entry: entry, action: action, isLambda: isLambda))
  }

  // MARK: Lambdas

  /// Every answer of a Lambda that the scenario declares something of, or that rows or a program outside decide.
  private mutating func takeLambdas() {
    let declared = Set(
      scenario.lines.compactMap { ($0.step as? LambdaStep)?.name }.map { center.loaded.center.lambdaName($0) }
    )
    for (entry, found) in whole.transcript.entries.enumerated() where found.contact == contact.index {
      guard case .lambda(let report) = found.detail, let outcome = report.outcome else { continue }
      let binding = center.loaded.center.definition.lambdas[report.name]?.binding
      let isDecidedHere =
        switch binding {
        case .builtin, .command, .url: true
        case .returns, .returnsNested, .fails, .timesOut, nil: false
        }
      guard declared.contains(report.name) || isDecidedHere else { continue }
      guard let arn = center.arn(ofLambda: report.name) else {
        dependsOnRows = dependsOnRows || isDecidedHere
        continue
      }
      switch outcome {
      case .answers(let answer): add(.mockAnswer(arn, answer), at: entry, isLambda: true)
      case .fails(.timedOut, _):
        add(.mockError(.invokeLambda, arn, Self.timeLimitExceeded), at: entry, isLambda: true)
      case .fails: add(.mockError(.invokeLambda, arn, Self.noMatchingError), at: entry, isLambda: true)
      }
    }
  }

  // MARK: The way through the flows

  private static let noMatchingError = "NoMatchingError"
  private static let timeLimitExceeded = "TimeLimitExceeded"
  private static let queueAtCapacity = "QueueAtCapacity"

  private mutating func take(_ step: Transcript.PathStep) {
    let action = program.actionSources[step.action.index].action
    if action.type == "UpdateContactTargetQueue" {
      target = action.resourceReference(["QueueId"]).flatMap { program.queue($0) }
    }
    if Self.readsRows.contains(action.type) { dependsOnRows = true }
    visits[action.identifier, default: 0] += 1
    let visit = visits[action.identifier]
    let isForced = scenario.scene.forced.contains {
      $0.action == action.identifier && ($0.visit == nil || $0.visit == visit)
    }
    guard let branch = step.branch else { return }
    let outcome = program.branches[branch.index].outcome
    guard let kind = TestFlowAction(flowType: action.type) else {
      if isForced { unsaidForced.insert(action.identifier) }
      return
    }
    let isSaid =
      switch kind {
      case .checkHours: check(action, outcome, step)
      case .transferToQueue, .dequeue: transfer(kind, action, outcome, step)
      case .invokeLambda: isForced && force(lambda: action, outcome, step)
      case .connectBot: isForced && force(bot: action, outcome, step)
      case .connectAgent: false
      }
    if isForced, !isSaid { unsaidForced.insert(action.identifier) }
  }

  private mutating func check(
    _ action: DocumentAction, _ outcome: Branch.Outcome, _ step: Transcript.PathStep
  ) -> Bool {
    let reference = action.resourceReference(["HoursOfOperationId"])
    let found = reference.map { program.hours($0) } ?? target.flatMap { center.hours(of: $0) }
    guard let hours = found, let arn = program.hours[hours.index].reference else { return false }
    switch outcome {
    case .condition(_, let operand):
      let isOpen = operand == "True"
      guard let other = center.arn(ofHoursAlwaysOpen: isOpen, at: whole.start) else {
        openHours.append((hours, isOpen))
        return false
      }
      if other != arn { add(.substitute(.checkHours, arn, by: other), at: step.firstEntry) }
      return true
    case .error:
      add(.mockError(.checkHours, arn, Self.noMatchingError), at: step.firstEntry)
      return true
    case .next: return false
    }
  }

  /// A transfer that fails. One that succeeds meets nothing else, so it must not come before one that fails.
  private mutating func transfer(
    _ kind: TestFlowAction, _ action: DocumentAction, _ outcome: Branch.Outcome, _ step: Transcript.PathStep
  ) -> Bool {
    let named = action.resourceReference(["QueueId"]).map { program.queue($0) } ?? target
    guard let queue = named, let arn = program.queues[queue.index].reference,
      case .error(let name) = outcome, [Self.queueAtCapacity, Self.noMatchingError].contains(name)
    else { return false }
    add(.mockError(kind, arn, name), at: step.firstEntry)
    return true
  }

  private mutating func force(
    lambda action: DocumentAction, _ outcome: Branch.Outcome, _ step: Transcript.PathStep
  ) -> Bool {
    guard let reference = action.resourceReference(["LambdaFunctionARN"]),
      let arn = center.arn(ofLambda: center.loaded.center.lambdaName(reference))
    else { return false }
    switch outcome {
    case .error(let name):
      let isLate = name == Self.timeLimitExceeded
      add(
        .mockError(.invokeLambda, arn, isLate ? name : Self.noMatchingError), at: step.firstEntry)
    case .next: add(.mockAnswer(arn, LambdaAnswer([])), at: step.firstEntry)
    case .condition: return false
    }
    return true
  }

  private mutating func force(
    bot action: DocumentAction, _ outcome: Branch.Outcome, _ step: Transcript.PathStep
  ) -> Bool {
    guard let alias = action.resourceReference(["LexV2Bot", "AliasArn"]), alias.hasPrefix("arn:"),
      case .error(let name) = outcome
    else { return false }
    switch name {
    case Self.noMatchingError: add(.mockError(.connectBot, alias, name), at: step.firstEntry)
    case "InputTimeLimitExceeded":
      add(.mockError(.connectBot, alias, Self.timeLimitExceeded), at: step.firstEntry)
    default: return false
    }
    return true
  }

  /// Actions that read the store's rows themselves.
  private static let readsRows: Set<String> = [
    "GetCustomerProfile", "GetCustomerProfileObject", "GetCalculatedAttributesForCustomerProfile",
    "CreateCustomerProfile", "UpdateCustomerProfile", "AssociateContactToCustomerProfile", "CreateCase",
    "GetCase", "UpdateCase", "EvaluateDataTableValues", "ListDataTableValues", "UpsertDataTableValues",
  ]
}
