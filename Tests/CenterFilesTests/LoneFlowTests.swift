import CenterFiles
import ContactCenter
import FlowEngine
import FlowTestSupport
import Store
import Testing
import World

/// One exported flow file, with what stands beside it.
@Suite struct LoneFlowTests {
  private func ending(_ loaded: LoadedCenter) throws -> ContactEnd? {
    var world = World(
      loaded.center, store: try .inMemory(), seed: 0, now: Timestamp(seconds: 0), observer: Transcript())
    let flow = try #require(loaded.loneFlow)
    let contact = world.receive(IncomingCall(from: .withheld, to: nil, flow: flow))
    world.advance(to: Timestamp(seconds: 60))
    return world.state.contacts[contact].endedBy
  }

  @Test func itPlaysAloneUnderItsOwnName() throws {
    let folder = try CenterFolder()
    try folder.write(.saying("Hello"))
    let loaded = try folder.load("Hello.json")
    #expect(loaded.flowNames == ["Hello"])
    #expect(loaded.storeName == "hello")
    #expect(loaded.files == [folder.path + "/Hello.json"])
    #expect(loaded.program.isLoneFlow)
    #expect(try ending(loaded) == .byFlow)
  }

  @Test(arguments: [
    ("Second flow", nil as String?), ("second", nil),
    ("arn:aws:connect:x:1:instance/a/contact-flow/second", nil),
    ("arn:aws:connect:x:1:instance/a/contact-flow/1f3a", "Second flow"), ("", "Second flow"),
  ])
  func itGoesOnInTheFileThatIsMeant(reference: String, title: String?) throws {
    let folder = try CenterFolder(["second.json": FlowText.saying("Second flow").text])
    try folder.write(.going(to: reference, named: "first", known: title))
    try folder.write(.saying("Nobody asked"))
    let loaded = try folder.load("first.json")
    #expect(loaded.flowNames == ["first", "Second flow"])
    #expect(loaded.files == ["/first.json", "/second.json"].map { folder.path + $0 })
    #expect(try ending(loaded) == .byFlow)
  }

  @Test func whatTheNextFlowRefersToIsFoundToo() throws {
    let folder = try CenterFolder()
    try folder.write(.going(to: "b", named: "a"))
    try folder.write(.going(to: "c", named: "b"))
    try folder.write(.going(to: "a", named: "c"))
    #expect(try folder.load("b.json").flowNames == ["b", "c", "a"])
  }

  @Test func flowsOfHooksAreFound() throws {
    let hook = FlowText(
      [
        ActionText(
          "hook", "UpdateContactEventHooks", "{\"EventHooks\": {\"CustomerQueue\": \"music\"}}", next: "bye")
      ],
      named: "main")
    let folder = try CenterFolder()
    try folder.write(hook)
    try folder.write(.saying("music"))
    #expect(try folder.load("main.json").flowNames == ["main", "music"])
  }

  @Test func everyFlowCountsWhereTheNextIsOnlyKnownWhileItRuns() throws {
    let folder = try CenterFolder(["notes.json": "[1, 2]"])
    try folder.write(.going(to: "$.External.next", named: "main"))
    try folder.write(.saying("x"))
    try folder.write(.saying("y"))
    #expect(try folder.load("main.json").flowNames == ["main", "x", "y"])
  }

  @Test(arguments: ["R&D", "Grüße", "a \"b\" c"])
  func namesThatJSONWritesInSeveralWaysAreFound(name: String) throws {
    let escaped = FlowText.saying(name).text.replacing("&", with: "\\u0026").replacing("ü", with: "\\u00fc")
    let folder = try CenterFolder(["other.json": escaped])
    try folder.write(.going(to: "arn:x/contact-flow/1", named: "main", known: name))
    #expect(try folder.load("main.json").flowNames == ["main", name])
  }

  @Test func aFlowThatIsNotThereEndsTheCallWithItsName() throws {
    let folder = try CenterFolder()
    try folder.write(.going(to: "arn:x/contact-flow/1", named: "main", known: "Billing"))
    #expect(try ending(try folder.load("main.json")) == .flowNotHere("Billing"))
  }

  @Test func hundredsOfFilesBesideItAreNotCompiled() throws {
    let folder = try CenterFolder()
    try folder.write(.going(to: "flow 7", named: "main"))
    for number in 0..<300 { try folder.write(.saying("flow \(number)")) }
    let loaded = try folder.load("main.json")
    #expect(loaded.flowNames == ["main", "flow 7"])
    #expect(loaded.files.count == 2)
  }

  @Test func aBrokenNeighbourIsNoMatterOfThisCall() throws {
    let folder = try CenterFolder(["b.json": "{\"name\": \"b\"", "c.json": "7"])
    try folder.write(.going(to: "b", named: "a"))
    let loaded = try folder.load("a.json")
    #expect(loaded.problems.isEmpty)
    #expect(try ending(loaded) == .flowNotHere("b"))
  }

  @Test func aFaultOffTheWayIsAProblemThatKeepsNothingFromPlaying() throws {
    let flow = FlowText(
      [
        ActionText(
          "say", "MessageParticipant", "{\"Text\": \"Hello\"}", next: "bye",
          on: [.init("NoMatchingError", "odd")]),
        ActionText("odd", "PlayPrompt", "{}", next: "bye"),
      ], named: "main")
    let folder = try CenterFolder()
    try folder.write(flow)
    let loaded = try folder.load("main.json")
    #expect(loaded.problems.map(\.rule) == ["unknown-type"])
    #expect(try ending(loaded) == .byFlow)
  }

  @Test func serviceRulesBesideItAreReadAndWatched() throws {
    let folder = try CenterFolder(["service-rules.json": "{\"cancelKey\": \"ends\"}"])
    try folder.write(.saying("main"))
    let loaded = try folder.load("main.json")
    #expect(loaded.program.rules.cancelKey == .ends)
    #expect(loaded.files.count == 2)
  }
}
