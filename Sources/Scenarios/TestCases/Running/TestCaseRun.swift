import ContactCenter
import Diagnostics
import FlowEngine
import JSON
import World

/// A test case that is being played: its observations, and the stage that its contact is on.
///
/// The world goes step by step, so that the start of an action is seen before the action is: an override that is set then
/// is for this very use.
struct TestCaseRun: ~Copyable {
  /// How long a test may last (reference, section 8).
  static let limit = Milliseconds.minutes(5)

  /// What becomes of an observation.
  enum Status: Equatable {
    /// Another one must be met before it.
    case waits
    /// It watches.
    case active(since: Mark)
    case met
    /// Its event came, and a check or an action of it failed.
    case failed
  }

  /// A moment of the test: how much had happened before.
  struct Mark: Equatable {
    var messages = 0
    var uses = 0
  }

  /// What became of a use of a flow action.
  enum UseStep: Equatable {
    case started
    case completed
    /// By the name of its error branch.
    case failed(String)
  }

  /// Something the customer is told to do.
  private struct Input {
    enum Act {
      case key(DTMFDigit)
      case words(String)
      case disconnect
    }

    let act: Act
    let at: Timestamp
    let value: JSONValue
  }

  /// A prompt that is being spoken.
  private struct OpenPrompt {
    let entry: Int
    let recording: String?
  }

  private(set) var stage: Stage
  let testCase: TestCase
  let center: TestCenter

  private(set) var statuses: [Status]
  /// For each observation when it was met, and what is worth telling about that.
  private(set) var records: [(at: Milliseconds?, remark: String?)]
  private(set) var logged: [NamedValue] = []
  private(set) var failures: [Diagnostic] = []
  private(set) var warnings: [Diagnostic] = []
  /// The command that ended the test; nil while none has.
  private(set) var ending: JSONValue?

  private var inputs: [Input] = []
  private var history: [TestHappening] = []
  private(set) var uses: [(use: TestUse, step: UseStep)] = []
  private(set) var messages: [String] = []
  /// Namespaces of results that an observation has opened.
  private(set) var opened: Set<String> = []
  /// The overrides that were set, by their numbers.
  private var overrides: [NamedUse] = []
  private var isCompleting = false

  private var entriesSeen = 0
  private var openPrompts: [OpenPrompt] = []
  /// Uses whose actions are not left yet: the place of the action on the contact's path, and what waited in line for it.
  private var openUses: [(path: Int, use: TestUse, overrides: [Override])] = []
  /// How many actions the contact had begun when the start of one was told of last.
  private var toldStart = -1

  init(_ testCase: TestCase, on stage: consuming Stage, in center: TestCenter) {
    self.testCase = testCase
    self.center = center
    self.stage = stage
    statuses = testCase.observations.map { $0.isOpen ? .active(since: Mark()) : .waits }
    records = testCase.observations.map { _ in (nil, nil) }
  }

  // MARK: The course of the test

  mutating func play(_ call: IncomingCall) {
    stage.world.isStepped = true
    stage.begin(call)
    happen(.testInitiated)
    var obstacle: Stage.Obstacle?
    while obstacle == nil, !isOver {
      do throws(Stage.Obstacle) { try goOn() } catch { obstacle = error }
    }
    complete(obstacle)
    judge(obstacle)
    warnUnusedOverrides()
  }

  /// The lines of the flow log that were not taken yet.
  mutating func takeLog() -> [UInt8] { stage.world.takeLastLogLines() }

  /// True when nothing that happens can change the verdict.
  private var isOver: Bool {
    if ending != nil || !failures.isEmpty { return true }
    // What waits for the end alone is met by it; whether an override is ever used is known then, too.
    return inputs.isEmpty && statuses.allSatisfy { $0 == .met }
      && stage.world.state.conditions.overrides.isEmpty
  }

  private mutating func goOn() throws(Stage.Obstacle) {
    if let next = stage.world.nextAction {
      tellStart(next.contact, next.side, next.action)
      // An instruction of what began to watch may come before the action.
      guard !isOver, stage.isInCall else { return }
      try stage.pass()
    } else if let input = inputs.first, isDue(input) {
      inputs.removeFirst()
      try give(input)
    } else {
      if !stage.isInCall { throw .ended }
      try stage.pass()
    }
    observe()
    if !stage.isInCall, !isOver, inputs.isEmpty { throw .ended }
  }

  private mutating func isDue(_ input: Input) -> Bool {
    guard stage.isInCall, let due = stage.world.nextDue else { return true }
    return input.at < due
  }

  private mutating func give(_ input: Input) throws(Stage.Obstacle) {
    let contact = stage.caller
    guard stage.isInCall else {
      fail(input.value, "the customer could not do this any more", why: stage.why(.ended))
      return
    }
    stage.world.pass(to: input.at, stage.outside)
    switch input.act {
    case .key(let digit): stage.world.press(digit, contact)
    case .words(let words): stage.world.say(words, contact)
    case .disconnect: stage.world.hangUp(contact)
    }
    stage.forgetsRepetition()
  }

  // MARK: What happens

