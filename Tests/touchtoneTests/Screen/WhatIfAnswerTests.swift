import ContactCenter
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// What a person says that a function outside answers is asked once in a session, where it shall be kept.
@Suite struct WhatIfAnswerTests {
  /// A call that stands behind its Lambda.
  private static func answered() throws -> (phone: PlayedProgram, code: OwnCode) {
    let code = try OwnCode("[\"own\"]")
    let phone = try PlayedProgram(center: code.folder.path)
    let contact = phone.program.call.firstContact
    phone.stepToTheCaller()
    // A program that is not there fails, sooner or later.
    if let call = phone.program.call.live.recording.world.awaitedCall(of: contact, .customer) {
      phone.program.call.answer(OutsideAnswer(.timedOut), to: call, phone.program.clock.monotonicNanoseconds)
    }
    phone.stepToTheCaller()
    return (phone, code)
  }

  private static func toTheLambda(_ phone: PlayedProgram) {
    phone.program.travel(.toStart)
    phone.press("f")
    for _ in 0..<20 where phone.program.overlay == nil && phone.program.call.stepObstacle == nil {
      phone.press("]")
    }
  }

  private static func answer(_ phone: PlayedProgram, _ value: String) {
    phone.program.handle(.control("u"))
    phone.press("a = \(value)")
    phone.program.handle(.enter)
  }

  @Test func theNextWhatIfHasItAndTheLiveCallStillRunsTheProgram() throws {
    let (phone, code) = try Self.answered()
    phone.press("[")
    Self.toTheLambda(phone)
    #expect(phone.text().contains("A what-if does not call own."))
    Self.answer(phone, "two")
    phone.stepToTheCaller()
    #expect(phone.text().contains("It says two."))
    Self.toTheLambda(phone)
    let (overlay, name) = (phone.program.overlay, phone.program.call.shown.name)
    #expect(overlay == nil && name == "C")
    phone.stepToTheCaller()
    #expect(phone.text().contains("It says two."))
    let declared = phone.program.call.world.state.conditions.outcome(ofLambda: "own")
    #expect(declared == nil)
    _ = code
  }

  @Test func whatIsNotToBeKeptIsAskedAgain() throws {
    let (phone, code) = try Self.answered()
    phone.press("[")
    Self.toTheLambda(phone)
    for _ in 0..<9 { phone.program.handle(.down) }
    phone.press(" ")
    for _ in 0..<9 { phone.program.handle(.up) }
    Self.answer(phone, "two")
    Self.toTheLambda(phone)
    #expect(phone.text().contains("A what-if does not call own."))
    _ = code
  }

  /// A Lambda that nobody answers is asked for once too, where the answer is for every call.
  @Test func anAnswerForEveryCallHoldsInWhatIfsThatBeganBeforeIt() throws {
    let flow = try SmallFlow(
      SmallFlow.say("Hello", "Hello.", then: "Ask"),
      SmallFlow.lambda("Ask", "crm", then: "Tell", otherwise: "Bye"),
      SmallFlow.say("Tell", "It says $.External.a.", then: "Bye"), SmallFlow.hangUp("Bye"))
    let phone = try PlayedProgram(center: flow.path)
    for _ in 0..<20 where phone.program.overlay == nil {
      phone.press("]")
      phone.program.askForLambda()
    }
    #expect(phone.text().contains("crm"))
    Self.answer(phone, "two")
    phone.stepToTheCaller()
    #expect(phone.text().contains("It says two."))
    phone.program.travel(.toStart)
    phone.press("f")
    for _ in 0..<20 where phone.program.call.stepObstacle == nil {
      phone.press("]")
      phone.program.askForLambda()
    }
    let (overlay, name) = (phone.program.overlay, phone.program.call.shown.name)
    #expect(overlay == nil && name == "B")
    #expect(phone.text().contains("It says two."), "\(phone.text())")
  }

  /// A run stops where a person is asked, and not at the function's time limit.
  @Test func aRunStopsWhereAnAnswerIsAskedFor() throws {
    let (phone, code) = try Self.answered()
    phone.press("[")
    phone.program.travel(.toStart)
    phone.press("frr")
    #expect(phone.text().contains("A what-if does not call own."))
    Self.answer(phone, "two")
    phone.program.travel(.toStart)
    phone.press("frr")
    #expect(phone.text().contains("It says two."))
    _ = code
  }
}
