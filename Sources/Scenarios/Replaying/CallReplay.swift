import CenterFiles
import ContactCenter
import Diagnostics
import FlowDocument
import FlowEngine
import JSON
import Store
import World

/// Plays a call of a log again on today's flows, step by step, and finds where they leave its way.
///
/// The caller presses what the log has as results; Lambdas answer what they answered; actions that the clock, chance, a
/// queue, a bot or rows decide take the branch that the log has. All else is decided by today's flows. Where the log
/// does not say what is needed, something is taken in its place, and said.
public struct CallReplay: ~Copyable {
  var recording: Recording
  let logged: LoggedCall
  let loaded: LoadedCenter
  let places: LogPlaces
  private let contact: Int
  /// What the steps tell in place of the contact record, where that is not in the log.
  let clues: ReplayClues?
  private let deadline: Timestamp
  private var assumptions: [String]
  /// Agents who were sent away before the call: none took the contact in the log, or not yet.
  private var absentAgents: [String] = []
  /// Those of them who come when the log has come to where one answered.
  private var heldAgents: [Int] = []
  /// What they did, from which of the transcript's entries on.
  private var agentActs: [(entry: Int, input: Recording.Input)] = []
  /// How many of the log's steps today's flow took.
  private(set) var taken = 0
  /// Steps of the log behind those that today's flow took before the others: in the log they happened at once, or the two
  /// parties took turns otherwise.
  private var takenAhead: Set<Int> = []
  /// Where today's flow departs, unless it still comes to the steps of the log that it has not taken.
  private var ahead: ReplayResult.Departure?
  /// What today's flow logs.
  private var steps: [LogStep] = []
  /// Of how many of today's steps it is known which of the log they are, and which.
  private var matches: [Int?] = []
  /// Of how many of them the results were compared.
  private var comparedCount = 0
  /// The visit to an action that keys were pressed at.
  private var answeredVisit = -1
  private var hasHungUp = false
  private var isOver: Bool { recording.world.state.contacts[contact].isEnded }

  /// Plays it.
  ///
  /// - Parameter isRecorded: true to get what a scenario is made from, of a call that takes the same way.
  public static func play(
    _ logged: LoggedCall, on loaded: LoadedCenter, isRecorded: Bool = false
  ) -> ReplayResult {
    let places = LogPlaces(loaded)
    do throws(ReplayStart.Refusal) {
      let start = try ReplayStart(logged, places, in: loaded)
      var result = try play(logged, start, places, loaded, holdingAgents: false, isRecorded: isRecorded)
      if case .departs = result.verdict, start.mayBeAnswered {
        // The agents of then answered at another moment than those here would.
        let held = try play(logged, start, places, loaded, holdingAgents: true, isRecorded: isRecorded)
        if held.stepCount > result.stepCount { result = held }
      }
      return result
    } catch {
      return ReplayResult(
        verdict: .refused(error.message, fix: error.fix), stepCount: 0, loggedCount: logged.steps.count,
        assumptions: [])
    }
  }

  private static func play(
    _ logged: LoggedCall, _ start: ReplayStart, _ places: LogPlaces, _ loaded: LoadedCenter,
    holdingAgents: Bool, isRecorded: Bool
  ) throws(ReplayStart.Refusal) -> ReplayResult {
    var replay = try CallReplay(logged, start, places, loaded, holdingAgents: holdingAgents)
    if let departure = replay.run() { return replay.result(.departs(departure)) }
    var result = replay.result(.same)
    if isRecorded { result.recorded = replay.recordedCall(from: start) }
    return result
  }

  private init(
    _ logged: LoggedCall, _ start: ReplayStart, _ places: LogPlaces, _ loaded: LoadedCenter,
    holdingAgents: Bool
  ) throws(ReplayStart.Refusal) {
    self.logged = logged
    self.loaded = loaded
    self.places = places
    assumptions = start.assumptions
    clues = start.clues
    let store: Store
    do throws(StoreError) {
      store = try Store.inMemory()
      let definition = loaded.center.definition
      if !loaded.program.isLoneFlow {
        try store.topUpSample(definition.sample, now: definition.zone.localTime(at: start.now))
      }
    } catch {
      throw ReplayStart.Refusal(message: error.diagnostic(for: "the store in memory").message)
    }
    var world = World(
      loaded.center, store: store, seed: 0, now: start.now,
      observer: Transcript(log: FlowLog(loaded.program, .everyContact)))
    world.declare(start.conditions)
    if holdingAgents || !start.mayBeAnswered {
      for agent in 0..<world.agentCount where world.act(.becomesUnavailable, agent: agent) {
        absentAgents.append(loaded.center.agentName(agent))
        if holdingAgents { heldAgents.append(agent) }
      }
    }
    contact = world.state.contacts.count
    recording = Recording(world)
    recording.give(.call(start.call))
    let length = logged.end.flatMap { end in logged.start.map { max(.zero, end - $0) } } ?? .zero
    deadline = start.now + min(length, .hours(24)) + .hours(24)
  }

