import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Store
import World

/// The world that a scenario is played in, and how far it has come.
struct Stage: ~Copyable {
  /// How long a scenario waits for a thing at most, on the virtual clock.
  static let patience = Milliseconds.hours(1)

  var world: World
  let loaded: LoadedCenter
  let isStrict: Bool
  /// True when the scenario says whether the caller answers callbacks, and nobody else does.
  let holdsTelephone: Bool
  /// Who answers for functions outside.
  let outside: (any OutsideAnswers)?
  /// When the world began.
  let start: Timestamp
  /// The line that is played now.
  var line: Scenario.Line?
  /// Attributes that the next call has from its start.
  var attributes: [NamedValue] = []
  /// The present call's contact; nil before the first.
  private(set) var contact: Int?
  /// The contacts that were on each caller's telephone, in order.
  private var contactsByCaller: [Caller: [Int]] = [:]
  /// The present call; nil before the first.
  private(set) var call: IncomingCall?
  private var watch = RepetitionWatch()
  /// True when the caller just waited: what comes next may then go on with keys that are being typed.
  private var hasPaused = false
  /// How many entries there were when the present call began, and when the caller last did something.
  private var callBegan = 0
  private(set) var lastAct = 0
  /// Behind which words the caller listens on: the entry, and the word in it.
  private(set) var listensFrom = (entry: 0, word: 0)
  /// The entry of the last words that were heard as a step said.
  private(set) var lastMet = 0
  /// The prompts since the last act that a step asked for, each with the last line that did.
  private var asked: [Int: Scenario.Line] = [:]
  /// The first prompt since the last act that nobody asked for, where a step found its words in a later one that the failed
  /// step waited for.
  private(set) var passedOver: Int?
  /// What must not be heard until the caller's next act.
  private var forbidden: [(wording: Wording, text: String, line: Scenario.Line?)] = []
  private var checkedForForbidden = 0
  private var deadline = Timestamp(seconds: 0)
  /// How long a whole call may last; nil where only a wait without an end counts.
  private let limit: Milliseconds?

  init(
    _ world: consuming World, _ loaded: LoadedCenter, isStrict: Bool = false, holdsTelephone: Bool = false,
    limit: Milliseconds? = nil,
    outside: (any OutsideAnswers)? = nil
  ) {
    self.outside = outside
    start = world.state.now
    self.world = world
    self.loaded = loaded
    self.isStrict = isStrict
    self.holdsTelephone = holdsTelephone
    self.limit = limit
  }

  /// Why the call does not go on by itself.
  enum Obstacle: Error {
    /// The call is over.
    case ended
    /// The flow waits for the caller.
    case waitsForCaller
    /// Nothing will happen any more.
    case nothingMore
    /// What happened happens again and again.
    case goesRound
    /// A whole hour went by, or what a call may last.
    case tookTooLong
    /// A prompt was heard that must not be.
    case forbidden(StepFailure)
  }

  // MARK: Calls

  var isInCall: Bool { contact.map { !world.state.contacts[$0].isEnded } ?? false }

  /// The number of the contact, for a step that belongs in a call.
  var caller: Int {
    guard let contact else { preconditionFailure("the reader lets no such step stand before a call") }
    return contact
  }

  mutating func begin(_ call: IncomingCall) {
    callBegan = world.observer.entries.count
    lastMet = callBegan
    self.call = call
    noteAct()
    let earlier = call.caller == .withheld ? [] : contactsByCaller[call.caller] ?? []
    if holdsTelephone { world.holdTelephone(of: world.state.contacts.count, alsoOf: earlier) }
    let contact = world.receive(call)
    self.contact = contact
    contactsByCaller[call.caller] = earlier + [contact]
  }

  /// The caller answers the callback that rings: that is the present call.
  mutating func answerRing() {
    guard let ring = world.ring else { return }
    noteAct()
    contact = ring.contact
    if let call { contactsByCaller[call.caller, default: []].append(ring.contact) }
    world.answerRing()
  }

  /// True while the call is over, and a callback to its caller is to come.
  var isToBeCalledBack: Bool { !isInCall && world.callbackToCome != nil }

  private mutating func noteAct() {
    let count = world.observer.entries.count
    lastAct = count
    listensFrom = (count, 0)
    asked = [:]
    forbidden = []
    checkedForForbidden = count
    deadline = limit.map { start + $0 } ?? world.state.now + Self.patience
    watch = RepetitionWatch()
  }

  // MARK: Time

  /// Lets the next thing happen that happens without the caller.
  ///
  /// - Parameter isForAct: true to go no further than to where the caller could act.
  mutating func goOn(isForAct: Bool = false) throws(Obstacle) {
    if !isInCall, !isToBeCalledBack { throw .ended }
    if let limit = world.due(.firstDigit, caller), isForAct || !isInQueueUntilAnAgent(limit) {
      throw .waitsForCaller
    }
    try pass()
  }

