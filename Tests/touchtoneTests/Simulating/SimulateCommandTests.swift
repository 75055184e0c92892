import Foundation
import TestSupport
import Testing

@testable import touchtone

/// `touchtone simulate` as it is called.
@Suite struct SimulateCommandTests {
  private let flow: SmallFlow

  init() throws {
    flow = try SmallFlow(
      SmallFlow.menu("Menu", "Press one.", keys: [("1", "Sales queue")], silence: "Bye", other: "Bye"),
      SmallFlow.action(
        "Sales queue", "UpdateContactTargetQueue", #""QueueId": "Sales""#,
        #""NextAction": "Join", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Bye"}]"#),
      SmallFlow.action(
        "Join", "TransferContactToQueue", "",
        #""NextAction": "Bye", "Errors": [{"ErrorType": "QueueAtCapacity", "NextAction": "Bye"}, {"ErrorType": "NoMatchingError", "NextAction": "Bye"}]"#
      ), SmallFlow.hangUp(),
      beside: [
        "center.json": """
        {"name": "A <small> center", "timeZone": "Asia/Kolkata",
         "numbers": {"+911800000700": {"flow": "flow"}}, "flows": {"flow": {"file": "flow.json"}},
         "queues": {"Sales": {"agents": ["Ann"]}}, "agents": {"Ann": {}}}
        """,
        "simulation.json": """
        {"from": "2026-01-05T09:00", "calls": {"+911800000700": [12, 20, 12]}, "patience": 60, "handleTime": 120,
         "roster": {"Sales": 1}}
        """,
      ])
  }

  private func simulate(_ words: String...) throws -> FinishedProgram { try simulate(words) }

  private func simulate(_ words: [String]) throws -> FinishedProgram {
    try FinishedProgram(builtProduct(named: "touchtone"), ["simulate"] + words, in: flow.folder.path)
  }

  @Test(arguments: ["text", "json", "csv", "html"])
  func shardsPutTogetherAreTheUnsplitRunToTheByte(format: String) throws {
    let words = ["--replications", "5", "--what-if", "agents sales=2"]
    func run(_ more: String...) throws -> FinishedProgram {
      try FinishedProgram(
        builtProduct(named: "touchtone"), ["simulate", "."] + words + more, in: flow.folder.path)
    }
    let whole = try run("--format", format)
    #expect(whole.status == 0 && whole.errors.isEmpty, "\(whole.errors)")
    for count in 1...3 {
      var files: [String] = []
      for number in 0..<count {
        files.append("part\(number)-\(count).json")
        try flow.folder.write(try run("--shard", "\(number)/\(count)").output, to: files[number])
      }
      let merged = try FinishedProgram(
        builtProduct(named: "touchtone"), ["simulate", "--merge"] + files.reversed() + ["--format", format],
        in: flow.folder.path)
      #expect(merged.output == whole.output && merged.status == 0, "\(merged.errors)")
    }
  }

  /// Agents of the plan are not those of the center, which may have none.
  @Test func queuesThatTheRosterServesAreNotToldAsUnserved() throws {
    try flow.folder.write(
      """
      {"numbers": {"+911800000700": {"flow": "flow"}}, "flows": {"flow": {"file": "flow.json"}},
       "queues": {"Sales": {}}, "routingProfiles": {"Sellers": {"queues": {"Sales": {}}}}}
      """, to: "center.json")
    let day = #""from": "2026-01-05T09:00", "calls": {"+911800000700": [12, 20, 12]}"#
    try flow.folder.write("{\(day), \"roster\": {\"Sellers\": 1}}", to: "simulation.json")
    #expect(try simulate(".", "--replications", "1").errors.isEmpty)
    try flow.folder.write("{\(day)}", to: "simulation.json")
    #expect(try simulate(".", "--replications", "1").errors.contains("nobody serves the queue \"Sales\""))
  }

  /// Machines have their folders at other places.
  @Test func shardsOfOneCenterAtTwoPathsArePutTogether() throws {
    let words = ["--replications", "2"]
    _ = try flow.folder.write(try simulate(words + [".", "--shard", "0/2"]).output, to: "one.json")
    _ = try flow.folder.write(
      try simulate(words + [flow.folder.path, "--shard", "1/2"]).output, to: "other.json")
    let merged = try simulate(["--merge", "other.json", "one.json"])
    #expect(merged.status == 0, "\(merged.errors)")
    #expect(try merged.output == simulate(words + ["."]).output)
  }

  @Test func theTableOfAComparisonHasTheDifferences() throws {
    let lines = try simulate([".", "--format", "csv", "--what-if", "agents sales=2"]).output
      .split(separator: "\n")
    #expect(lines.count == 1 + 2 * 4 + 1)
    let columns = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
    #expect(Set(columns) == [columns[0]])
    #expect(lines.last?.hasPrefix("difference,Sales,09:00,10:30,") == true, "\(lines)")
  }

  @Test func theTextFitsATerminal() throws {
    let run = try simulate(".", "--what-if", "agents sales=2", "--map")
    #expect(run.status == 0, "\(run.errors)")
    for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(run.output.hasPrefix("A <small> center, Mon 5 Jan 2026, 09:00 to 10:30\n10 replications of "))
    for word in [
      "offered", "difference", "through the day, planned", "answered by an agent", "─ flow ─",
      "plan  what if   change",
    ] {
      #expect(run.output.contains(word), "\(word)")
    }
    // Of the menu the plan says nothing, which is told.
    #expect(run.output.contains("note: the plan says nothing of what callers do at Menu"))
  }

  /// Nothing is fetched, and what the center is called cannot become markup.
  @Test func thePageStandsOnItsOwn() throws {
    let page = try simulate(".", "--format", "html").output
    #expect(
      page.hasPrefix("<!DOCTYPE html>") && page.contains("<svg ") && page.contains("A &lt;small&gt; center"))
    for mark in ["http:", "https:", "<script", "src=", "url(", "@import"] {
      #expect(!page.contains(mark), "\(mark)")
    }
  }