  /// Tells of the start of an action, once, before it begins.
  private mutating func tellStart(_ contact: Int, _ side: Side, _ action: ActionIndex) {
    guard contact == stage.caller, side == .customer else { return }
    let engine = stage.world.state.contacts[contact].contact
    guard engine.actionCount != toldStart else { return }
    toldStart = engine.actionCount
    guard let use = center.use(by: action, of: engine) else { return }
    if use.action != .connectAgent, use.action != .dequeue || center.rules.testDequeueStarts {
      uses.append((use, .started))
      happen(.started(use))
    }
    let overrides = stage.world.state.conditions.overrides
    openUses.append((stage.world.observer.path.count, use, overrides))
  }

  /// Looks at what the last step brought.
  private mutating func observe() {
    let entries = stage.world.observer.entries
    while entriesSeen < entries.count {
      defer { entriesSeen += 1 }
      guard entries[entriesSeen].contact == stage.caller,
        case .prompt(_, _, _, .customer, _, _) = entries[entriesSeen].detail
      else { continue }
      let recording = stage.world.promptAudio(of: stage.caller)?.recording
      openPrompts.append(OpenPrompt(entry: entriesSeen, recording: recording))
    }
    while let prompt = openPrompts.first,
      center.rules.testMessageIsReceivedAt == .promptStart || !stage.world.observer.isOpen(prompt.entry)
    {
      openPrompts.removeFirst()
      let message = TestMessage(
        text: stage.world.observer.entries[prompt.entry].spokenText, recording: prompt.recording)
      messages.append(message.text)
      happen(.message(message))
    }
    let program = center.loaded.program
    let path = stage.world.observer.path
    openUses.removeAll { $0.path >= path.count && !stage.isInCall }
    while let place = openUses.firstIndex(where: { $0.path < path.count && path[$0.path].branch != nil }) {
      let (number, use, overrides) = openUses.remove(at: place)
      guard let branch = path[number].branch, !use.action.resultNamespaces.isEmpty else { continue }
      if let error = program.branches[branch.index].failure {
        uses.append((use, .failed(error)))
        continue
      }
      guard center.rules.testMockedActionCompletes || !isMocked(overrides) else { continue }
      uses.append((use, .completed))
      happen(.completed(use))
    }
  }

  /// True when one of these overrides was used since, and called nothing.
  private func isMocked(_ former: [Override]) -> Bool {
    let left = stage.world.state.conditions.overrides
    return former.contains { override in
      override.isMock && !left.contains { $0.number == override.number }
    }
  }

  private mutating func happen(_ happening: TestHappening) {
    history.append(happening)
    var candidates = Array(testCase.observations.indices)
    while !candidates.isEmpty {
      let fresh = satisfy(candidates, by: happening)
      candidates = center.rules.testActivatedSeesItsEvent ? fresh : []
      guard center.rules.testEarlierEventsCount else { continue }
      var late = fresh
      while !late.isEmpty {
        let former = history.dropLast()
        late = late.flatMap { number in former.flatMap { satisfy([number], by: $0) } }
      }
    }
  }

  /// Lets observations that watch match an event; those that become active by it.
  private mutating func satisfy(_ candidates: [Int], by happening: TestHappening) -> [Int] {
    var met: [Int] = []
    for number in candidates {
      guard case .active = statuses[number],
        case .yes(let remark) = testCase.observations[number].event.match(happening, self)
      else { continue }
      records[number] = (stage.world.state.now - stage.start, remark)
      met.append(number)
      if center.rules.testEventSatisfies == .first { break }
    }
    var fresh: [Int] = []
    for number in met {
      guard runActions(of: number, happening) else { return [] }
      for next in testCase.observations[number].next where statuses[next] == .waits {
        statuses[next] = .active(since: Mark(messages: messages.count, uses: uses.count))
        fresh.append(next)
      }
    }
    if !met.isEmpty { stage.forgetsRepetition() }
    return fresh
  }

  /// Runs what an observation does once its event has come; false when that failed.
  private mutating func runActions(of number: Int, _ happening: TestHappening) -> Bool {
    let observation = testCase.observations[number]
    // Another observation of the same event may have ended the test: this one was met all the same.
    let hadEnded = ending != nil
    statuses[number] = .met
    if case .completed(let use) = happening { opened.formUnion(use.action.resultNamespaces) }
    let steps = center.rules.testUnlinkedActions == .run ? observation.steps : observation.chain
    for step in steps {
      do throws(StepFailure) { try step.action.run(&self) } catch {
        let rule = type(of: step.action).type
        let message = "\(error.message) (\(observation.identifier.quotedForReading))"
        if isCompleting, !center.rules.testCompletedCanFail {
          warnings.append(
            step.action.value.finding(.warning, message, rule: rule, why: error.why, fix: error.fix))
          continue
        }
        statuses[number] = .failed
        failures.append(step.action.value.finding(message, rule: rule, why: error.why, fix: error.fix))
        return false
      }
      if ending != nil, !hadEnded { break }
    }
    return true
  }

  // MARK: What actions do

