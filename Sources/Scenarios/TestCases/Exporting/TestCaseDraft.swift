import ContactCenter
import Diagnostics
import FlowDocument
import FlowEngine
import World

/// A test case that is being written from a scenario while that is played.
///
/// What was heard, used and done tells where each step belongs: what is waited for becomes an observation behind the one
/// before it, what the caller does an action of the observation of the last prompt before it.
struct TestCaseDraft {
  /// An event that is waited for.
  enum Event {
    case testInitiated
    case testCompleted
    /// Words of a prompt, as they stand in it.
    case message(String)
    case started(TestFlowAction, String)
    case completed(TestFlowAction, String)
  }

  /// What is done once it has come.
  enum Action {
    case keys(String)
    case words(String)
    case disconnect
    case assert(path: String, value: String)
    case substitute(TestFlowAction, String, by: String)
    case mockAnswer(String, LambdaAnswer)
    case mockError(TestFlowAction, String, String)
    case endTest
  }

  struct Observation {
    let event: Event
    var actions: [Action] = []
    /// The entry of the transcript that met it.
    let entry: Int
    /// Of a prompt the words of it that count.
    var words = 0..<0
  }

  let name: String
  let center: TestCenter
  /// The whole call, played before: how often a resource is used in it.
  let whole: ScenarioResult.Played
  private(set) var call: IncomingCall?
  private(set) var attributes: [NamedValue] = []
  /// Each waits for the one before it, in the order in which they were met.
  private(set) var chain = [Observation(event: .testInitiated, entry: -1)]
  /// What waits for the end of the test; nil where nothing does.
  private(set) var last: Observation?
  /// What the format cannot say, in the order of the steps.
  private(set) var leftOut: [Diagnostic] = []
  /// True for a step behind the first call, which is all that a test has.
  private(set) var isBeyondCall = false
  /// What the uses of resources meet.
  let uses: TestCaseUses?
  private let tellingWords: TellingWords
  private var asserts: [Action] = []
  private var line: Scenario.Line?
  /// The line that names a time.
  private var timeLine: Scenario.Line?
  /// The line that names a seed.
  private var seedLine: Scenario.Line?
  private let source: String
  /// The contact of the first call, by its place and its number.
  private let contact: (index: Int, serial: Int32)?

  init(_ scenario: Scenario, _ center: TestCenter, _ whole: ScenarioResult.Played) {
    name = scenario.name
    source = scenario.source
    self.center = center
    self.whole = whole
    let first = whole.transcript.entries.first { $0.kind == .call }
    contact = first.flatMap { entry in whole.transcript.path.first.map { (entry.contact, $0.contact) } }
    tellingWords = TellingWords(center.loaded.center)
    uses = contact.map { TestCaseUses(scenario, center, whole, of: $0) }
  }

  /// The next line of the scenario is written.
  mutating func begin(_ line: Scenario.Line) { self.line = line }

  /// Says that a step cannot be said.
  ///
  /// - Parameter why: what the format lacks.
  mutating func leaveOut(_ why: String, fix: String? = nil) {
    if let line { leaveOut(line, why, fix: fix) }
  }

  private mutating func leaveOut(_ line: Scenario.Line, _ why: String, fix: String?) {
    leftOut.append(
      Diagnostic(
        .warning, in: source, at: line.place, "\(line.name.quotedForReading) cannot be said in a test case",
        rule: "not-expressible", why: why, fix: fix))
  }

  // MARK: The world before the call

  /// The scenario begins at a time: that is said by the hours that were open then, as far as they are all that it decides.
  mutating func beginAtTime() { timeLine = line }

  /// The scenario has a chance of its own.
  mutating func beginByChance() { seedLine = line }

  /// Says what of the scenario's time and chance cannot be said: a time of which all is said by hours is none of that.
  ///
  /// - Parameter setting: with what of them the test case holds here.
  mutating func leaveOut(_ setting: TestCaseExporter.Setting) {
    if let seedLine {
      leaveOut(
        seedLine, "chance has no seed there",
        fix: setting.seedOption.map { "here it can be played with \($0)" })
    }
    if setting.hasTime || uses?.openHours.isEmpty == false { leaveOutTime(option: setting.timeOption) }
  }

