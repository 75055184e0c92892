import Foundation
import TestSupport
import Testing

@testable import touchtone

/// `touchtone log` and `touchtone replay` as people run them.
@Suite struct LogCommandTests {
  private let folder: TemporaryFolder
  private let log: String
  private static let program = builtProduct(named: "touchtone")
  private static let center = packagePath("flows/site-visit")

  /// A call of Asha's who books a visit.
  init() throws {
    folder = try TemporaryFolder()
    log = folder.path(of: "call.log")
    _ = try FinishedProgram(
      Self.program,
      [
        "play", Self.center, "--from", "+919811112222", "--at", "2026-11-23T10:05", "--keys", "5,1,1",
        "--store",
        folder.path(of: "store.sqlite"), "--log", log,
      ])
  }

  private func run(_ words: String...) throws -> FinishedProgram { try FinishedProgram(Self.program, words) }

  @Test func theWayOfACallIsShownAtEightyColumns() throws {
    let shown = try run("log", log)
    #expect(shown.status == 0)
    #expect(shown.errors.isEmpty)
    let lines = shown.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines[1] == "from +919811112222 to +911800000700, voice, ended by the flow, after 1:23.9")
    #expect(lines.contains("  in main-menu"))
    #expect(lines.contains { $0.split(separator: " ") == ["0:05.6", "Main", "menu", "→", "5"] })
  }

  /// A module in which the call ends is written last, as the service has it.
  @Test func stepsStandInTheOrderInWhichTheyBegan() throws {
    let steps = [("PlayPrompt", "02.600"), ("InvokeFlowModule", "00.000")].map { module, second in
      #"{"ContactId": "c", "ContactFlowName": "f", "ContactFlowModuleType": "\#(module)", "Timestamp": "2026-11-23T04:35:\#(second)Z", "Parameters": {}}"#
    }
    let record =
      #"{"ContactId": "c", "InitialContactId": "c", "Channel": "VOICE", "InitiationTimestamp": "2026-11-23T04:35:00Z", "DisconnectTimestamp": "2026-11-23T04:35:02Z"}"#
    let file = try folder.write((steps + [record]).joined(separator: "\n"), to: "module.log")
    let lines = try run("log", file).output.split(separator: "\n")
    #expect(lines[1].hasSuffix(", after 0:02.6"), "\(lines)")
    #expect(lines.dropFirst(3).map { $0.prefix(8) } == ["  0:00.0", "  0:02.6"], "\(lines)")
  }

  /// The call of a module has the time of the module's first step, and stands before it.
  @Test func aModulesCallStandsBeforeWhatTheModuleDoes() throws {
    let steps = [
      ("f", "PlayPrompt", "00.000"), ("m", "GetUserInput", "01.000"), ("m", "PlayPrompt", "02.000"),
      ("f", "InvokeFlowModule", "01.000"), ("f", "Disconnect", "03.000"),
    ].map { flow, module, second in
      #"{"ContactId": "c", "ContactFlowName": "\#(flow)", "ContactFlowModuleType": "\#(module)", "Timestamp": "2026-11-23T04:35:\#(second)Z", "Parameters": {}}"#
    }
    let file = try folder.write(steps.joined(separator: "\n"), to: "call.log")
    let lines = try run("log", file).output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(
      lines.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
        "in f", "0:00.0 Play", "0:01.0 Invoke", "in m", "0:01.0 Get", "0:02.0 Play", "in f",
        "0:03.0 Disconnect",
      ], "\(lines)")
  }

  @Test func aCenterNamesTheActions() throws {
    #expect(try run("log", log, "--center", Self.center).output.contains("checkCustomer ƒ "))
    let missing = try run("log", log, "--center", folder.path(of: "nowhere"))
    #expect(missing.status == 2)
  }

  @Test func programsReadAllOfIt() throws {
    let json = try run("log", log, "--format", "json")
    let calls = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let steps = try #require(calls.first?["steps"] as? [[String: Any]])
    let menu = try #require(steps.first { $0["action"] as? String == "Main menu" })
    #expect(menu["result"] as? String == "5")
    #expect(menu["module"] as? String == "GetUserInput")
    let lambda = try #require(steps.first { $0["action"] as? String == "bookSlot" })
    #expect((lambda["externalResults"] as? [String: Any])?["status"] as? String == "booked")
    #expect((lambda["records"] as? [Any])?.count == 2)
  }

  @Test func oneContactIsChosenByTheBeginningOfItsId() throws {
    #expect(try run("log", log, "--contact", "2B687").status == 0)
    let missing = try run("log", log, "--contact", "2b687e7e-7c82-f0d2-252f-561547f65858")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("there is no contact"))
    #expect(missing.errors.contains("did you mean"))
  }

  @Test func whatIsNotUnderstoodIsSaidAndTheRestShown() throws {
    let text = try folder.read("call.log")
    try folder.write("noise\n" + text.dropLast(50), to: "call.log")
    let shown = try run("log", log)
    #expect(shown.status == 1)
    #expect(shown.output.contains("Main menu"))
    #expect(shown.errors.contains("call.log:1:1: error: this is no line of a flow log [log-line]"))
    #expect(shown.errors.components(separatedBy: "[log-line]").count == 3)
  }

  @Test func aTableOfTheConsoleIsShown() throws {
    func row(_ rest: String) -> String {
      let record =
        "{\(rest),\"ContactId\":\"c-1\",\"ContactFlowName\":\"welcome\",\"ContactFlowModuleType\":\"PlayPrompt\",\"Identifier\":\"greeting\"}"
      return "1748252021007,\"" + record.replacingOccurrences(of: "\"", with: "\"\"") + "\"\n"
    }
    let table =
      "timestamp,message\n" + row(#""Parameters":{"Text":"Hello, and welcome"}"#)
      + row(#""Results":"Success""#)
    let shown = try run("log", try folder.write(table, to: "log-events-viewer-result.csv"))
    #expect(shown.status == 0)
    #expect(
      shown.output
        == "c-1, from 2025-05-26 09:33:41 UTC\n  in welcome\n  0:00.0  greeting  \"Hello, and welcome\"\n")
  }

  @Test func anUnknownBlockIsShownByItsOwnNameAndSaid() throws {
    let text = try folder.read("call.log").replacingOccurrences(of: "SetVoice", with: "SetAura")
    try folder.write(text, to: "call.log")
    let shown = try run("log", log)
    #expect(shown.status == 0)
    #expect(shown.errors.contains("tells of a block \"SetAura\" [log-block]"))
  }

  @Test(arguments: ["text", "json"]) func noByteOfALogDrivesTheTerminal(format: String) throws {
    let text = try folder.read("call.log")
      .replacingOccurrences(of: "\"Welcome back by name\"", with: "\"\\u001b[2J\u{9B}31m\"")
      .replacingOccurrences(of: "INBOUND", with: "IN\u{202E}BOUND")
    try folder.write(text + "\u{1B}]0;x\u{07}\n", to: "call.log")
    let shown = try run("log", log, "--format", format)
    for scalar in (shown.output + shown.errors).unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E)
    }
  }

  /// Whoever stops reading has whole lines of the calls that were told.
  @Test func theLogOfATestRunIsWrittenAsCallsGo() throws {
    let other = folder.path(of: "other.log")
    let words = [Self.program, "test", Self.center, "--log", other, "--log-all"].map { "'\($0)'" }
    let cut = try FinishedProgram("/bin/sh", ["-c", words.joined(separator: " ") + " | head -n 1"])
    #expect(cut.output.hasPrefix("passed"))
    let logged = try folder.read("other.log")
    #expect(logged.contains("\"ContactFlowModuleType\":") && logged.hasSuffix("}\n"))
  }

  // MARK: Replay

  /// The site-visit center, to be changed.
  private func copy() throws -> String {
    for name in ["flows", "prompts"] {
      try FileManager.default.copyItem(atPath: packagePath(name), toPath: folder.path(of: name))
    }
    return folder.path(of: "flows/site-visit")
  }

  private func change(_ file: String, _ old: String, _ new: String) throws {
    let text = try folder.read(file)
    #expect(text.contains(old))
    try folder.write(text.replacingOccurrences(of: old, with: new), to: file)
  }

  @Test func onTheSameFlowsACallTakesTheSameWay() throws {
    let played = try run("replay", log, Self.center)
    #expect(played.status == 0)
    #expect(played.output == "same     2b687e7e-7c82-f0d2-252f-561547f65857  36 steps, ended by the flow\n")
    let here = try FinishedProgram(Self.program, ["replay", log], in: Self.center)
    #expect(here.status == 0)
  }

  @Test func whereAChangedFlowDepartsIsSaidWithItsPlace() throws {
    let center = try copy()
    try change(
      "flows/site-visit/main-menu.json", "\"Operands\": [\"5\"]", "\"Operands\": [\"6\"]")
    let played = try run("replay", log, center)
    #expect(played.status == 1)
    #expect(played.output.contains("DEPARTS  2b687e7e-7c82-f0d2-252f-561547f65857  after "))
    #expect(played.output.contains("main-menu.json:"), "\(played.output)")
    #expect(played.output.contains("\"Main menu\""), "\(played.output)")
    #expect(played.output.contains("[departure]"))
  }

  /// The call there is over, and not at its start.
  @Test func aCallThatTakesNoStepOfTheLogIsSaidToTakeNone() throws {
    let flow = """
      { "Version": "2019-10-30", "StartAction": "bye", "Metadata": {}, "Actions": [
        { "Identifier": "bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} } ] }
      """
    let logged = """
      {"ContactId":"c","ContactFlowName":"flow","ContactFlowModuleType":"SetLoggingBehavior","Identifier":"on","Parameters":{"LoggingBehavior":"Enable"}}
      {"ContactId":"c","ContactFlowName":"flow","ContactFlowModuleType":"PlayPrompt","Identifier":"hello"}
      """
    let file = try folder.write(flow, to: "flow.json")
    let played = try run("replay", try folder.write(logged, to: "other.log"), file)
    #expect(
      played.output.contains(
        ": error: the call ends today (ended by the flow) without a step of the log, which begins with \"on\""
      ),
      "\(played.output)")
  }

  @Test func hoursAreAsTheyWereAndAClosedOfficeNowDoesNotMatter() throws {
    let other = folder.path(of: "other.log")
    _ = try run(
      "play", Self.center, "--from", "+919811112222", "--at", "2026-11-23T23:05", "--hours",
      "Sales hours=open",
      "--keys", "1,wait 10s,hangup", "--store", folder.path(of: "s.sqlite"), "--log", other)
    let played = try run("replay", other, Self.center)
    #expect(played.status == 0, "\(played.output)")
  }

  @Test func lambdasAnswerWhatTheyAnsweredThen() throws {
    let other = folder.path(of: "other.log")
    _ = try run(
      "play", Self.center, "--from", "+919811112222", "--at", "2026-11-23T10:05", "--lambda",
      "availableDates=error", "--keys", "5,wait 10s,hangup", "--store", folder.path(of: "s.sqlite"), "--log",
      other)
    let played = try run("replay", other, Self.center)
    #expect(played.status == 0, "\(played.output)")
  }

  @Test func programsReadWhatCameOfACall() throws {
    let same = try run("replay", log, Self.center, "--format", "json")
    #expect(same.status == 0)
    for member in ["\"verdict\": \"same\"", "\"steps\": 36", "\"loggedSteps\": 36", "\"assumptions\": []"] {
      #expect(same.output.contains(member), "\(same.output)")
    }
    let center = try copy()
    try change("flows/site-visit/main-menu.json", "\"Operands\": [\"5\"]", "\"Operands\": [\"6\"]")
    let other = try run("replay", log, center, "--format", "json")
    #expect(other.status == 1)
    for member in ["\"verdict\": \"departs\"", "\"rule\": \"departure\"", "main-menu.json\""] {
      #expect(other.output.contains(member), "\(other.output)")
    }
  }

  // MARK: Saving

  @Test func aCallOfALogBecomesAScenarioThatPasses() throws {
    let saved = folder.path(of: "saved.scenario")
    let played = try run("replay", log, Self.center, "--save", saved)
    #expect(played.status == 0)
    #expect(played.errors.contains("which passes: touchtone test"), "\(played.errors)")
    let text = try folder.read("saved.scenario")
    for line in ["call from +919811112222", "press 5", "ends by flow", "lambda checkCustomer returns {"] {
      #expect(text.contains(line), "\(text)")
    }
    // What the clock decides is not forced.
    #expect(!text.contains("branch "), "\(text)")
    #expect(try run("test", saved).status == 0)
    let again = try run("replay", log, Self.center, "--save", saved)
    #expect(again.status == 2)
    #expect(try folder.read("saved.scenario") == text)
  }

  @Test func whatTheClockWouldNotDecideIsForcedInTheScenario() throws {
    let (other, saved) = (folder.path(of: "other.log"), folder.path(of: "saved.scenario"))
    _ = try run(
      "play", Self.center, "--from", "+919811112222", "--at", "2026-11-23T23:05", "--hours",
      "Sales hours=open", "--keys", "1,wait 10s,hangup", "--store", folder.path(of: "s.sqlite"), "--log",
      other)
    let played = try run("replay", other, Self.center, "--save", saved)
    #expect(played.errors.contains("which passes"), "\(played.errors)")
    #expect(try folder.read("saved.scenario").contains("\nbranch \""))
  }

  @Test func aCallThatDepartsIsNotSaved() throws {
    let center = try copy()
    try change("flows/site-visit/main-menu.json", "\"Operands\": [\"5\"]", "\"Operands\": [\"6\"]")
    let saved = folder.path(of: "saved.scenario")
    let played = try run("replay", log, center, "--save", saved)
    #expect(played.status == 1)
    #expect(played.errors.contains("not saved: only a call that takes the same way"))
    #expect(!FileManager.default.fileExists(atPath: saved))
  }

  @Test func oneCallIsSavedInAFile() throws {
    let text = try folder.read("call.log")
    try folder.write(text + text, to: "two.log")
    let played = try run("replay", folder.path(of: "two.log"), Self.center, "--save", folder.path(of: "x"))
    #expect(played.status == 2)
    #expect(played.errors.contains("has 2 calls, and one is saved in a file"), "\(played.errors)")
  }

  @Test func aLogWithoutACallThatCanBePlayedIsRefused() throws {
    try folder.write("{\"ContactId\":\"c\",\"InitiationMethod\":\"INBOUND\"}\n", to: "record.log")
    let played = try run("replay", folder.path(of: "record.log"), Self.center)
    #expect(played.status == 2)
    #expect(played.output.contains("REFUSED"))
    #expect(played.output.contains("no action of it is in the log"))
  }
}