  /// Whoever was neither answered nor lost stands in a column of its own, where there is any.
  @Test func thePageTellsWhomTheFlowTookOutOfAQueue() throws {
    let words = ["simulate", packagePath("flows/site-visit"), "--replications", "2", "--format", "html"]
    let page = try FinishedProgram(builtProduct(named: "touchtone"), words).output
    #expect(page.contains("<th>taken out by the flow</th>") && page.contains("Taken out by the flow: for a"))
    #expect(!(try simulate(".", "--format", "html").output).contains("taken out by the flow"))
  }

  /// As the text does: the plan, the other plan, and the change with its interval in one line.
  @Test func thePageOfAComparisonTellsTheChangeOfEachOutcome() throws {
    let words = ["simulate", ".", "--replications", "3", "--what-if", "calls=150%"]
    let page = try FinishedProgram(
      builtProduct(named: "touchtone"), words + ["--format", "html"], in: flow.folder.path
    ).output
    #expect(page.contains("<tr><th></th><th>plan</th><th>what if</th><th>change</th></tr>"))
    let row = try #require(
      page.split(separator: "\n").first { $0.contains("<td class=\"words\">answered") }.map(String.init))
    #expect(row.split(separator: "<td").count == 5 && row.contains(">+") && row.contains("±"), "\(row)")
  }

  @Test func theTableHasARowForEachQueueAndIntervalAndOneForTheWhole() throws {
    let lines = try simulate(".", "--format", "csv").output.split(separator: "\n")
    #expect(lines.count == 1 + 4)
    let columns = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
    #expect(Set(columns) == [columns[0]])
    #expect(
      lines[1].hasPrefix("as planned,Sales,09:00,09:30,")
        && lines[4].hasPrefix("as planned,Sales,09:00,10:30,"))
  }

  @Test(arguments: [
    ("agents plots=6", "the same callers in both"), ("calls=120%", "the same day, with other callers"),
    ("patience=150%, calls=90%", "the same day, with other callers"),
  ])
  func theSameCallersAreClaimedOnlyWhereTheyAre(change: String, words: String) throws {
    let arguments = ["simulate", packagePath("flows/site-visit"), "--replications", "2", "--what-if", change]
    let text = try FinishedProgram(builtProduct(named: "touchtone"), arguments).output
    #expect(text.contains("what if \(change): \(words)"), "\(text)")
    let page = try FinishedProgram(
      builtProduct(named: "touchtone"), arguments + ["--format", "html"]
    ).output
    #expect(page.contains("<strong>\(change)</strong>: \(words)."))
  }

  /// Of the shipped center, whose queues offer callbacks: who was offered was answered, or lost, or taken out by the flow.
  @Test func everyContactThatWasOfferedIsAccountedFor() throws {
    let words = ["simulate", packagePath("flows/site-visit"), "--replications", "2"]
    let table = try FinishedProgram(builtProduct(named: "touchtone"), words + ["--format", "csv"]).output
    let rows = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    func number(_ name: String, _ row: [String]) throws -> Double {
      let place = try #require(rows[0].firstIndex(of: name))
      return try #require(Double(row[place]), "\(name) in \(row)")
    }
    for row in rows.dropFirst() {
      let offered = try number("offered", row)
      let parts = try ["answered", "abandoned", "moved"].map { try number($0, row) }
      #expect(abs(parts.reduce(0, +) - offered) < 0.001, "\(row)")
      #expect(try number("callbacksAnswered", row) <= number("callbacks", row))
    }
    let text = try FinishedProgram(builtProduct(named: "touchtone"), words).output
    #expect(text.contains("neither answered nor lost, as the flow took them out of the queue: Plots "))
    #expect(text.contains("callbacks that were asked for: ") && text.contains(", agents took "))
  }

  /// The text told a percentile of each replication, `json` and `csv` one of all calls, under one name.
  @Test func thePercentilesOfTheTextAreThoseThatProgramsReadAsMeans() throws {
    let text = try simulate(".").output
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("Sales ") })
    let shown = try #require(row.split(separator: " ").dropLast(2).last).split(separator: ":")
    let table = try simulate(".", "--format", "csv").output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let place = try #require(table[0].firstIndex(of: "meanWait95Seconds"))
    let whole = try #require(table.first { $0[1] == "Sales" && $0[2] == "09:00" && $0[3] == "10:30" })
    let mean = try #require(Double(whole[place]))
    let seconds = try #require(shown.count == 2 ? Int(shown[0]).map { $0 * 60 + (Int(shown[1]) ?? -1) } : nil)
    #expect(abs(mean - Double(seconds)) <= 0.5)
    #expect(try simulate(".", "--format", "json").output.contains("\"meanWait95Seconds\""))
    #expect(table.filter { $0[1] == "Sales" && $0[place].isEmpty }.count == 3, "no interval has one")
  }

  /// Of ten replications each mean is a count of tenths, so that sums are exact.
  @Test func whatBecameOfQueuesAndOfCallsAgrees() throws {
    let words = ["simulate", packagePath("flows/site-visit"), "--format"]
    let table = try FinishedProgram(builtProduct(named: "touchtone"), words + ["csv"]).output
    let rows = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    func queues(_ name: String) throws -> Int {
      let place = try #require(rows[0].firstIndex(of: name))
      return try rows.dropFirst().filter { $0[2] == "09:00" && $0[3] == "19:00" }.reduce(0) {
        $0 + Int(try #require(Double($1[place])) * 10 + 0.5)
      }
    }
    let study = try FinishedProgram(builtProduct(named: "touchtone"), words + ["json"]).output
    func calls(_ outcome: String) throws -> Int {
      let part = try #require(study.components(separatedBy: "\"\(outcome)\"").dropFirst().first)
      let mean = try #require(part.components(separatedBy: "\"mean\": ").dropFirst().first)
      return Int(try #require(Double(mean.prefix { $0.isNumber || $0 == "." })) * 10 + 0.5)
    }
    let both = "answered, and asked for a callback too"
    #expect(try queues("answered") == calls("answered by an agent") + calls(both))
    #expect(try queues("abandoned") == calls("abandoned in a queue"))
    #expect(try queues("moved") == calls("asked for a callback") + calls("ended by a flow in a queue"))
    #expect(try queues("callbacks") == calls("asked for a callback") + calls(both))
    #expect(try calls(both) > 0 && calls("abandoned in a queue") > 0)
  }

  @Test func aDayWithoutCallsHasNoChart() throws {
    try flow.folder.write(
      #"{"from": "2026-01-05T09:00", "calls": {"+911800000700": [0, 0]}, "roster": {"Sales": 1}}"#,
      to: "simulation.json")
    let run = try simulate(".")
    #expect(run.status == 0 && !run.output.contains("through the day"), "\(run.output)\(run.errors)")
  }

  @Test func programsReadTheSameFigures() throws {
    let run = try simulate(".", "--format", "json", "--what-if", "calls=120%")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let variants = try #require(object["variants"] as? [[String: Any]])
    #expect(variants.count == 2 && object["differences"] != nil)
    let queues = try #require(variants[0]["queues"] as? [[String: Any]])
    #expect((queues[0]["intervals"] as? [Any])?.count == 3)
  }

  @Test func whatIsWrongWithAPlanEndsWithItsPlace() throws {
    try flow.folder.write(
      """
      {"from": "2026-01-05T09:00", "calls": {"+911800000700": [12]},
       "choices": {"flow": {"Menu": {"1": 50}}}}
      """, to: "simulation.json")
    let run = try simulate(".")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.errors.hasPrefix("./simulation.json:2:31: error: the weights sum to 50, not to 100 [weights]"))
  }

  @Test func aBadRowIsFoundInTheFolderOfThePlan() throws {
    try flow.folder.write("time,number\n2026-01-05 09:00,12\n", to: "plans/calls.csv")
    try flow.folder.write(
      #"{"from": "2026-01-05T09:00", "to": "2026-01-05T10:00", "pastCalls": "calls.csv"}"#,
      to: "plans/past.json")
    let run = try simulate(".", "--plan", "plans/past.json")
    #expect(run.errors.hasPrefix("plans/calls.csv:2:18: error: "), "\(run.errors)")
  }

  /// What is too small to be seen has no sign.
  @Test(arguments: [
    (-400_000, StudyNumbers.Unit.time, "0:00"), (-600_000, .time, "-0:01"), (-49, .count, "0.0"),
    (-50, .count, "-0.1"), (-4999, .percent, "0.0 %"), (-5000, .percent, "-0.1 %"),
  ])
  func aDifferenceOfNothingHasNoSign(thousandths: Int, unit: StudyNumbers.Unit, text: String) {
    #expect(StudyNumbers.text(Int64(thousandths), unit) == text)
  }

  @Test func aCallOfTheCommandThatCannotBeMeantIsRefused() throws {
    for words in [
      [".", "."], ["--merge", "flow.json"], [".", "--shard", "3/3"],
      [".", "--shard", "0/2", "--format", "csv"],
      ["--merge", "none.json"], [".", "--what-if", "agents nobody=2"], [".", "--what-if", "agents=3"],
      ["--merge", ".", "--seed", "2"],
      [".", "--plan", "none.json"],
    ] {
      let run = try FinishedProgram(
        builtProduct(named: "touchtone"), ["simulate"] + words, in: flow.folder.path)
      #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty, "\(words): \(run.errors)")
    }
  }

  @Test func aShardOfAnotherSeedIsRefused() throws {
    try flow.folder.write(try simulate(".", "--shard", "0/2").output, to: "a.json")
    try flow.folder.write(try simulate(".", "--shard", "1/2", "--seed", "2").output, to: "b.json")
    let run = try simulate("--merge", "a.json", "b.json")
    #expect(run.status == 2 && run.errors.contains("why: its seed is 2, not 1"), "\(run.errors)")
  }

  @Test func flowsThatChangedSinceAreNotMerged() throws {
    try flow.folder.write(try simulate(".", "--shard", "0/1").output, to: "a.json")
    try flow.folder.write(
      SmallFlow.document([SmallFlow.say("Said", "Thank you.", then: "Bye"), SmallFlow.hangUp()]),
      to: "flow.json")
    let run = try simulate("--merge", "a.json")
    #expect(run.status == 2 && run.errors.contains("are not those that were played [shard]"), "\(run.errors)")
  }

  /// Three calls of which one pressed 1, one another key and one none: each third of the callers does so.
  @Test func whatCallersDoIsLearnedFromALog() throws {
    let words = ["play", ".", "--at", "2026-01-05T10:00", "--log-all", "--log"]
    for (number, keys) in ["1,hangup", "7", "timeout"].enumerated() {
      let run = try FinishedProgram(
        builtProduct(named: "touchtone"), words + ["calls\(number).log", "--keys", keys], in: flow.folder.path
      )
      #expect(run.status == 0, "\(run.errors)")
    }
    let log = try (0...2).map { try flow.folder.read("calls\($0).log") }.joined()
    try flow.folder.write(log, to: "calls.log")
    try flow.folder.write(
      """
      {"from": "2026-01-05T09:00", "calls": {"+911800000700": [600]}, "choicesFromLog": "calls.log", "handleTime": 1}
      """, to: "simulation.json")
    let run = try simulate(".", "--replications", "2", "--map")
    #expect(run.status == 0 && !run.output.contains("the plan says nothing"), "\(run.errors)\(run.output)")
    for way in ["[1]", "other key", "silence 5 s"] {
      let line = try #require(
        run.output.split(separator: "\n").first { $0.contains("─ \(way)") || $0.contains(" \(way) ") })
      let count = try #require(line.split(separator: " ").last.flatMap { Int($0) }, "\(line)")
      #expect((300...500).contains(count), "\(line)")
    }
  }

  /// A contact record as a live instance writes it, of a call that an agent answered or whose caller gave up.
  private func record(_ number: Int, answered: Bool) -> String {
    let agent =
      answered
      ? #""Agent": {"ConnectedToAgentTimestamp": "2025-12-01T03:40:00Z", "AgentInteractionDuration": 90, "CustomerHoldDuration": 10}, "DisconnectReason": "AGENT_DISCONNECT""#
      : #""Agent": null, "DisconnectReason": "CUSTOMER_DISCONNECT""#
    return """
      {"AWSContactTraceRecordFormatVersion": "2017-03-10", "ContactId": "c\(number)", "Channel": "VOICE", \
      "InitiationMethod": "INBOUND", "InitiationTimestamp": "2025-12-01T03:3\(number % 10):00Z", \
      "SystemEndpoint": {"Address": "+911800000700", "Type": "TELEPHONE_NUMBER"}, \
      "Queue": {"Name": "Sales", "Duration": \(answered ? 4 : 1)}, \(agent)}

      """
  }

  @Test func aDayIsLearnedFromContactRecords() throws {
    // Four of five wait until somebody answers; a talk takes 100 seconds, holds included.
    let records = (0..<100).map { record($0, answered: $0 % 5 > 0) }.joined()
    try flow.folder.write(records, to: "records.jsonl")
    try flow.folder.write(
      """
      {"from": "2026-01-05T09:00", "to": "2026-01-05T09:30", "pastContacts": "records.jsonl",
       "choices": {"flow": {"Menu": {"1": 100}}}, "roster": {"Sales": 1}}
      """, to: "simulation.json")
    let run = try simulate(".", "--replications", "20", "--format", "csv")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let head = try #require(rows.first)
    func column(_ name: String) throws -> Int { try #require(head.firstIndex { $0 == name }, "\(head)") }
    let row = try #require(rows.dropFirst().first)
    let offered = try #require(Double(row[try column("offered")]), "\(row)")
    #expect((90...110).contains(offered), "\(row)")
  }

  @Test(arguments: ["-5", "86401", "\"a while\"", "1.5", "[]"])
  func aContactRecordWithAnImpossibleTimeIsRefusedAtItsPlace(duration: String) throws {
    let bad = record(1, answered: false).replacing("\"Duration\": 1", with: "\"Duration\": \(duration)")
    try flow.folder.write(record(0, answered: true) + bad, to: "records.jsonl")
    try flow.folder.write(
      """
      {"from": "2026-01-05T09:00", "to": "2026-01-05T09:30", "pastContacts": "records.jsonl",
       "choices": {"flow": {"Menu": {"1": 100}}}, "roster": {"Sales": 1}}
      """, to: "simulation.json")
    let run = try simulate(".")
    #expect(
      run.status == 1 && run.errors.contains("records.jsonl:2:")
        && run.errors.contains("error: Queue.Duration is ") && run.errors.contains("[past-contacts]"),
      "\(run.errors)")
  }

  @Test func aLogThatTellsNothingOfTheFlowsIsRefused() throws {
    try flow.folder.write(
      """
      {"from": "2026-01-05T09:00", "calls": {"+911800000700": [6]}, "choicesFromLog": "none.log"}
      """, to: "simulation.json")
    let run = try simulate(".")
    #expect(
      run.status == 1 && run.errors.contains("\"none.log\" cannot be read [missing-file]"), "\(run.errors)")
  }
}