  private mutating func leaveOutTime(option: String?) {
    guard let timeLine else { return }
    let open = uses?.openHours ?? []
    var fixes: [String] = []
    if !open.isEmpty {
      fixes.append(
        "name hours in center.json that are always \(open[0].isOpen ? "open" : "closed"), with their \"arn\"")
    }
    if let option { fixes.append("here it can be played with \(option)") }
    leaveOut(
      timeLine, "the service runs a test by its own clock",
      fix: fixes.isEmpty ? nil : fixes.joined(separator: "; "))
  }

  /// Rows are given: that is said by what the Lambdas answer that read them.
  mutating func giveRows() {
    guard uses?.dependsOnRows != false else { return }
    leaveOut("the format knows nothing of rows", fix: "let the Lambdas answer by \"lambda … returns\"")
  }

  // MARK: The call

  mutating func begin(_ call: IncomingCall) {
    guard self.call == nil else {
      isBeyondCall = true
      return leaveOut("a test has one contact, and this is another one")
    }
    guard call.channel != .task else { return leaveOut("a test begins with a call or a chat") }
    self.call = call
  }

  mutating func give(_ attributes: [NamedValue]) {
    guard call == nil else { return leaveOut("attributes are given before the contact begins") }
    self.attributes += attributes
  }

  // MARK: What is heard

  /// Words of a prompt are waited for.
  mutating func hear(entry: Int, _ words: Range<Int>) {
    guard let text = spoken(entry) else { return }
    guard let place = chain.firstIndex(where: { $0.entry == entry }), case .message = chain[place].event
    else {
      return add(Observation(event: .message(Wording.part(words, of: text)), entry: entry, words: words))
    }
    let former = chain[place]
    let both =
      min(former.words.lowerBound, words.lowerBound)..<max(former.words.upperBound, words.upperBound)
    chain[place] = Observation(
      event: .message(Wording.part(both, of: text)), actions: former.actions, entry: entry, words: both)
  }

  private func spoken(_ entry: Int) -> String? {
    guard case .prompt(let spoken, _, _, .customer, _, _) = whole.transcript.entries[entry].detail else {
      return nil
    }
    return spoken.text
  }

  /// Puts an observation where it was met.
  private mutating func add(_ observation: Observation) {
    let place = chain.firstIndex { $0.entry > observation.entry } ?? chain.count
    chain.insert(observation, at: place)
    guard place == chain.count - 1 else { return }
    chain[place].actions += asserts
    asserts = []
  }

  // MARK: What the caller does

  /// The caller does something once a prompt was spoken.
  ///
  /// - Parameters:
  ///   - action: nil where only the prompt is waited for.
  ///   - before: how many entries there were then.
  mutating func act(_ action: Action?, before: Int) {
    guard call != nil else { return }
    let last = chain[chain.count - 1].entry
    let prompts = Self.entries(behind: last, before: before).filter { entry in
      whole.transcript.entries[entry].contact == contact?.index && spoken(entry) != nil
    }
    if let trigger = prompts.last(where: { !telling($0).isEmpty }) {
      let words = telling(trigger)
      let held = asserts
      // What was said before in the same words is waited for too, so that this one is met.
      for entry in prompts where entry <= trigger {
        guard let text = spoken(entry), Inclusion(.caseAndPunctuation).holds(words, in: text) else {
          continue
        }
        asserts = entry == trigger ? held : []
        let place = Wording(words).found(in: Wording(text)) ?? 0..<Wording(words).words.count
        add(Observation(event: .message(words), entry: entry, words: place))
      }
    }
    if let action { chain[chain.count - 1].actions.append(action) }
  }

  private static func entries(behind last: Int, before end: Int) -> Range<Int> {
    last + 1..<max(last + 1, end)
  }

  /// The words of a prompt that are worth waiting for.
  private func telling(_ entry: Int) -> String {
    spoken(entry).map { tellingWords.words(of: $0, by: whole.transcript.entries[entry].actionIndex) } ?? ""
  }

  // MARK: What is expected

  /// A flow action begins to use a resource, at an entry of the transcript.
  mutating func expectStart(of action: TestFlowAction, _ reference: String, entry: Int) {
    guard !chain.contains(where: { $0.entry == entry }) else { return }
    add(Observation(event: .started(action, reference), entry: entry))
  }

