import ContactCenter
import Diagnostics
import FlowEngine
import Store
import World

/// Writes a call that was played as a scenario that plays it again.
public struct ScenarioWriter {
  let call: RecordedCall
  /// How the scenario names what is called: "center ../center.json".
  private let center: String
  /// The rows that the center begins with at the moment of the call.
  private let sample: [TableRows]
  private let telling: TellingWords
  private var lines: [String] = []
  /// The line before which stands what must be so when the caller's last act, or the call, is over.
  private var lastAct = 0
  private var seated: Set<Int> = []
  private var waitsForForced = true
  /// What was chosen on pages that is not written yet.
  private var choices: ArraySlice<PageChoice>

  /// How the line begins that remarks on an attribute that was edited.
  public static let remarkOfEdit = "# by hand: edited: "

  /// The text of a scenario.
  ///
  /// - Parameters:
  ///   - center: the line that names the center or flow, as seen from the scenario's file.
  ///   - title: what the scenario is about, for its first line.
  ///   - waitsForForced: whether what was forced behind the last words is waited for. It may end the call at once, or say
  ///     the next words: then there is nothing to wait for.
  public static func text(
    of call: RecordedCall, center: String, title: String, waitsForForced: Bool = true
  ) throws(StoreError) -> String {
    let definition = call.loaded.center.definition
    let store = try Store.inMemory()
    if !call.loaded.program.isLoneFlow {
      try store.topUpSample(definition.sample, now: definition.zone.localTime(at: call.start))
    }
    var writer = ScenarioWriter(call: call, center: center, sample: try store.dump())
    writer.waitsForForced = waitsForForced
    writer.write(title)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private init(call: RecordedCall, center: String, sample: [TableRows]) {
    self.call = call
    self.center = center
    self.sample = sample
    telling = TellingWords(call.loaded.center)
    choices = call.choices[...]
  }

  private mutating func write(_ title: String) {
    let time = call.loaded.center.definition.zone.localTime(at: call.start)
    lines = ["# " + title.visible, center, "at \(time.date) \(time.time)"]
    // A run may have another seed for scenarios that name none.
    if call.seed != 0 || call.asksChance { lines.append("seed \(call.seed)") }
    writeRows()
    for value in call.call.attributes {
      lines.append("given attribute " + Self.pair(value.name, value.value))
    }
    let fresh = Conditions(for: call.loaded.program)
    writeConditions(from: fresh, to: call.conditions.first?.conditions ?? fresh)
    writeOutsideAnswers()
    writeForcedBranches()
    for case .sitDown(let agent) in call.deskInputs.map(\.input) where seated.insert(agent).inserted {
      lines.append("agent \(Self.name(call.loaded.center.agentName(agent))) sits down")
    }
    for agent in call.absentAgents { lines.append("agent \(Self.name(agent)) unavailable") }
    lastAct = lines.count
    lines.append(callLine)
    writeCall()
  }

  private var callLine: String {
    var line = "call from \(call.call.caller.number?.e164 ?? Caller.withheldWord)"
    let definition = call.loaded.center.definition
    let usual = try? EntryFlow(call.loaded).find(flow: nil, dialed: call.call.dialed)
    if let dialed = call.call.dialed, dialed != definition.numbers.first?.number {
      line += " to \(dialed.e164)"
    }
    if usual?.flow != call.call.flow {
      line += " flow " + Self.name(call.loaded.program.flows[call.call.flow.index].name)
    }
    if call.call.channel != .voice { line += " channel \(call.call.channel.rawValue.lowercased())" }
    return line
  }

  // MARK: What was so

  /// What the rows had before the call that the sample of that moment has not, and the other way round.
  private mutating func writeRows() {
    for (table, standard) in zip(call.rows, sample) where isOfCalls(table.table) {
      let before = Set(call.rowsBefore(table))
      let known = Set(standard.rows)
      for row in standard.rows where !before.contains(row) {
        let key = zip(table.columns, row).prefix(table.keyColumns)
        let isChanged = before.contains { $0.prefix(table.keyColumns) == row.prefix(table.keyColumns) }
        // Somebody else's booking of the same time stands beside none of before.
        let isTakenOver = before.contains {
          !known.contains($0) && $0.dropFirst(table.keyColumns) == row.dropFirst(table.keyColumns)
        }
        if !isChanged || isTakenOver {
          lines.append("given no row \(table.table) " + key.map(Self.pair).joined(separator: " "))
        }
      }
      for row in before.sorted(by: { $0.lexicographicallyPrecedes($1) }) where !known.contains(row) {
        lines.append(
          "given row \(table.table) " + zip(table.columns, row).map(Self.pair).joined(separator: " "))
      }
    }
  }

  /// True for what a call can read or write; what is kept of agents' work makes no difference to it.
  private func isOfCalls(_ table: String) -> Bool { Store.tableNamesOfCalls.contains(table) }

  private mutating func writeConditions(from old: Conditions, to new: Conditions) {
    let program = call.loaded.program
    for (index, setting) in new.queueHours.enumerated() where setting != old.queueHours[index] {
      lines.append("hours \(Self.name(program.queues[index].name)) \(setting.words)")
    }
    for (index, setting) in new.hours.enumerated() where setting != old.hours[index] {
      lines.append("hours \(Self.name(program.hours[index].name)) \(setting.words)")
    }
    for (index, setting) in new.queues.enumerated() where setting != old.queues[index] {
      lines.append("queue \(Self.name(program.queues[index].name)) \(setting.words)")
    }
    for lambda in old.lambdas where !new.lambdas.contains(where: { $0.name == lambda.name }) {
      lines.append("lambda \(Self.name(lambda.name)) as it is")
    }
    for lambda in new.lambdas where !old.lambdas.contains(lambda) {
      for (number, outcome) in lambda.outcomes.enumerated() {
        let isLast = number == lambda.outcomes.count - 1 && !lambda.isAsItIsAfterThem
        lines.append("lambda \(Self.name(lambda.name)) \(outcome.words)" + (isLast ? "" : " once"))
      }
    }
  }

  /// What functions outside answered, declared call by call: the scenario calls none of them.
  private mutating func writeOutsideAnswers() {
    for (index, entry) in call.transcript.entries.enumerated() {
      guard case .lambda(let report) = entry.detail, report.isFromOutside, !call.isOfForcedVisit(index)
      else { continue }
      lines += Self.answer(of: report.name, call.outcome(of: report, at: index))
    }
  }

  /// The Lambda that the next step would have invoked, before the act that led to it: a person has answered for it, or it is
  /// outside, where the scenario calls nothing.
  private mutating func writeNextLambda() {
    for next in call.unansweredLambdas where next.entry == nil && (next.isOutside || next.isOverridden) {
      lines.insert(contentsOf: Self.answer(of: next.name, next.outcome), at: lastAct)
    }
  }

  /// That a Lambda answers this once. Of one that had not answered, no more is known than that.
  private static func answer(of lambda: String, _ outcome: LambdaOutcome?) -> [String] {
    guard let outcome else {
      return [
        "# \(lambda.visible) had not answered when the call was saved: here it does not either",
        "lambda \(name(lambda)) \(Conditions.Lambda.timesOut.words) once",
      ]
    }
    return ["lambda \(name(lambda)) \(words(of: outcome)) once"]
  }

  /// Each visit that was left by force; one line for all of an action's that took one branch.
  private mutating func writeForcedBranches() {
    var written: Set<String> = []
    for visit in call.forcedVisits {
      let alike = call.forcedVisits.filter { $0.identifier == visit.identifier && $0.branch == visit.branch }
      // Where the call ended right behind it, nobody knows of the next visit: the call might go round for ever.
      let isAlways =
        alike.count == call.visitCount(of: visit.identifier) && !alike.contains { call.isLast($0) }
      let words = Self.forcing(visit.branch, of: visit.identifier, call.loaded.program)
      let line = isAlways ? words : words + " at visit \(visit.number)"
      if written.insert(line).inserted { lines.append(line) }
    }
    // No scenario edits an attribute: where one decided, it is the branch that is said.
    for visit in call.visitsDecidedByHand {
      lines.append(
        Self.forcing(visit.branch, of: visit.identifier, call.loaded.program) + " at visit \(visit.number)")
    }
  }

  /// That an action takes a branch, as a step says it.
  static func forcing(_ branch: BranchIndex, of identifier: String, _ program: Program) -> String {
    "branch \(quoted(identifier)) takes \(outcome(of: branch, program))"
  }

  /// A branch in the words of a step: with the operator where several conditions have one operand.
  private static func outcome(of branch: BranchIndex, _ program: Program) -> String {
    let own = program.branches[branch.index]
    let others = program.branches(of: own.action).map { program.branches[$0].outcome }
    guard case .condition(let operatorName, let operand) = own.outcome,
      others.count(where: { $0.isMeant(by: operand) }) > 1
    else { return name(own.outcome.name) }
    return quoted(operatorName + " " + operand)
  }

  // MARK: The call

  private mutating func writeCall() {
    var acts = CallerAct.all(in: call)[...]
    var deeds = deeds[...]
    var declared = call.conditions.dropFirst()
    var heard: Set<String> = []
    var queues: Set<String> = []
    // Since when the caller may hang up in a queue: in it, or behind the last key.
    var waitsSince: Timestamp?
    var isInCall = true
    lines.append("")
    for (index, entry) in call.transcript.entries.enumerated() where call.isOnTelephone(index) {
      while let change = declared.first, change.entry <= index {
        declared.removeFirst()
        let former = call.conditions[call.conditions.count - declared.count - 2].conditions
        write(change, from: former, next: declared.first?.conditions)
      }
      while let next = acts.first, next.entry <= index {
        acts.removeFirst()
        if case .hangUp = next.act {
          writeHangUp(entry, waitsSince)
        } else {
          write(next.act)
        }
        // Of this the scenario has a remark alone, and nothing happens in it.
        if case .lost = next.act { continue }
        if waitsSince != nil { waitsSince = entry.at }
        heard = []
      }
      while let next = deeds.first, next.entry <= index {
        deeds.removeFirst()
        if let since = waitsSince, next.endsWait, isInCall {
          writeWait(call.transcript.entries[next.entry].at - since)
        }
        lines.append(next.words)
        if waitsSince != nil { waitsSince = entry.at }
      }
      switch entry.detail {
      case .prompt(let spoken, _, _, .customer, _, _):
        if call.isOfForcedVisit(index) { continue }
        let words = telling.words(of: spoken.text, by: entry.actionIndex)
        guard !words.isEmpty, heard.insert(words).inserted else { continue }
        lines.append("hear \(Self.quoted(words))")
        // The scenario gets here by listening.
        if waitsSince != nil { waitsSince = entry.at }
      case .queue(let name):
        guard queues.insert(name).inserted else { continue }
        lines.append("expect queue \(Self.name(name))")
        waitsSince = entry.at
      case .agent(_, .hungUp):
        // What follows is a flow, in which a wait begins behind what is said.
        waitsSince = nil
      case .lambda where call.isOfForcedVisit(index): writeRowsOfHandler(from: index)
      case .lambda(let report) where call.isOverridden(report, at: index) && !report.isFromOutside:
        writeAnswer(of: report, at: index)
        writeRowsOfHandler(from: index)
      case .standIn where entry.editedAttribute != nil:
        lines.append(Self.remarkOfEdit + entry.text.visible.dropFirst("edited: ".count))
      case .ended(let party):
        // Nobody waits on the telephone for who is available after the call.
        isInCall = false
        if party != "caller" { lines.append("ends by \(Self.name(party))") }
      default: break
      }
    }
    for next in acts { write(next.act) }
    writeNextLambda()
    if isInCall, waitsForForced, call.wasForcedBehindLastWords { lines.append("wait 1ms") }
    // Of what came after the call, only callbacks that rang are worth a line.
    if let last = deeds.lastIndex(where: \.isRing) { lines += deeds[...last].map(\.words) }
    writeExpectedRows()
  }

  /// What people at desks did, and what became of callbacks that rang, in order, as lines.
  private var deeds: [Deed] {
    let desks = call.deskInputs.compactMap { input in
      words(of: input.input).map {
        Deed(entry: input.entry, words: $0, endsWait: Self.endsWait(input.input))
      }
    }
    let rings = call.rings.map { Deed(entry: $0.entry, words: "callback \($0.fate.words)", isRing: true) }
    // An agent accepts before the telephone rings.
    return (desks + rings).enumerated().sorted {
      ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset)
    }.map(\.element)
  }