  /// True where an agent may take the caller out of a queue whose flow waits for a key: until the time for that key is over,
  /// what happens there happens by itself.
  private mutating func isInQueueUntilAnAgent(_ limit: Timestamp) -> Bool {
    switch world.state.contacts[caller].stage {
    case .queued, .agentWhisper: return world.hasReadyAction || world.nextDue.map { $0 < limit } ?? false
    case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
      .outboundWhisper, .ended:
      return false
    }
  }

  /// As `goOn()`, for a step that waits for something.
  ///
  /// - Parameters:
  ///   - expected: what the step waits for: "expected to hear …".
  ///   - instead: what is so instead; nil for what was heard.
  mutating func goOn(_ expected: String, instead: String? = nil) throws(StepFailure) {
    do throws(Obstacle) { try goOn() } catch { throw failure(expected, error, instead: instead) }
  }

  /// What was to happen has happened, so that it may happen once more.
  mutating func forgetsRepetition() { watch = RepetitionWatch() }

  /// Lets the next thing happen, whoever waits for what.
  mutating func pass() throws(Obstacle) {
    if watch.repeats(world, caller) { throw .goesRound }
    guard world.stepBefore(deadline, outside) else {
      throw world.nextDue == nil ? .nothingMore : .tookTooLong
    }
    if let failure = forbiddenHeard() { throw .forbidden(failure) }
  }

  // MARK: The caller

  /// The caller does something, when the call has come so far that it can be done.
  mutating func act(_ item: KeyItem, _ words: String) throws(StepFailure) {
    while !isInCall || !world.canAnswer(item, caller, goesOn: hasPaused) {
      do throws(Obstacle) {
        if !isInCall { throw .ended }
        try pass()
      } catch {
        throw failure("expected \(words)", error)
      }
    }
    try checkNothingUnasked()
    noteAct()
    world.answer(item, caller, until: world.state.now + Milliseconds(604_800_000), outside)
    if case .wait = item { hasPaused = true } else { hasPaused = false }
    if let failure = forbiddenHeard() { throw failure }
  }

  /// The caller hangs up at once, whatever is said.
  mutating func hangUpNow() throws(StepFailure) {
    guard isInCall else { throw failure("expected to hang up", .ended) }
    try checkNothingUnasked()
    noteAct()
    world.hangUp(caller)
  }

  // MARK: Listening

  /// The prompts that the caller hears, from an entry on.
  func prompts(from first: Int) -> [(entry: Int, text: String)] {
    let entries = world.observer.entries
    var found: [(entry: Int, text: String)] = []
    for index in first..<max(first, entries.count) where entries[index].contact == contact {
      guard case .prompt(let spoken, _, _, .customer, _, _) = entries[index].detail else { continue }
      found.append((index, spoken.text))
    }
    return found
  }

  /// True when these words were said since what was heard last; then the caller listens on behind them.
  mutating func hears(_ wording: Wording) throws(StepFailure) -> Bool {
    for prompt in prompts(from: listensFrom.entry) {
      let from = prompt.entry == listensFrom.entry ? listensFrom.word : 0
      guard let found = wording.found(in: Wording(prompt.text), from: from) else { continue }
      asked[prompt.entry] = line
      lastMet = prompt.entry
      listensFrom = (prompt.entry, found.upperBound)
      try checkNothingUnasked(before: prompt.entry)
      return true
    }
    return false
  }

  /// Where the words are in their prompt that were heard last.
  func wordsHeard(_ count: Int) -> Range<Int> { max(0, listensFrom.word - count)..<listensFrom.word }

  /// Lets the call go on until these words are said.
  mutating func listen(for text: String, _ expected: String) throws(StepFailure) {
    let wording = Wording(text)
    while try !hears(wording) {
      do throws(StepFailure) { try goOn(expected) } catch {
        throw error.line == nil ? takenElsewhere(wording, error) : error
      }
    }
  }

  /// A failure to hear words that were heard: the step above that found its own words in that prompt is named.
  private mutating func takenElsewhere(_ wording: Wording, _ failure: StepFailure) -> StepFailure {
    let heard = prompts(from: lastAct)
    guard let taken = heard.last(where: { wording.found(in: Wording($0.text)) != nil }),
      let taker = asked[taken.entry], let words = (taker.step as? HearStep)?.text
    else { return failure }
    passedOver = heard.first { asked[$0.entry] == nil }?.entry
    var failure = failure
    failure.why =
      "line \(taker.place.position.line) found \(words.quotedForReading) in that prompt, and listening goes on behind it"
    if let passedOver, let other = heard.first(where: { $0.entry == passedOver }) {
      failure.why? += "; nothing asked for \(other.text.quotedForReading)"
      failure.fix =
        "if that was meant in line \(taker.place.position.line), write its words there"
    }
    return failure
  }

