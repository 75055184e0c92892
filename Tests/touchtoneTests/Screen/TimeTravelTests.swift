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
}
