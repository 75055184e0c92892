import Diagnostics
import Foundation
import Scenarios
import TestSupport
import Testing

@testable import touchtone

/// What a person gets wrong: one message in the form of the house, the right exit status, nothing lost.
@Suite struct BadInputTests {
  @Test(arguments: [
    (
      ["--from", "12"], "--from",
      "\"12\" is no telephone number: it does not begin with \"+\" and a country's calling code"
    ),
    (["--from", ""], "touchtone play", "--from takes a number, or anonymous, not \"\""),
    (
      ["--from", "+0001234567"], "--from",
      "\"+0001234567\" is no telephone number: no country has this calling code"
    ),
    (["--to", "+91180000070x"], "--to", "\"+91180000070x\" is no telephone number: it has \"x\" in it"),
    (["--to", "+911800000999"], "--to", "no flow answers +91 1800 000 999 in FOLDER"),
    (["--at", "tomorrow"], "--at", "\"tomorrow\" is no time: this is not written as a time is"),
    (
      ["--at", "2026-02-30T10:00"], "--at",
      "\"2026-02-30T10:00\" is no time: there is no day \"2026-02-30\" in the years 1700 to 2200"
    ),
    (["--at", "2026-11-23T25:00"], "--at", "\"2026-11-23T25:00\" is no time: no clock shows \"25:00\""),
    (
      ["--at", "2026-11-23T10:00+99:00"], "--at",
      "\"2026-11-23T10:00+99:00\" is no time: \"+99:00\" is not an offset from UTC"
    ),
    (["--hours", "Sale hours=closed"], "--hours", "there is no \"Sale hours\" in FOLDER"),
    (["--hours", "Sales hours=shut"], "--hours", "\"shut\" is no setting of hours"),
    (
      ["--hours", "closed"], "touchtone play",
      "--hours takes the form NAME=open or NAME=closed, not \"closed\""
    ),
    (["--queue", "Nobody=full"], "--queue", "there is no \"Nobody\" in FOLDER"),
    (["--queue", "Plots=half"], "--queue", "\"half\" is no setting of a queue"),
    (["--lambda", "bookSlott=error"], "--lambda", "there is no \"bookSlott\" in FOLDER"),
    (
      ["--lambda", "bookSlot={"], "--lambda bookSlot",
      "expected a key in double quotes, found the end of the text"
    ),
    (["--branch", "Nope=NextAction"], "--branch", "there is no action \"Nope\" in FOLDER"),
    (["--flow", "nope"], "--flow", "there is no flow \"nope\" in FOLDER"),
    (["--channel", "fax"], "touchtone play", "--channel takes voice, chat or task, not \"fax\""),
    (
      ["--seed", "-1"], "touchtone play",
      "--seed takes a whole number from 0 to 9223372036854775807, not \"-1\""
    ),
    (["--steps", "0"], "touchtone play", "--steps takes a whole number from 1 to 1000000, not \"0\""),
    (["--format", "xml"], "touchtone play", "--format takes text or json, not \"xml\""),
    (["--keyz", "1"], "touchtone play", "\"--keyz\" is not an option"),
    (["--attribute", "=x"], "touchtone play", "--attribute takes the form NAME=VALUE, not \"=x\""),
  ])
  func anOptionThatCannotBeIsOneMessage(words: [String], source: String, message: String) throws {
    let found: [Diagnostic]
    do {
      let call = try Played(Played.siteVisitFolder, words + ["--keys", ""])
      #expect(call.status == .impossible)
      found = call.findings
    } catch let error as Diagnostic {
      found = [error]
    }
    #expect(found.map(\.source) == [source])
    #expect(
      found.map { $0.message.replacingOccurrences(of: Played.siteVisitFolder, with: "FOLDER") } == [message])
    #expect(found.allSatisfy { $0.fix != nil || $0.why != nil || $0.place != nil })
  }

  @Test func allThatIsWrongWithTheOptionsIsSaidTogether() throws {
    let call = try Played(
      Played.siteVisitFolder,
      ["--keys", "", "--from", "1", "--at", "x", "--queue", "Nobody=full", "--flow", "nope"])
    #expect(call.findings.map(\.source) == ["--at", "--flow", "--from", "--queue"])
  }

  @Test(arguments: ["5,x", "5,,1", "wait", "say:", "5;1"])
  func anItemThatIsNoneIsRefused(keys: String) throws {
    #expect(throws: KeyItem.NotAnItem.self) { try Played.siteVisit(keys) }
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"), ["play", Played.siteVisitFolder, "--keys", keys])
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("--keys: error: \""))
    #expect(run.errors.contains("is nothing a caller can do [usage]"))
    #expect(run.output.isEmpty)
  }

  @Test func itemsWithBlanksBetweenThemAreToldTheirCommas() throws {
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"), ["play", Played.siteVisitFolder, "--keys", "5 1 wait 6s"])
    #expect(!run.errors.contains("fix:"))
    let other = try FinishedProgram(
      builtProduct(named: "touchtone"), ["play", Played.siteVisitFolder, "--keys", "5 1  hangup"])
    #expect(other.errors.hasSuffix("  fix: put commas between items: 5,1,hangup\n"), "\(other.errors)")
  }

  // MARK: Paths

  @Test func aPathThatIsNotThere() throws {
    let call = try Played("/nowhere/at/all", ["--keys", ""])
    #expect(call.status == .impossible)
    #expect(call.findings.map(\.message) == ["there is no such file or folder"])
  }

  @Test func anEmptyFolderAndOneWithoutFlows() throws {
    let folder = try TemporaryFolder()
    let empty = try Played(folder.path, ["--keys", ""])
    #expect(empty.status == .impossible)
    #expect(empty.findings.map(\.rule) == ["no-flow"])
    #expect(empty.findings.last?.fix == "name a folder with a center.json or with exported flows")
    try folder.write("{}", to: "exports/welcome.json")
    let around = try Played(folder.path, ["--keys", ""])
    #expect(around.findings.last?.fix == "name a folder inside it: \"exports\"")
    try folder.write("{}", to: "package.json")
    let other = try Played(folder.path, ["--keys", ""])
    #expect(other.findings.last?.rule == "no-flow")
    #expect(other.status == .problem)
  }

  @Test func aFileThatMayNotBeRead() throws {
    guard getuid() != 0 else { return }  // root may read everything
    let folder = try TemporaryFolder()
    let path = try folder.write("{}", to: "flow.json")
    chmod(path, 0)
    #expect(try Played(path, ["--keys", ""]).status == .impossible)
  }

  @Test(arguments: ["/dev/null", "/dev/zero", "/proc/self/mem"])
  func aFileThatIsNoPlainFile(path: String) throws {
    let call = try Played(path, ["--keys", ""])
    #expect(call.findings.count == 1)
    #expect(call.status == .impossible)
  }

  @Test func aPipeIsRefusedAndNotWaitedFor() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path(of: "pipe.json")
    try #require(mkfifo(pipe, 0o600) == 0)
    for (path, status) in [(pipe, 2 as Int32), (folder.path, 1)] {
      let run = try FinishedProgram(
        builtProduct(named: "touchtone"), ["play", path, "--keys", ""], within: .seconds(20))
      #expect(run.status == status)
      #expect(run.errors.contains("it is a pipe or a device, not a plain file"))
    }
  }

  @Test(arguments: ["\"$0\" check <(sleep 0.3; cat \"$1\")", "cat \"$1\" | \"$0\" check /dev/stdin"])
  func aPipeThatAShellHandsOverIsReadToItsEnd(script: String) throws {
    let flow = try SmallFlow(SmallFlow.say("A", "Hello.", then: "Bye"), SmallFlow.hangUp())
    let run = try FinishedProgram(
      "/bin/bash", ["-c", script, builtProduct(named: "touchtone"), flow.path], within: .seconds(20))
    #expect(run.status == 0, "\(run.errors)\(run.output)")
    #expect(run.output == "no findings in 1 flow\n")
  }

  @Test func linksThatLeadInACircleAreNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "one.json")
    try #require(symlink("two.json", path) == 0 && symlink("one.json", folder.path(of: "two.json")) == 0)
    let call = try Played(path, ["--keys", ""])
    #expect(call.status == .impossible)
    #expect(call.findings.map(\.message) == ["this file or folder cannot be reached"])
    #expect(call.findings.first?.why?.isEmpty == false)
  }

  @Test func aLinkToNothingIsCalledThat() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "flow.json")
    try #require(symlink("gone.json", path) == 0)
    let call = try Played(path, ["--keys", ""])
    #expect(call.status == .impossible)
    #expect(call.findings.map(\.why) == ["it is a link to what is not there"])
  }

  /// What is told while the file is read is told once.
  @Test func parametersThatAreAListAreOneFault() throws {
    let flow = try SmallFlow(
      #"{"Identifier": "A", "Type": "MessageParticipant", "Parameters": [], "Transitions": {"NextAction": "Bye"}}"#,
      SmallFlow.hangUp())
    let check = try FinishedProgram(builtProduct(named: "touchtone"), ["check", flow.path])
    #expect(check.output.contains("1 error in 1 flow"), "\(check.output)")
  }

  @Test func aFolderWhereAFileShouldBe() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "flow.json/inside")
    try folder.write(#"{ "flows": { "flow": { "file": "flow.json" } } }"#, to: "center.json")
    let call = try Played(folder.path, ["--keys", ""])
    #expect(call.status != .well)
    #expect(call.findings.contains { $0.message.contains("flow.json") || $0.source.hasSuffix("flow.json") })
  }

  @Test func aFlowThatIsHugeIsPlayed() throws {
    let folder = try TemporaryFolder()
    let padding = String(repeating: "x", count: 5_000_000)
    let path = try folder.write(
      SmallFlow.document(
        [SmallFlow.say("A", "Hello.", then: "Bye"), SmallFlow.hangUp()],
        metadata: "{ \"description\": \"\(padding)\" }"),
      to: "flow.json")
    #expect(try Played(path, ["--keys", ""]).prompts == ["Hello."])
  }

  @Test func aDeepNestIsRefusedNotACrash() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "[", count: 200_000), to: "flow.json")
    let call = try Played(path, ["--keys", ""])
    #expect(call.status == .problem)
    #expect(call.findings.count == 1)
  }

  @Test func manyItemsAndLongOptionsAreTaken() throws {
    let keys = Array(repeating: "9", count: 5000).joined(separator: ",") + ",hangup"
    let call = try Played.siteVisit(keys, "--for", "48h")
    #expect(call.ending == "the caller hung up")
    let long = try Played.siteVisit(
      "", "--attribute", "a=\(String(repeating: "x", count: 100_000))", "--for", "1s")
    #expect(long.findings.count <= 1)
  }

  // MARK: center.json

  @Test(arguments: [
    (#"{ "timeZone": "Mars/Phobos" }"#, "Mars/Phobos"),
    (#"{ "numbers": { "+12065550100": { "flow": "nope" } } }"#, "nope"),
    (#"{ "numbers": { "12": { "flow": "flow" } } }"#, "12"),
    (#"{ "queues": { "Q": { "hours": "nope" } } }"#, "nope"),
    (#"{ "queues": { "Q": { "agents": ["nobody"] } } }"#, "nobody"),
    (#"{ "prompts": { "p": { "file": "nope.txt" } } }"#, "nope.txt"),
    (#"{ "lambdas": { "l": { "builtin": "nope" } } }"#, "nope"),
    (#"{ "flows": { "flow": { "file": "nope.json" } } }"#, "nope.json"),
    (#"{ "hours": { "h": { "open": { "monday": ["25:00-26:00"] } } } }"#, "25:00"),
    (#"{ "colours": {} }"#, "colours"), (#"{ "name": "#, "end"), ("[]", "object"),
  ])
  func whatCenterJSONGetsWrongIsSaidWithItsPlace(center: String, name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallFlow.document([SmallFlow.hangUp("A")]), to: "flow.json")
    let path = try folder.write(center, to: "center.json")
    let call = try Played(
      folder.path, ["--keys", "", "--store", folder.path(of: "s.sqlite"), "--flow", "flow"])
    #expect(call.status == .problem)
    #expect(call.findings.count == 1, "\(call.findings.map(\.text))")
    #expect(call.findings.first?.source == path)
    #expect(call.findings.first?.place != nil)
    #expect(call.findings.first?.message.contains(name) == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path(of: "s.sqlite")))
  }

  // MARK: The command line

  @Test(arguments: [
    [], ["plya"], ["play"], ["play", "a", "b"], ["store"], ["store", "x", "dance"], ["init"], ["bench"],
    ["--wat"], ["bench", "w2"], ["bench", "w2", "--model", "C"],
    ["bench", "w2", "--model", "A", "--calls", "0"],
    ["store", Played.siteVisitFolder, "take", "2026-11-24", "25:00"],
    ["store", Played.siteVisitFolder, "take", "2026-11-24"],
    ["store", Played.siteVisitFolder, "slots", "2026-11-24"],
    ["init", Played.siteVisitFolder], ["init", "/nowhere"], ["store", "/nowhere", "slots"],
  ])
  func wrongWordsAreStatusTwoAndOneMessage(words: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"), words, environment: ["XDG_STATE_HOME": folder.path])
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "error: ").count == 2, "\(run.errors)")
    #expect(run.errors.hasSuffix("\n") && !run.errors.hasSuffix("\n\n"))
  }
}
