import Foundation
import TestSupport
import Testing

@testable import touchtone

/// What is printed: text, and JSON with exactly the fields of the contract.
@Suite struct OutputTests {
  /// The fields that every line has, and those that a kind always has beside them.
  private static let always: Set<String> = ["at", "kind", "text", "flow", "action"]
  private static let byKind: [String: (always: Set<String>, sometimes: Set<String>)] = [
    "call": (["from", "to", "channel"], []), "prompt": ([], ["cut"]), "message": ([], []),
    "keys": ([], ["lost", "kept", "stored"]),
    "lambda": (["lambda", "parameters", "duration"], ["result", "error"]), "queue": (["queue"], []),
    "agent": (["agent"], []), "row": (["table", "change"], []), "stand-in": (["type", "branch"], []),
    "approximated": (["type", "branch"], []), "note": ([], []), "ended": (["by"], ["record"]),
  ]

  private func check(_ call: Played) throws {
    for (line, object) in zip(call.lines, call.objects) {
      let kind = try #require(object["kind"] as? String, "\(line)")
      let fields = try #require(Self.byKind[kind], "\(line)")
      let wanted = Self.always.union(fields.always)
      #expect(wanted.isSubset(of: object.keys), "\(line)")
      #expect(Set(object.keys).isSubset(of: wanted.union(fields.sometimes)), "\(line)")
      #expect(object["at"] is NSNumber && line.hasPrefix("{\"at\":"), "\(line)")
      for name in ["text", "flow", "action"] { #expect(object[name] is String, "\(line)") }
      for flag in ["cut", "lost", "kept"] { #expect(object[flag] as? Bool ?? true, "\(line)") }
    }
  }

  @Test(arguments: ["5,1,1", "1,7,wait 5s,hangup", "!5,1,9,timeout", "8,8,8", "1,1,1"])
  func everyObjectHasTheFieldsOfItsKind(keys: String) throws {
    try check(Played.siteVisit(keys, "--format", "json"))
    try check(
      Played.siteVisit(keys, "--format", "json", "--from", "anonymous", "--lambda", "availableDates=error"))
  }

  @Test func standInsHaveTheirFields() throws {
    let flow = try SmallFlow(
      SmallFlow.goOn("Case", "CreateContact", then: "Bye"), SmallFlow.hangUp())
    let call = try flow.play("", "--format", "json")
    try check(call)
    let standIn = try #require(call.objects.first { $0["kind"] as? String == "stand-in" })
    #expect(standIn["type"] as? String == "CreateContact")
    #expect(standIn["branch"] as? String == "NextAction")
    #expect(standIn["text"] as? String == "CreateContact is not simulated: took NextAction")
    #expect(standIn["action"] as? String == "Case")
  }

  @Test func timesCountFromTheBeginningOfTheCall() throws {
    let call = try Played.siteVisit("5,1,1", "--format", "json")
    let times = call.objects.compactMap { $0["at"] as? Double }
    #expect(times.first == 0)
    #expect(times == times.sorted())
  }

  @Test func theCallSaysWhoCallsWhom() throws {
    let call = try Played.siteVisit("", "--format", "json")
    let first = try #require(call.objects.first)
    #expect(first["from"] as? String == "+919811112222")
    #expect(first["to"] as? String == "+911800000700")
    #expect(first["channel"] as? String == "voice")
    let hidden = try Played.siteVisit("", "--format", "json", "--from", "anonymous")
    #expect(hidden.objects.first?["from"] as? String == "anonymous")
  }

  @Test func aLambdaTellsParametersResultAndDuration() throws {
    let call = try Played.siteVisit("5", "--format", "json")
    let lambdas = call.objects.filter { $0["kind"] as? String == "lambda" }
    #expect(lambdas.first?["lambda"] as? String == "checkCustomer")
    #expect(lambdas.first?["parameters"] as? [String: String] == ["phone": "+919811112222"])
    #expect((lambdas.first?["result"] as? [String: String])?["firstName"] == "Asha")
    #expect(lambdas.first?["duration"] as? Double == 0.084)
    #expect(lambdas.first?["error"] == nil)
    let failed = try Played.siteVisit("", "--format", "json", "--lambda", "checkCustomer=error")
    let failure = try #require(failed.objects.first { $0["kind"] as? String == "lambda" })
    #expect(failure["error"] as? String == "declared to fail")
    #expect(failure["result"] == nil)
  }

  @Test func keysBelongToTheActionThatTookThem() throws {
    let call = try Played.siteVisit("5,1,1", "--format", "json")
    let keys = call.objects.filter { $0["kind"] as? String == "keys" }
    #expect(keys.map { $0["action"] as? String } == ["Main menu", "Choose a date", "Choose a time"])
    #expect(keys.map { $0["flow"] as? String } == ["main-menu", "site-visit", "site-visit"])
  }

  @Test func rowsTellTableAndChange() throws {
    let call = try Played.siteVisit("5,1,1", "--format", "json")
    let rows = call.objects.filter { $0["kind"] as? String == "row" }
    #expect(rows.map { $0["table"] as? String } == ["AvailableSlots", "Bookings"])
    #expect(
      rows.map { $0["change"] as? String } == [
        "2026-11-24 10:00 free → taken", "+919811112222 2026-11-24 10:00 booked",
      ])
    #expect(rows.allSatisfy { $0["action"] as? String == "bookSlot" })
  }

  @Test func aWhisperIsHeardByTheAgentOnly() throws {
    let call = try Played.siteVisit("1", "--format", "json")
    let whisper = call.objects.filter { $0["flow"] as? String == "agent-whisper" }
    #expect(whisper.map { $0["kind"] as? String } == ["agent"])
    #expect(whisper.first?["text"] as? String == "Meera Nair hears: Plots call: Asha Rao is on the line.")
    #expect(whisper.first?["agent"] as? String == "Meera Nair")
  }

  @Test(arguments: [
    ("5,1,1", "flow"), ("hangup", "caller"), ("1", "flow"),
  ])
  func theEndSaysWhoEndedIt(keys: String, by: String) throws {
    #expect(try Played.siteVisit(keys, "--format", "json").objects.last?["by"] as? String == by)
  }

  @Test func textIsTimeKindAndText() throws {
    let call = try Played.siteVisit("5,1,1")
    #expect(call.lines.first == "  0:00.0  call      from +919811112222 to +911800000700")
    #expect(call.lines[1] == "  0:00.0  approximated  nothing is recorded")
    #expect(
      call.lines[2]
        == "  0:00.0  lambda    checkCustomer: status=existing name=Asha Rao firstName=Asha nameKnown=yes (84 ms)"
    )
    #expect(call.lines.allSatisfy { $0.utf8.count < 600 })
    #expect(call.lines.contains { $0.hasSuffix("  keys      5") })
  }

  @Test func textAndJSONTellTheSameLines() throws {
    for keys in ["5,1,1", "!5,1,hangup", "1,77", "8,timeout,8"] {
      let text = try Played.siteVisit(keys).lines
      let objects = try Played.siteVisit(keys, "--format", "json").objects
      #expect(
        text.map { String($0.dropFirst(10).prefix { $0 != " " }) } == objects.map { $0["kind"] as? String })
    }
  }

  @Test func aPromptWithoutWordsAndOneThatNobodyHeardSaySo() throws {
    let flow = try SmallFlow(
      SmallFlow.say("Tell", "$.Attributes.nothing", then: "Bye"), SmallFlow.hangUp())
    #expect(try flow.play("").prompts == ["(no words)"])
    #expect(try flow.play("", "--format", "json").objects[1]["text"] as? String == "")
    #expect(try Played.siteVisit("4,hangup").prompts.last == "(cut before its first word)")
  }

  @Test func theSameWordsGiveTheSameLines() throws {
    #expect(try Played.siteVisit("5,8,1,1").lines == Played.siteVisit("5,8,1,1").lines)
  }
}
