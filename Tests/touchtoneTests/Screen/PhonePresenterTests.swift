import ContactCenter
import Foundation
import TerminalUI
import TestSupport
import Testing

@testable import touchtone

/// A call as the screen shows it, held to pictures in `Tests/Pictures`; `RECORD_SNAPSHOTS=1` writes them anew.
@Suite struct PhonePresenterTests {
  static let wide = Size(columns: 120, rows: 36)
  static let usual = Size(columns: 80, rows: 24)
  static let small = Size(columns: 60, rows: 16)

  private func expect(_ grid: Grid, _ name: String) throws { try CallPicture.expect(grid, name) }

  @Test(arguments: [wide, usual, small]) func aWrongKeyAndTheMenuAgain(size: Size) throws {
    var call = try FixedCall()
    call.wait(8)
    try call.press("7")
    call.wait(21)
    try expect(call.picture(size), "menu-waits")
  }

  @Test func theFirstPictureOfTheReadmeIsWhatOneSees() throws {
    let page = try String(contentsOfFile: packagePath("README.md"), encoding: .utf8)
    let picture = try #require(page.split(separator: "```\n").dropFirst().first)
    var call = try FixedCall()
    call.wait(24.5)
    let shown = call.picture(Self.usual).text.split(separator: "\n", omittingEmptySubsequences: false)
    let told = picture.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    func trimmed(_ row: Substring) -> String { String(row.reversed().drop { $0 == " " }.reversed()) }
    #expect(told.map(trimmed) == shown.map(trimmed))
  }

  @Test(arguments: [wide, small]) func aLambdaRuns(size: Size) throws {
    var call = try FixedCall { conditions, _ in conditions.set(.timesOut, ofLambda: "checkCustomer") }
    call.wait(3)
    try expect(call.picture(size), "lambda-runs")
  }

  @Test(arguments: [wide, small]) func inTheQueueAndJoined(size: Size) throws {
    var call = try FixedCall()
    call.wait(8)
    try call.press("1")
    call.wait(10)
    try expect(call.picture(size), "in-queue")
    call.wait(30)
    try expect(call.picture(size), "joined")
  }

  @Test(arguments: [wide, usual]) func aVisitIsBooked(size: Size) throws {
    var call = try FixedCall()
    call.wait(8)
    try call.press("5")
    call.wait(2)
    try call.press("1")
    call.wait(2)
    try call.press("1")
    call.wait(15)
    try expect(call.picture(size), "booked")
  }

  @Test func aWithheldNumberIsTypedAndWiped() throws {
    var call = try FixedCall(from: .withheld)
    call.wait(8)
    try call.press("5")
    call.wait(8)
    try call.press("98*98450")
    try expect(call.picture(Self.usual), "number-typed")
  }

  @Test func eachVisitOfAnActionHasItsOwnTimeAndKey() throws {
    var call = try FixedCall()
    call.wait(8)
    try call.press("7")
    call.wait(5)
    try call.press("8")
    call.wait(5)
    try call.press("5")
    call.wait(1)
    let menus = call.call.model(view: PhoneView()).flow.path.filter { $0.label == "Main menu" }
    #expect(menus.map(\.result) == ["[7] not a choice", "[8] not a choice", "[5] site visit"])
    #expect(menus.map(\.seconds) == menus.map(\.seconds).sorted() && Set(menus.map(\.seconds)).count == 3)
  }

  @Test func silenceRunsOutOfAttemptsAndSaysWhereThatLeads() throws {
    var call = try FixedCall()
    call.wait(29)
    #expect(call.call.model(view: PhoneView()).wait.then == "silence → again, 2 left")
    call.wait(54)
    let wait = call.call.model(view: PhoneView()).wait
    #expect(wait.attempt == WaitState.Attempt(3, of: 3))
    #expect(wait.then == "silence → Some help")
  }

  @Test func aPausedCallShowsTheSameAtAnyTime() throws {
    var call = try FixedCall(paused: true)
    let before = call.picture(Self.wide)
    call.wait(20)
    #expect(call.picture(Self.wide) == before)
    #expect(call.call.nextChange(after: 20_000_000_000) == nil)
  }

  /// Whatever else wakes the program meanwhile, such as the lines that a handler prints.
  @Test func theNextFrameIsNotPutOffByAskingForIt() throws {
    var call = try FixedCall()
    call.wait(5)
    let (now, frame) = (call.now, LiveCall.frameNanoseconds)
    for asked in [now, now + frame / 2, now + frame * 3] {
      let due = call.call.nextChange(after: asked)
      #expect(due == now + frame)
    }
    call.wait(1)
    let next = call.call.nextChange(after: call.now)
    #expect(next == call.now + frame)
  }

  /// Not a test of time: a frame must not go through all that happened before.
  @Test func aLongCallKeepsOneRowAFact() throws {
    var call = try FixedCall()
    call.wait(8)
    for _ in 0..<200 { try call.press("9") }
    let model = call.call.model(view: PhoneView())
    #expect(model.transcript.count > 400)
    #expect(model.flow.path.count <= 80)
  }
}