  private struct Deed {
    let entry: Int
    let words: String
    /// True for a callback that rang.
    var isRing = false
    /// True for what takes a caller out of a queue: what is heard there goes by when that is done.
    var endsWait = false
  }

  /// What was declared in the middle of the call.
  ///
  /// The answer of a Lambda that waited for a person to give it stands before the act that led to that Lambda: in a
  /// scenario nobody is asked.
  private mutating func write(
    _ change: (entry: Int, conditions: Conditions), from former: Conditions, next: Conditions?
  ) {
    guard let name = asked(before: change.entry), former.outcome(ofLambda: name) == nil,
      let outcome = change.conditions.outcome(ofLambda: name)
    else {
      writeConditions(from: former, to: change.conditions)
      return
    }
    let holdsOnce = next.map { $0.outcome(ofLambda: name) == nil } ?? false
    lines.insert(
      "lambda \(Self.name(name)) \(outcome.words)" + (holdsOnce ? " once" : ""), at: lastAct)
    lastAct += 1
  }

  /// The answer that a person gave in place of a Lambda, before the act that led to it.
  private mutating func writeAnswer(of report: TranscriptEntry.LambdaReport, at entry: Int) {
    guard let outcome = call.outcome(of: report, at: entry) else { return }
    lines.insert("lambda \(Self.name(report.name)) \(Self.words(of: outcome)) once", at: lastAct)
    lastAct += 1
  }

