import TestSupport
import Testing

@testable import Scenarios

/// A scenario with something wrong in it is refused, each thing at its place with what to do.
@Suite struct ReadingTests {
  private func findings(_ text: String) -> [String] {
    do throws(ScenarioProblems) {
      _ = try Scenario(parsing: text, named: "small.scenario")
      return []
    } catch {
      return error.findings.map { finding in
        let place = finding.place.map { "\($0.position.line):\($0.position.column): " } ?? ""
        return place + finding.message + (finding.fix.map { " | " + $0 } ?? "")
      }
    }
  }

  @Test(arguments: [
    ("centre x", "1:1: \"centre\" is no step of a scenario | did you mean \"center\"?"),
    ("center", "1:6: the path of a center is missing"),
    ("press", "1:5: the keys to press are missing | write \"press 5\""),
    (
      "center a\ncenter b",
      "2:1: a scenario calls one center | take this line out, or make two scenarios of it"
    ),
    (
      "at noon", "1:4: \"noon\" is no time: this is not written as a time is | write it like 2026-11-23 10:05"
    ),
    (
      "at 2026-02-30 10:00",
      "1:4: \"2026-02-30 10:00\" is no time: there is no day \"2026-02-30\" in the years 1700 to 2200 | write it like 2026-11-23 10:05"
    ),
    ("wants villas", "1:7: expected what the caller wants in quotes, found \"villas\" | write \"villas\""),
    (
      "wants \"a\"\nwants \"b\"",
      "2:1: a caller wants one thing | put it into one line, or answer questions with \"asked\""
    ),
    ("asked \"day\"", "1:11: \"says\" and what the caller answers are missing"),
    ("asked \"?\" says \"no\"", "1:7: there is no word in this text"),
    ("patience long", "1:10: \"long\" is no length of time | write it like 6s, 2m or 500ms"),
    (
      "score smile",
      "1:7: expected \"greeting\", \"hold at most\", \"handling at most\", \"transfer to\", \"no transfer\", \"visit\", \"outcome\" or \"notes\", found \"smile\""
    ),
    ("score visit kept", "1:13: expected \"booked\", \"moved\" or \"cancelled\", found \"kept\""),
    (
      "score no transfer\nscore transfer to Loan",
      "2:1: the transfer is judged by one rule | take one of them out"
    ),
    ("seed x", "1:6: \"x\" is no seed"),
    (
      "at 2026-11-23 10:05\n  at 2026-11-24 10:05",
      "2:3: \"at\" stands twice | take one of the two lines out"
    ),
    ("seed 1\nseed 1", "2:1: \"seed\" stands twice | take one of the two lines out"),
    ("strict\nstrict", "2:1: \"strict\" stands twice | take one of the two lines out"),
    ("patience 1m\npatience 2m", "2:1: \"patience\" stands twice | take one of the two lines out"),
    (
      "given attribute a=1 b=2\ngiven attribute c=3 b=2",
      "2:21: the attribute \"b\" is given twice to one call | take one of the two out"
    ),
    (
      "given attribute a=1 a=2",
      "1:21: the attribute \"a\" is given twice to one call | take one of the two out"
    ),
    (
      "branch Menu takes 1\nbranch Menu takes 2",
      "2:1: \"Menu\" takes one branch, whenever a call comes to it | take one of the two lines out"
    ),
    (
      "branch Menu takes 1 at visit 2\nbranch Menu takes 2 at visit 2",
      "2:1: \"Menu\" takes one branch, at visit 2 | take one of the two lines out, or name another visit"
    ),
    (
      "branch Menu takes 1 at visit 2\nbranch Menu takes 2",
      "2:1: \"Menu\" takes one branch, each time that a call comes to it | say of each line at which visit, such as: at visit 2"
    ),
    (
      "branch Menu takes 1\nbranch Menu takes 2 at visit 2",
      "2:1: \"Menu\" takes one branch, whenever a call comes to it | say of each line at which visit, such as: at visit 2"
    ),
    ("branch Menu takes 1 at visit 0", "1:30: \"0\" is no number of a visit"),
    ("branch Menu takes 1 at once", "1:24: expected \"visit\" and a number, found \"once\""),
    ("strict now", "1:8: \"now\" is too much here | take it out, or put it on a line of its own"),
    (
      "given",
      "1:1: \"given\" is not followed by what it needs | write \"given customer\" or \"given slot\" or \"given row\" or \"given no row\" or \"given attribute\""
    ),
    (
      "given customer 12",
      "1:16: \"12\" is no telephone number: it does not begin with \"+\" and a country's calling code | write it like +919811112222"
    ),
    ("given slot monday ten", "1:12: \"monday ten\" is no time of a slot | write it like 2026-11-24 10:00"),
    ("given attribute x", "1:17: expected a name with its value, found \"x\" | write it like language=en"),
    ("branch a", "1:8: \"takes\" and the name of a branch are missing"),
    ("hours x shut", "1:9: expected \"open\", \"closed\" or \"by the clock\", found \"shut\""),
    (
      "lambda x returns nothing", "1:18: expected an object such as {\"status\": \"open\"}, found \"nothing\""
    ),
    ("lambda x returns {\"a\" 1}", "1:23: expected \":\", found \"1\""),
    (
      "lambda x returns {\"a\": \"b\"} twice",
      "1:29: \"twice\" is too much here | take it out, or put it on a line of its own"
    ),
    ("call to", "1:7: a telephone number is missing | write it like +919811112222"),
    (
      "call from 5 times",
      "1:11: \"5\" is no telephone number: it does not begin with \"+\" and a country's calling code | write it like +919811112222"
    ),
    (
      "call by bus",
      "1:6: \"by\" says nothing about a call | write \"from\", \"to\", \"flow\" or \"channel\" with what belongs to it"
    ),
    ("hear \"a\"", "1:1: nobody has called yet | put it below the line with \"call\""),
    (
      "call from anonymous\nhear a",
      "2:6: expected the words in quotes, found \"a\" | write \"a\""
    ),
    ("call from anonymous\nhear \"a", "2:6: this text has no end | put \" behind its last word"),
    ("call from anonymous\nhear \"...\"", "2:6: there is no word in this text"),
    (
      "call from anonymous\nhear \"a\"b",
      "2:6: a blank is missing behind this text | put a blank between it and what follows"
    ),
    ("call from anonymous\npress A", "2:7: \"A\" cannot be pressed"),
    ("call from anonymous\nwait soon", "2:6: \"soon\" is no length of time | write it like 6s, 2m or 500ms"),
    ("call from anonymous\nends by magic", "2:9: \"magic\" ends no call"),
    (
      "call from anonymous\nat 2026-11-23 10:05",
      "2:1: \"at\" comes too late here | put it above the line with \"call\""
    ),
    (
      "# nothing but this", "this scenario names no center | begin with a line such as: center ../center.json"
    ),
    ("center x", "this scenario makes no call | write a line such as: call from +919811112222"),
  ])
  func whatIsWrongIsTold(text: String, expected: String) {
    #expect(findings(text).first == expected)
  }

