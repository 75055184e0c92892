import ContactCenter
import FlowAnalysis
import TerminalUI
import World

/// Makes what the strip shows out of timelines.
struct TimePresenter {
  /// The contact by which the caller called.
  let contact: Int
  let arrivedAt: Timestamp

  func model(
    _ timelines: Timelines, _ breakpoints: [Breakpoint], hits: [BreakpointHit], _ labels: FlowLabels
  ) -> TimeModel {
    var model = TimeModel(
      lanes: timelines.lines.map { lane($0, in: timelines) }, current: timelines.index,
      now: milliseconds(timelines.current.recording.world.state.now))
    if !breakpoints.isEmpty {
      model.breaks = breakpoints.flatMap { moments(of: $0, on: timelines.current, hits) }.map(milliseconds)
      model.breakpoints = breakpoints.map { breakpoint in
        let lines = timelines.lines.filter { !moments(of: breakpoint, on: $0, hits).isEmpty }
        return TimeModel.Break(breakpoint.words(labels), lines: lines.map(\.name))
      }
    }
    return model
  }

  /// When a line comes upon a breakpoint, as its transcript tells, and when it was come upon: a call that stands before it has
  /// nothing of it in its transcript yet, and of an attribute's value that never tells.
  func moments(of breakpoint: Breakpoint, on line: Timeline, _ hits: [BreakpointHit]) -> [Timestamp] {
    let told = told(breakpoint, on: line)
    let found = hits.filter { $0.breakpoint == breakpoint && $0.line == line.name }.map(\.at)
    return told + found.filter { !told.contains($0) }
  }

  private func told(_ breakpoint: Breakpoint, on line: Timeline) -> [Timestamp] {
    let told = line.recording.told
    switch breakpoint {
    case .action(let action):
      let state = line.recording.stateAtEnd
      let serials = line.contacts(from: contact).map { state.contacts[$0].contact.serial }
      return told.path.filter { $0.action == action && serials.contains($0.contact) }.map { step in
        step.firstEntry < told.entries.count
          ? told.entries[step.firstEntry].at : line.recording.stateAtEnd.now
      }
    case .lambda(let name):
      return told.entries.compactMap { entry in
        guard case .lambda(let report) = entry.detail, report.name == name else { return nil }
        return line.contacts(from: contact).contains(entry.contact) ? entry.at : nil
      }
    case .row(let table):
      return told.entries.compactMap { entry in
        if case .row(let change) = entry.detail, change.table == table { entry.at } else { nil }
      }
    case .attribute: return []
    }
  }

  /// The moment that a place on the strip stands for.
  func moment(_ milliseconds: Int) -> Timestamp { arrivedAt + Milliseconds(Int64(milliseconds)) }

  private func milliseconds(_ moment: Timestamp) -> Int { Int((moment - arrivedAt).count) }

  private func lane(_ line: Timeline, in timelines: Timelines) -> TimeModel.Lane {
    let begins = line.fork.map { line.recording.time(at: $0.position) }
    let first = line.fork.map { line.recording.entryCount(at: $0.position) } ?? 0
    let told = line.recording.told
    let contacts = line.contacts(from: contact)
    let marks = told.entries[min(first, told.entries.count)...].compactMap { entry in
      contacts.contains(entry.contact) ? mark(entry, isWhatIf: line.fork != nil) : nil
    }
    return TimeModel.Lane(
      name: line.name, begins: begins.map(milliseconds) ?? 0,
      ends: milliseconds(
        line.recording.stateAtEnd.contacts[contacts.last ?? contact].endedAt
          ?? line.recording.stateAtEnd.now),
      marks: marks, isFork: line.fork != nil)
  }

  /// - Parameter isWhatIf: true on a line of its own, which calls nothing outside.
  private func mark(_ entry: Fact, isWhatIf: Bool) -> TimeModel.Mark? {
    let at = max(0, milliseconds(entry.at))
    switch entry.detail {
    case .keys(let fate):
      guard let key = entry.text.first else { return nil }
      switch fate {
      case .stored: return nil
      case .lost: return TimeModel.Mark(.lostKey(key), milliseconds: at)
      case .taken, .takenFromTypeAhead, .kept, .wiped: return TimeModel.Mark(.key(key), milliseconds: at)
      }
    case .lambda(let report):
      if case .fails = report.outcome { return TimeModel.Mark(.error, milliseconds: at) }
      return TimeModel.Mark(report.isFromOutside && !isWhatIf ? .outside : .lambda, milliseconds: at)
    case .row: return TimeModel.Mark(.row, milliseconds: at)
    case .standIn(let type, _) where type == Fact.byHand: return TimeModel.Mark(.byHand, milliseconds: at)
    case .ended(let by): return TimeModel.Mark(by == "error" ? .error : .end, milliseconds: at)
    case .none, .call, .prompt, .said, .chose, .bot, .queue, .agent, .standIn, .printed, .spoke, .coached:
      return nil
    }
  }
}
