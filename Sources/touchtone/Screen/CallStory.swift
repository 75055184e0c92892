import ContactCenter
import FlowAnalysis
import FlowEngine
import Lists
import TerminalUI
import World

/// What happened in a call, taken in as it happens and kept as it is shown: a frame late in a long call costs no more
/// than one at its start.
struct CallStory {
  let labels: FlowLabels
  let program: Program
  /// The contact that is on the telephone, or was on it last.
  private(set) var contact: Int
  /// The callback that rang when it was told last.
  private var ringing: Int?
  private let writer: EntryWriter
  /// The stays at actions, in the order in which they began.
  private(set) var visits: SharedList<Visit> = []
  /// The way through the flows, without the present action.
  private(set) var path: SharedList<FlowPane.Step> = []
  private(set) var entries: SharedList<ShownEntry> = []
  /// The numbers, in the transcript, of what the entries tell first.
  private var facts: SharedList<Int> = []
  private(set) var lambdas: SharedList<LambdaRow> = []
  private(set) var rows: SharedList<ShownRow> = []
  private(set) var standInCount = 0
  /// How the call ended; nil while it is on.
  private(set) var endWords: String?
  /// The key of the last Lambda's answer that the flow branches on.
  private(set) var tellingKey: String?
  /// When the parties were joined.
  private(set) var joinedAt: Timestamp?
  /// Keys pressed so far, the last few, with the visit that took each; nil for those that nothing took.
  private(set) var keys: [(visit: Int?, text: String, number: Int)] = []
  /// The running timers, from when to when.
  private(set) var timers: [TimerKind: (from: Timestamp, due: Timestamp)] = [:]
  /// Which try of the present action this is, where its flow counts them.
  private(set) var attempt: WaitState.Attempt?
  /// How the flow counts the tries of the present action.
  private(set) var attemptRule: AttemptRules.Rule?

  /// An entry that still changes: a prompt being spoken, a Lambda that runs.
  private struct OpenEntry {
    let number: Int
    let row: Int
    let visit: Int?
    let lambda: Int?
  }

  private var attempts: AttemptRules
  private var saidToBeMissing: Set<String> = []
  private var entryCount = 0
  private var stepCount = 0
  private var open: [OpenEntry] = []
  /// Keys that were typed ahead: their numbers in the transcript, and their rows.
  private var kept: [(number: Int, row: Int)] = []
  private var openVisits: [(visit: Int, step: Int)] = []
  /// The visit of each step of the way.
  private var pathVisits: SharedList<Int> = []
  private var lastInput: Int?
  private var countedAttempt = 0
  /// How long the way was when a try was counted last.
  private var countedLength = 0
  private var rounds: [ActionIndex: Int] = [:]
  /// The row of keys that further keys of the same visit join.
  private var keyRow: (row: Int, visit: Int)?

  init(labels: FlowLabels, program: Program, contact: Int, arrivedAt: Timestamp, callerName: String) {
    self.labels = labels
    self.program = program
    self.contact = contact
    writer = EntryWriter(labels: labels, program: program, arrivedAt: arrivedAt, callerName: callerName)
    attempts = AttemptRules(labels: labels, program: program)
  }

  /// Takes in what happened since the last time. All of it happened now: to be asked after every event of the world.
  mutating func take(_ world: borrowing World) {
    let now = world.state.now
    let transcript = world.observer
    let rang = ringing
    ringing = world.ring?.contact
    if let present = world.contactOnTelephone, present != contact {
      contact = present
      endWords = nil
      joinedAt = nil
    }
    let state = world.state.contacts[contact]
    // Keys are written down after the actions that they led to have begun.
    var taker = lastInput
    let firstNew = visits.count
    for step in stepCount..<transcript.path.count where transcript.path[step].contact == state.contact.serial
    {
      begin(transcript.path[step].action, at: now, step: step)
    }
    stepCount = transcript.path.count
    for number in entryCount..<transcript.entries.count {
      let fact = transcript.entries[number]
      guard fact.contact == contact || fact.contact == rang || fact.contact == ringing else { continue }
      if case .keys(.takenFromTypeAhead) = fact.detail {
        let next = visits.indices.first {
          $0 >= max(firstNew, (taker ?? -1) + 1) && takesKeys(visits[$0].action)
        }
        taker = next ?? taker
      }
      add(fact, number: number, taker: taker, now: now)
      if case .keys(.takenFromTypeAhead) = fact.detail, fact.text == Fact.hiddenKey {
        hideKeptKeys(transcript)
      }
    }
    entryCount = transcript.entries.count
    refresh(transcript, now: now)
    closeVisits(transcript, state)
    noteAttempt(state)
    for kind in TimerKind.allCases {
      guard let due = world.due(kind, contact) else {
        timers[kind] = nil
        continue
      }
      if timers[kind]?.due != due { timers[kind] = (now, due) }
    }
  }