  @Test func anObjectStandsOnItsLine() throws {
    let finding = try #require(findings("center x\nlambda bookSlot returns {\"a\":1,\n\"b\":2}\ncall").first)
    #expect(!finding.contains("export"), "\(finding)")
    #expect(finding.contains("on this line") || finding.contains("on its line"), "\(finding)")
  }

  @Test func everythingThatIsWrongIsToldAtOnce() {
    #expect(findings("centre x\nat noon\npress 1\ncall from 5").count == 4)
  }

  /// One mistake is one finding: a call that cannot be made is one all the same, and what is missing beside it is told.
  @Test func aMistakeHasNoOtherInItsTrain() {
    let number =
      "1:11: \"+91\" is no telephone number: "
    let found = findings("call from +91\nhear \"Welcome\"")
    #expect(found.count == 2 && found[0].hasPrefix(number), "\(found)")
    #expect(found.last?.hasPrefix("this scenario names no center") == true, "\(found)")
    #expect(findings("center a b\ncall from anonymous").count == 1)
    #expect(findings("center a\ncal from anonymous\nhear \"Welcome\"").count == 1)
  }

  /// People paste from word processors and edit on other systems.
  @Test(arguments: [
    "\u{FEFF}center x\r\ncall from anonymous\r\nhear \u{201C}Welcome\u{201D}\r\n",
    "  center \"x y\"\n\n\t# a remark\ncall from anonymous\npress *#",
    "center x\ncall\nhear \"She said \\\"hello\\\"\"",
  ])
  func formsOfWritingAreRead(text: String) {
    #expect(findings(text) == [])
  }

