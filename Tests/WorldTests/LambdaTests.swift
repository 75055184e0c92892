import ContactCenter
import FlowEngine
import FlowTestSupport
import Store
import TestSupport
import Testing

@testable import World

/// What comes of invoking a Lambda (reference, section 5).
@Suite struct LambdaTests {
  /// Invokes "fetch" and says which way it went.
  private func center(
    _ binding: LambdaBinding?, duration: Milliseconds? = nil, seconds: Int = 3, isAsynchronous: Bool = false,
    responseType: String? = nil, hasTimeBranch: Bool = true, rules: ServiceRules = ServiceRules()
  ) throws -> SmallCenter {
    let errors =
      [ActionText.Failure("NoMatchingError", "failed")]
      + (hasTimeBranch ? [ActionText.Failure("TimeLimitExceeded", "late")] : [])
    let flow = FlowText([
      Act.invoke(
        "fetch", "fetch", next: "tell", seconds: seconds,
        parameters: "{\"day\": \"Monday\", \"none\": \"$.Attributes.none\"}",
        isAsynchronous: isAsynchronous, responseType: responseType, on: errors),
      Act.say("tell", "got [$.External.a]", next: "bye"),
    ])
    let lambdas = [LambdaDefinition(name: "fetch", binding: binding, duration: duration)]
    return try SmallCenter([flow], .withAgents([:], lambdas: lambdas), rules: rules)
  }

  private func ending(_ center: SmallCenter) throws -> String {
    center.program.identifier(try #require(center.world.observer.path.last).action)
  }

  private func report(_ center: SmallCenter) throws -> TranscriptEntry.LambdaReport {
    let entry = try #require(center.world.observer.entries.last { $0.kind == .lambda })
    guard case .lambda(let report) = entry.detail else { throw FailedRequirement() }
    return report
  }

  private struct FailedRequirement: Error {}

  @Test(arguments: [(nil as Int64?, 80 as Int64), (250, 250), (0, 1)])
  func theAnswerComesAfterTheDuration(duration: Int64?, milliseconds: Int64) throws {
    let center = try center(
      .returns([NamedValue(name: "a", value: "1")]), duration: duration.map { Milliseconds($0) })
    let contact = try center.call()
    if milliseconds > 0 {
      center.wait(Milliseconds(milliseconds - 1))
      #expect(try report(center).outcome == nil)
      #expect(center.world.state.contacts[contact].lambda != nil)
    }
    center.wait(Milliseconds(1))
    #expect(center.heard(contact) == ["got [1]"])
    let report = try report(center)
    #expect(report.outcome == .answers(LambdaAnswer([("a", "1")])))
    #expect(report.duration.count == milliseconds)
    #expect(
      report.parameters == [
        LambdaParameter(name: "day", value: "Monday"), LambdaParameter(name: "none", value: nil),
      ])
  }

  @Test(arguments: [(true, "late"), (false, "failed")])
  func aLateAnswerIsATimeOutAtTheLimit(hasTimeBranch: Bool, way: String) throws {
    let center = try center(.returns([]), duration: .seconds(4), hasTimeBranch: hasTimeBranch)
    _ = try center.call()
    center.wait(Milliseconds(2999))
    #expect(try ending(center) == "fetch")
    center.wait(Milliseconds(1))
    #expect(try ending(center) == way)
  }

  @Test(arguments: [
    (LambdaBinding.fails("no table"), "failed", "failed: no table"),
    (.timesOut, "late", "no answer within 3 s"),
    (.builtin("bookSlot"), "failed", "failed"),
  ])
  func fixedFailuresTakeTheirBranch(binding: LambdaBinding, way: String, words: String) throws {
    let center = try center(binding)
    _ = try center.call()
    center.wait(.seconds(3))
    #expect(try ending(center) == way)
    let entry = try #require(center.world.observer.entries.last { $0.kind == .lambda })
    #expect(entry.text.contains(words))
  }

