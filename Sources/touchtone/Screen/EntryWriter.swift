import ContactCenter
import FlowAnalysis
import FlowEngine
import TerminalUI
import World

/// Writes the facts of a call as the transcript's pane and the Lambda pane show them.
struct EntryWriter {
  let labels: FlowLabels
  let program: Program
  let arrivedAt: Timestamp
  let callerName: String

  func seconds(at moment: Timestamp) -> Int { Int((moment - arrivedAt).wholeSeconds) }

  /// Any fact but a key.
  func entry(_ fact: Fact, now: Timestamp) -> ShownEntry {
    let seconds = seconds(at: fact.at)
    switch fact.detail {
    case .call(let from, _, let channel):
      return ShownEntry(seconds: nil, .separator(call(fact, from, channel)))
    case .prompt(let spoken, _, let isIterative, let side, let wasCut, let count):
      if side == .agent { return ShownEntry(seconds: seconds, .party(name: "whisper", words: fact.text)) }
      if isIterative, fact.text == "(music)" || spoken.isNameOnly {
        return ShownEntry(seconds: seconds, .machinery(fact.text))
      }
      if fact.text.allSatisfy(\.isWhitespace) {
        return ShownEntry(seconds: seconds, .machinery("(nothing is said)"))
      }
      return ShownEntry(
        seconds: seconds, .prompt(fact.text, progress(fact, spoken, wasCut, count, now)))
    case .said(let isHeard, let isTyped):
      let note = isHeard ? (isTyped ? "" : "say, heard") : isTyped ? "not read" : "not heard"
      return ShownEntry(seconds: seconds, .utterance(fact.text), rightNote: note)
    case .chose(let fields, let isShown):
      let typed = fields.map { " \($0.name)=\($0.value)" }.joined()
      return ShownEntry(
        seconds: seconds, .utterance(fact.text + typed), rightNote: isShown ? "chosen" : "no page is shown")
    case .bot(let report):
      return ShownEntry(seconds: seconds, .standIn(Self.words(of: report)), rightNote: "approximated")
    case .lambda(let report): return lambda(report, action: fact.actionIndex, seconds)
    case .row: return ShownEntry(seconds: nil, fact.shownRow.map { .row($0) } ?? .machinery(fact.text))
    case .standIn(let type, let branch): return standIn(fact, type, branch, seconds)
    case .ended(let by):
      return ShownEntry(seconds: seconds, by == "error" ? .error(fact.text) : .separator(fact.text))
    case .spoke(let agent, let isHeard):
      let name = agent.split(separator: " ").first.map(String.init) ?? agent
      return ShownEntry(
        seconds: seconds, .party(name: name, words: fact.text), rightNote: isHeard ? "" : "not heard")
    case .queue, .agent, .keys, .coached: return ShownEntry(seconds: seconds, .machinery(fact.text))
    case .none, .printed: return ShownEntry(seconds: seconds, .note(fact.text))
    }
  }

  /// "bot siteBot  Visit kind=villa".
  private static func words(of report: Fact.BotReport) -> String {
    let slots = report.slots.map { " \($0.name)=\($0.value)" }.joined()
    return "bot \(report.name)  \(report.intent ?? "no intent")\(slots)"
  }

  private func call(_ fact: Fact, _ from: String, _ channel: String) -> String {
    let number = (try? PhoneNumber(from))?.display ?? "a withheld number"
    // The number of a caller with a name stands in the header.
    let who = callerName.isEmpty ? number : callerName
    let how = channel == "VOICE" ? "" : ", \(channel.lowercased())"
    let local = program.center.zone.localTime(at: fact.at)
    return "from \(who)\(how), \(local.date.day) \(local.date.shortMonthName) \(local.time.text)"
  }