  /// What the handler of a Lambda had done to rows before a person changed its answer, or left its action: in a scenario
  /// it does nothing.
  private mutating func writeRowsOfHandler(from entry: Int) {
    let entries = call.transcript.entries
    for change in entries[(entry + 1)...] {
      guard case .row(let change) = change.detail else { return }
      let row = zip(change.columns, (change.after ?? change.key).map(\.description)).map(Self.pair)
      let words = change.after == nil ? "given no row" : "given row"
      lines.insert("\(words) \(change.table) " + row.joined(separator: " "), at: lastAct)
      lastAct += 1
    }
  }

  private static func words(of outcome: LambdaOutcome) -> String {
    switch outcome {
    case .answers(let answer): Conditions.Lambda.answers(answer).words
    case .fails(.timedOut, _): Conditions.Lambda.timesOut.words
    case .fails: Conditions.Lambda.fails.words
    }
  }

  /// The Lambda that a person was asked about before an entry of the transcript; nil for none.
  private func asked(before entry: Int) -> String? {
    guard let last = call.transcript.entries[..<entry].indices.last(where: { call.isOnTelephone($0) }),
      case .lambda(let report) = call.transcript.entries[last].detail, !report.isFromOutside,
      call.loaded.center.definition.lambdas[report.name]?.binding == nil
    else { return nil }
    return report.name
  }

