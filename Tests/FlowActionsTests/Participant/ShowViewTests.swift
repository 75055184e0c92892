import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct ShowViewTests {
  static let probe = ActionText.probe(
    "ShowView", #"{"ViewResource": {"Id": "cards"}, "InvocationTimeLimitSeconds": "60"}"#,
    if: ["Book", "Sell"],
    on: ["NoMatchingCondition", "NoMatchingError", "TimeLimitExceeded"])

  @Test func nobodyChoosesAndTheTimeLimitPasses() throws {
    let call = try Call.begin(Self.probe, channel: .chat)
    #expect(call.effects == ["the page cards is shown", "start wait 60000"])
    call.deliver(.timerFired(.wait))
    #expect(call.last == "TimeLimitExceeded")
  }

  @Test(arguments: [
    ("Book", "Book"), ("Sell", "Sell"), ("book", "NoMatchingCondition"), ("", "NoMatchingCondition"),
  ])
  func whatIsChosenIsTheBranch(action: String, last: String) throws {
    let call = try Call.begin(Self.probe, channel: .chat)
    let value = call.contact.value(action, call.program)
    call.deliver(.chose(value))
    #expect(call.last == last)
    #expect(call.log.contains("cancel wait"))
  }

  @Test func whatIsGivenToThePageIsSaid() throws {
    let page = ActionText.probe(
      "ShowView",
      #"{"ViewResource": {"Id": "arn:aws:connect:us-west-2:1:instance/i/view/cards:3"}, "InvocationTimeLimitSeconds": "60", "ViewData": {"heading": "Hello $.Attributes.name"}}"#
    )
    let call = try Call.begin(page, channel: .chat, attributes: [("name", "Asha")])
    #expect(call.effects.first == "the page cards is shown: heading=Hello Asha")
  }

  @Test(arguments: [
    (#"{"Next": {"Label": "Close"}, "Heading": "Done"}"#, "Next=Close, Heading=Done"),
    (
      #"{"AttributeBar": [{"Label": "Full Name", "Value": "$.Attributes.name", "Copyable": true}, {"Label": "Plan", "Value": 3}]}"#,
      "AttributeBar=Full Name: Asha; Plan: 3"
    ),
    (
      #"{"Items": [{"Heading": "Sold", "Description": "Plot 4", "Id": "sold"}, {"Heading": "Lost", "Id": "lost"}]}"#,
      "Items=Sold, Plot 4; Lost"
    ),
    (
      ##"{"Summary": {"TemplateString": "<h2><b>Summary</b></h2> <p>For $.Attributes.name: 1 < 2</p>"}}"##,
      "Summary=Summary For Asha: 1 < 2"
    ),
    (
      #"{"Heading": "How can we help?", "Cards": [{"Summary": {"Id": "lost", "Icon": "Luggage", "Heading": "Lost luggage"}, "Detail": {"Heading": "Lost luggage", "Description": "Report it. We look for it.", "Sections": {"TemplateString": "<p>At the desk</p>"}}}, {"Summary": {"Id": "seat", "Heading": "Change a seat"}, "Detail": {"Heading": "Your seat"}}], "NoMatchFound": {"Label": "None of these"}}"#,
      "Heading=How can we help? · Cards=Lost luggage, Report it. We look for it. At the desk; Change a seat, Your seat · NoMatchFound=None of these"
    ),
    (#"{"player": {"TemplateString": "<audio controls></audio>"}, "Flag": true}"#, "Flag=true"),
  ])
  func whatIsGivenToThePageReadsAsAPersonReadsIt(data: String, words: String) throws {
    let page = ActionText.probe(
      "ShowView",
      "{\"ViewResource\": {\"Id\": \"cards\"}, \"InvocationTimeLimitSeconds\": \"60\", \"ViewData\": \(data)}"
    )
    let call = try Call.begin(page, channel: .chat, attributes: [("name", "Asha")])
    #expect(call.effects.first == "the page cards is shown: \(words)")
  }

  @Test(arguments: [
    ("Book", "Book"), ("NoMatchingCondition", nil), ("TimeLimitExceeded", nil), ("NoMatchingError", nil),
  ])
  func whatIsChosenIsDeclared(outcome: String, action: String?) throws {
    let say = ActionText("Book", "MessageParticipant", #"{"Text": "$.Views.Action"}"#, next: "end")
    let call = Call(
      try Program.linking([FlowText([Self.probe, say])], branches: ["probe": outcome]), channel: .chat)
    call.begin()
    #expect(call.last == outcome)
    if let action { #expect(call.effects.last == "say \"\(action)\"") }
  }

  @Test(arguments: [Channel.voice, .task]) func isForAChat(channel: Channel) throws {
    #expect(try Call.begin(Self.probe, channel: channel).last == "NoMatchingError")
  }
}
