import Foundation
import TerminalUI
import TestSupport
import Testing

@testable import touchtone

/// `--log`: the flow log that `play` and `test` write.
@Suite struct LogWritingTests {
  private let folder: TemporaryFolder
  private let log: String
  private static let program = builtProduct(named: "touchtone")

  init() throws {
    folder = try TemporaryFolder()
    log = folder.path(of: "calls.log")
  }

  private func play(_ words: String...) throws -> FinishedProgram {
    try FinishedProgram(
      Self.program, ["play"] + words + ["--log", log],
      environment: ["XDG_STATE_HOME": folder.path(of: "state")])
  }

  private func siteVisit(_ keys: String, to log: String) throws -> FinishedProgram {
    try FinishedProgram(
      Self.program,
      [
        "play", packagePath("flows/site-visit"), "--from", "+919811112222", "--at", "2026-11-23T10:05",
        "--keys", keys, "--store", folder.path(of: UUID().uuidString), "--log", log,
      ])
  }

  private func objects(_ file: String) throws -> [[String: Any]] {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.isEmpty || text.hasSuffix("\n"))
    return try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  @Test func aCallIsLoggedAsTheServiceDoesAndThenItsRecord() throws {
    #expect(try siteVisit("7,5,1,1", to: log).status == 0)
    let objects = try objects(log)
    let menus = objects.filter { $0["Identifier"] as? String == "Main menu" }
    #expect(menus.map { $0["Results"] as? String } == ["7", "5"])
    let first = try #require(objects.first)
    #expect(first["ContactFlowModuleType"] as? String == "SetLoggingBehavior")
    #expect(first["Timestamp"] as? String == "2026-11-23T04:35:00.000Z")
    // A Lambda is logged when it is entered and when it is left, then with its answer.
    let lambdas = objects.filter { $0["Identifier"] as? String == "checkCustomer" }
    #expect(
      lambdas.map { $0["Timestamp"] as? String } == ["2026-11-23T04:35:00.000Z", "2026-11-23T04:35:00.084Z"])
    #expect(lambdas[0]["ExternalResults"] == nil)
    #expect((lambdas[1]["ExternalResults"] as? [String: Any])?["firstName"] as? String == "Asha")
    let record = try #require(objects.last)
    #expect(record["InitiationMethod"] as? String == "INBOUND")
    #expect(record["DisconnectReason"] as? String == "CONTACT_FLOW_DISCONNECT")
    #expect((record["CustomerEndpoint"] as? [String: Any])?["Address"] as? String == "+919811112222")
  }

  @Test func theSameCallGivesTheSameBytes() throws {
    let again = folder.path(of: "again.log")
    _ = try siteVisit("1,wait 20m", to: log)
    _ = try siteVisit("1,wait 20m", to: again)
    #expect(try Data(contentsOf: URL(fileURLWithPath: log)) == Data(contentsOf: URL(fileURLWithPath: again)))
  }

  @Test func aLogThatIsThereIsKeptAndNothingIsPlayed() throws {
    try folder.write("mine\n", to: "calls.log")
    let run = try siteVisit("1", to: log)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("File exists\n  fix: move it away, or name another"))
    #expect(try folder.read("calls.log") == "mine\n")
  }

  @Test func aFullDiskIsSaidOnceAndTheCallGoesOn() throws {
    let run = try siteVisit("5,1,1", to: "/dev/full")
    #expect(run.status == 2)
    #expect(run.output.contains("ended by the flow"))
    #expect(run.errors.components(separatedBy: "[unwritable]").count == 2)
    #expect(run.errors.contains("No space left on device"))
  }

  @Test func aFileThatMayNotGrowKeepsWholeLines() throws {
    // 16 blocks of 512 bytes: less than the call writes.
    let run = try FinishedProgram(
      "/bin/sh",
      [
        "-c", "ulimit -f 16; exec \"$@\"", "sh", Self.program, "test",
        packagePath("flows/site-visit/scenarios/your-visit"),
        "--log", log,
      ])
    #expect(run.status == 2)
    #expect(run.output.contains(" passed, in ") && !run.output.contains("FAILED"))
    #expect(try objects(log).isEmpty)
  }

  private static let silent = [
    SmallFlow.say("hi", "Hello", then: "bye"),
    "{ \"Identifier\": \"bye\", \"Type\": \"DisconnectParticipant\" }",
  ]

  @Test func withoutLoggingSwitchedOnOnlyTheContactRecordIsWritten() throws {
    let flow = try SmallFlow(Self.silent[0], Self.silent[1])
    let run = try play(flow.path, "--keys", "")
    #expect(run.status == 0)
    #expect(run.errors.contains("no action is in the log, only contact records [not-logged]"))
    #expect(try objects(log).map { $0["InitiationMethod"] as? String } == ["INBOUND"])
  }

  @Test func everyContactIsLoggedWhereThatIsAskedFor() throws {
    let flow = try SmallFlow(Self.silent[0], Self.silent[1])
    #expect(try play(flow.path, "--keys", "", "--log-all").errors.isEmpty)
    #expect(try objects(log).map { $0["Identifier"] as? String } == ["hi", "bye", nil])
    let run = try FinishedProgram(Self.program, ["play", flow.path, "--keys", "", "--log-all"])
    #expect(run.status == 2)
    #expect(run.errors.contains("name its file with --log"))
  }

  @Test func aTestRunLogsItsScenariosInTheOrderOfTheirFiles() throws {
    let again = folder.path(of: "again.log")
    for file in [log, again] {
      let run = try FinishedProgram(
        Self.program, ["test", packagePath("flows/site-visit/scenarios"), "--log", file])
      #expect(run.status == 0)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: log)) == Data(contentsOf: URL(fileURLWithPath: again)))
    let records = try objects(log).filter { $0["InitiationMethod"] != nil }
    #expect(records.count >= 15)
  }

  @Test func aLogIsOfOneRun() throws {
    let run = try FinishedProgram(
      Self.program, ["test", packagePath("flows/site-visit/scenarios"), "--log", log, "--watch"])
    #expect(run.status == 2)
    #expect(run.errors.contains("a log is of one run"))
  }

  // MARK: On the screen

  private func phone(_ log: String) throws -> PhoneProgram {
    let words = [
      "play", packagePath("flows/site-visit"), "--at", "2026-11-23T10:05", "--store",
      folder.path(of: "store.sqlite"), "--log", log,
    ]
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    return PhoneProgram(
      try PlaySetup(arguments), isPaused: false, isDemo: false, speaks: false,
      log: try CallLog.asked(arguments))
  }

  private struct NotACall: Error {}

  @Test func eachCallOnTheScreenIsLogged() throws {
    let program = try phone(log)
    program.handle(.character("x"))
    program.handle(.character("c"))
    program.handle(.character("q"))
    program.handle(.character("q"))
    #expect(program.finishLog() == nil)
    let reasons = try objects(log).compactMap { $0["DisconnectReason"] as? String }
    #expect(reasons == ["CUSTOMER_DISCONNECT", "CUSTOMER_DISCONNECT"])
  }

  /// No two calls of sessions are one contact, but where the session's seed is given: then each session has the same.
  @Test func eachCallOnTheScreenIsAContactOfItsOwn() throws {
    func ids(_ log: String) throws -> [String] {
      let phone = try Phone("--log", log)
      try phone.terminal.wait(forText: "Welcome")
      for keys in ["x", "c", "x", "q"] { phone.terminal.type(keys) }
      _ = try phone.terminal.waitForExit()
      return try objects(log).filter { $0["InitiationMethod"] != nil }.compactMap {
        $0["ContactId"] as? String
      }
    }
    let (one, other) = (try ids(log), try ids(log + ".2"))
    #expect(one.count == 2 && Set(one + other).count == 4, "\(one) \(other)")
  }

  @Test func onTheScreenAFullDiskIsSaidAndTheCallGoesOn() throws {
    let program = try phone("/dev/full")
    program.handle(.character("x"))
    program.handle(.character("c"))
    let screen = program.frame(Size(columns: 80, rows: 24), .unicode).text
    #expect(screen.contains("cannot be written any more"), "\(screen)")
    #expect(program.finishLog() == nil)
  }
}
