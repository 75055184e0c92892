import ContactCenter
import Diagnostics
import JSON
import TestSupport
import Testing

@testable import Scenarios

/// Logs as they come: of touchtone, and of the tools that download them.
@Suite struct LogReaderTests {
  private static func entry(
    _ identifier: String, contact: String = "c-1", module: String = "PlayPrompt", at time: String = "00",
    more: String = ""
  ) -> String {
    "{\"ContactId\":\"\(contact)\",\"ContactFlowId\":\"arn:x/flow-1\",\"ContactFlowName\":\"welcome\","
      + "\"ContactFlowModuleType\":\"\(module)\",\"Identifier\":\"\(identifier)\","
      + "\"Timestamp\":\"2026-07-29T03:18:\(time).880Z\",\"Parameters\":{\"Text\":\"Hi\"}\(more)}"
  }

  private static let record =
    "{\"ContactId\":\"c-1\",\"InitiationMethod\":\"INBOUND\",\"DisconnectReason\":\"CUSTOMER_DISCONNECT\"}"

  private func read(_ text: String) throws -> LogReading {
    try LogReader.read(Array(text.utf8), named: "calls.log")
  }

  private func refusal(_ bytes: [UInt8]) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try LogReader.read(bytes, named: "calls.log")
      return nil
    } catch {
      return error
    }
  }

  /// A string in JSON.
  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return writer.text
  }

  /// A cell of a table.
  private static func cell(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static let forms: [(name: String, text: String)] = {
    let (a, b) = (entry("a"), entry("b", at: "05"))
    let events = [a, b].map { "{\"timestamp\": 1785295123880, \"message\": \(quoted($0))}" }
    let spread = "{\n  \"ContactId\": \"c-1\",\n  \"ContactFlowModuleType\": \"PlayPrompt\",\n"
    return [
      ("lines", a + "\n" + b + "\n"),
      ("lines of another system", "\u{FEFF}" + a + "\r\n\r\n" + b + "\r\n"),
      ("a list", "[\(a),\n \(b)]"),
      ("get-log-events", "{\"events\": [\(events.joined(separator: ","))], \"nextForwardToken\": \"f/1\"}"),
      ("a subscription", "{\"logEvents\": [\(events.joined(separator: ","))]}"),
      ("events, a line each", events.joined(separator: "\n")),
      (
        "get-query-results",
        "{\"results\": [[{\"field\": \"@message\", \"value\": \(quoted(a))}, {\"field\": \"@ptr\", \"value\": \"x\"}], [{\"field\": \"@message\", \"value\": \(quoted(b))}]], \"status\": \"Complete\"}"
      ),
      (
        "an export of Insights", "[{\"@timestamp\": \"x\", \"@message\": \(a)}, {\"@message\": \(quoted(b))}]"
      ),
      ("times before them", "2026-07-29T03:18:43.880Z \(a)\n2026-07-29T03:18:44Z welcome \(b)\n"),
      (
        "objects over several lines",
        spread + "  \"Identifier\": \"a\"\n}\n" + spread + "  \"Identifier\": \"b\"\n}\n"
      ),
      (
        "filter-log-events",
        "{\"events\": [\(events.joined(separator: ","))], \"searchedLogStreams\": [{\"logStreamName\": \"x\", \"searchedCompletely\": true}]}"
      ),
      (
        "a table of the console",
        "timestamp,message\n1785295123880,\(cell(a))\n1785295128880,\(cell(b))\n"
      ),
      (
        "a table of another system",
        "\u{FEFF}timestamp,message\r\n1785295123880,\(cell(a))\r\n\r\n1785295128880,\(cell(b + "\n"))"
      ),
      (
        "a table of Insights",
        "@timestamp,@message,@logStream\n2026-07-29 03:18:43.880,\(cell(a)),x\n2026-07-29 03:18:48.880,\(cell(b)),x\n"
      ),
      (
        "a table of fields",
        "@timestamp,ContactId,ContactFlowModuleType,Identifier,Parameters.Text,@ptr\n"
          + "2026-07-29 03:18:43.880,c-1,PlayPrompt,a,\"Hi, \"\"you\"\"\",x\n"
          + "2026-07-29 03:18:48.880,c-1,PlayPrompt,b,,x\n"
      ),
    ]
  }()

  @Test(arguments: forms) func everyFormIsRead(name: String, text: String) throws {
    let reading = try read(text)
    #expect(reading.problems.isEmpty, "\(reading.problems.text)")
    #expect(reading.calls.count == 1)
    #expect(reading.calls[0].steps.map(\.identifier) == ["a", "b"])
  }

  @Test func aTableHasItsTimesAndValues() throws {
    let table =
      "@timestamp,ContactId,ContactFlowModuleType,Identifier,Parameters.Text,ExternalResults.tier\n"
      + "2026-07-29 03:18:43.880,c-1,InvokeExternalResource,a,\"Hi, \"\"you\"\"\",gold\n"
    let step = try read(table).calls[0].steps[0]
    #expect(step.time == Timestamp(millisecondsSince1970: 1_785_295_123_880))
    #expect(step.parameter("Text") == "Hi, \"you\"")
    #expect(step.answer?["tier"]?.string == "gold")
    let bare = Self.entry("a").replacing("\"Timestamp\":\"2026-07-29T03:18:00.880Z\",", with: "")
    let received = try read("timestamp,message\n1785295123880,\(Self.cell(bare))\n").calls[0].steps[0]
    #expect(received.time == Timestamp(millisecondsSince1970: 1_785_295_123_880))
  }

  /// What a live instance writes of a prompt, of prompts in a loop and of a bot: several records each, and one step.
  @Test func aLiveInstanceTellsOneStepInSeveralRecords() throws {
    func record(_ module: String, _ id: String, _ time: String, _ rest: String) -> String {
      "{\(rest.hasPrefix("\"Results") ? rest + "," : "")\"ContactId\":\"c-1\",\"ContactFlowName\":\"f\","
        + "\"ContactFlowModuleType\":\"\(module)\",\"Identifier\":\"\(id)\",\"Timestamp\":\"2026-07-29T03:18:\(time)Z\""
        + (rest.hasPrefix("\"Results") ? "" : "," + rest) + "}"
    }
    let lines = [
      record("PlayPrompt", "hello", "41.167", #""Parameters":{"Text":"Hello"}"#),
      record("PlayPrompt", "hello", "47.108", #""Results":"Success""#),
      record("GetUserInput", "bot", "47.132", #""Parameters":{"Text":"How may I help?"}"#),
      record("GetUserInput", "bot", "56.482", #""Results":"Payment""#),
      record("LoopPrompts", "wait", "57.057", #""Parameters":{"AudioPrompt":"arn:x"}"#),
      record("LoopPrompts", "wait", "57.059", #""Parameters":{"InterruptSeconds":"30"}"#),
      record("LoopPrompts", "wait", "57.060", #""Parameters":{}"#),
      // The same prompt twice is two steps.
      record("PlayPrompt", "again", "58.000", #""Parameters":{"Text":"Hi"}"#),
      record("PlayPrompt", "again", "58.900", #""Parameters":{"Text":"Hi"}"#),
    ]
    let steps = try read(lines.joined(separator: "\n")).calls[0].steps
    #expect(steps.map(\.identifier) == ["hello", "bot", "wait", "again", "again"])
    #expect(steps.map(\.result) == ["Success", "Payment", nil, nil, nil])
  }

  @Test func aRowWithoutAnEndOrARecordIsSaidAndTheRestIsRead() throws {
    let reading = try read(
      "timestamp,message\n1,\(Self.cell(Self.entry("a")))\n2,hello\n3\n4,\"{\"\"ContactId\"\": \n")
    #expect(reading.calls[0].steps.map(\.identifier) == ["a"])
    #expect(
      reading.problems.map(\.message) == [
        "this row is no record of a flow log", "this row is no record of a flow log", "this row has no end",
      ])
    #expect(reading.problems.map { $0.place?.position.line } == [3, 4, 5])
  }

  @Test func contactsMayBeMixed() throws {
    let text = [entry("a"), entry("x", contact: "c-2"), entry("b"), entry("y", contact: "c-2")]
    let reading = try read(text.joined(separator: "\n"))
    #expect(reading.calls.map { $0.steps.map(\.identifier) } == [["a", "b"], ["x", "y"]])
  }

  /// Runs with one seed give one id: the record of a contact stands between its calls.
  @Test func aContactRecordEndsACall() throws {
    let reading = try read([entry("a"), Self.record, entry("a"), Self.record].joined(separator: "\n"))
    #expect(reading.calls.count == 2)
    #expect(reading.calls.allSatisfy { $0.ending == "the caller hung up" && $0.steps.count == 1 })
    let before = try read([Self.record, entry("a")].joined(separator: "\n"))
    #expect(before.calls.map(\.steps.count) == [1])
    #expect(before.calls[0].record != nil)
  }

  private func entry(_ identifier: String, contact: String = "c-1") -> String {
    Self.entry(identifier, contact: contact)
  }

  @Test func attributesAndLambdasAreOneStep() throws {
    let set = "\"Parameters\":{\"Text\":\"Hi\"}"
    func attribute(_ key: String) -> String {
      Self.entry("set", module: "SetAttributes").replacing(
        set, with: "\"Parameters\":{\"Key\":\"\(key)\",\"Value\":\"1\"}")
    }
    let lambda = Self.entry("ask", module: "InvokeExternalResource")
    let left = Self.entry(
      "ask", module: "InvokeExternalResource", at: "01", more: ",\"ExternalResults\":{\"a\":\"b\"}")
    let steps = try read(
      [attribute("a"), attribute("b"), lambda, left, lambda, left]
        .enumerated().map { $1.replacing("03:18:", with: $0 < 4 ? "03:18:" : "03:19:") }.joined(
          separator: "\n")
    )
    .calls[0].steps
    #expect(steps.map(\.entries.count) == [2, 2, 2])
    #expect(steps[1].answer?["a"]?.string == "b")
    #expect(steps[0].entries.map { $0.parameter("Key") } == ["a", "b"])
  }

  @Test func aLogThatIsNewestFirstIsReadFromItsEnd() throws {
    let reading = try read([Self.entry("b", at: "05"), Self.entry("a", at: "01")].joined(separator: "\n"))
    #expect(reading.calls[0].steps.map(\.identifier) == ["a", "b"])
  }

  @Test(arguments: [
    ("2026-07-29T03:18:43.880Z", 1_785_295_123_880), ("2026-07-29T03:18:43Z", 1_785_295_123_000),
    ("2026-07-29T08:48:43.88+05:30", 1_785_295_123_880), ("1970-01-01T00:00:00.0001Z", 0),
  ]) func timesAreRead(text: String, milliseconds: Int) {
    #expect(Timestamp(logged: text) == Timestamp(millisecondsSince1970: milliseconds))
  }

  @Test(arguments: ["", "yesterday", "1800-01-01T00:00:00Z", "2026-07-29T03:18", "2026-13-29T03:18:43Z"])
  func whatIsNoTimeIsNone(text: String) { #expect(Timestamp(logged: text) == nil) }

  // MARK: What is not understood

  @Test func halfALineIsSaidWithItsPlaceAndTheRestIsRead() throws {
    let reading = try read(entry("a") + "\n" + entry("b").dropLast(40))
    #expect(reading.calls[0].steps.map(\.identifier) == ["a"])
    #expect(
      reading.problems.map(\.location) == ["calls.log:2:1"]
        || reading.problems[0].location.hasPrefix("calls.log:2:"))
    #expect(reading.problems[0].rule == "log-line")
  }

  @Test(arguments: [
    ("START RequestId: 1 Version: $LATEST", "this is no line of a flow log"),
    ("{\"level\":\"info\"}", "this object is no record of a flow log: it has no \"ContactId\""),
    ("{\"ContactId\":\"c-1\"}", "it has no \"ContactFlowModuleType\""),
    ("{\"ContactId\":5,\"ContactFlowModuleType\":\"PlayPrompt\"}", "it has no \"ContactId\""),
    ("{\"message\":\"hello\"}", "its message is no JSON object"), ("{", "expected a key in double quotes"),
  ]) func aLineOfAnotherKindIsSaid(line: String, message: String) throws {
    let reading = try read(entry("a") + "\n" + line + "\n" + entry("b") + "\n")
    #expect(reading.calls[0].steps.map(\.identifier) == ["a", "b"])
    #expect(reading.problems.count == 1)
    #expect(reading.problems[0].message.contains(message), "\(reading.problems.text)")
    #expect(reading.problems[0].place?.position.line == 2)
  }

  @Test func whatIsKnownOfNoFlowLogIsKept() throws {
    let reading = try read(Self.entry("a", module: "Brand new", more: ",\"Tries\":3"))
    let step = reading.calls[0].steps[0]
    #expect(step.module == "Brand new")
    #expect(step.entries[0].others.map { "\($0.name)=\($0.value)" } == ["Tries=3"])
  }

  @Test func ofManyProblemsTheFirstOnesAreTold() throws {
    let reading = try read(entry("a") + "\n" + String(repeating: "noise\n", count: 50))
    #expect(reading.problems.count == 50)
    let told = reading.told(named: "calls.log")
    #expect(told.count == 11)
    #expect(told[10].message == "40 more lines are not understood")
  }

  @Test(
    arguments: [
      ([], "it is empty"), (Array("\n\n \n".utf8), "it is empty"),
      (Array("hello\n".utf8), "line 1: this is no line"),
      (Array("[]".utf8), "it is empty"),
      (Array("[1, 2]".utf8), "line 1: this is no record of a flow log, but a number"),
      ([0x1F, 0x8B, 8, 0], "it begins as a gzip file does"), (Array("ab\0c".utf8), "its byte 3 is zero"),
      (Array("{\"version\": \"1\"}".utf8), "it has no \"ContactId\""),
      (
        Array("@timestamp,eventName\n2026-07-29 03:18:43.880,x\n".utf8),
        "its columns are \"@timestamp\", \"eventName\""
      ), (Array("timestamp,message\n".utf8), "it is empty"),
    ] as [([UInt8], String)])
  func aFileWithoutALogIsRefused(bytes: [UInt8], why: String) {
    let refused = refusal(bytes)
    #expect(refused?.rule == "log")
    #expect(refused?.why?.contains(why) == true, "\(refused?.text ?? "read")")
    #expect(refused?.fix != nil)
  }

  @Test func aHugeLineIsRead() throws {
    let long = Self.entry("a").replacing("Hi", with: String(repeating: "x", count: 3_000_000))
    let reading = try read(entry("z") + "\n" + long + "\n")
    #expect(reading.calls[0].steps.map(\.identifier) == ["z", "a"])
  }

  /// A contact that moves on is over before the action is left that moved it.
  @Test func theActionThatEndedACallMayBeToldBehindItsRecord() throws {
    let record = Self.record.dropLast() + ",\"DisconnectTimestamp\":\"2026-07-29T03:18:05Z\"}"
    let calls = try read(
      [Self.entry("a"), String(record), Self.entry("b", at: "05")].joined(separator: "\n")
    ).calls
    #expect(calls.map { $0.steps.map(\.identifier) } == [["a", "b"]])
    // What comes later, or from before, is of another call.
    for time in ["06", "00"] {
      let lines = [Self.entry("a", at: "01"), String(record), Self.entry("b", at: time)]
      #expect(try read(lines.joined(separator: "\n")).calls.count == 2)
    }
  }

  /// The line of a module stands behind its steps, with an earlier time.
  @Test func aLogThatIsNewestFirstIsReadFromItsEndWhereItHasAModule() throws {
    let lines = [
      Self.entry("a"), Self.entry("b", at: "03"), Self.entry("c", at: "04"),
      Self.entry("module", module: "InvokeFlowModule", at: "02"), Self.entry("d", at: "06"),
    ]
    let call = try #require(try read(lines.reversed().joined(separator: "\n")).calls.first)
    #expect(call.steps.map(\.identifier) == ["a", "b", "c", "module", "d"])
    let ordered = try #require(try read(lines.joined(separator: "\n")).calls.first)
    #expect(ordered.steps.map(\.identifier) == ["a", "b", "c", "module", "d"])
  }

  @Test func linesOfALambdaThatAreThereTwiceAreOneStep() throws {
    let entered = Self.entry("find", module: "InvokeExternalResource", at: "01")
    let left = Self.entry(
      "find", module: "InvokeExternalResource", at: "02", more: ",\"ExternalResults\":{\"a\":\"b\"}")
    let lines = [Self.entry("hi"), entered, entered, left, left, Self.entry("bye", at: "03"), entered, left]
    let call = try #require(try read(lines.joined(separator: "\n")).calls.first)
    #expect(call.steps.map(\.identifier) == ["hi", "find", "bye"])
    #expect(call.steps[1].answer?["a"]?.string == "b")
  }
}
