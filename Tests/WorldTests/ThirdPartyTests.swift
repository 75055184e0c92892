import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// Calls to outside numbers.
@Suite struct ThirdPartyTests {
  static let desk = try! PhoneNumber("+911800000701")

  static func transfer(_ more: String = "") -> FlowText {
    FlowText([
      ActionText(
        "out", "TransferParticipantToThirdParty", "{\"ThirdPartyPhoneNumber\": \"+911800000701\"\(more)}",
        next: "back",
        on: [
          .init("NoMatchingError", "odd"), .init("CallFailed", "busy"),
          .init("ConnectionTimeLimitExceeded", "nobody"),
        ]),
      Act.say("back", "welcome back", next: "bye"), Act.say("nobody", "nobody answers", next: "bye"),
      Act.say("busy", "cannot be reached", next: "bye"),
    ])
  }

  @Test func theCallerComesBackWhenTheOtherPartyHangsUp() throws {
    let center = try SmallCenter([Self.transfer(#", "ThirdPartyDTMFDigits": "1,2""#)])
    let contact = try center.call()
    center.wait(.minutes(2))
    #expect(
      center.story(of: contact, [.agent, .note, .prompt, .ended]) == [
        "0.0 agent calling +911800000701", "5.0 agent joined with +911800000701", "5.0 note 1,2 is keyed in",
        "66.25 agent +911800000701 hung up", "66.25 prompt welcome back", "67.116 ended ended by the flow",
      ])
  }

  @Test func theCallEndsWithTheOtherPartyWhereTheFlowDoesNotGoOn() throws {
    let center = try SmallCenter([Self.transfer(#", "ContinueFlowExecution": "False""#)])
    let contact = try center.call()
    center.wait(.seconds(10))
    #expect(center.stage(contact) == .withThirdParty)
    center.wait(.minutes(2))
    #expect(center.world.state.contacts[contact].endedBy == .byThirdParty)
  }

  @Test func theLineTellsWhatTheOtherPartyIsShown() throws {
    let more = #", "CallerId": {"Number": "+18005550100", "Name": "Acme"}"#
    let center = try SmallCenter([Self.transfer(more)])
    let contact = try center.call()
    #expect(
      center.texts(.agent, contact) == ["calling +911800000701, which is shown +18005550100 (Acme)"])
  }

  @Test(arguments: [
    (PartyDefinition(number: desk, answersAfter: .seconds(8), talks: .seconds(20)), "", "welcome back", 28.0),
    (PartyDefinition(number: desk, answersAfter: nil), "", "nobody answers", 30.0),
    (
      PartyDefinition(number: desk, answersAfter: .seconds(8)),
      #", "ThirdPartyConnectionTimeLimitSeconds": "7""#,
      "nobody answers", 7.0
    ),
    (PartyDefinition(number: desk, isBusy: true), "", "cannot be reached", 5.0),
  ])
  func theOtherPartyBehavesAsTheCenterSays(
    party: PartyDefinition, more: String, heard: String, seconds: Double
  ) throws {
    let center = try SmallCenter(
      [Self.transfer(more)], ContactCenterDefinition(name: "small", parties: [party]))
    let contact = try center.call()
    center.wait(.minutes(2))
    #expect(center.story(of: contact, [.prompt]) == ["\(seconds) prompt \(heard)"])
  }

  @Test func aTimeToRingThatIsTooShortIsNotAnswered() throws {
    let center = try SmallCenter([Self.transfer(#", "ThirdPartyConnectionTimeLimitSeconds": "3""#)])
    let contact = try center.call()
    center.wait(.seconds(4))
    #expect(center.heard(contact) == ["nobody answers"])
  }

  @Test(arguments: ["True", "False"], [1, 8] as [Int64])
  func whoHangsUpLeavesNothingBehind(flag: String, second: Int64) throws {
    let center = try SmallCenter([Self.transfer(", \"ContinueFlowExecution\": \"\(flag)\"")])
    let contact = try center.call()
    center.wait(.seconds(second))
    center.hangUp(contact)
    #expect(center.world.nextDue == nil)
  }

  @Test func anOfferIsWithdrawnFromTheAgent() throws {
    let waiting = FlowText(
      [
        ActionText(
          "out", "TransferParticipantToThirdParty",
          #"{"ThirdPartyPhoneNumber": "+911800000701", "ContinueFlowExecution": "False"}"#, next: "odd",
          on: [.init("NoMatchingError", "odd")])
      ], named: "waiting")
    let main = FlowText(
      [Act.hook("hook", "CustomerQueue", "waiting", next: "queue")] + Act.queue(), named: "main")
    let center = try SmallCenter([main, waiting])
    let contact = try center.call()
    center.wait(.seconds(10))
    #expect(center.stage(contact) == .withThirdParty)
    #expect(center.world.waiting(in: QueueIndex(0)) == [])
    center.expectFreeAgents()
  }
}
