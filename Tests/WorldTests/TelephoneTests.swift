import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// Callbacks to a caller whose telephone a person holds: it rings, and nobody but that person answers.
@Suite struct TelephoneTests {
  /// A call that asked to be called back and is over; the callback is tried once more after a minute.
  private func center(_ callbacks: CallbackDefinition = CallbackDefinition()) throws -> SmallCenter {
    let center = try SmallCenter(
      [FlowText(CallbackTests.callback(), named: "main")],
      .withAgents(["Ann Lee": (20, 180)], callbacks: callbacks))
    center.world.holdTelephone(of: 0)
    _ = try center.call(from: "+919811112222")
    return center
  }

  /// Ann accepts after 80 seconds, and her whisper takes a third of one.
  private func untilItRings(_ center: SmallCenter) { center.wait(.seconds(81)) }

  @Test func itRingsUntilThePersonAnswers() throws {
    let center = try center()
    #expect(center.world.callbackToCome == 1)
    let silent = center.world.ring
    #expect(silent == nil)
    untilItRings(center)
    center.wait(.seconds(20))
    let rings = center.world.ring
    let ring = try #require(rings)
    #expect(ring.contact == 1 && ring.until - ring.since == .seconds(30))
    #expect(center.world.contactOnTelephone == 0)
    let isAnswered = center.world.answerRing()
    center.look()
    #expect(isAnswered && center.world.contactOnTelephone == 1 && center.world.callbackToCome == nil)
    center.wait(.seconds(10))
    #expect(center.stage(1) == .joined(QueueIndex(0)))
    center.hangUp(1)
    center.wait(.minutes(5))
    center.expectFreeAgents()
    #expect(center.world.nextDue == nil)
  }

  @Test func whatIsMissedOrDeclinedIsTriedAgainAsTheFlowSays() throws {
    let center = try center()
    untilItRings(center)
    center.wait(.seconds(31))
    #expect(center.world.state.telephone?.past.map(\.fate) == [.missed])
    #expect(center.world.callbackToCome == 1)
    center.wait(.seconds(90))
    let isDeclined = center.world.declineRing()
    center.look()
    #expect(isDeclined)
    #expect(
      center.texts(.note, 1) == [
        "calling +919811112222 back", "+919811112222 does not answer", "the callback is tried again",
        "calling +919811112222 back", "+919811112222 declines the call",
      ])
    #expect(center.texts(.ended, 1) == ["nobody answered the callback"])
    #expect(center.world.state.telephone?.past.map(\.fate) == [.missed, .declined])
    #expect(center.world.callbackToCome == nil && !center.world.hasLivingContacts)
    let isAnswered = center.world.answerRing()
    #expect(!isAnswered)
  }

  @Test func aTelephoneThatIsEngagedIsNotAnswered() throws {
    let center = try SmallCenter(
      [
        FlowText(
          CallbackTests.callback().dropLast() + [
            ActionText(
              "callback", "CreateCallbackContact",
              "{\"InitialCallDelaySeconds\": \"1\", \"MaximumConnectionAttempts\": \"1\", \"RetryDelaySeconds\": \"60\"}",
              next: "talk", on: [.init("NoMatchingError", "odd")]),
            Act.say("talk", String(repeating: "so much to say ", count: 200), next: "bye"),
          ], named: "main")
      ])
    center.world.holdTelephone(of: 0)
    _ = try center.call(from: "+919811112222")
    center.wait(.seconds(25))
    let ring = center.world.ring
    #expect(ring?.contact == 1)
    let isEngaged = center.world.answerRing()
    #expect(!isEngaged)
    center.hangUp(0)
    let isAnswered = center.world.answerRing()
    #expect(isAnswered && center.world.contactOnTelephone == 1)
  }

  @Test func othersAreCalledBackAsTheCenterSays() throws {
    let center = try center()
    let other = try center.call(from: "+919811113333")
    center.wait(.minutes(10))
    #expect(center.texts(.note, other + 1).contains("+919811113333 answers"))
  }
}
