import ContactCenter
import Diagnostics
import FlowEngine
import Store
import TerminalUI
import World

// Back and forward in time: the live call stands still, and a private copy of it is shown.
extension LiveCall {
  /// True while the past or a what-if is shown.
  var isInTime: Bool { travel?.isOn == true }

  /// True where the line that is shown goes on without a person.
  var isInPast: Bool { shown.recording.isInPast || isInTime && travel?.timelines.isWhatHappened == true }

  /// The first position at which there is a call to be shown.
  static var firstPosition: Int { 1 }

  // MARK: Going there and back

  /// Shows the past of the call, beginning at its present.
  mutating func enterTime(_ real: Int64) throws(StoreError) {
    guard !isInTime else { return }
    catchUp(real)
    if travel == nil {
      travel = TimeTravel(timelines: try Timelines(of: live.recording), wasPaused: isPaused)
    } else {
      try travel?.timelines.refresh(from: live.recording)
    }
    travel?.isOn = true
    travel?.wasPaused = isPaused
    isPaused = true
    travel?.liveStory = story
    travel?.liveChanges = surroundings.changes
    show(real)
  }

  /// Shows the live call again, which goes on if it did before.
  mutating func leaveTime(_ real: Int64) {
    guard isInTime, let before = travel else { return }
    travel?.isOn = false
    shown = live
    isPaused = before.wasPaused
    if let story = before.liveStory { self.story = story }
    surroundings.changes = before.liveChanges
    watchAnew()
    resetClock(real)
  }

  /// True when a replay of what happened has come to the present: the live call goes on from there.
  mutating func endsReplay(_ real: Int64) -> Bool {
    guard isInTime, travel?.timelines.isWhatHappened == true, !shown.recording.isInPast else { return false }
    let wentOn = !isPaused
    leaveTime(real)
    if wentOn { setPaused(false, real) }
    return true
  }

  /// Makes a what-if of the moment that is shown, if it is one of the past; false when there is no room for another.
  mutating func forksIfPast() -> Bool {
    guard isInTime, isInPast else { return true }
    do throws(StoreError) {
      guard travel?.timelines.hasRoom == true else { return false }
      try beginLine()
    } catch {
      travel?.obstacle = error.diagnostic(for: "the copy in memory").message
      return false
    }
    if let current = travel?.timelines.current { shown = current }
    return true
  }

  /// Makes a what-if of the moment that is shown; until then its story is the one of the line it leaves.
  private mutating func beginLine() throws(StoreError) {
    let (left, position) = (shown.name, shown.recording.position)
    try travel?.timelines.fork()
    guard let line = travel?.timelines.current else { return }
    told[line.name] = told[left]?.beginning(until: position)
  }

  // MARK: Moving

  /// Stands at a position of the line that is shown.
  mutating func stand(at position: Int, _ real: Int64) throws(StoreError) {
    guard isInTime else { return }
    isPaused = true
    let target = max(Self.firstPosition, min(position, shown.recording.length))
    let marked = target - Self.markedSteps
    let start = told[shown.name]?.last(before: max(marked, Self.firstPosition))
    try shown.recording.go(to: start?.position ?? Self.firstPosition)
    story = start?.story ?? freshStory
    tell()
    surroundings.changes = ContactChanges()
    while shown.recording.position < target {
      if shown.recording.position >= marked { noteChanges(real) }
      shown.recording.forward()
      tell()
      keepStory()
    }
    try shown.recording.go(to: target)
    watchAnew()
    resetClock(real)
  }

  /// What changed with the last action is marked, as in the live call, also where the world has taken further steps since
  /// that no action took: a prompt that ended, music. More than these are not looked at.
  private static let markedSteps = 16

  /// One action back.
  mutating func stepBack(_ real: Int64) throws(StoreError) {
    try stand(at: shown.recording.position - 1, real)
  }

  /// One action on: on the line, or where that ends, as far as it goes by itself. Behind what happened the live call takes
  /// the step, for good.
  mutating func stepOn(_ real: Int64) throws(StoreError) {
    if shown.recording.isInPast { return try stand(at: shown.recording.position + 1, real) }
    if travel?.timelines.isWhatHappened == true { leaveTime(real) }
    isPaused = true
    shown.recording.forward()
    tell()
    keepStory()
    watchAnew()
    resetClock(real)
  }

  /// To before what was told last.
  mutating func eventBack(_ real: Int64) throws(StoreError) {
    let recording = shown.recording.entryCount(at: shown.recording.position)
    guard recording > 0 else { return try stand(at: Self.firstPosition, real) }
    try stand(at: shown.recording.position(afterEntry: recording - 1) - 1, real)
  }

