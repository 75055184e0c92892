import ContactCenter
import Store
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// What a person looks at in a call, at every size: looked at as real pictures once, and held to them since.
@Suite struct CallPictureTests {
  static let sizes = [(60, 16), (80, 24), (120, 36), (160, 50)].map { Size(columns: $0.0, rows: $0.1) }

  /// A flow with an action that is not simulated, hours and a queue that are not here, and a module that is missing.
  static func standIns() throws -> SmallFlow {
    let hours = "arn:aws:connect:eu-west-1:123456789012:instance/i/operating-hours/h"
    let queue = "arn:aws:connect:eu-west-1:123456789012:instance/i/queue/q"
    return try SmallFlow(
      SmallFlow.goOn("Listen", "StartVoiceIdStream", then: "Sign"),
      SmallFlow.goOn("Sign", "RouteContactToAgent", then: "Open"),
      SmallFlow.action(
        "Open", "CheckHoursOfOperation", "\"HoursOfOperationId\": \"\(hours)\"",
        """
        "NextAction": "Bye", "Conditions": [
          { "NextAction": "Hello", "Condition": { "Operator": "Equals", "Operands": ["True"] } },
          { "NextAction": "Bye", "Condition": { "Operator": "Equals", "Operands": ["False"] } } ],
        "Errors": [\(SmallFlow.error("NoMatchingError", "Bye"))]
        """),
      SmallFlow.say("Hello", "One moment, please.", then: "Queue"),
      SmallFlow.goOn("Queue", "UpdateContactTargetQueue", then: "Join", "\"QueueId\": \"\(queue)\""),
      SmallFlow.action(
        "Join", "TransferContactToQueue", "",
        """
        "NextAction": "Bye", "Errors": [\(SmallFlow.error("QueueAtCapacity", "Bye")),
          \(SmallFlow.error("NoMatchingError", "Bye"))]
        """),
      SmallFlow.hangUp())
  }

  @Test(arguments: sizes) func standInsAreMarkedAndSayHowTheyWentOn(size: Size) throws {
    let flow = try Self.standIns()
    var call = try FixedCall(toFlowAt: flow.path)
    call.wait(4)
    try CallPicture.expect(call.picture(size), "stand-ins")
  }

  @Test(arguments: sizes) func anEndedCall(size: Size) throws {
    var call = try FixedCall()
    call.wait(8)
    try call.press("5")
    call.wait(2)
    try call.press("1")
    call.hangUp()
    try CallPicture.expect(call.picture(size), "ended")
  }

  @Test(arguments: sizes) func theDemoLook(size: Size) throws {
    var call = try FixedCall()
    call.wait(8)
    try call.press("5")
    call.wait(12)
    try CallPicture.expect(DemoScreen.draw(call.call.model(view: PhoneView()), size: size), "demo")
  }

  @Test(arguments: sizes) func thePlainText(size: Size) throws {
    var call = try FixedCall()
    call.wait(8)
    try call.press("7")
    call.wait(3)
    let printer = TranscriptPrinter(
      format: .text, start: call.call.world.state.contacts[call.call.contact].arrivedAt)
    let lines = printer.lines(of: call.call.world.observer, contact: call.call.contact, notes: [])
    let screen = PlainTextScreen(lines: lines, fileName: "touchtone-call.txt")
    try CallPicture.expect(screen.draw(size: size), "plain-text")
  }

  @Test(arguments: sizes) func theChooserOffersANewCaller(size: Size) throws {
    let call = try FixedCall(paused: true)
    let definition = try FixedCall.center.get().center.definition
    let store = try Store.inMemory()
    let now = definition.zone.localTime(at: try TimeText(FixedCall.now).timestamp(in: definition.zone))
    try store.topUpSample(definition.sample, now: now)
    var chooser = ChooserScreen(customers: CallerList.customers(of: store, at: now), callingCode: "91")
    var header = call.call.model(view: PhoneView()).header
    header.paused = "paused for this form"
    try CallPicture.expect(chooser.draw(header, size: size), "who-calls")
    for key in "9811155555" { _ = chooser.handle(.character(key)) }
    try CallPicture.expect(chooser.draw(header, size: size), "new-caller")
  }

  @Test(arguments: sizes) func aSpeedAndAPauseStandInTheHeader(size: Size) throws {
    var call = try FixedCall(speed: .fast)
    call.wait(2)
    try CallPicture.expect(call.picture(size), "fast")
    call.pause(true)
    call.wait(5)
    try CallPicture.expect(call.picture(size), "paused")
  }
}
