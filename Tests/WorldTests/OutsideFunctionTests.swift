import ContactCenter
import FlowEngine
import FlowTestSupport
import JSON
import Store
import Testing

@testable import World

/// Functions that are not here: the world says that they are to be called, and goes on with what it is answered.
@Suite struct OutsideFunctionTests {
  private static let program = LambdaBinding.command(LambdaCommand(arguments: ["book"]))

  private static func flow(
    _ parameters: String = "{\"day\": \"Monday\"}", isAsynchronous: Bool = false, responseType: String? = nil
  ) -> FlowText {
    FlowText([
      Act.set("note", "tier", "gold", next: "fetch"),
      Act.invoke(
        "fetch", "fetch", next: "tell", parameters: parameters, isAsynchronous: isAsynchronous,
        responseType: responseType,
        on: [.init("NoMatchingError", "failed"), .init("TimeLimitExceeded", "late")]),
      Act.say("tell", "got [$.External.a]", next: "bye"),
    ])
  }

  private func center(
    _ flow: FlowText = Self.flow(), duration: Milliseconds? = nil, rules: ServiceRules = ServiceRules()
  ) throws -> SmallCenter {
    let lambdas = [LambdaDefinition(name: "fetch", binding: Self.program, duration: duration)]
    return try SmallCenter([flow], .withAgents([:], lambdas: lambdas), rules: rules)
  }