  func seconds(at moment: Timestamp) -> Int { writer.seconds(at: moment) }

  /// The latest visit of an action.
  func lastVisit(of action: ActionIndex) -> Int? { visits.lastIndex { $0.action == action } }

  /// What was heard at an action last: not everything that asks for keys speaks each time.
  func lastWording(at action: ActionIndex) -> String? {
    visits.last { $0.action == action && $0.spoken != nil }?.spoken
  }

  // MARK: Visits

  private func takesKeys(_ action: ActionIndex) -> Bool {
    program.actionSources[action.index].action.type == "GetParticipantInput"
  }

  private mutating func begin(_ action: ActionIndex, at now: Timestamp, step: Int) {
    var visit = Visit(action: action, at: now)
    if program.actionSources[action.index].action.type == "Loop" {
      rounds[action, default: 0] += 1
      visit.round = rounds[action]
    }
    visits.append(visit)
    openVisits.append((visits.count - 1, step))
    if takesKeys(action) { lastInput = visits.count - 1 }
  }

  /// Visits that are over become part of the way.
  private mutating func closeVisits(_ transcript: borrowing Transcript, _ state: WorldContact) {
    // While an agent hears a whisper, two flows run, and a branch may be noted beside the other one's action.
    for (_, step) in openVisits {
      guard let branch = transcript.path[step].branch else { continue }
      let action = program.branches[branch.index].action
      if let open = openVisits.last(where: { visits[$0.visit].action == action }) {
        visits[open.visit].branch = branch
      }
    }
    let running = [state.contact.execution, state.contact.otherExecution].filter { $0.flow != nil }.map(
      \.action)
    let latest = running.compactMap { action in openVisits.last { visits[$0.visit].action == action }?.visit }
    for open in openVisits where visits[open.visit].branch != nil || !latest.contains(open.visit) {
      close(open.visit)
    }
    openVisits = openVisits.filter { visits[$0.visit].branch == nil && latest.contains($0.visit) }
  }

  /// The way is in the order in which visits began: while one lasts, an agent's whisper begins and ends.
  private mutating func close(_ number: Int) {
    let visit = visits[number]
    if let branch = visit.branch, program.branches[branch.index].outcome.name == "DoneLooping" {
      rounds[visit.action] = nil
    }
    if let step = StepWriter(labels: labels, program: program).step(visit, seconds: seconds(at: visit.at)) {
      let place = (pathVisits.lastIndex { $0 < number } ?? -1) + 1
      path.insert(step, at: place)
      pathVisits.insert(number, at: place)
    }
  }

  /// Counts the tries; where one more begins, what led to it says so.
  private mutating func noteAttempt(_ state: WorldContact) {
    let execution = state.contact.execution
    attemptRule = execution.flow == nil ? nil : attempts.rule(of: execution.action)
    guard let rule = attemptRule else {
      attempt = nil
      return
    }
    switch rule.counter {
    case .attribute(let name):
      let values = state.contact.entries(
        state.contact.attributes, names: program.slotNames(.attributes), program)
      let number = values.first { $0.name == name }.flatMap { Int($0.value) } ?? 0
      attempt = 1...rule.of ~= number ? WaitState.Attempt(number, of: rule.of) : nil
    case .loop(let loop):
      let first = visits.first { $0.action == loop || $0.action == execution.action }
      let extra = first?.action == loop ? 0 : 1
      attempt = WaitState.Attempt((rounds[loop] ?? 0) + extra, of: rule.of + extra)
    }
    let isOnWay = path.count > countedLength
    defer {
      countedAttempt = attempt?.number ?? countedAttempt
      countedLength = path.count
    }
    guard let attempt, attempt.number > 1, attempt.number != countedAttempt, isOnWay,
      path[path.count - 1].result.isEmpty
    else { return }
    path[path.count - 1].result = "attempt \(attempt.number) of \(attempt.of)"
  }

  // MARK: Entries

