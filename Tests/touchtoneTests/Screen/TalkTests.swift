import ContactCenter
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// Callers who say words on the phone's screen.
@Suite struct TalkTests {
  static func flow() throws -> SmallFlow {
    try SmallFlow(
      SmallFlow.action(
        "Ask", "ConnectParticipantWithLexBot",
        """
        "Text": "How can I help?", "LexV2Bot": { "AliasArn": "arn:aws:lex:eu-west-1:1:bot-alias/SHOP/LIVE" }
        """,
        """
        "NextAction": "Bye", "Conditions": [
          { "NextAction": "Visit", "Condition": { "Operator": "Equals", "Operands": ["BookVisit"] } } ],
        "Errors": [\(SmallFlow.error("NoMatchingCondition", "Bye")), \(SmallFlow.error("NoMatchingError", "Bye"))]
        """),
      SmallFlow.say("Visit", "A visit, then.", then: "Bye"), SmallFlow.hangUp())
  }

  @Test func theScreenSaysWhatTheBotListensFor() throws {
    let flow = try Self.flow()
    var call = try FixedCall(to: flow)
    let visit = call.call.listeningVisit
    #expect(visit == 1)
    call.wait(3)
    let wait = call.call.model(view: PhoneView()).wait
    guard case .words(_, let understood, true) = wait.kind else {
      Issue.record("\(wait)")
      return
    }
    #expect(understood == "BookVisit")
    #expect(wait.listensForWords)
  }

  @Test func wordsAreHeardAndMarkedAsApproximatelyUnderstood() throws {
    let flow = try Self.flow()
    var call = try FixedCall(to: flow)
    call.wait(3)
    call.say("book a visit")
    let model = call.call.model(view: PhoneView())
    #expect(
      model.transcript.contains { $0.kind == .utterance("book a visit") && $0.rightNote == "say, heard" })
    #expect(
      model.transcript.contains {
        $0.kind == .standIn("bot SHOP  BookVisit") && $0.rightNote == "approximated"
      })
    call.wait(5)
    // A bot's answer is never all exact.
    let standIns = call.call.model(view: PhoneView()).header.standIns
    #expect(standIns == 2)
    let visit = call.call.listeningVisit
    #expect(visit == nil)
  }

  @Test func typingTakesNoTimeOfTheCall() throws {
    let flow = try Self.flow()
    var call = try FixedCall(to: flow)
    call.wait(3)
    call.setTyping(true)
    call.wait(60)
    let visit = call.call.listeningVisit
    #expect(visit == 1)
    call.setTyping(false)
    call.wait(8)
    let isEnded = call.call.isEnded
    #expect(isEnded)
  }

  @Test func wordsTooLateAreHeardByNobody() throws {
    let flow = try Self.flow()
    var call = try FixedCall(to: flow)
    call.wait(2)
    call.say("book a visit")
    call.say("hello?")
    let last = try #require(
      call.call.model(view: PhoneView()).transcript.last { $0.kind == .utterance("hello?") })
    #expect(last.rightNote == "not heard")
  }
}