  @Test func aLambdaThatNobodyKnowsFails() throws {
    let center = try center(nil)
    _ = try center.call()
    center.wait(.seconds(1))
    #expect(try ending(center) == "failed")
    #expect(center.story(of: nil, [.lambda]) == ["0.0 lambda fetch failed: nothing answers it here"])
  }

  /// What stands in for a function's ARN is told, and taken, without what a tool puts around it.
  @Test(arguments: [
    "book", "${book}", "<<book>>", "<book>", "{{lambdas.book.arn}}", "${var.lambdas[\"book\"]}",
    "${file(env/${self:stage}.yml):lambdas.book}", "${env:book}", "${ssm:/names/book}",
  ])
  func aPlaceholderGoesByTheNameInIt(reference: String) throws {
    let flow = FlowText([Act.invoke("ask", reference, next: "bye")])
    let center = try SmallCenter([flow])
    let world = center.world.center
    #expect(world.lambdaNames.names == ["book"])
    #expect(try world.declarableLambda(reference) == "book" && world.declarableLambda("book") == "book")
    let contact = try center.call()
    center.wait(.seconds(1))
    #expect(center.texts(.lambda, contact).first?.hasPrefix("book ") == true)
  }

  @Test func anUnknownLambdaIsAskedForWhereAPersonCanSay() throws {
    let center = try center(nil)
    center.world.asksUnknownLambdas = true
    let contact = try center.call()
    #expect(center.world.askedLambda(contact)?.name == "fetch")
    center.declare { $0.set(.answers(LambdaAnswer([("a", "said")])), ofLambda: "fetch") }
    #expect(center.world.askedLambda(contact) == nil)
    center.wait(.seconds(1))
    #expect(center.heard(contact) == ["got [said]"])
    // What a person says of it is by hand; what was declared before it was asked is not.
    #expect(center.story(of: contact, [.standIn]).map { $0.hasSuffix("answered by hand: fetch") } == [true])
    _ = try center.call()
    center.wait(.seconds(1))
    #expect(center.world.observer.entries.count { $0.kind == .standIn } == 1)
  }

  private struct NotALambda: Error {}

  @Test(arguments: [Conditions.Lambda.answers(LambdaAnswer([("a", "said")])), .fails])
  func whatAPersonSaysOfALambdaTakesTheUsualTimeHoweverLongTheyThought(_ said: Conditions.Lambda) throws {
    let center = try center(nil)
    center.world.asksUnknownLambdas = true
    _ = try center.call()
    center.wait(Milliseconds(50))
    center.declare { $0.set(said, ofLambda: "fetch") }
    center.wait(.seconds(1))
    let entry = try #require(center.world.observer.entries.last { $0.kind == .lambda })
    guard case .lambda(let report) = entry.detail else { throw NotALambda() }
    #expect(report.duration == Milliseconds(80))
  }

  @Test func declaredOutcomesComeInTurnAndTheLastOneStays() throws {
    let center = try center(.returns([NamedValue(name: "a", value: "own")]))
    center.declare {
      $0.add(.fails, ofLambda: "fetch")
      $0.add(.answers(LambdaAnswer([("a", "declared")])), ofLambda: "fetch")
    }
    var ways: [String] = []
    for _ in 0..<3 {
      let contact = try center.call()
      center.wait(.seconds(5))
      ways.append(center.heard(contact).first ?? "failed")
    }
    #expect(ways == ["failed", "got [declared]", "got [declared]"])
    center.declare { $0.set(nil, ofLambda: "fetch") }
    let contact = try center.call()
    center.wait(.seconds(5))
    #expect(center.heard(contact) == ["got [own]"])
  }

