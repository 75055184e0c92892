import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// Two timelines side by side: what differs is told in full, and what has no room is scrolled to.
@Suite struct TimelinesComparedTests {
  static let sizes = [(60, 16), (80, 24)].map { Size(columns: $0.0, rows: $0.1) }

  /// What happened has a key that nobody took, and a booking; the what-if has another booking.
  private static func booked() throws -> FixedCall {
    var call = try TimeTravelTests.beforeTheBooking()
    call.setSpeed(.normal)
    try call.press("1")
    call.wait(1)
    try call.press("3")
    call.setSpeed(.instant)
    call.wait(1)
    #expect(call.call.isEnded == true)
    try call.call.enterTime(call.now)
    while call.call.world.due(.firstDigit, call.call.contact) == nil { try call.call.eventBack(call.now) }
    try call.press("2")
    call.call.setPaused(false, call.now)
    call.wait(1)
    return call
  }

  private static var compared: PhoneView {
    var view = PhoneView()
    view.compares = true
    return view
  }

  private static func scrolled(_ call: borrowing FixedCall, by commands: [Command], _ size: Size) -> PhoneView
  {
    var model = call.call.model(view: compared)
    for command in commands { model.scroll(command, size: size) }
    return model.view
  }

  @Test(arguments: sizes) func whatHasNoRoomIsScrolledTo(size: Size) throws {
    let call = try Self.booked()
    try CallPicture.expect(call.picture(size, Self.compared), "timelines-one-key-lost")
    let end = Self.scrolled(call, by: [.follow], size)
    try CallPicture.expect(call.picture(size, end), "timelines-scrolled")
    #expect(!call.picture(size, end).text.contains("more that differ"))
  }

  @Test(arguments: sizes) func scrollingStopsAtBothEnds(size: Size) throws {
    let call = try Self.booked()
    let end = Self.scrolled(call, by: [.follow], size)
    let pages = Array(repeating: Command.pageDown, count: 20)
    #expect(Self.scrolled(call, by: pages, size) == end)
    #expect(Self.scrolled(call, by: [.scrollDown, .follow, .scrollDown], size) == end)
    let back = Array(repeating: Command.scrollUp, count: 20)
    #expect(Self.scrolled(call, by: pages + back, size) == Self.compared)
    #expect(Self.scrolled(call, by: [.follow, .scrollToStart], size) == Self.compared)
  }

  @Test func onAWideScreenTheBreakpointsStandBelowWithTheLinesThatCameUponThem() throws {
    var call = try Self.booked()
    for name in ["bookSlot", "cancelVisit"] { call.call.toggle(.lambda(name)) }
    let grid = call.picture(Size(columns: 120, rows: 36), Self.compared)
    try CallPicture.expect(grid, "timelines-breakpoints")
    #expect(grid.text.contains("before ƒ bookSlot") && grid.text.contains("hit in A, B"), "\(grid.text)")
    #expect(grid.text.contains("not hit"))
    #expect(!call.picture(Size(columns: 80, rows: 24), Self.compared).text.contains("hit in"))
  }

  /// Each difference is on the screen at some place, however small that is.
  @Test(arguments: sizes) func everyDifferenceCanBeSeen(size: Size) throws {
    let call = try Self.booked()
    var seen: Set<String> = []
    var view = Self.compared
    for _ in 0..<20 {
      for row in call.picture(size, view).text.split(separator: "\n") where row.hasPrefix(" ≠") {
        seen.insert(String(row))
      }
      var model = call.call.model(view: view)
      model.scroll(.scrollDown, size: size)
      view = model.view
    }
    let told = call.call.model(view: view).time?.comparison?.differences
    #expect(seen.count == told)
  }