  private mutating func write(_ act: CallerAct) {
    lastAct = lines.count
    switch act {
    case .press(let keys, let isEarly): lines.append("press \(keys)" + (isEarly ? " early" : ""))
    case .say(let words): lines.append("say \(Self.quoted(words))")
    case .choose(let action, let fields):
      let typed = typed(action, fields)
      let pairs = typed.map { " " + Self.pair($0.name, $0.value) }.joined()
      lines.append("choose \(Self.quoted(action))" + (pairs.isEmpty ? "" : " with" + pairs))
    case .silence: lines.append("silence")
    case .lost(let keys): lines.append("# \(keys) was pressed here too, and nothing took it")
    case .hidden(let count):
      lines.append("# here keys were pressed that are stored encrypted: write them in")
      lines.append("press " + String(repeating: "0", count: count))
    case .hangUp: lines.append("hang up")
    }
  }

  /// What was typed into a page, also where the transcript hides it.
  private mutating func typed(_ action: String, _ told: [NamedValue]) -> [NamedValue] {
    let place = choices.firstIndex { $0.action == action && $0.fields.map(\.name) == told.map(\.name) }
    let typed = place.map { choices[$0].fields } ?? told
    if let place { choices = choices[(place + 1)...] }
    guard told.contains(where: { $0.value == TranscriptEntry.hiddenKey }) else { return told }
    lines.append(
      typed == told
        ? "# here something was typed in that is hidden: write it in"
        : "# the page hides what is typed in: here it stands, for the call to go the same way")
    return typed
  }