  private mutating func add(_ fact: Fact, number: Int, taker: Int?, now: Timestamp) {
    let visit = fact.actionIndex.flatMap { action in visits.lastIndex { $0.action == action } }
    if case .keys(let fate) = fact.detail {
      return addKey(fact, fate, number: number, taker: taker, visit: visit)
    }
    keyRow = nil
    var lambda: Int?
    var isOpen = false
    switch fact.detail {
    case .prompt(_, _, _, let side, _, let count):
      if let visit, side == .customer { visits[visit].spoken = fact.text }
      isOpen = count == nil
    case .lambda(let report):
      tellingKey = fact.actionIndex.flatMap { labels.answerKey(of: $0) }
      lambda = lambdas.count
      lambdas.append(writer.lambdaRow(report, action: fact.actionIndex))
      isOpen = report.outcome == nil
      note(report, at: visit)
    case .row:
      if let row = fact.shownRow { rows.append(row) }
    case .standIn(_, let branch):
      // What is not here is said once; what an action did each time.
      if branch == nil, !saidToBeMissing.insert(fact.text).inserted { return }
      standInCount += 1
    case .bot: standInCount += 1
    case .ended: endWords = fact.text
    case .agent(_, .joined): joinedAt = fact.at
    case .agent: break
    // What programs print stands in the log; what a trainer says to the agent alone, or an agent while the caller is on hold
    // or the agent muted, nobody hears at the phone.
    case .printed, .coached, .spoke(_, isHeard: false): return
    case .none, .call, .keys, .said, .chose, .queue, .spoke: break
    }
    if isOpen { open.append(OpenEntry(number: number, row: entries.count, visit: visit, lambda: lambda)) }
    entries.append(writer.entry(fact, now: now))
    facts.append(number)
  }

  /// The number in the transcript of what an entry tells; nil for one that is not of the call.
  func fact(ofEntry entry: Int) -> Int? { facts.indices.contains(entry) ? facts[entry] : nil }

  private mutating func note(_ report: Fact.LambdaReport, at visit: Int?) {
    guard let visit, case .answers(let answer) = report.outcome else { return }
    visits[visit].answer = answer.values
  }

  private mutating func addKey(_ fact: Fact, _ fate: Fact.KeyFate, number: Int, taker: Int?, visit: Int?) {
    if fate == .kept { kept.append((number, entries.count)) }
    let isLost = fate == .lost || fate == .kept
    let owner = isLost ? visit : taker
    if let keyRow, keyRow.visit == owner, !isLost,
      let joined = writer.joined(entries[keyRow.row], fact, fate)
    {
      entries[keyRow.row] = joined
      if fate == .wiped { self.keyRow = nil }
    } else {
      let spoken = owner.flatMap { visits[$0].spoken ?? lastWording(at: visits[$0].action) }
      let action = owner.map { visits[$0].action }
      entries.append(
        writer.keys(fact, fate, action: action, spoken: spoken, attempt: attempt))
      facts.append(number)
      keyRow = isLost ? nil : owner.map { (entries.count - 1, $0) }
    }
    switch fate {
    case .taken, .takenFromTypeAhead:
      if let owner, visits[owner].key == nil { visits[owner].key = fact.text.first.flatMap(DTMFDigit.init) }
      keys.append((owner, fact.text, number))
    case .lost, .kept: keys.append((nil, fact.text, number))
    case .stored, .wiped: break
    }
    if keys.count > 40 { keys.removeFirst(20) }
  }

  /// What was typed ahead of an encrypted input is as secret as what is typed there.
  private mutating func hideKeptKeys(_ transcript: borrowing Transcript) {
    for (number, row) in kept where transcript.entries[number].text == Fact.hiddenKey {
      if case .keys(_, let label) = entries[row].kind {
        entries[row].kind = .keys([Fact.hiddenKey], label: label)
      }
      for index in keys.indices where keys[index].number == number { keys[index].text = Fact.hiddenKey }
    }
  }

  /// Writes anew what still changes.
  private mutating func refresh(_ transcript: borrowing Transcript, now: Timestamp) {
    var still: [OpenEntry] = []
    for open in open {
      let fact = transcript.entries[open.number]
      entries[open.row] = writer.entry(fact, now: now)
      switch fact.detail {
      case .prompt(_, _, _, _, _, nil): still.append(open)
      case .lambda(let report):
        if report.outcome == nil { still.append(open) }
        if let lambda = open.lambda { lambdas[lambda] = writer.lambdaRow(report, action: fact.actionIndex) }
        note(report, at: open.visit)
      case .none, .prompt, .call, .keys, .said, .chose, .bot, .queue, .agent, .row, .standIn, .ended,
        .printed, .spoke, .coached:
        break
      }
    }
    open = still
  }
}