  /// What is not simulated has the name that the flow's designer knows, and says how it went on.
  private func standIn(_ fact: Fact, _ type: String, _ branch: String?, _ seconds: Int) -> ShownEntry {
    let words = fact.kind == .approximated ? "approximated: " + fact.text : fact.text
    guard let action = fact.actionIndex, let branch else {
      return ShownEntry(seconds: seconds, .standIn(words))
    }
    func isMeant(_ index: BranchIndex) -> Bool { program.branches[index.index].outcome.name == branch }
    let row = labels.branches(of: action).first { $0.branches.contains(where: isMeant) }
    if type == Fact.byHand, let row, let forced = row.branches.first(where: isMeant) {
      let way = row.branches.count == 1 ? row.deciding : labels.words(for: forced)
      return ShownEntry(seconds: seconds, .standIn("forced: \(way) → \(row.target)"))
    }
    guard fact.text.hasPrefix("\(type) is not simulated") else {
      return ShownEntry(seconds: seconds, .standIn(words))
    }
    let way = row.map { $0.deciding == "then" ? "went on" : "took \($0.deciding)" } ?? "took \(branch)"
    return ShownEntry(
      seconds: seconds, .standIn("\(labels.name(of: action))  \(way)"), rightNote: "not simulated")
  }

  private func progress(
    _ fact: Fact, _ spoken: SpokenPrompt, _ wasCut: Bool, _ count: Int?, _ now: Timestamp
  ) -> ShownEntry.PromptProgress {
    guard let count else { return .speaking(spoken.unit(after: now - fact.at)) }
    return wasCut ? .cut(after: count) : .spoken
  }

  // MARK: Keys

  /// A row for keys.
  ///
  /// - Parameters:
  ///   - action: what took the keys; nil when nothing did.
  ///   - spoken: the wording that names them.
  func keys(
    _ fact: Fact, _ fate: Fact.KeyFate, action: ActionIndex?, spoken: String?,
    attempt: WaitState.Attempt?
  ) -> ShownEntry {
    let seconds = seconds(at: fact.at)
    switch fate {
    case .taken, .takenFromTypeAhead:
      let (label, isOffered) = label(of: fact.text, action, spoken)
      var note = fate == .takenFromTypeAhead ? "typed ahead" : ""
      if !isOffered, let attempt { note = "attempt \(attempt.number) of \(attempt.of)" }
      return ShownEntry(seconds: seconds, .keys([fact.text], label: label), rightNote: note)
    case .kept: return ShownEntry(seconds: seconds, .keys([fact.text], label: "kept"))
    case .lost:
      return ShownEntry(seconds: seconds, .keys([fact.text], label: "not taken: nothing waits for keys"))
    case .wiped: return ShownEntry(seconds: seconds, .keys(["*"], label: "wiped"))
    case .stored(let text, let isEncrypted):
      return ShownEntry(seconds: seconds, .machinery(stored(text, typed: "", isEncrypted)))
    }
  }

  /// Keys that one action takes one after the other share a row; nil for what begins a row of its own.
  func joined(_ row: ShownEntry, _ fact: Fact, _ fate: Fact.KeyFate) -> ShownEntry? {
    guard case .keys(var groups, let label) = row.kind, let typed = groups.last else { return nil }
    var row = row
    switch fate {
    case .taken, .takenFromTypeAhead:
      groups[groups.count - 1] = typed + fact.text
    case .wiped:
      // The key that wipes was taken like any other; it is no key of the input.
      let wiped = typed.hasSuffix("*") ? String(typed.dropLast()) : typed
      groups[groups.count - 1] = wiped
      groups.append("*")
      row.rightNote = "wiped, \(wiped.count) key\(wiped.count == 1 ? "" : "s")"
    case .stored(let text, let isEncrypted): row.rightNote = stored(text, typed: typed, isEncrypted)
    case .kept, .lost: return nil
    }
    row.kind = .keys(groups, label: label)
    return row
  }

  private func stored(_ text: String, typed: String, _ isEncrypted: Bool) -> String {
    if isEncrypted { return "stored, encrypted" }
    return text.isEmpty ? "nothing stored" : text == typed ? "stored" : "stored \(text)"
  }

