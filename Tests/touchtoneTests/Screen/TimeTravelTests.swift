import ContactCenter
import FlowEngine
import Store
import TerminalUI
import Testing
import World

@testable import touchtone

/// Back in time in a call: a private copy is shown, and the call itself waits as it was.
@Suite struct TimeTravelTests {
  static let size = Size(columns: 120, rows: 36)

  /// A call that waits for its third key: a date is chosen, no time yet.
  static func beforeTheBooking() throws -> FixedCall {
    var call = try FixedCall(speed: .instant)
    call.wait(1)
    try call.press("5")
    call.wait(1)
    try call.press("1")
    call.wait(1)
    return call
  }

  private func bookings(_ call: borrowing LiveCall) throws -> Int {
    try call.live.recording.world.store.reading { try $0.bookings() }.count
  }

  @Test func everyStepBackAndForwardAgainShowsTheSame() throws {
    var call = try Self.beforeTheBooking()
    call.pause(true)
    try call.call.enterTime(call.now)
    let length = call.call.shown.recording.length
    var shown: [Int: String] = [:]
    for position in stride(from: length, through: 1, by: -1) {
      try call.call.stand(at: position, call.now)
      shown[position] = call.picture(Self.size).text
    }
    #expect(Set(shown.values).count == length)
    for position in 1...length {
      try call.call.stand(at: position, call.now)
      #expect(call.picture(Self.size).text == shown[position], "position \(position)")
    }
  }

  @Test func theHeaderSaysThatItIsAWhatIfAndEscIsTheCallAsItWas() throws {
    var call = try Self.beforeTheBooking()
    let before = call.picture(Self.size).text
    try call.call.enterTime(call.now)
    try call.call.stepBack(call.now)
    #expect(call.picture(Self.size).rowText(0).contains("what-if A · step") == true)
    #expect(call.picture(Self.size).rowText(0).contains("paused") == true)
    call.wait(3)
    call.call.leaveTime(call.now)
    #expect(call.picture(Self.size).text == before)
    let isPaused = call.call.isPaused
    #expect(!isPaused)
  }

  @Test func aKeyInThePastBeginsAWhatIfAndWhatHappenedStays() throws {
    var call = try Self.beforeTheBooking()
    try call.press("1")
    call.wait(1)
    #expect(call.call.isEnded == true)
    let booked = try bookings(call.call)
    try call.call.enterTime(call.now)
    while call.call.world.due(.firstDigit, call.call.contact) == nil { try call.call.eventBack(call.now) }
    try call.press("2")
    let name = call.call.shown.name
    #expect(name == "B")
    call.call.setPaused(false, call.now)
    call.wait(2)
    #expect(call.call.isEnded == true)
    #expect(call.picture(Self.size).text.contains("12 noon") == true)
    #expect(try bookings(call.call) == booked)
    let lines = call.call.travel?.timelines.lines ?? []
    #expect(lines.map(\.name) == ["A", "B"])
    #expect(lines[0].recording.told.entries.contains { $0.text.contains("10:00 free → taken") } == true)
    call.call.leaveTime(call.now)
    #expect(call.picture(Self.size).text.contains("10:00 free → taken") == true)
  }

  @Test func aReplayOfWhatHappenedComesBackToTheCallAndGoesOn() throws {
    var call = try Self.beforeTheBooking()
    try call.call.enterTime(call.now)
    try call.call.stand(at: 1, call.now)
    call.call.setPaused(false, call.now)
    call.wait(5)
    let isInTime = call.call.isInTime
    #expect(!isInTime)
    try call.press("1")
    call.wait(1)
    #expect(call.call.isEnded == true)
  }

  /// A booked call, gone back to before its last key, where another time was chosen in place of it.
  private func bookedOtherwise() throws -> FixedCall {
    var call = try Self.beforeTheBooking()
    try call.press("1")
    call.wait(1)
    try call.call.enterTime(call.now)
    while call.call.world.due(.firstDigit, call.call.contact) == nil { try call.call.eventBack(call.now) }
    try call.press("2")
    call.call.setPaused(false, call.now)
    call.wait(1)
    return call
  }

  private func bookedTimes(_ store: Store) throws -> [String] {
    try store.reading { try $0.bookings() }.filter { $0.status == .booked }.map(\.slot.description).sorted()
  }