  /// Whatever stands in a file, reading it ends with findings or a scenario.
  @Test func damagedScenariosAreRefusedOrRead() {
    let text = """
      center ../center.json
      at 2026-11-23 10:05
      given row Bookings phoneNumber=+919811112222 slotDate=2026-11-24 slotTime="10:00" status=booked
      lambda bookSlot returns {"a": "b", "c": {"d": [1, 2]}} once
      branch "Set queue" takes NoMatchingError
      call from +919811112222 to +911800000700 channel voice
      hear "Welcome back, Asha"
      press 5 early
      expect lambda bookSlot called with slotTime=10:00
      ends by flow
      """
    let bytes = Array(text.utf8)
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<2000 {
      var damaged = bytes
      for _ in 0...next(4) {
        switch next(3) {
        case 0: damaged[next(damaged.count)] = UInt8(next(256))
        case 1: damaged.removeSubrange(min(next(damaged.count), damaged.count - 1)..<damaged.count)
        default: damaged.insert(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "{")], at: next(damaged.count))
        }
        if damaged.isEmpty { damaged = [0] }
      }
      for finding in findings(String(decoding: damaged, as: UTF8.self)) { #expect(!finding.isEmpty) }
    }
  }

  @Test func bytesThatAreNoTextAreRefusedAtTheirPlace() {
    let bytes = Array("center x\nhear \"h".utf8) + [0xE9] + Array("llo\"\n".utf8)
    let problems = #expect(throws: ScenarioProblems.self) {
      try Scenario(parsing: bytes, named: "a.scenario")
    }
    #expect(problems?.findings.first?.location == "a.scenario:2:8")
  }

  @Test func aTimeThatTheClocksSkipIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"timeZone": "Europe/London", "numbers": {"+442079460100": {"flow": "flow"}}}"#, to: "center.json")
    try folder.write(
      #"{"Version": "2019-10-30", "StartAction": "a", "Metadata": {}, "Actions": [{"Identifier": "a", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}"#,
      to: "flow.json")
    let call = "\ncall from anonymous\nends"
    let center = "center \(folder.path)\nat "
    let skipped = Played(text: center + "2026-03-29 01:30" + call)
    #expect(skipped.words == "2:4: no clock in Europe/London shows 2026-03-29 01:30")
    #expect(Played(text: center + "2026-03-29 02:30" + call).words == "passed")
  }

  /// A page of words is not told line by line.
  @Test func aTextThatIsNoScenarioIsToldOnce() {
    let text = Array(repeating: "Some words of a page.", count: 400).joined(separator: "\n")
    do throws(ScenarioProblems) {
      _ = try Scenario(parsing: "# A page\n" + text, named: "page.md")
      Issue.record("a page was read as a scenario")
    } catch {
      #expect(error.findings.map(\.message) == ["this is no scenario: 400 of its 400 lines are no steps"])
      #expect(error.findings.first?.why == "the first of them is line 2")
    }
  }
}