  /// A value of the contact is compared when the next thing happens.
  mutating func assert(_ path: String, _ value: String) {
    guard path.hasPrefix("$.External.") || path.hasPrefix("$.LambdaInvocation.") else {
      asserts.append(.assert(path: path, value: value))
      return
    }
    // Only behind a completed Lambda can its answer be read.
    guard let entry = whole.transcript.entries.lastIndex(where: { $0.isLambda(answering: path, value) }),
      case .lambda(let report) = whole.transcript.entries[entry].detail,
      let arn = center.arn(ofLambda: report.name)
    else { return leaveOut("the Lambda that answered so has no ARN here") }
    // Its start may be waited for too: it completes behind that.
    if let place = chain.lastIndex(where: { $0.entry == entry }), case .completed = chain[place].event {
      chain[place].actions.append(.assert(path: path, value: value))
    } else {
      add(
        Observation(
          event: .completed(.invokeLambda, arn), actions: [.assert(path: path, value: value)], entry: entry))
    }
  }

  // MARK: Overrides

  /// The observations in the order in which they are met, the first with the overrides that the test comes to.
  var observations: [Observation] {
    var found = chain
    let end = chain[chain.count - 1]
    let met = (uses?.all ?? []).filter { use in
      if last != nil || use.entry < end.entry { return true }
      guard use.entry == end.entry else { return false }
      if case .started = end.event { return !use.isLambda }
      return true
    }
    found[0].actions += met.map(\.action)
    return found + (last.map { [$0] } ?? [])
  }

  // MARK: The end

  /// The last observation ends the test; false when there is nothing to test.
  mutating func finish() -> Bool {
    if !asserts.isEmpty || chain[chain.count - 1].actions.last?.isOfCaller == true { waitForLastPrompt() }
    guard chain.count > 1 else { return false }
    chain[chain.count - 1].actions.append(.endTest)
    return true
  }

  /// How many observations there are behind the begin of the test.
  var observationCount: Int { chain.count - 1 }

  /// Lets the test end with so many of its observations, at least one.
  ///
  /// - Returns: the one after them, in words.
  mutating func cut(to count: Int) -> String {
    let next = chain[count + 1].event.words
    chain.removeLast(chain.count - 1 - count)
    chain[count].actions.removeAll { $0.isOfCaller || $0.endsTest }
    chain[count].actions.append(.endTest)
    last = nil
    return next
  }

  /// What the caller did last has its effect, and what is still to be compared its place: behind the last prompt that was
  /// heard, else at the end.
  private mutating func waitForLastPrompt() {
    let entries = whole.transcript.entries
    let next = Self.entries(behind: chain[chain.count - 1].entry, before: entries.count).last {
      entries[$0].contact == contact?.index && !telling($0).isEmpty
    }
    if let next {
      act(nil, before: next + 1)
    } else if !asserts.isEmpty {
      last = Observation(event: .testCompleted, actions: asserts, entry: entries.count)
    }
  }
}

extension TestCaseDraft.Event {
  /// In a designer's words.
  fileprivate var words: String {
    switch self {
    case .testInitiated: "the test begins"
    case .testCompleted: "the test is over"
    case .message(let text): "\"\(text)\" is heard"
    case .started(let action, let reference): "\(action.rawValue) begins with \(reference)"
    case .completed(let action, let reference): "\(action.rawValue) is over with \(reference)"
    }
  }
}

extension TestCaseDraft.Action {
  fileprivate var endsTest: Bool { if case .endTest = self { true } else { false } }

  /// True for what the caller does, and stays to hear what comes of it.
  fileprivate var isOfCaller: Bool {
    switch self {
    case .keys, .words: true
    case .disconnect, .assert, .substitute, .mockAnswer, .mockError, .endTest: false
    }
  }
}

extension TranscriptEntry {
  /// True for a Lambda whose answer has this value at a path of results.
  fileprivate func isLambda(answering path: String, _ value: String) -> Bool {
    guard case .lambda(let report) = detail, case .answers(let answer)? = report.outcome else { return false }
    let names = FoundReference.all(in: path).first?.names ?? []
    let key = names.dropFirst(names.first == "External" ? 1 : 2).joined(separator: ".")
    return answer.values.contains { $0.name == key && $0.value == value }
  }
}

extension Wording {
  /// The part of a text that has some of its words, as it stands there.
  static func part(_ range: Range<Int>, of text: String) -> String {
    var number = 0
    var parts: [Substring] = []
    for token in text.split(whereSeparator: \.isWhitespace) {
      let end = number + Wording(String(token)).words.count
      if number < range.upperBound, end > range.lowerBound { parts.append(token) }
      number = end
    }
    return parts.joined(separator: " ")
  }
}