  private func result(_ verdict: ReplayResult.Verdict) -> ReplayResult {
    let end = "how the call ended is not in the log"
    let isEndUnsaid = clues != nil && !assumptions.contains { $0.hasPrefix(end) }
    return ReplayResult(
      verdict: verdict, stepCount: taken, loggedCount: logged.steps.count,
      assumptions: assumptions + (isEndUnsaid ? [end + ": it has no contact record"] : []))
  }

  mutating func assume(_ words: String?) {
    if let words, !assumptions.contains(words) { assumptions.append(words) }
  }

  // MARK: Going on

  private mutating func run() -> ReplayResult.Departure? {
    while true {
      readLog()
      if let departure = compareSteps() ?? compareResults() { return ahead ?? departure }
      if isOver {
        return hasHungUp && ahead == nil || isAllTaken ? nil : ahead ?? departure(.ended(endWords))
      }
      if let departure = goOn() { return ahead ?? departure }
    }
  }

  private var actionCount: Int { recording.world.state.contacts[contact].contact.actionCount }

  private var isAllTaken: Bool { taken >= logged.steps.count }

  /// Does the one thing that comes next; where it cannot be told what, today's flow departs.
  private mutating func goOn() -> ReplayResult.Departure? {
    let execution = recording.world.state.contacts[contact].contact.execution
    let isAtAction = execution.flow != nil && execution.action.raw >= 0
    if isAtAction, execution.state == .ready, let branch = decidedBranch(execution.action) {
      if takesByItself(branch) {
        recording.forward()
        return nil
      }
      let begun = actionCount
      sayForced(branch)
      recording.give(.force(branch, contact: contact))
      if actionCount > begun { return nil }
    }
    if !heldAgents.isEmpty, isAnsweredNext {
      if !waitsForAgent() { answerNow() }
      return nil
    }
    if !recording.world.hasReadyAction, leavesNow(isAtAction ? execution.action : nil) {
      hangUp()
      return nil
    }
    if isAtAction, recording.world.due(.firstDigit, contact) != nil { return answer(execution.action) }
    guard let next = recording.nextMoment, next <= deadline, recording.forward() else {
      return isAllTaken ? endHere() : departure(.stands(recording.world.place(of: contact)))
    }
    return nil
  }

  private mutating func endHere() -> ReplayResult.Departure? {
    hangUp()
    return nil
  }

  private mutating func hangUp() {
    if logged.recorded("DisconnectReason") == nil, !hasHungUp {
      assume("how the call ended is not in the log: the caller hangs up where it ends")
    }
    hasHungUp = true
    recording.give(.hangUp(contact: contact))
  }

  /// True where the caller of the log hung up: at its last step, or behind it.
  private func leavesNow(_ action: ActionIndex?) -> Bool {
    guard ["CUSTOMER_DISCONNECT", nil].contains(logged.recorded("DisconnectReason")) else { return false }
    if isAllTaken { return true }
    guard taken == logged.steps.count - 1, let action else { return false }
    let last = logged.steps[taken]
    return places.isStep(last, at: action) && last.result == nil && last.answer == nil
  }

  // MARK: The caller

  /// The caller does at an action that waits for keys what the log tells.
  private mutating func answer(_ action: ActionIndex) -> ReplayResult.Departure? {
    guard let step = loggedStep(at: action) else {
      if isAllTaken { return endHere() }
      return departure(.waits(action))
    }
    let visit = actionCount
    guard visit != answeredVisit else {
      recording.forward()
      return nil
    }
    answeredVisit = visit
    var assumption: String?
    let keys = ReplayKeys(step, at: action, of: loaded.program, &assumption)
    assume(assumption)
    switch keys {
    case .hangUp: hangUp()
    case .silence: recording.forward()
    case .press(let digits):
      for digit in digits {
        let execution = recording.world.state.contacts[contact].contact.execution
        guard execution.state == .waiting, execution.action == action else { break }
        recording.give(.press(digit, contact: contact))
      }
    }
    return nil
  }

  /// The log's step at an action: the next one, or one that comes soon where parties take turns.
  private func loggedStep(at action: ActionIndex) -> LogStep? {
    loggedPlace(of: action).map { logged.steps[$0] }
  }