  @Test(arguments: [
    ("{\"a\": \"1\"}", nil as String?, "got [1]"), ("{\"a\": 1}", nil, "failed"),
    ("{\"a\": 1}", "STRING_MAP", "failed"),
    ("{\"a\": 1}", "JSON", "got [1]"), ("{\"b\": {\"a\": \"x\"}}", nil, "failed"),
    ("{\"b\": {\"a\": \"x\"}}", "JSON", "got []"),
    ("{\"a\": \"\(String(repeating: "x", count: 33_000))\"}", "JSON", "failed"),
  ])
  func theShapeOfTheAnswerIsChecked(answer: String, responseType: String?, heard: String) throws {
    let center = try center(.returns([]), responseType: responseType)
    let declared = try LambdaAnswer(parsing: answer, named: "answer")
    center.declare { $0.set(.answers(declared), ofLambda: "fetch") }
    let contact = try center.call()
    center.wait(.seconds(1))
    #expect((center.heard(contact).first ?? "failed") == heard)
  }

  @Test func numbersAreAllowedWhereTheRuleSaysSo() throws {
    var rules = ServiceRules()
    rules.flatAnswerAllowsNumbers = true
    let center = try center(.returns([]), rules: rules)
    let answer = try LambdaAnswer(parsing: "{\"a\": 1}", named: "answer")
    center.declare { $0.set(.answers(answer), ofLambda: "fetch") }
    let contact = try center.call()
    center.wait(.seconds(1))
    #expect(center.heard(contact) == ["got [1]"])
  }

  @Test(arguments: [LambdaBinding.returns([NamedValue(name: "a", value: "1")]), .fails("no"), .timesOut])
  func anAsynchronousInvocationGoesOnAtOnce(binding: LambdaBinding) throws {
    let center = try center(binding, isAsynchronous: true)
    let contact = try center.call()
    center.wait(Milliseconds(1))
    #expect(center.heard(contact) == ["got []"])
  }

  @Test func lambdasWithoutAPromptBetweenThemShareTwentySeconds() throws {
    let errors = [ActionText.Failure("TimeLimitExceeded", "next"), .init("NoMatchingError", "next")]
    func step(_ number: Int, next: String) -> ActionText {
      let failures = errors.map { ActionText.Failure($0.type, next) }
      return Act.invoke("fetch \(number)", "slow", next: next, seconds: 8, on: failures)
    }
    let flow = FlowText([
      step(1, next: "fetch 2"), step(2, next: "fetch 3"), step(3, next: "fetch 4"), step(4, next: "done"),
    ])
    let lambdas = [LambdaDefinition(name: "slow", binding: .timesOut)]
    let center = try SmallCenter([flow], .withAgents([:], lambdas: lambdas))
    let contact = try center.call()
    center.wait(.minutes(1))
    // 8 s, 8 s, 4 s, and the fourth has no time at all.
    #expect(center.world.state.contacts[contact].endedAt == Timestamp(seconds: 1_795_428_300) + .seconds(20))
    #expect(center.story(of: nil, [.lambda]).map { $0.prefix { $0 != " " } } == ["0.0", "8.0", "16.0"])
  }

  // MARK: The store

  private static let sample = SampleDefinition(
    customers: [], slots: .init(days: 2, times: [TimeOfDay("10:00")!], closed: []))

  /// A call that books the first slot of the sample in a live store.
  private func booking(in store: Store, seconds: Int = 8) throws -> SmallCenter {
    let flow = FlowText([
      Act.invoke(
        "book", "bookSlot", next: "tell", seconds: seconds,
        parameters: "{\"slotDate\": \"2026-11-24\", \"slotTime\": \"10:00\"}",
        on: [.init("NoMatchingError", "sorry")]),
      Act.say("tell", "it is $.External.status", next: "bye"), Act.say("sorry", "we are sorry", next: "bye"),
    ])
    let lambdas = [LambdaDefinition(name: "bookSlot", binding: .builtin("bookSlot"))]
    let center = try SmallCenter(
      [flow], .withAgents([:], lambdas: lambdas, sample: Self.sample), store: store)
    try store.topUpSample(Self.sample, now: center.world.localTime(at: center.world.state.now))
    return center
  }