  /// A what-if that was not played yet differs by nothing, and that is said.
  @Test(arguments: sizes + [Size(columns: 120, rows: 36)])
  func whatWasNotPlayedYetDoesNotDiffer(size: Size) throws {
    var call = try TimeTravelTests.beforeTheBooking()
    try call.press("1")
    call.wait(1)
    #expect(call.call.isEnded == true)
    try call.call.enterTime(call.now)
    while call.call.world.due(.firstDigit, call.call.contact) == nil { try call.call.eventBack(call.now) }
    _ = try call.call.fork(call.now)
    let comparison = try #require(call.call.model(view: Self.compared).time?.comparison)
    #expect(comparison.differences == 0, "\(comparison.rows.filter(\.differs))")
    let text = call.picture(size, Self.compared).text
    #expect(text.contains("no difference"))
    if size.columns < 100 {
      #expect(text.contains("nothing differs") && !text.contains("  heard"), "\(text)")
    }
  }

  /// What an agent did stands beside the same alone, and what one line alone has in the order of time.
  @Test func aCallerWhoHangsUpOnHoldIsPairedWithNothingElse() throws {
    var call = try FixedCall(speed: .instant)
    call.wait(1)
    try call.press("4")
    for _ in 0..<400 where !call.call.isEnded { call.wait(0.2) }
    try call.call.enterTime(call.now)
    while !call.call.world.state.contacts[call.call.contact].isOnHold { try call.call.eventBack(call.now) }
    call.hangUp()
    let comparison = try #require(call.call.model(view: Self.compared).time?.comparison)
    let rows = comparison.rows.filter(\.differs)
    for row in rows where !row.left.isEmpty && !row.right.isEmpty {
      #expect(!row.left.contains("after-contact") && !row.right.contains("after-contact"), "\(row)")
    }
    #expect(!rows.contains { $0.left.contains("begins after-contact work") && $0.right.isEmpty }, "\(rows)")
  }

  @Test func aDroppedTimelineLeavesItsLetterToNoOther() throws {
    var call = try TimeTravelTests.beforeTheBooking()
    try call.call.enterTime(call.now)
    for name in ["B", "C", "D"] {
      try call.call.stepBack(call.now)
      _ = try call.call.fork(call.now)
      let current = call.call.travel?.timelines.current.name
      #expect(current == name)
      try call.call.drop(call.now)
    }
  }

  @Test func theKeysOfOtherPanesScroll() {
    for (key, command) in [
      (KeyEvent.up, Command.scrollUp), (.down, .scrollDown), (.pageUp, .pageUp), (.pageDown, .pageDown),
      (.home, .scrollToStart), (.end, .follow), (.wheel(3), .scrollDown), (.wheel(-3), .scrollUp),
      (.character("v"), .nextLine), (.character("["), .stepBack), (.escape, .toLive),
    ] {
      #expect(Keymap.commandInTime(for: key, isComparing: true) == command)
    }
  }

  /// A key that came too early stands alone, and the prompt that both heard beside itself.
  @Test func aKeyThatNobodyTookIsNoneThatWasTaken() throws {
    var call = try TimeTravelTests.beforeTheBooking()
    try call.press("1")
    call.wait(1)
    try call.call.enterTime(call.now)
    var isThere = false
    while !isThere {
      try call.call.eventBack(call.now)
      if case .lambda("availableTimes", _) = call.call.story.entries.last?.kind { isThere = true }
    }
    try call.press("2")
    call.call.setPaused(false, call.now)
    call.wait(1)
    let rows = call.call.model(view: Self.compared).time?.comparison?.rows ?? []
    let lost = try #require(rows.first { $0.right == "[2]  not taken" })
    #expect(lost.left.isEmpty && lost.differs)
    let prompt = try #require(rows.first { $0.left.hasPrefix("On Tuesday") })
    #expect(prompt.left == prompt.right && !prompt.differs)
  }

  /// A flow that asks a Lambda, and another one when 1 is pressed.
  private static func askingTwice() throws -> FixedCall {
    let flow = try SmallFlow(
      SmallFlow.action(
        "Ask", "InvokeLambdaFunction", "\"LambdaFunctionARN\": \"crm\"",
        "\"NextAction\": \"Menu\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "End"))]"),
      SmallFlow.menu(
        "Menu", "Tier $.External.tier. Press 1 to ask again.", keys: [("1", "Again"), ("3", "End")],
        silence: "End"),
      SmallFlow.action(
        "Again", "InvokeLambdaFunction", "\"LambdaFunctionARN\": \"other\"",
        "\"NextAction\": \"Menu\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "End"))]"),
      SmallFlow.hangUp("End"),
      beside: [
        "center.json": """
        { "name": "C", "numbers": { "+12065550100": { "flow": "f" } }, "flows": { "f": { "file": "flow.json" } },
          "lambdas": { "crm": { "returns": { "tier": "gold" } }, "other": { "returns": { "tier": "silver" } } } }
        """
      ])
    return try FixedCall(toFlowAt: flow.folder.path)
  }

