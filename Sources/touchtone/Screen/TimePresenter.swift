import ContactCenter
import TerminalUI
import World

/// Makes what the strip shows out of timelines.
struct TimePresenter {
  let contact: Int
  let arrivedAt: Timestamp

  func model(_ timelines: Timelines) -> TimeModel {
    TimeModel(
      lanes: timelines.lines.map { lane($0, in: timelines) }, current: timelines.index,
      now: milliseconds(timelines.current.recording.world.state.now))
  }

  /// The moment that a place on the strip stands for.
  func moment(_ milliseconds: Int) -> Timestamp { arrivedAt + Milliseconds(Int64(milliseconds)) }

  private func milliseconds(_ moment: Timestamp) -> Int { Int((moment - arrivedAt).count) }

  private func lane(_ line: Timeline, in timelines: Timelines) -> TimeModel.Lane {
    let begins = line.fork.map { line.recording.time(at: $0.position) }
    let first = line.fork.map { line.recording.entryCount(at: $0.position) } ?? 0
    let told = line.recording.told
    let marks = told.entries[min(first, told.entries.count)...].compactMap { entry in
      entry.contact == contact ? mark(entry) : nil
    }
    return TimeModel.Lane(
      name: line.name, begins: begins.map(milliseconds) ?? 0,
      ends: milliseconds(
        line.recording.stateAtEnd.contacts[contact].endedAt ?? line.recording.stateAtEnd.now),
      marks: marks, isFork: line.fork != nil)
  }

  private func mark(_ entry: Fact) -> TimeModel.Mark? {
    let at = max(0, milliseconds(entry.at))
    switch entry.detail {
    case .keys(let fate):
      if case .stored = fate { return nil }
      return entry.text.first.map { TimeModel.Mark(.key($0), milliseconds: at) }
    case .lambda(let report):
      if case .fails = report.outcome { return TimeModel.Mark(.error, milliseconds: at) }
      return TimeModel.Mark(.lambda, milliseconds: at)
    case .row: return TimeModel.Mark(.row, milliseconds: at)
    case .standIn(let type, _) where type == Fact.byHand: return TimeModel.Mark(.error, milliseconds: at)
    case .ended(let by): return TimeModel.Mark(by == "error" ? .error : .end, milliseconds: at)
    case .none, .call, .prompt, .said, .chose, .bot, .queue, .agent, .standIn, .printed: return nil
    }
  }
}
