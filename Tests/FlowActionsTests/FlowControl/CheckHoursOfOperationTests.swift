import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct CheckHoursOfOperationTests {
  static let setQueue = ActionText(
    "queue", "UpdateContactTargetQueue", #"{"QueueId": "Support"}"#, next: "probe")

  static func check(_ parameters: String?) -> ActionText {
    .probe("CheckHoursOfOperation", parameters, if: ["True", "False"], on: ["NoMatchingError"])
  }

  @Test(arguments: [(HoursAnswer.open, "True"), (.closed, "False"), (.unknown, "NoMatchingError")])
  func branchesOnTheAnswer(answer: HoursAnswer, last: String) throws {
    let call = try Call.begin(Self.check(#"{"HoursOfOperationId": "Office"}"#))
    #expect(call.effects == ["ask hours Office"])
    call.deliver(.hoursAnswered(answer))
    #expect(call.last == last)
  }

  @Test(arguments: ["Office", "arn:x/operating-hours/office", "office", "$.Attributes.hours"])
  func hoursGoByNameAndARN(reference: String) throws {
    let call = try Call.begin(
      Self.check("{\"HoursOfOperationId\": \"\(reference)\"}"), attributes: [("hours", "office")])
    #expect(call.effects == ["ask hours Office"])
  }

  @Test(arguments: [nil, "{}", #"{"HoursOfOperationId": ""}"#])
  func withoutANameTheyAreTheQueues(parameters: String?) throws {
    #expect(try Call.begin(Self.setQueue, Self.check(parameters)).effects == ["ask hours of the queue"])
    #expect(try Call.begin(Self.check(parameters)).last == "NoMatchingError")
  }

  @Test(arguments: ["Nowhere", "$.Attributes.none", "$.Attributes.bad"])
  func unknownHoursAreAnError(reference: String) throws {
    let call = try Call.begin(
      Self.check("{\"HoursOfOperationId\": \"\(reference)\"}"), attributes: [("bad", "Nowhere")])
    #expect(call.last == "NoMatchingError")
  }

  @Test func unknownHoursAreAFindingWhereThereIsACenter() throws {
    let program = try Program.linking([FlowText([Self.check(#"{"HoursOfOperationId": "Nowhere"}"#)])])
    #expect(program.problems.map(\.rule) == ["unknown-hours"])
  }

  @Test(arguments: [
    (#"{"HoursOfOperationId": "arn:x/operating-hours/1"}"#, "1"),
    (#"{"HoursOfOperationId": "${OperatingHoursArn}"}"#, "OperatingHoursArn"),
    (#"{"HoursOfOperationId": "{{hours.arn}}"}"#, "hours"),
  ])
  func aLoneFlowKnowsTheHoursItNames(parameters: String, name: String) throws {
    let call = Call(try Program.linking([FlowText([Self.check(parameters)])], isLoneFlow: true))
    call.begin()
    #expect(call.effects == ["ask hours \(name)"])
    #expect(call.program.hours.last?.definition == nil)
  }

  @Test func hoursThatALoneFlowLearnsOfStandIn() throws {
    let call = Call(
      try Program.linking(
        [FlowText([Self.check(#"{"HoursOfOperationId": "$.Attributes.hours"}"#)])], isLoneFlow: true))
    call.contact.setAttribute("hours", "arn:x/operating-hours/late", call.program)
    call.begin()
    #expect(call.effects == ["ask hours unknown hours"])
    let other = Call(call.program)
    other.begin()
    #expect(other.last == "NoMatchingError")
  }

  /// The center has the hours by name, and a flow shows that name for the ARN.
  @Test func hoursAreFoundByAnARNThatAFlowPairsWithTheirName() throws {
    let arn = "arn:aws:connect:x:1:instance/i/operating-hours/7c1f"
    let flow = FlowText(
      [Self.check("{\"HoursOfOperationId\": \"\(arn)\"}")],
      metadata: #"{"probe": {"Hours": {"id": "\#(arn)", "text": "Late"}}}"#)
    let center = ContactCenterDefinition(
      name: "test", hours: [HoursDefinition(name: "Late", hours: .always(zone: .utc))])
    let call = Call(try Program.linking([flow], center: center))
    call.begin()
    #expect(call.effects == ["ask hours Late"])
  }

  @Test(arguments: ["", "${Hours}", "arn:x/operating-hours/1"])
  func aLoneFlowNamesHoursByItsMetadata(id: String) throws {
    let flow = FlowText(
      [Self.check("{\"HoursOfOperationId\": \"\(id)\"}")],
      metadata: #"{"probe": {"Hours": {"id": "", "text": "Basic Hours"}}}"#)
    let call = Call(try Program.linking([flow], isLoneFlow: true))
    call.begin()
    #expect(call.effects == ["ask hours Basic Hours"])
  }
}
