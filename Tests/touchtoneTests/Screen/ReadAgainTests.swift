import Foundation
import TerminalUI
import TestSupport
import Testing

@testable import touchtone

private typealias Flow = SmallFlow

/// Files that are saved while the phone is open: the next call has them, and everything a person said still holds.
@Suite struct ReadAgainTests {
  /// The phone without a terminal: a flow that is played, changed, and called again.
  private struct OpenPhone {
    private let folder: TemporaryFolder
    private let program: PhoneProgram

    /// - Parameter isFolder: whether the folder is opened, with a second flow in it, or the flow alone.
    init(_ actions: [String], _ words: [String], isFolder: Bool = false) throws {
      folder = try TemporaryFolder()
      try folder.write(SmallFlow.document(actions), to: "flow.json")
      if isFolder { try folder.write(SmallFlow.document(actions), to: "second.json") }
      let path = isFolder ? folder.path : folder.path(of: "flow.json")
      let store = folder.path(of: "store.sqlite")
      let words = ["play", path, "--at", Played.monday, "--store", store] + words
      guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
      program = PhoneProgram(try PlaySetup(arguments), isPaused: false, isDemo: false, speaks: false)
      _ = program.descriptors
    }

    var screen: String { program.frame(Size(columns: 120, rows: 40), .unicode).text }

    func save(_ actions: [String]) throws {
      try folder.write(SmallFlow.document(actions), to: "flow.json")
      try notice()
    }

    func remove(_ file: String) throws {
      try FileManager.default.removeItem(atPath: folder.path(of: file))
      try notice()
    }

    private func notice() throws {
      let watch = try #require(program.descriptors.first)
      program.receive(from: watch)
    }

    func escape() { program.handle(.escape) }

    func press(_ keys: String) { for key in keys { program.handle(.character(key)) } }

    private struct NotACall: Error {}
  }

  /// A flow that says the words, then waits for a key.
  private static func saying(_ words: String, after first: [String] = []) -> [String] {
    first + [
      Flow.say("Tell", words, then: "Wait"),
      Flow.menu("Wait", "Press a key.", keys: [("1", "Bye")], silence: "Bye"), Flow.hangUp(),
    ]
  }

  private static func asking(_ name: String, then next: String) -> String {
    Flow.action(
      name, "CheckHoursOfOperation", "\"HoursOfOperationId\": \"\(name)\"",
      """
      "NextAction": "\(next)", "Errors": [\(Flow.error("NoMatchingError", next))], "Conditions": [
        { "NextAction": "\(next)", "Condition": { "Operator": "Equals", "Operands": ["True"] } },
        { "NextAction": "Shut", "Condition": { "Operator": "Equals", "Operands": ["False"] } }]
      """)
  }

  @Test(arguments: [
    (["--attribute", "who=Ann"], "Dear $.Attributes.who.", "Dear Ann."),
    (["--channel", "chat"], "By $.Channel.", "By CHAT."),
    (["--from", "+12065550100"], "From $.CustomerEndpoint.Address.", "From +12065550100."),
  ])
  func anOptionHoldsForTheNextCallToo(option: [String], words: String, heard: String) throws {
    let phone = try OpenPhone(Self.saying("First. " + words), option)
    #expect(phone.screen.contains("First. " + heard))
    try phone.save(Self.saying("Second. " + words))
    #expect(phone.screen.contains("was read again"))
    // The line of a chat is open.
    phone.escape()
    phone.press("xc")
    #expect(phone.screen.contains("Second. " + heard))
  }

  @Test func soDoesHowManyActionsMayFollowEachOther() throws {
    let actions =
      (0..<30).map {
        Flow.goOn("A\($0)", "UpdateContactAttributes", then: "A\($0 + 1)", "\"Attributes\": { \"a\": \"1\" }")
      } + [Flow.say("A30", "Never said.", then: "Bye"), Flow.hangUp()]
    let phone = try OpenPhone(actions, ["--steps", "20"])
    #expect(!phone.screen.contains("Never said."))
    try phone.save(actions + [Flow.hangUp("Other")])
    #expect(phone.screen.contains("was read again"))
    phone.press("c")
    #expect(!phone.screen.contains("Never said."))
  }

  @Test func whatIsDeclaredOfHoursGoesWithTheirName() throws {
    let shut = [Flow.say("Shut", "We are shut.", then: "Bye")]
    let phone = try OpenPhone(
      Self.saying("We are here.", after: [Self.asking("Office", then: "Tell")]) + shut,
      ["--hours", "Office=closed"])
    #expect(phone.screen.contains("We are shut."))
    let more = [Self.asking("Shop", then: "Office"), Self.asking("Office", then: "Tell")]
    try phone.save(Self.saying("We are here.", after: more) + shut)
    phone.press("xc")
    #expect(phone.screen.contains("We are shut."))
    #expect(!phone.screen.contains("We are here."))
  }

  /// The call that is on is shown, and asked about, as the flow was when it began.
  @Test(arguments: ["m", "C"])
  func theCallThatIsOnKeepsItsFlow(key: Character) throws {
    let long =
      Self.saying("Long.", after: [Self.asking("Office", then: "Tell")])
      + [Flow.say("Shut", "We are shut.", then: "Bye")]
    let short = [Flow.say("Tell", "Short.", then: "Bye"), Flow.hangUp()]
    for (before, after) in [(long, short), (short, long)] {
      let phone = try OpenPhone(before, [])
      try phone.save(after)
      phone.press(String(key))
      #expect(phone.screen.contains("Office") == (before == long))
    }
  }

  @Test func aFlowThatIsGoneKeepsTheCenterAsItWas() throws {
    let phone = try OpenPhone(Self.saying("First."), ["--flow", "second"], isFolder: true)
    try phone.remove("second.json")
    #expect(phone.screen.contains("there is no flow \"second\""))
    phone.press("xc")
    #expect(phone.screen.contains("First."))
  }
}
