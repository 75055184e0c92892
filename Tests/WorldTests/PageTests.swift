import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// Pages that a chat customer looks at.
@Suite struct PageTests {
  static let flow = FlowText([
    ActionText(
      "page", "ShowView", #"{"ViewResource": {"Id": "cards"}, "InvocationTimeLimitSeconds": "60"}"#,
      next: "odd",
      if: [.init("Book", "booked"), .init("Sell", "bye")],
      on: [
        .init("NoMatchingCondition", "else"), .init("NoMatchingError", "odd"),
        .init("TimeLimitExceeded", "late"),
      ]),
    Act.say("booked", "$.Views.Action for $.Views.ViewResultData.name", next: "page"),
    Act.say("else", "$.Views.Action", next: "bye"), Act.say("late", "too late", next: "bye"),
  ])

  func chat() throws -> (center: SmallCenter, contact: Int) {
    let center = try SmallCenter([Self.flow])
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    center.look()
    return (center, contact)
  }

  @Test func thePageIsShownWithWhatTheFlowKnowsOfIt() throws {
    let (center, contact) = try chat()
    let page = center.world.shownPage(contact)
    #expect(page?.name == "cards")
    #expect(page?.actions == ["Book", "Sell"])
    #expect(page?.fields == ["name"])
    #expect(center.texts(.note, contact) == ["the page cards is shown"])
    center.wait(.seconds(60))
    #expect(center.heard(contact) == ["too late"])
  }

  @Test func whatIsChosenAndTypedReachesTheFlow() throws {
    let (center, contact) = try chat()
    center.world.choose("Book", [NamedValue(name: "name", value: "Asha")], contact)
    center.look()
    center.wait(.seconds(1))
    center.world.choose("Other", [], contact)
    center.look()
    center.wait(.seconds(1))
    #expect(center.heard(contact) == ["Book for Asha", "Other"])
    #expect(
      center.texts(.note, contact).filter { $0.contains("branch") } == [
        "no branch is named \"Other\": there are \"Book\", \"Sell\""
      ])
    #expect(center.world.nextDue == nil)
  }

  @Test func whatIsTypedOnAPageThatHidesItReachesTheFlowAlone() throws {
    let page = ActionText(
      "page", "ShowView",
      #"{"ViewResource": {"Id": "cards"}, "InvocationTimeLimitSeconds": "60", "SensitiveDataConfiguration": {"HideResponseOn": ["TRANSCRIPT"]}}"#,
      next: "odd", if: [.init("Book", "booked")],
      on: [
        .init("NoMatchingCondition", "odd"), .init("NoMatchingError", "odd"),
        .init("TimeLimitExceeded", "odd"),
      ])
    let center = try SmallCenter([
      FlowText([page, Act.say("booked", "Thank you, $.Views.ViewResultData.name", next: "bye")])
    ])
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    center.look()
    #expect(center.texts(.note, contact) == ["the page cards is shown; what is typed in there is hidden"])
    center.world.choose("Book", [NamedValue(name: "name", value: "Asha")], contact)
    center.look()
    center.wait(.seconds(1))
    let details = center.world.observer.entries.map(\.detail)
    let hidden = NamedValue(name: "name", value: TranscriptEntry.hiddenKey)
    #expect(details.contains(.chose(fields: [hidden], isShown: true)))
    #expect(center.heard(contact) == ["Thank you, Asha"])
  }

  @Test func nothingIsChosenWhereNoPageIsShown() throws {
    let center = try SmallCenter([FlowText(Act.queue())])
    let contact = try center.call()
    center.world.choose("Book", [], contact)
    center.look()
    let details = center.world.observer.entries.map(\.detail)
    #expect(details.contains(.chose(fields: [], isShown: false)))
  }

  @Test func pagesThatLeadToEachOtherAreToldEachTime() throws {
    func page(_ name: String, _ next: String) -> ActionText {
      ActionText(
        name, "ShowView", #"{"ViewResource": {"Id": "\#(name)"}, "InvocationTimeLimitSeconds": "60"}"#,
        next: "odd", if: [.init("Back", next)],
        on: [
          .init("NoMatchingCondition", "odd"), .init("NoMatchingError", "odd"),
          .init("TimeLimitExceeded", "odd"),
        ])
    }
    let center = try SmallCenter([FlowText([page("first", "second"), page("second", "first")])])
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    for _ in 0..<3 { center.world.choose("Back", [], contact) }
    center.look()
    #expect(
      center.texts(.note, contact) == [
        "the page first is shown", "the page second is shown", "the page first is shown",
        "the page second is shown",
      ])
  }

  @Test func whatAPageIsGivenAndHasNoValueIsSaid() throws {
    let center = try SmallCenter([
      FlowText([
        ActionText(
          "page", "ShowView",
          #"""
          {"ViewResource": {"Id": "cards"}, "InvocationTimeLimitSeconds": "60", "ViewData":
          {"Heading": "Hello $.Attributes.first", "Cards": [{"Summary": "$.Attributes.note"}]}}
          """#, next: "odd",
          on: [
            .init("NoMatchingCondition", "odd"), .init("NoMatchingError", "odd"),
            .init("TimeLimitExceeded", "odd"),
          ])
      ])
    ])
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    center.look()
    #expect(
      center.texts(.note, contact).dropFirst() == [
        "ViewData.Heading needs $.Attributes.first, which has no value",
        "ViewData.Cards[0].Summary needs $.Attributes.note, which has no value",
      ])
  }

  @Test(arguments: ["Billing", #"["Billing", "Plots"]"#])
  func whatIsChosenInAListIsReadByItsPlace(typed: String) throws {
    let center = try SmallCenter([
      FlowText([
        ActionText(
          "page", "ShowView", #"{"ViewResource": {"Id": "cards"}, "InvocationTimeLimitSeconds": "60"}"#,
          next: "odd", if: [.init("Submit", "said")],
          on: [
            .init("NoMatchingCondition", "odd"), .init("NoMatchingError", "odd"),
            .init("TimeLimitExceeded", "odd"),
          ]),
        Act.say("said", "It is $.Views.ViewResultData.Category.0.", next: "bye"),
      ])
    ])
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    center.look()
    #expect(center.world.shownPage(contact)?.fields == ["Category"])
    center.world.choose("Submit", [NamedValue(name: "Category", value: typed)], contact)
    center.look()
    #expect(center.heard(contact) == ["It is Billing."])
  }
}