  /// The prompt that was heard in place of words, since what was heard last as the scenario says: the one that has the most of
  /// them, half at least; where no action of the center says them, the first that no line asks for. Nil where it is none.
  ///
  /// - Parameters:
  ///   - knownWords: how many of the words an action of the center is known to say, at most; nil where none can say them.
  ///   - later: what is asked for by later lines.
  func promptInstead(
    of text: String, knownElsewhere knownWords: Int?, awaitedLater later: [String] = []
  ) -> Int? {
    let wording = Wording(text)
    let heard = prompts(from: max(lastAct, listensFrom.entry)).map { prompt in
      (entry: prompt.entry, common: wording.commonCount(with: Wording(prompt.text)), text: prompt.text)
    }
    let most = heard.map(\.common).max() ?? 0
    if most > knownWords ?? 0, most * 2 >= wording.words.count {
      return heard.first { $0.common == most }?.entry
    }
    guard knownWords == nil else { return nil }
    let wordings = later.map { Wording($0) }
    return heard.first { prompt in
      asked[prompt.entry] == nil && !wordings.contains { $0.found(in: Wording(prompt.text)) != nil }
    }?.entry
  }

  /// From here to the caller's next act, and back to the last one, these words must not be heard.
  mutating func forbid(_ text: String) throws(StepFailure) {
    forbidden.append((Wording(text), text, line))
    checkedForForbidden = lastAct
    if let failure = forbiddenHeard() { throw failure }
  }

  /// Behind the last step: what must not be heard, or not unasked, is not heard before the caller could act once more. So far
  /// goes the call, too, where the caller did something last: what that leads to belongs to the test.
  mutating func finish() throws(StepFailure) {
    let listens = isStrict || !forbidden.isEmpty
    let goesOn =
      line.map { $0.step is CallStep || ($0.step is any CallerStep) && !($0.step is WaitStep) } ?? false
    guard contact != nil else { return }
    while listens || goesOn && isInCall {
      do throws(Obstacle) { try goOn(isForAct: true) } catch {
        if case .forbidden(let failure) = error { throw failure }
        return try checkNothingUnasked()
      }
    }
  }

  private mutating func forbiddenHeard() -> StepFailure? {
    guard !forbidden.isEmpty else { return nil }
    defer { checkedForForbidden = world.observer.entries.count }
    for prompt in prompts(from: checkedForForbidden) {
      let wording = Wording(prompt.text)
      for words in forbidden where words.wording.found(in: wording) != nil {
        var failure = StepFailure(
          "expected not to hear \(words.text.quotedForReading), heard \(prompt.text.quotedForReading)")
        failure.line = words.line
        return failure
      }
    }
    return nil
  }

  /// In a strict scenario, every prompt must have been asked for.
  func checkNothingUnasked(before end: Int = .max) throws(StepFailure) {
    guard isStrict else { return }
    for prompt in prompts(from: lastAct) where prompt.entry < end && asked[prompt.entry] == nil {
      throw StepFailure(
        "heard \(prompt.text.quotedForReading), which no step asked for", why: "the scenario is strict",
        fix: "add a line with \"hear\" for it, or take \"strict\" out")
    }
  }

  // MARK: What happened

  /// The entries of the present call.
  var entries: [TranscriptEntry] {
    world.observer.entries[callBegan...].filter { $0.contact == contact }
  }

  /// A step that was not met, with what stood in its way.
  func failure(_ expected: String, _ obstacle: Obstacle, instead: String? = nil) -> StepFailure {
    if case .forbidden(let failure) = obstacle { return failure }
    return StepFailure(expected + ", " + (instead ?? heardInstead), why: why(obstacle))
  }

  /// What was heard since the caller's last act.
  var heardInstead: String {
    let heard = prompts(from: lastAct).map(\.text.quotedForReading)
    guard let last = heard.last else { return "heard nothing" }
    // What came first tells where the call went another way.
    return "heard " + heard.prefix(2).joined(separator: ", then ")
      + (heard.count > 2 ? ", at last " + last : "")
  }

  func why(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .ended:
      guard let contact, let end = world.state.contacts[contact].endedBy else { return "there is no call" }
      return "the call was over: " + end.words(world.program)
    case .waitsForCaller:
      return "\(world.situation(of: caller)), and nothing more happens before a key or silence"
    case .nothingMore: return "\(situation), and nothing more will happen"
    case .goesRound: return "the call goes round: what was heard here comes again and again, for ever"
    case .tookTooLong:
      let time = limit.map { "\($0.wholeSeconds / 60) minutes" } ?? "an hour"
      return "\(time) went by, and \(situation)"
    case .forbidden(let failure): return failure.message
    }
  }

  /// Where the caller waits, or the callback that is to come.
  private var situation: String {
    guard !isInCall, let callback = world.callbackToCome else { return world.situation(of: caller) }
    return "the callback \(world.place(of: callback))"
  }
}