  func loggedPlace(of action: ActionIndex) -> Int? {
    openPlaces.first { places.isStep(logged.steps[$0], at: action) }
  }

  /// The steps of the log that come next.
  private var openPlaces: [Int] {
    logged.steps.indices.dropFirst(taken).prefix(8).filter { !takenAhead.contains($0) }
  }

  // MARK: The agents

  /// True where the log goes on in a flow of an agent's, behind all that the caller came through before.
  private var isAnsweredNext: Bool { !isAllTaken && isOfAgent(logged.steps[taken]) }

  private func isOfAgent(_ step: LogStep) -> Bool {
    places.flow(of: step).map { ReplayClues.isOfAgent(loaded.program, $0) } ?? false
  }

  /// Lets the next thing happen that does before the agent answers, as long after the step before as in the log.
  ///
  /// - Returns: false where nothing does, or what does is not what comes next in the log.
  private mutating func waitsForAgent() -> Bool {
    guard let moment = answerMoment, moment > recording.world.state.now else { return false }
    guard recording.world.hasReadyAction || recording.nextMoment.map({ $0 <= moment }) ?? false else {
      recording.pass(to: moment)
      return false
    }
    let stepCount = steps.count
    guard var trial = try? recording.fork() else { return false }
    trial.forward()
    var stepsThen = steps
    Self.add(trial.takeLogLines(), to: &stepsThen)
    guard stepsThen.count == stepCount else { return false }
    return recording.forward()
  }

  /// When the agent of the log answers; nil where the log has no times.
  private var answerMoment: Timestamp? {
    guard taken > 0, let then = logged.steps[taken].time, let before = logged.steps[taken - 1].time,
      let today = matches.lastIndex(of: taken - 1).flatMap({ steps[$0].time })
    else { return nil }
    return today + min(max(.zero, then - before), .hours(1))
  }

  /// The agent of the log answers now; where the log does not name one who is here, the first who is offered the contact.
  private mutating func answerNow() {
    let name = logged.recorded("Agent", "Username")
    let named = heldAgents.filter { loaded.center.agentName($0) == name }
    for agent in named.isEmpty ? heldAgents : named { give(.becomesAvailable, agent: agent) }
    for agent in heldAgents where recording.world.contact(ofAgent: agent) == contact {
      give(.answers, agent: agent)
    }
    heldAgents = []
  }

  private mutating func give(_ act: AgentAct, agent: Int) {
    agentActs.append((recording.world.observer.entries.count, .act(act, agent: agent)))
    recording.give(.act(act, agent: agent))
  }

  // MARK: Comparing

  /// Takes what today's flow has logged since.
  private mutating func readLog() {
    Self.add(recording.takeLogLines(), to: &steps)
  }