  /// What a key of a menu means; a key that the menu does not offer says so.
  private func label(of key: String, _ action: ActionIndex?, _ spoken: String?) -> (String, isOffered: Bool) {
    guard let action, let digit = key.first.flatMap(DTMFDigit.init) else { return ("", true) }
    let labels = labels.keyLabels(of: action, spoken: spoken)
    guard let label = labels.first(where: { $0.digit == digit }) else {
      return labels.isEmpty ? ("", true) : ("no branch for \(key)", false)
    }
    return label.isOffered ? (label.text, true) : ("not on offer", false)
  }

  // MARK: Lambdas

  private func lambda(_ report: Fact.LambdaReport, action: ActionIndex?, _ seconds: Int) -> ShownEntry {
    switch report.outcome {
    case nil:
      let parameters = report.parameters.map(\.words)
      return ShownEntry(seconds: seconds, .lambdaRunning(name: report.name, parameters: parameters))
    case .answers(let answer):
      return ShownEntry(
        seconds: seconds, .lambda(name: report.name, outcome: words(answer, action)),
        rightNote: report.isAsynchronous ? "not waited for" : "\(report.duration.count) ms")
    case .fails(_, let why): return ShownEntry(seconds: seconds, .lambdaFailed(name: report.name, why: why))
    }
  }

  /// What came of a call, in a word or two: "booked", "! no answer within 8 s".
  func outcome(of report: Fact.LambdaReport, action: ActionIndex?) -> String {
    switch report.outcome {
    case nil: "running"
    case .answers(let answer): words(answer, action)
    case .fails(_, let why): "! " + why
    }
  }

  /// The answer in a word or two: the value that the flow branches on, else the first that says something.
  private func words(_ answer: LambdaAnswer, _ action: ActionIndex?) -> String {
    if let action, labels.answerKey(of: action) != nil {
      var facts = ResultFacts()
      facts.answer = answer.values
      return labels.result(of: BranchIndex(program.branches(of: action).lowerBound), facts)
    }
    guard let first = answer.values.first(where: { !$0.value.isEmpty }) else { return "answered" }
    return Self.short(first)
  }

  /// A call as the Lambda pane shows it: the value that the flow branches on first, empty ones left out.
  func lambdaRow(_ report: Fact.LambdaReport, action: ActionIndex?) -> LambdaRow {
    let parameters = report.parameters.map(\.words)
    switch report.outcome {
    case nil:
      return LambdaRow(name: report.name, summary: "running", outcome: .running, parameters: parameters)
    case .answers(let answer):
      let telling = action.flatMap { labels.answerKey(of: $0) }
      return LambdaRow(
        name: report.name, summary: "\(report.duration.count) ms · ok", outcome: .ok, parameters: parameters,
        result: Self.telling(answer.values, first: telling))
    case .fails(_, let why):
      return LambdaRow(name: report.name, summary: why, outcome: .failed, parameters: parameters)
    }
  }

  /// A value longer than this is cut.
  private static let longest = 24

  /// The values worth a look, the telling one first and whole sentences last; of many, a few and how many there are
  /// besides.
  static func telling(_ values: [NamedValue], first: String? = nil, atMost limit: Int = 4) -> [String] {
    let said = values.filter { !$0.value.isEmpty }
    func rank(_ value: NamedValue) -> Int { value.name == first ? 0 : value.value.count > longest ? 2 : 1 }
    let ordered = (0...2).flatMap { wanted in said.filter { rank($0) == wanted } }
    guard ordered.count > limit + 1 else { return ordered.map(short) }
    return ordered.prefix(limit).map(short) + ["and \(ordered.count - limit) more"]
  }

  private static func short(_ value: NamedValue) -> String {
    let text = value.value.count > longest ? value.value.prefix(longest - 1) + "…" : value.value[...]
    return "\(value.name)=\(text)"
  }
}

extension Fact {
  /// The changed row, for a fact about one.
  var shownRow: ShownRow? {
    guard case .row(let change) = detail else { return nil }
    let kind: ShownRow.Kind =
      switch change.kind {
      case .added: .added
      case .changed: .changed
      case .removed: .removed
      }
    return ShownRow(kind, table: change.table, text: change.words)
  }
}