  /// Hangs up where the caller did: in the middle of what was said, or after as long a wait.
  private mutating func writeHangUp(_ end: TranscriptEntry, _ waitsSince: Timestamp?) {
    lastAct = lines.count
    if let waitsSince {
      writeWait(end.at - waitsSince)
      return lines.append("hang up")
    }
    // Once the last prompt is spoken the flow waits, unless something has come behind it that leads on.
    let last = call.transcript.entries.last { entry in
      guard entry.contact == end.contact else { return false }
      switch entry.detail {
      case .prompt(_, _, _, .customer, _, _), .keys(.taken), .said(isHeard: true, _), .lambda: return true
      default: return false
      }
    }
    var isEarly = true
    if case .prompt(_, _, _, _, let wasCut, _) = last?.detail ?? .none { isEarly = wasCut }
    // A silence is over at once when its time is.
    if lines.last == "silence" { isEarly = true }
    lines.append(isEarly && last != nil ? "hang up early" : "hang up")
  }

  private mutating func writeWait(_ length: Milliseconds) {
    if length.count > 0 { lines.append("wait \(length.waitingText)") }
  }

  /// The rows as the call left them, but for the slots that a booking speaks for.
  private mutating func writeExpectedRows() {
    var seen: Set<[String]> = []
    for change in call.changes.reversed() where change.table != "AvailableSlots" {
      guard seen.insert([change.table] + change.key.map(\.description)).inserted else { continue }
      let row = (change.after ?? change.key).map(\.description)
      let pairs = zip(change.columns, row).map(Self.pair).joined(separator: " ")
      lines.append((change.after == nil ? "expect no row " : "expect row ") + "\(change.table) \(pairs)")
    }
  }

  // MARK: Words

  private static func quoted(_ text: String) -> String {
    "\"" + text.visible.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A name as a step has it: in quotes where it is not one plain word.
  static func name(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.+/:".unicodeScalars.contains($0)
    }
    return isPlain && !name.isEmpty ? name : quoted(name)
  }

  static func pair(_ name: String, _ value: String) -> String { "\(name)=\(self.name(value))" }
}

extension Telephone.Fate {
  fileprivate var words: String {
    switch self {
    case .answered: "answered"
    case .declined: "declined"
    case .missed: "missed"
    }
  }
}

extension Conditions.Hours {
  fileprivate var words: String {
    switch self {
    case .open: "open"
    case .closed: "closed"
    case .byTheClock: "by the clock"
    }
  }
}

extension Conditions.Queue {
  fileprivate var words: String {
    switch self {
    case .full: "full"
    case .empty: "empty"
    case .asItIs: "as it is"
    }
  }
}

extension Conditions.Lambda {
  fileprivate var words: String {
    switch self {
    case .answers(let answer): "returns \(answer.text)"
    case .fails: "fails"
    case .timesOut: "times out"
    }
  }
}