  mutating func schedule(_ instruction: SendInstruction.Instruction, at value: JSONValue) {
    let first = max(stage.world.state.now, inputs.last.map { $0.at + World.keyGap } ?? stage.world.state.now)
    switch instruction {
    case .keys(let digits):
      for (number, digit) in digits.enumerated() {
        inputs.append(Input(act: .key(digit), at: first + World.keyGap * Int64(number), value: value))
      }
    case .words(let words): inputs.append(Input(act: .words(words), at: first, value: value))
    case .disconnect: inputs.append(Input(act: .disconnect, at: first, value: value))
    }
  }

  mutating func end(by command: JSONValue) { if ending == nil { ending = command } }

  mutating func log(_ label: String, _ value: String) { logged.append(NamedValue(name: label, value: value)) }

  mutating func override(_ effect: Override.Effect, after delay: Milliseconds, at use: NamedUse) {
    var conditions = stage.world.state.conditions
    conditions.add(
      Override(
        effect, delay: delay, isSubstituteOverridable: center.rules.testSubstituteIsOverridable,
        number: overrides.count))
    overrides.append(use)
    stage.world.declare(conditions)
  }

  // MARK: The end

  private mutating func complete(_ obstacle: Stage.Obstacle?) {
    switch obstacle {
    case .nothingMore, .goesRound, .tookTooLong, .waitsForCaller, .forbidden:
      guard center.rules.testCompletedAfterTimeout else { return }
    case .ended, nil: break
    }
    guard failures.isEmpty else { return }
    isCompleting = true
    happen(.testCompleted)
  }

  private mutating func fail(_ value: JSONValue, _ message: String, why: String? = nil, fix: String? = nil) {
    failures.append(value.finding(message, rule: "test-case", why: why, fix: fix))
  }

  private mutating func judge(_ obstacle: Stage.Obstacle?) {
    guard failures.isEmpty else { return }
    let waiting = statuses.enumerated().compactMap { number, status in
      if case .active(let since) = status { (number, since) } else { nil }
    }
    if ending != nil, !waiting.isEmpty, !center.rules.testEndFailsWaiting { return }
    for (number, since) in waiting {
      let observation = testCase.observations[number]
      let later = laterObservations(than: number)
      var why =
        observation.event.whyNever(self)
        ?? (ending == nil ? whyNot(obstacle) : "EndTest ended the test before")
      if !later.isEmpty { why += "; " + Self.words(later) + " behind it" }
      failures.append(
        observation.event.value.finding(
          "expected \(observation.event.words) (\(observation.identifier.quotedForReading)), "
            + observation.event.instead(self, since: since),
          rule: type(of: observation.event).type, why: why))
    }
    guard failures.isEmpty, ending == nil else { return }
    let place = testCase.observations[testCase.observations.count - 1].value
    if center.rules.testNeedsEnd {
      return fail(
        place, "no EndTest ended the test", why: "\"testNeedsEnd\" in service-rules.json wants one",
        fix: "let the last observation run EndTest")
    }
    warnings.append(
      place.finding(
        .warning, "no EndTest ended the test", rule: "test-case",
        why: "the service may wait for five minutes, and fail it", fix: "let the last observation run EndTest"
      ))
  }

  private func whyNot(_ obstacle: Stage.Obstacle?) -> String {
    guard let obstacle else { return "the test was over" }
    if case .tookTooLong = obstacle {
      return stage.why(obstacle) + ": the service ends a test after five minutes"
    }
    return stage.why(obstacle)
  }

  /// The names of observations that would have become active by this one, and by those.
  private func laterObservations(than number: Int) -> [String] {
    var found: [Int] = []
    var open = testCase.observations[number].next
    while let next = open.first {
      open.removeFirst()
      guard statuses[next] == .waits, !found.contains(next) else { continue }
      found.append(next)
      open += testCase.observations[next].next
    }
    return found.map { testCase.observations[$0].identifier }
  }

  private static func words(_ names: [String]) -> String {
    let shown = names.prefix(4).map(\.quotedForReading).joined(separator: ", ")
    let rest = names.count > 4 ? " and \(names.count - 4) more" : ""
    return shown + rest + (names.count == 1 ? " waits" : " wait")
  }

  private mutating func warnUnusedOverrides() {
    // A test that an action of its own ended early may not have come to where an override is used.
    guard !statuses.contains(.failed) else { return }
    for override in stage.world.state.conditions.overrides {
      let use = overrides[override.number]
      warnings.append(
        use.value.finding(
          .warning, "this override of \(use.words) was never used", rule: "test-case",
          why: "an override is for the next use, and none came"))
    }
  }
}

extension TranscriptEntry {
  /// The words of a prompt; nothing for anything else.
  fileprivate var spokenText: String {
    if case .prompt(let spoken, _, _, _, _, _) = detail { spoken.text } else { "" }
  }
}

extension Branch {
  /// The name of the error that it is for; nil for any other way: that no branch was for what was understood is no error.
  fileprivate var failure: String? {
    if case .error(let name) = outcome, name != "NoMatchingCondition" { name } else { nil }
  }
}
