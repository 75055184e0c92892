import ContactCenter
import FlowAnalysis
import FlowEngine
import World

/// The transcript of a contact in the form the screen shows.
struct ShownTranscript {
  let labels: FlowLabels
  let moment: Moment
  let callerName: String

  var entries: [ShownEntry] {
    var shown: [ShownEntry] = []
    var last: Fact?
    for fact in moment.facts {
      if let last, let merged = merged(last, fact, shown.last) {
        shown[shown.count - 1] = merged
      } else {
        shown.append(entry(fact))
      }
      last = fact
    }
    return shown
  }

  /// Keys that one action takes one after the other share a row.
  private func merged(_ last: Fact, _ fact: Fact, _ row: ShownEntry?) -> ShownEntry? {
    guard let row, last.actionIndex == fact.actionIndex, last.kind == .keys, fact.kind == .keys,
      case .keys(let keys, let label) = row.kind, case .keys(let before) = last.detail,
      case .keys(let fate) = fact.detail, before == .taken || before == .takenFromTypeAhead
    else { return nil }
    switch fate {
    case .taken where before == .taken:
      return ShownEntry(seconds: row.seconds, .keys(keys + [fact.text], label: ""), rightNote: row.rightNote)
    case .stored(let text, let isEncrypted):
      let words = isEncrypted ? "stored, encrypted" : text.isEmpty ? "stored nothing" : "stored"
      let hidden = isEncrypted ? keys.map { _ in "•" } : keys
      return ShownEntry(
        seconds: row.seconds, .keys(hidden, label: label.isEmpty ? words : label), rightNote: words)
    case .wiped: return ShownEntry(seconds: row.seconds, .keys(keys, label: ""), rightNote: "wiped")
    case .taken, .takenFromTypeAhead, .kept, .lost: return nil
    }
  }

  private func entry(_ fact: Fact) -> ShownEntry {
    let seconds = moment.seconds(at: fact.at)
    switch fact.detail {
    case .call(let from, _, let channel):
      let number = (try? PhoneNumber(from))?.display ?? "a withheld number"
      let who = callerName.isEmpty ? number : "\(callerName) \(number)"
      let how = channel == "VOICE" ? "" : ", \(channel.lowercased())"
      let local = moment.program.center.zone.localTime(at: fact.at)
      let time = local.time.text
      return ShownEntry(
        seconds: nil, .separator("from \(who)\(how), \(local.date.day) \(local.date.shortMonthName) \(time)"))
    case .prompt(let spoken, _, let isIterative, let side, let wasCut, let count):
      if side == .agent { return ShownEntry(seconds: seconds, .party(name: "whisper", words: fact.text)) }
      if isIterative, fact.text == "(music)" || spoken.isNameOnly {
        return ShownEntry(seconds: seconds, .machinery(spoken.isNameOnly ? "\(fact.text)" : "(music)"))
      }
      return ShownEntry(seconds: seconds, .prompt(fact.text, progress(fact, spoken, wasCut, count)))
    case .keys(let fate): return keys(fact, fate, seconds)
    case .lambda(let report): return lambda(report, seconds)
    case .row:
      return ShownEntry(seconds: nil, fact.shownRow.map { .row($0) } ?? .machinery(fact.text))
    case .standIn: return ShownEntry(seconds: seconds, .standIn(fact.text))
    case .ended(let by):
      return by == "error"
        ? ShownEntry(seconds: seconds, .error(fact.text))
        : ShownEntry(seconds: seconds, .separator(fact.text))
    case .queue, .agent: return ShownEntry(seconds: seconds, .machinery(fact.text))
    case .none: return ShownEntry(seconds: seconds, .note(fact.text))
    }
  }

  private func progress(
    _ fact: Fact, _ spoken: SpokenPrompt, _ wasCut: Bool, _ count: Int?
  ) -> ShownEntry.PromptProgress {
    guard let count else {
      let heard = spoken.spokenCount(after: moment.now - fact.at)
      return .speaking(word: ShownEntry.PromptProgress.wordIndex(in: fact.text, at: max(0, heard - 1)))
    }
    return wasCut ? .cut(afterWords: fact.text.prefix(count).split(separator: " ").count) : .spoken
  }

  private func keys(_ fact: Fact, _ fate: Fact.KeyFate, _ seconds: Int) -> ShownEntry {
    switch fate {
    case .taken, .takenFromTypeAhead:
      let note = fate == .takenFromTypeAhead ? "typed ahead" : ""
      return ShownEntry(seconds: seconds, .keys([fact.text], label: label(of: fact)), rightNote: note)
    case .kept: return ShownEntry(seconds: seconds, .keys([fact.text], label: "kept"))
    case .lost:
      return ShownEntry(seconds: seconds, .keys([fact.text], label: "not taken: nothing waits for keys here"))
    case .wiped: return ShownEntry(seconds: seconds, .keys(["*"], label: "wiped"))
    case .stored(let text, let isEncrypted):
      return ShownEntry(seconds: seconds, .machinery(isEncrypted ? "stored, encrypted" : "stored \(text)"))
    }
  }

  /// What a key of a menu means; a key that the menu does not offer says so.
  private func label(of fact: Fact) -> String {
    guard let action = fact.actionIndex, let digit = fact.text.first.flatMap(DTMFDigit.init) else {
      return ""
    }
    let spoken = moment.facts.last { $0.kind == .prompt && $0.actionIndex == action && $0.at <= fact.at }?
      .text
    let offered = labels.keyLabels(of: action, spoken: spoken)
    if let label = offered.first(where: { $0.digit == digit }) { return label.text }
    return offered.isEmpty ? "" : "no branch for \(fact.text)"
  }

  private func lambda(_ report: Fact.LambdaReport, _ seconds: Int) -> ShownEntry {
    switch report.outcome {
    case nil:
      let parameters = report.parameters.map { "\($0.name)=\($0.value)" }
      return ShownEntry(seconds: seconds, .lambdaRunning(name: report.name, parameters: parameters))
    case .answers(let answer):
      let values = answer.values.filter { !$0.value.isEmpty }
      let telling = values.first { $0.name == "status" } ?? values.first
      let words = telling.map { $0.name == "status" ? $0.value : "\($0.name)=\($0.value)" } ?? "answered"
      return ShownEntry(
        seconds: seconds, .lambda(name: report.name, outcome: words), rightNote: "\(report.duration.count) ms"
      )
    case .fails(_, let why): return ShownEntry(seconds: seconds, .lambdaFailed(name: report.name, why: why))
    }
  }
}

extension Fact {
  /// The changed row, for a fact about one.
  var shownRow: ShownRow? {
    guard case .row(let table, let change, let isAddition, let isRemoval) = detail else { return nil }
    return ShownRow(isAddition ? .added : isRemoval ? .removed : .changed, table: table, text: change)
  }
}