  private static func rows(_ call: borrowing FixedCall) -> [TimeComparison.Row] {
    call.call.model(view: compared).time?.comparison?.rows ?? []
  }

  /// How an answer is written, and how long it took to the millisecond, nobody sees.
  @Test func anAnswerThatReadsTheSameIsTheSame() throws {
    var call = try Self.askingTwice()
    call.wait(2)
    try call.press("3")
    call.wait(2)
    try call.call.enterTime(call.now)
    while call.call.pendingLambda == nil { try call.call.stepBack(call.now) }
    let answer = try LambdaAnswer(parsing: "{ \"tier\" :  \"gold\" }", named: "answer")
    call.call.edit(.answers(answer), call.now)
    call.call.setPaused(false, call.now)
    call.wait(2)
    try call.press("3")
    call.wait(2)
    let rows = Self.rows(call)
    #expect(rows.contains { $0.left.contains("Tier gold") && !$0.differs }, "\(rows)")
    for row in rows where row.differs { #expect(row.left != row.right, "\(row)") }
  }

  /// Both hear the menu at the same time, in other words; one of them hears it again in the other's.
  @Test func aPromptThatBothHearAtTheSameTimeStandsBesideItself() throws {
    var call = try Self.askingTwice()
    call.wait(3)
    try call.press("1")
    call.wait(5)
    try call.press("3")
    call.wait(2)
    #expect(call.call.isEnded == true)
    try call.call.enterTime(call.now)
    var position = 1
    try call.call.stand(at: position, call.now)
    while call.call.pendingLambda == nil {
      position += 1
      try call.call.stand(at: position, call.now)
    }
    call.call.edit(.answers(LambdaAnswer([("tier", "silver")])), call.now)
    call.call.setPaused(false, call.now)
    call.wait(3)
    try call.press("3")
    call.wait(2)
    let rows = Self.rows(call)
    let first = try #require(rows.first { $0.left.contains("Tier gold") }, "\(rows)")
    #expect(first.right.contains("Tier silver") && first.leftLabel == first.rightLabel, "\(rows)")
    let second = try #require(rows.first { $0.left.contains("Tier silver") }, "\(rows)")
    #expect(second.right.isEmpty && second.differs, "\(rows)")
  }

  @Test func aLambdaThatAnsweredOtherwiseDiffers() throws {
    let flow = try SmallFlow(
      SmallFlow.action(
        "Ask", "InvokeLambdaFunction", "\"LambdaFunctionARN\": \"crm\"",
        "\"NextAction\": \"Bye\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "Bye"))]"),
      SmallFlow.say("Bye", "Goodbye.", then: "End"), SmallFlow.hangUp("End"),
      beside: [
        "center.json": """
        { "name": "C", "numbers": { "+12065550100": { "flow": "f" } }, "flows": { "f": { "file": "flow.json" } },
          "lambdas": { "crm": { "returns": { "tier": "gold" } } } }
        """
      ])
    var call = try FixedCall(toFlowAt: flow.folder.path)
    call.wait(4)
    try call.call.enterTime(call.now)
    while call.call.pendingLambda == nil { try call.call.stepBack(call.now) }
    call.call.edit(.answers(LambdaAnswer([("tier", "silver")])), call.now)
    call.call.setPaused(false, call.now)
    call.wait(4)
    let rows = call.call.model(view: Self.compared).time?.comparison?.rows ?? []
    let lambda = try #require(rows.first { $0.left.hasPrefix("ƒ") })
    #expect([lambda.left, lambda.right] == ["ƒ crm  tier=gold", "ƒ crm  tier=silver"])
    #expect(lambda.differs)
  }
}