  private func bookings(_ store: Store) throws -> Int { try store.reading { try $0.bookings().count } }

  @Test(arguments: [
    (8, 100, "it is booked", 1), (8, 1950, "it is booked", 1), (8, 2050, "we are sorry", 0),
    (8, 10_000, "we are sorry", 0), (1, 970, "it is booked", 1), (1, 995, "we are sorry", 0),
  ])
  func aBusyStoreIsTriedAgainForTwoSecondsWithinTheTimeLimit(
    limit: Int, milliseconds: Int, heard: String, bookings: Int
  ) throws {
    let folder = try TemporaryFolder()
    let store = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let other = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let center = try booking(in: store, seconds: limit)
    store.wait = .zero
    var contact = 0
    try other.transaction { _ in
      contact = try center.call(from: "+919811112222")
      center.wait(Milliseconds(Int64(milliseconds)))
    }
    center.wait(.seconds(10))
    #expect(center.heard(contact) == [heard])
    #expect(try self.bookings(store) == bookings)
    if bookings == 0 {
      #expect(center.story(of: contact, [.lambda]).first?.hasSuffix("in use by another program") == true)
    }
  }

  @Test func waitsOfTheStoreItselfCountToo() throws {
    let folder = try TemporaryFolder()
    let store = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let other = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let center = try booking(in: store)
    store.wait = Milliseconds(180)
    try other.transaction { _ in
      let contact = try center.call(from: "+919811112222")
      // The clock of this world stands while the store waits: ten tries, not two seconds of pauses.
      center.wait(Milliseconds(10 * 20))
      #expect(center.heard(contact) == ["we are sorry"])
    }
  }

  @Test func aLambdaThatOnlyReadsWaitsForNobody() throws {
    let folder = try TemporaryFolder()
    let store = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let other = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let flow = FlowText([
      Act.invoke("ask", "checkCustomer", next: "tell", seconds: 1), Act.say("tell", "hello", next: "bye"),
    ])
    let lambdas = [LambdaDefinition(name: "checkCustomer", binding: .builtin("checkCustomer"))]
    let center = try SmallCenter([flow], .withAgents([:], lambdas: lambdas), store: store)
    store.wait = .zero
    try other.transaction { _ in
      let contact = try center.call(from: "+919811112222")
      center.wait(.seconds(1))
      #expect(center.heard(contact) == ["hello"])
    }
  }

  @Test(arguments: [(1, 1), (30, 0)])
  func anAsynchronousLambdaWaitsForABusyStore(seconds: Int64, bookings: Int) throws {
    let folder = try TemporaryFolder()
    let store = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let other = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let flow = FlowText([
      Act.invoke(
        "book", "bookSlot", next: "tell", seconds: 60,
        parameters: "{\"slotDate\": \"2026-11-24\", \"slotTime\": \"10:00\"}", isAsynchronous: true),
      Act.say("tell", "on we go", next: "bye"),
    ])
    let lambdas = [LambdaDefinition(name: "bookSlot", binding: .builtin("bookSlot"))]
    let center = try SmallCenter([flow], .withAgents([:], lambdas: lambdas), store: store)
    try store.topUpSample(Self.sample, now: center.world.localTime(at: center.world.state.now))
    store.wait = .zero
    var contact = 0
    try other.transaction { _ in
      contact = try center.call(from: "+919811112222")
      center.wait(.seconds(seconds))
    }
    center.wait(.seconds(1))
    #expect(center.heard(contact) == ["on we go"])
    #expect(try self.bookings(store) == bookings)
  }