  @Test func keptAWhatIfIsTheCallAndItsRowsAreTheStores() throws {
    var call = try bookedOtherwise()
    let store = call.call.live.recording.world.store
    #expect(try bookedTimes(store) == ["2026-11-24 10:00", "2026-11-24 16:00"])
    let told = call.picture(Self.size).rowText(6)
    try call.call.keep(call.now)
    let isInTime = call.call.isInTime
    #expect(!isInTime)
    #expect(try bookedTimes(store) == ["2026-11-24 12:00", "2026-11-24 16:00"])
    #expect(call.picture(Self.size).text.contains(told) == true)
    #expect(call.picture(Self.size).rowText(0).contains("what-if") == false)
  }

  @Test func whatAnotherProcessWroteMeanwhileKeepsAWhatIfOutWhole() throws {
    var call = try bookedOtherwise()
    let store = call.call.live.recording.world.store
    _ = try store.transaction { try $0.cancelVisit(of: "+919811112222", after: Self.start) }
    let before = try store.rowsHash()
    var conflict: RowConflict?
    do throws(StoreError) { try call.call.keep(call.now) } catch {
      if case .conflict(let row) = error { conflict = row }
    }
    #expect(conflict != nil)
    #expect(try store.rowsHash() == before)
    let isInTime = call.call.isInTime
    #expect(isInTime)
  }

  @Test func whatAnotherProcessWroteMeanwhileBarsNoStepBack() throws {
    var call = try Self.beforeTheBooking()
    try call.press("1")
    call.wait(1)
    let store = call.call.live.recording.world.store
    _ = try store.transaction { try $0.cancelVisit(of: "+919811112222", after: Self.start) }
    try call.call.enterTime(call.now)
    while call.call.world.due(.firstDigit, call.call.contact) == nil { try call.call.eventBack(call.now) }
    try call.press("2")
    call.call.setPaused(false, call.now)
    call.wait(1)
    #expect(call.picture(Self.size).text.contains("12 noon") == true)
  }

  /// Long enough for stories to be kept on the way, and told from them: from the first step back on.
  @Test func inALongCallTheStoryIsToldFromTheNextKeptOneAsFromTheStart() throws {
    var call = try FixedCall(speed: .instant)
    call.wait(1)
    while call.call.shown.recording.length < 700 {
      for key in "95*" {
        try call.press(String(key))
        call.wait(0.5)
      }
    }
    #expect(call.call.isEnded == false)
    call.pause(true)
    try call.call.enterTime(call.now)
    let kept = call.call.told
    let length = call.call.shown.recording.length
    #expect(kept["A"]?.last(before: length).map { length - $0.position < ToldStories.spacing } == true)
    try call.call.stepBack(call.now)
    for position in [length - 1, 300, 520, 512, 40, length] {
      call.call.told = kept
      try call.call.stand(at: position, call.now)
      let shown = call.picture(Self.size).text
      call.call.told = [:]
      try call.call.stand(at: position, call.now)
      #expect(call.picture(Self.size).text == shown, "position \(position)")
    }
  }

  @Test func droppedAWhatIfIsGoneAndTheStoreAsItWas() throws {
    var call = try bookedOtherwise()
    let store = call.call.live.recording.world.store
    let before = try store.rowsHash()
    try call.call.drop(call.now)
    let count = call.call.travel?.timelines.lines.count
    #expect(count == 1)
    #expect(try store.rowsHash() == before)
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 36)].map { Size(columns: $0.0, rows: $0.1) })
  func theStripOfTimelines(size: Size) throws {
    var call = try bookedOtherwise()
    try call.call.eventBack(call.now)
    try call.call.eventBack(call.now)
    try CallPicture.expect(call.picture(size), "time-travel")
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 36)].map { Size(columns: $0.0, rows: $0.1) })
  func twoTimelinesSideBySide(size: Size) throws {
    let call = try bookedOtherwise()
    var view = PhoneView()
    view.compares = true
    try CallPicture.expect(call.picture(size, view), "timelines-compared")
  }

  @Test func aClickOnTheStripGoesToThatMomentOfThatLine() throws {
    var call = try bookedOtherwise()
    let grid = call.picture(Self.size)
    let row = try #require((0..<36).first { grid.rowText($0).hasPrefix(" A  ") })
    let action = grid.action(at: Grid.Position(row: row, column: 30))
    guard case .moment(0, let milliseconds) = action else {
      Issue.record("\(String(describing: action))")
      return
    }
    try call.call.stand(inLine: 0, at: milliseconds, call.now)
    let name = call.call.shown.name
    #expect(name == "A")
    guard let timelines = call.call.travel?.timelines else { return }
    let labels = call.call.presenter.labels
    let shown = call.call.timePresenter.model(timelines, [], hits: [], labels).now
    #expect(shown <= milliseconds)
  }

  private static let start = CivilDateTime(
    date: CivilDate(year: 2026, month: 11, day: 23)!, time: TimeOfDay(hour: 10, minute: 5)!)
}
