import ContactCenter
import FlowEngine
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// What the strip of timelines marks beside keys and rows: breakpoints, what functions outside did; and what the demo look
/// shows of it.
@Suite struct TimeMarksTests {
  static let sizes = [(60, 16), (80, 24), (120, 36)].map { Size(columns: $0.0, rows: $0.1) }
  static let large = Size(columns: 120, rows: 36)

  /// A booked call, in its past.
  private func booked() throws -> FixedCall {
    var call = try TimeTravelTests.beforeTheBooking()
    try call.press("1")
    call.wait(1)
    try call.call.enterTime(call.now)
    return call
  }

  /// A call whose Lambda a program outside has answered.
  private func answered() throws -> FixedCall {
    let code = try OwnCode("[\"own\"]")
    var call = try FixedCall(toFlowAt: code.folder.path)
    call.wait(3)
    let asked = try #require(call.call.takeOutsideCalls().first)
    call.call.answer(OutsideAnswer(.answered("{\"a\": \"one\"}")), to: asked.id, call.now)
    call.wait(5)
    return call
  }

  private func rows(_ grid: Grid) -> [String] { (0..<grid.size.rows).map(grid.rowText) }

  @Test(arguments: sizes) func breakpointsStandOverTheLanes(size: Size) throws {
    var call = try booked()
    call.call.toggle(.lambda("bookSlot"))
    call.call.toggle(.row(table: "Bookings"))
    try call.call.stand(at: 20, call.now)
    try CallPicture.expect(call.picture(size), "time-breakpoints")
  }

  @Test func aBreakpointStandsWhereTheLineComesUponIt() throws {
    var call = try booked()
    call.call.toggle(.attribute("slotDate", becomes: "2026-11-24"))
    #expect(call.picture(Self.large).text.contains("no breakpoint in A so far"))
    try call.call.stand(at: 1, call.now)
    let hit = try call.call.run(call.now)
    #expect(hit == .attribute("slotDate", becomes: "2026-11-24"))
    let lines = rows(call.picture(Self.large))
    let lane = try #require(lines.firstIndex { $0.hasPrefix(" A  ") })
    let place = try #require(lines[lane + 1].firstIndex(of: "▲"))
    let mark = try #require(lines[lane - 1].firstIndex(of: "b"))
    let columns = (
      lines[lane + 1].distance(from: lines[lane + 1].startIndex, to: place),
      lines[lane - 1].distance(from: lines[lane - 1].startIndex, to: mark)
    )
    #expect(columns.0 == columns.1)
  }

  @Test func whatAFunctionOutsideDidIsMarkedAndSaidWhenOneStepsBehindIt() throws {
    var call = try answered()
    try call.call.enterTime(call.now)
    let lane = try #require(rows(call.picture(Self.large)).first { $0.hasPrefix(" A  ") })
    #expect(lane.contains("≈") && !lane.contains("ƒ"))
    let end = call.call.shown.recording.length
    #expect(call.call.workOutside(after: 1, before: end) == ["own"])
    #expect(call.call.workOutside(after: end - 1, before: end) == [])
    try call.call.stand(at: 1, call.now)
    _ = try call.call.fork(call.now)
    let name = call.call.shown.name
    #expect(name == "B")
    #expect(call.call.workOutside(after: 1, before: call.call.shown.recording.length) == [])
  }

  @Test(arguments: sizes) func aWhatIfAsksAPersonWhatAFunctionOutsideAnswers(size: Size) throws {
    var call = try answered()
    try call.call.enterTime(call.now)
    try call.call.stand(at: 1, call.now)
    _ = try call.call.fork(call.now)
    call.call.setPaused(false, call.now)
    call.wait(3)
    let asked = LambdaQuestion.form(call.call, call.call.presenter.labels)
    let form = try #require(asked)
    let header = call.call.model(view: PhoneView()).header
    try CallPicture.expect(form.draw(header, size: size), "what-if-lambda")
    call.call.answerWhatIf(.returns([.init(key: "a", value: "two")]), call.now)
    call.wait(3)
    let text = call.picture(Self.large).text
    #expect(text.contains("It says two."))
    // Nothing was called: what stood in is told as made by hand, and nothing as done outside.
    #expect(text.contains("≈ edited: what own answers") && text.contains("1 ≈"), "\(text)")
    let lane = try #require(call.call.model(view: PhoneView()).time?.lanes.last)
    #expect(lane.marks.map(\.kind).filter { $0 != .end } == [.lambda, .byHand])
  }

  @Test func whatAPersonDidByHandIsNoError() throws {
    var call = try booked()
    try call.call.stand(at: 20, call.now)
    let isSet = call.call.set("language", to: "en", call.now)
    #expect(isSet)
    let lane = try #require(call.call.model(view: PhoneView()).time?.lanes.last)
    #expect(lane.marks.map(\.kind).contains(.byHand))
    #expect(!lane.marks.map(\.kind).contains(.error))
  }

  @Test(arguments: sizes) func theDemoLookShowsTheMomentItsMarkAndTheLane(size: Size) throws {
    var call = try booked()
    while call.call.world.due(.firstDigit, call.call.contact) == nil { try call.call.eventBack(call.now) }
    try call.press("2")
    call.call.setPaused(false, call.now)
    call.wait(0.4)
    call.pause(true)
    try CallPicture.expect(DemoScreen.draw(call.call.model(view: PhoneView()), size: size), "time-demo")
  }
}