  @Test(arguments: [
    (StoreError.diskFull, "no room is left for the store"), (.readOnly, "the store may not be written"),
  ])
  func aStoreThatCannotBeWrittenIsTheErrorBranch(error: StoreError, words: String) throws {
    let folder = try TemporaryFolder()
    let store = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let center = try booking(in: store)
    let contact = try store.failing(with: error) {
      let contact = try center.call(from: "+919811112222")
      center.wait(.seconds(5))
      return contact
    }
    #expect(center.heard(contact) == ["we are sorry"])
    #expect(center.story(of: contact, [.lambda]) == ["0.0 lambda bookSlot failed: \(words)"])
    #expect(center.story(of: contact, [.row]) == [])
    #expect(try bookings(store) == 0)
  }

  @Test func rowsAreToldWithTheActionThatInvokedTheLambda() throws {
    let center = try booking(in: try .inMemory())
    let contact = try center.call(from: "+919811112222")
    let rows = center.world.observer.entries.filter { $0.kind == .row && $0.contact == contact }
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0.action == "book" })
  }

  @Test(arguments: [
    (ServiceRules.MissingLambdaParameter.null, [LambdaParameter(name: "day", value: nil)]),
    (.emptyText, [LambdaParameter(name: "day", value: "")]), (.leftOut, []),
  ])
  func aParameterWithoutAValueIsSentAsTheRuleSays(
    rule: ServiceRules.MissingLambdaParameter, sent: [LambdaParameter]
  ) throws {
    var rules = ServiceRules()
    rules.missingLambdaParameter = rule
    let center = try SmallCenter(
      [FlowText([Act.invoke("ask", "f", next: "bye", parameters: #"{"day": "$.Attributes.none"}"#)])],
      rules: rules)
    _ = try center.call()
    let reports = center.world.observer.entries.compactMap { entry in
      if case .lambda(let report) = entry.detail { report.parameters } else { nil }
    }
    #expect(reports == [sent])
  }

  @Test func whatALambdaAnswersAsAListOrAnObjectIsHandedOnAsThat() throws {
    let answer = #"{"list": ["a", "b"], "obj": {"n": 1, "none": null}, "text": "[1]"}"#
    let lambdas = [
      LambdaDefinition(name: "first", binding: .returnsNested([], text: answer)),
      LambdaDefinition(name: "second", binding: .returns([])),
    ]
    let flow = FlowText([
      Act.invoke("first", "first", next: "second", responseType: "JSON"),
      Act.invoke(
        "second", "second", next: "bye",
        parameters:
          #"{"list": "$.External.list", "obj": "$.External.obj", "text": "$.External.text", "n": "$.External.obj.n"}"#
      ),
    ])
    let center = try SmallCenter([flow], .withAgents([:], lambdas: lambdas))
    _ = try center.call()
    center.wait(Milliseconds(100))
    #expect(
      try report(center).parameters == [
        LambdaParameter(name: "list", value: #"["a","b"]"#, isJSON: true),
        LambdaParameter(name: "obj", value: #"{"n":1,"none":null}"#, isJSON: true),
        LambdaParameter(name: "text", value: "[1]"), LambdaParameter(name: "n", value: "1"),
      ])
  }

  @Test func aListWhereATextIsWantedIsItsJSONTextAndThatIsSaid() throws {
    let lambdas = [
      LambdaDefinition(name: "fetch", binding: .returnsNested([], text: #"{"a": ["x", 2], "o": {"k": "v"}}"#))
    ]
    let flow = FlowText([
      Act.invoke("fetch", "fetch", next: "set", responseType: "JSON"),
      Act.set("set", "kept", "$.External.o", next: "tell"), Act.say("tell", "got $.External.a", next: "bye"),
    ])
    let center = try SmallCenter([flow], .withAgents([:], lambdas: lambdas))
    let contact = try center.call()
    center.wait(Milliseconds(100))
    #expect(center.heard(contact) == [#"got ["x",2]"#])
    #expect(center.attribute("kept", contact) == #"{"k":"v"}"#)
    #expect(
      center.texts(.approximated, contact) == [
        "$.External.o is a list or an object: its JSON text is taken",
        "$.External.a is a list or an object: its JSON text is taken",
      ])
    #expect(center.texts(.note, contact).isEmpty)
  }
}