  private func ending(_ center: SmallCenter) throws -> String {
    center.program.identifier(try #require(center.world.observer.path.last).action)
  }

  private func asked(_ center: SmallCenter) throws -> OutsideCall {
    let calls = center.world.takeOutsideCalls()
    #expect(calls.count == 1)
    return try #require(calls.first)
  }

  @Test func theFunctionGetsWhatTheServiceSends() throws {
    let center = try center(
      Self.flow(#"{"day": "Monday", "none": "$.Attributes.none", "more": {"a": ["$.Channel"]}}"#))
    _ = try center.call(from: "+12065550100")
    let call = try asked(center)
    #expect(call.function == "fetch")
    #expect(call.arn == "arn:aws:lambda:us-east-1:123456789012:function:fetch")
    #expect(call.timeLimit == .seconds(3))
    let event = try JSONDocument(parsing: call.event, named: "event").root
    #expect(!call.event.contains("\n"))
    #expect(event["Name"]?.string == "ContactFlowEvent")
    let details = try #require(event["Details"])
    #expect(details["Parameters"]?.wording == #"{"day":"Monday","none":null,"more":{"a":["VOICE"]}}"#)
    let data = try #require(details["ContactData"])
    #expect(
      data.members.map(\.name) == [
        "Attributes", "Channel", "ContactId", "CustomerEndpoint", "CustomerId", "Description",
        "InitialContactId", "InitiationMethod", "InstanceARN", "LanguageCode", "MediaStreams", "Name",
        "PreviousContactId", "Queue", "References", "RelatedContactId", "SegmentAttributes", "Tags",
        "SystemEndpoint",
      ])
    #expect(data["Attributes"]?.wording == #"{"tier":"gold"}"#)
    #expect(data["CustomerEndpoint"]?.wording == #"{"Address":"+12065550100","Type":"TELEPHONE_NUMBER"}"#)
    #expect(data["Queue"]?.kind == .null)
  }

  /// What the reference leaves open of the event.
  @Test func theServiceRulesSayWhichKeysTheEventHas() throws {
    var rules = ServiceRules()
    rules.absentInLambdaEvent = .leftOut
    rules.lambdaEventHasRecentKeys = false
    let center = try center(rules: rules)
    _ = try center.call(from: "+12065550100")
    let event = try JSONDocument(parsing: try asked(center).event, named: "event").root
    #expect(
      event["Details"]?["ContactData"]?.members.map(\.name) == [
        "Attributes", "Channel", "ContactId", "CustomerEndpoint", "InitialContactId", "InitiationMethod",
        "LanguageCode", "MediaStreams", "References",
      ])
  }

  @Test(arguments: [(nil as Int64?, 80 as Int64), (250, 250)])
  func anAnswerThatIsThereAtOnceComesAfterTheDeclaredTime(duration: Int64?, milliseconds: Int64) throws {
    let center = try center(duration: duration.map { Milliseconds($0) })
    let contact = try center.call()
    center.world.answer(OutsideAnswer(.answered(#"{"a": "1"}"#)), to: try asked(center).id)
    center.wait(Milliseconds(milliseconds - 1))
    #expect(center.heard(contact) == [])
    center.wait(Milliseconds(1))
    #expect(center.heard(contact) == ["got [1]"])
  }

  @Test func anAnswerThatComesLaterIsThereAtOnce() throws {
    let center = try center()
    let contact = try center.call()
    let call = try asked(center)
    center.wait(.seconds(2))
    let isAwaited = center.world.awaits(call.id)
    #expect(isAwaited)
    center.world.answer(OutsideAnswer(.answered(#"{"a": "1"}"#)), to: call.id)
    center.wait(Milliseconds(1))
    #expect(center.heard(contact) == ["got [1]"])
  }

  @Test func whatAPersonAnswersInItsPlaceIsTakenAndItsOwnAnswerIsNobodys() throws {
    let center = try center()
    let contact = try center.call()
    let call = try asked(center)
    center.wait(.seconds(1))
    center.world.edit(.answers(LambdaAnswer([("a", "by hand")])), contact)
    let isAwaited = center.world.awaits(call.id)
    #expect(!isAwaited)
    center.world.answer(OutsideAnswer(.answered(#"{"a": "its own"}"#)), to: call.id)
    center.wait(Milliseconds(1))
    #expect(center.heard(contact) == ["got [by hand]"])
    let told = center.world.observer.entries.map(\.text)
    #expect(told.contains("edited: what fetch answers"))
  }

  @Test func whoIsNotAnsweredIsLate() throws {
    let center = try center()
    _ = try center.call()
    let call = try asked(center)
    center.wait(.seconds(3))
    #expect(try ending(center) == "late")
    let isAwaited = center.world.awaits(call.id)
    #expect(!isAwaited)
    let digest = center.world.digest
    center.world.answer(OutsideAnswer(.answered("{}")), to: call.id)
    #expect(center.world.digest == digest)
  }

  /// What replies come to, in a flow that asks for a flat map and in one that asks for JSON.
  @Test(arguments: [
    (OutsideReply.answered(#"{"a": 1}"#), nil as String?, "failed"),
    (.answered(#"{"a": 1}"#), "JSON", "tell"),
    (.answered(#"{"a": {"b": []}}"#), nil, "failed"), (.answered(#"{"a": {"b": []}}"#), "JSON", "tell"),
    (.answered("null"), "JSON", "failed"), (.answered("[1]"), "JSON", "failed"),
    (.answered("{"), "JSON", "failed"),
    (.answered("{\"a\": \"" + String(repeating: "x", count: 32 * 1024) + "\"}"), "JSON", "failed"),
    (.unusable("it said nothing"), nil, "failed"), (.timedOut, nil, "late"),
  ])
  func aReplyComesToThis(reply: OutsideReply, responseType: String?, way: String) throws {
    let center = try center(Self.flow(responseType: responseType))
    _ = try center.call()
    center.world.answer(OutsideAnswer(reply), to: try asked(center).id)
    center.wait(Milliseconds(80))
    #expect(try ending(center) == (way == "late" ? "fetch" : way))
    center.wait(.seconds(3))
    if way != "tell" { #expect(try ending(center) == way) }
  }

  @Test(arguments: [(0, 1), (1, 2), (3, 4)])
  func aFunctionThatFailsIsTriedAgain(retries: Int, tries: Int) throws {
    var rules = ServiceRules()
    rules.lambdaRetries = retries
    let center = try center(rules: rules)
    let contact = try center.call()
    for attempt in 1...tries {
      let call = try asked(center)
      #expect(call.attempt == attempt)
      #expect(call.timeLimit == .seconds(3) - Milliseconds(80) * Int64(attempt - 1))
      center.world.answer(OutsideAnswer(.failed("no")), to: call.id)
      center.wait(Milliseconds(80))
    }
    #expect(try ending(center) == "failed")
    let words = tries == 1 ? "" : " (tried \(tries) times)"
    #expect(center.texts(.lambda, contact) == ["fetch failed: no" + words])
  }

  /// What each try prints alike is told once.
  @Test(arguments: [
    (["a", "a", "a", "a"], ["a", "(the same again on each of 3 more tries)"]),
    (
      ["a", "a", "b", "b"],
      ["a", "(the same again on one more try)", "b", "(the same again on one more try)"]
    ),
    (["a", "b", "c", "d"], ["a", "b", "c", "d"]),
    (
      ["1 a b", "2 a b", "3 a b", "4 a b"],
      ["1", "a", "b", "2", "3", "4", "(the last 2 lines again on each of 3 more tries)"]
    ),
    (
      ["1 a b", "2 a b", "3 b", "3 b"],
      [
        "1", "a", "b", "2", "(the last 2 lines again on one more try)", "3",
        "(the last line again on one more try)", "(the same again on one more try)",
      ]
    ),
  ])
  func whatEveryTryPrintsIsToldOnce(printed: [String], told: [String]) throws {
    let center = try center()
    let contact = try center.call()
    for line in printed {
      center.world.answer(
        OutsideAnswer(.failed("no"), printed: line.split(separator: " ").map(String.init)),
        to: try asked(center).id)
      center.wait(Milliseconds(80))
    }
    #expect(center.texts(.note, contact) == told)
  }

  @Test func aFunctionThatFailsSlowlyIsTriedOnlyWithinTheLimit() throws {
    let center = try center(duration: Milliseconds(2000))
    _ = try center.call()
    center.world.answer(OutsideAnswer(.failed("no")), to: try asked(center).id)
    center.wait(Milliseconds(2000))
    let second = try asked(center)
    #expect(second.timeLimit == .seconds(1))
    center.wait(.seconds(1))
    #expect(try ending(center) == "late")
  }

  @Test func nobodyWaitsForAnAsynchronousCall() throws {
    let center = try center(Self.flow(isAsynchronous: true))
    let contact = try center.call()
    let call = try asked(center)
    #expect(call.isAsynchronous)
    let isAwaited = center.world.awaits(call.id)
    #expect(!isAwaited)
    center.wait(Milliseconds(1))
    #expect(center.heard(contact) == ["got []"])
    center.world.answer(OutsideAnswer(.failed("no"), printed: ["oh"]), to: call.id)
    #expect(center.texts(.note, contact).last == "oh")
  }

  @Test func aDeclaredAnswerCallsNothing() throws {
    let center = try center()
    center.declare { $0.set(.answers(LambdaAnswer([("a", "2")])), ofLambda: "fetch") }
    let contact = try center.call()
    let asked = center.world.takeOutsideCalls()
    #expect(asked.isEmpty)
    center.wait(Milliseconds(80))
    #expect(center.heard(contact) == ["got [2]"])
  }

  @Test func aCallerWhoHangsUpWaitsForNothing() throws {
    let center = try center()
    let contact = try center.call()
    let call = try asked(center)
    center.hangUp(contact)
    let isAwaited = center.world.awaits(call.id)
    #expect(!isAwaited)
    center.world.answer(OutsideAnswer(.answered("{}")), to: call.id)
    center.look()
  }

  @Test func aForkCallsNothingThatWasAskedBefore() throws {
    let center = try center()
    _ = try center.call()
    var fork = try center.world.fork()
    let calls = fork.takeOutsideCalls()
    #expect(calls.isEmpty)
    let own = center.world.takeOutsideCalls()
    #expect(own.count == 1)
  }

  // MARK: Recording

  private func recording() throws -> Recording {
    let flow = FlowText([
      Act.invoke("fetch", "fetch", next: "tell"), Act.say("tell", "got [$.External.a]", next: "again"),
      Act.invoke("again", "fetch", next: "tell too"), Act.say("tell too", "then [$.External.a]", next: "bye"),
    ])
    return Recording(try center(flow).world.fork())
  }

  @Test func answersArePlayedAgainAndNothingIsCalledTwice() throws {
    var recording = try recording()
    recording.give(.call(IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0))))
    var count = 0
    while recording.forward() {
      for call in recording.takeOutsideCalls() {
        count += 1
        let answer = OutsideAnswer(.answered("{\"a\": \"\(count)\"}"), printed: ["p"])
        recording.give(.answer(answer, to: call.id))
      }
    }
    #expect(count == 2)
    let entries = recording.world.observer.entries
    #expect(entries.filter { $0.kind == .prompt }.map(\.text) == ["got [1]", "then [2]"])
    var digests: [UInt64] = []
    for position in 0...recording.length {
      try recording.go(to: position)
      digests.append(recording.world.digest)
    }
    for position in (0...recording.length).reversed() + Array(0...recording.length) {
      try recording.go(to: position)
      #expect(recording.world.digest == digests[position], "position \(position)")
      let repeated = recording.takeOutsideCalls()
      #expect(repeated.isEmpty)
    }
    #expect(recording.world.observer.entries == entries)
  }

  @Test func onANewLineACallWithoutItsAnswerIsAskedForAgain() throws {
    var recording = try recording()
    recording.give(.call(IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0))))
    var calls: [OutsideCall] = []
    while calls.isEmpty, recording.forward() { calls = recording.takeOutsideCalls() }
    let asked = try #require(calls.first)
    let position = recording.position
    recording.give(.answer(OutsideAnswer(.answered(#"{"a": "1"}"#)), to: asked.id))
    for _ in 0..<3 { recording.forward() }
    _ = recording.takeOutsideCalls()
    try recording.go(to: position)
    let repeated = recording.takeOutsideCalls()
    #expect(repeated.isEmpty)
    // Another way from here: the answer of the old line is none of the new one.
    recording.give(.declare(recording.world.state.conditions))
    let reopened = recording.takeOutsideCalls()
    #expect(reopened == [asked])
    recording.give(.answer(OutsideAnswer(.answered(#"{"a": "other"}"#)), to: asked.id))
    while recording.world.observer.entries.last?.kind != .prompt, recording.forward() {}
    #expect(recording.world.observer.entries.last?.text == "got [other]")
  }
}