  /// To after what is told next.
  mutating func eventOn(_ real: Int64) throws(StoreError) {
    guard shown.recording.isInPast else { return try eventOnBehindTheEnd(real) }
    let count = shown.recording.entryCount(at: shown.recording.position)
    try stand(at: shown.recording.position(afterEntry: count), real)
  }

  /// Where the line ends: steps until one is told of, or something stands in the way.
  private mutating func eventOnBehindTheEnd(_ real: Int64) throws(StoreError) {
    let count = transcript.entries.count
    repeat {
      try stepOn(real)
    } while transcript.entries.count == count && stepObstacle == nil
  }

  /// Stands at the last position before a moment of another line, or where that line was left.
  mutating func stand(inLine number: Int, at milliseconds: Int, _ real: Int64) throws(StoreError) {
    try choose(number, real)
    guard milliseconds >= 0 else { return }
    let moment = timePresenter.moment(milliseconds)
    try stand(at: shown.recording.position(at: moment), real)
  }

  /// Stands where an entry that is shown has just been made.
  mutating func stand(afterEntry entry: Int, _ real: Int64) throws(StoreError) {
    guard let fact = story.fact(ofEntry: entry) else { return }
    try stand(at: shown.recording.position(afterEntry: fact), real)
  }

  /// Shows another line, where it was left.
  mutating func choose(_ number: Int, _ real: Int64) throws(StoreError) {
    guard isInTime, let lines = travel?.timelines.lines, lines.indices.contains(number) else { return }
    travel?.timelines.choose(number)
    shown = lines[number]
    try stand(at: shown.recording.position, real)
  }

  // MARK: What-ifs

  /// Begins a what-if at the moment that is shown; false when there is no room for another.
  mutating func fork(_ real: Int64) throws(StoreError) -> Bool {
    guard isInTime, travel?.timelines.hasRoom == true else { return false }
    try beginLine()
    show(real)
    return true
  }

  /// What keeping the moment that is shown would do to the rows of the store; nil for what happened.
  var changesToKeep: Changeset? {
    guard isInTime, let timelines = travel?.timelines, !timelines.isWhatHappened else { return nil }
    return timelines.netChanges(over: live.recording)
  }

  /// Makes the moment that is shown the live call's, whole or not at all.
  mutating func keep(_ real: Int64) throws(StoreError) {
    guard isInTime, let before = travel, !before.timelines.isWhatHappened else { return }
    let live = live
    try before.timelines.keep(over: &live.recording)
    told = ["A": told[shown.name]?.beginning(until: live.recording.position) ?? ToldStories()]
    hits = []
    travel = nil
    shown = live
    isPaused = before.wasPaused
    makeWhatIfCalls()
    resetClock(real)
  }

  /// Forgets the what-if that is shown; what it left is shown again.
  mutating func drop(_ real: Int64) throws(StoreError) {
    guard isInTime, travel?.timelines.isWhatHappened == false else { return }
    let name = shown.name
    told[name] = nil
    hits.removeAll { $0.line == name }
    travel?.timelines.drop()
    if let index = travel?.timelines.index { try choose(index, real) }
  }

  // MARK: What is said of it

  /// The functions outside whose work lies after one position of the line that is shown and before another one: nothing here
  /// takes it back. A what-if of its own calls none.
  func workOutside(after position: Int, before end: Int) -> [String] {
    let line = shown
    let first = line.recording.entryCount(at: position)
    let last = line.recording.entryCount(at: min(end, line.fork?.position ?? end))
    var names: [String] = []
    for entry in line.recording.told.entries[first..<max(first, last)] {
      guard case .lambda(let report) = entry.detail, report.isFromOutside, !names.contains(report.name) else {
        continue
      }
      names.append(report.name)
    }
    return names
  }

  var timePresenter: TimePresenter {
    TimePresenter(contact: firstContact, arrivedAt: arrivedAt)
  }

  /// The moment that is shown, when it is not the live call's.
  var whatIf: CallHeader.WhatIf? {
    guard isInTime else { return nil }
    return CallHeader.WhatIf(
      name: shown.name, step: shown.recording.position, of: shown.recording.length)
  }

  private mutating func noteChanges(_ real: Int64) {
    surroundings.changes.note(
      world.state.contacts[contact].contact, world.program, telling: story.tellingKey, isPaused: isPaused,
      at: real)
  }

  private var freshStory: CallStory {
    CallStory(
      labels: presenter.labels, program: world.program, contact: firstContact,
      arrivedAt: arrivedAt, callerName: presenter.callerName)
  }

  /// Shows the line that the travel is in, as it stands.
  private mutating func show(_ real: Int64) {
    guard let current = travel?.timelines.current else { return }
    shown = current
    resetClock(real)
  }
}