  private static func add(_ lines: [UInt8], to steps: inout [LogStep]) {
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      guard let object = try? JSONDocument(parsing: Array(line), named: "today").root,
        let module = object["ContactFlowModuleType"]?.string, let id = object["ContactId"]?.string,
        id == ContactID(serial: 1, seed: 0).text
      else { continue }
      LogStep.add(LogEntry(object, contact: id, module: module, line: 0, otherTime: nil), to: &steps)
    }
  }

  /// Finds for each new step of today the one of the log that it is.
  private mutating func compareSteps() -> ReplayResult.Departure? {
    while matches.count < steps.count {
      guard let action = places.action(of: steps[matches.count]) else {
        matches.append(nil)
        continue
      }
      if !isAllTaken, places.isStep(logged.steps[taken], at: action) {
        matches.append(taken)
        take(taken)
      } else if isToldWithTheOneBefore(steps[matches.count]) {
        matches.append(taken - 1)
      } else if isWrittenTwice {
        assume(
          "line \(logged.steps[taken].line) is the one before it again: the service writes some lines twice")
        take(taken)
      } else if hasHungUp || isOff {
        matches.append(nil)
      } else if let place = placeAhead(of: action) {
        if ahead == nil { ahead = departure(.step(action)) }
        matches.append(place)
        take(place)
      } else if isAllTaken, logged.recorded("DisconnectReason") == nil,
        logged.steps.last?.module != "Disconnect"
      {
        matches.append(nil)
        hangUp()
      } else {
        return departure(.step(action))
      }
    }
    return nil
  }

  /// True for an action that sets what the step before it in the log has set, too: of two in a row a log without identifiers
  /// makes one.
  private func isToldWithTheOneBefore(_ step: LogStep) -> Bool {
    guard taken > 0, matches.last == taken - 1 else { return false }
    let before = logged.steps[taken - 1]
    return before.identifier == nil && before.isSetter && before.module == step.module
      && before.flow == step.flow
      && step.entries.allSatisfy { entry in
        before.entries.contains { $0.parameter("Key") == entry.parameter("Key") }
      }
  }

  /// Today's flow has taken a step of the log.
  private mutating func take(_ place: Int) {
    takenAhead.insert(place)
    while takenAhead.remove(taken) != nil { taken += 1 }
    if takenAhead.isEmpty { ahead = nil }
  }

  /// The step of the log that an action is, where those before it that were not taken yet happened at the same time, or at the
  /// other party's side: of these the order says nothing.
  private func placeAhead(of action: ActionIndex) -> Int? {
    guard let place = loggedPlace(of: action) else { return nil }
    let step = logged.steps[place]
    let isAtOnce = openPlaces.prefix { $0 < place }.allSatisfy { before in
      let other = logged.steps[before]
      return other.time != nil && other.time == step.time || isOfAgent(other) != isOfAgent(step)
    }
    return isAtOnce ? place : nil
  }

  /// True where the flow of the log had not switched its log on, or had switched it off.
  private var isOff: Bool {
    let isNextOn = taken < logged.steps.count && logged.steps[taken].parameter("LoggingBehavior") == "Enable"
    if taken == 0 { return isNextOn || !beginsAtStart }
    let isLastOff = logged.steps[taken - 1].parameter("LoggingBehavior") == "Disable"
    return isLastOff && (isNextOn || isAllTaken)
  }

  private var beginsAtStart: Bool {
    guard let first = logged.steps.first, let flow = places.flow(of: first) else { return false }
    return places.isStep(first, at: loaded.program.flows[flow.index].start)
  }

  private var isWrittenTwice: Bool {
    guard taken > 0, taken < logged.steps.count else { return false }
    let (one, other) = (logged.steps[taken - 1], logged.steps[taken])
    return one.identifier == other.identifier && one.module == other.module && one.time == other.time
      && one.time != nil && one.result == other.result && one.flow == other.flow
  }

  /// Compares what came of steps that are over.
  private mutating func compareResults() -> ReplayResult.Departure? {
    while comparedCount < matches.count {
      let step = steps[comparedCount]
      if step.isOnlyEntered, comparedCount == steps.count - 1, !isOver { return nil }
      defer { comparedCount += 1 }
      guard let match = matches[comparedCount], let action = places.action(of: step) else { continue }
      let then = logged.steps[match]
      let isOtherWay =
        then.isLambda
        ? then.answer != nil && step.result != nil || then.result != nil && step.answer != nil
        : isBranch(then.result, of: action) && Self.plain(then.result) != Self.plain(step.result)
      if isOtherWay, !hasHungUp {
        return ReplayResult.Departure(
          kind: .result(step.result), after: then, action: action,
          logged: match + 1 < logged.steps.count ? logged.steps[match + 1] : nil)
      }
    }
    return nil
  }

  /// True for a result that a branch of the action gives today: any other can be another wording.
  private func isBranch(_ result: String?, of action: ActionIndex) -> Bool {
    guard let result = Self.plain(result) else { return false }
    return loaded.program.branches(of: action).contains {
      Self.plain(loaded.program.logResult(of: BranchIndex($0))) == result
    }
  }

  private func departure(_ kind: ReplayResult.Departure.Kind) -> ReplayResult.Departure {
    let last = taken > 0 ? logged.steps[taken - 1] : nil
    return ReplayResult.Departure(
      kind: kind, after: last, action: last.flatMap { places.action(of: $0) },
      logged: taken < logged.steps.count ? logged.steps[taken] : nil)
  }

  /// What a scenario of the call is made from.
  private func recordedCall(from start: ReplayStart) -> Result<RecordedCall, StoreError> {
    do throws(StoreError) {
      var recorded = try RecordedCall(
        of: start.call, to: loaded, seed: 0, conditions: [(0, start.conditions)], in: recording.world,
        contact: contact)
      recorded.absentAgents = absentAgents.filter(agentsOfItsQueues.contains)
      recorded.deskInputs = agentActs
      return .success(recorded)
    } catch {
      return .failure(error)
    }
  }

  /// The agents who could have taken the contact: those of the queues that it was put into.
  private var agentsOfItsQueues: Set<String> {
    var names: Set<String> = []
    for entry in recording.world.observer.entries where entry.contact == contact {
      guard case .queue(let name) = entry.detail, let queue = loaded.program.queue(name) else { continue }
      names.formUnion(loaded.center.agents(of: queue).map(\.name))
    }
    return names
  }

  private var endWords: String {
    recording.world.state.contacts[contact].endedBy?.words(loaded.program) ?? "the call is over"
  }
}
