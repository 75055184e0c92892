import Foundation
import Scenarios
import TestSupport
import Testing

@testable import touchtone

/// Pages that a chat shows, without a screen.
@Suite struct PageItemTests {
  func flow(_ more: String = "") throws -> SmallFlow {
    let errors = ["NoMatchingCondition", "NoMatchingError", "TimeLimitExceeded"].map {
      SmallFlow.error($0, "Late")
    }
    return try SmallFlow(
      SmallFlow.action(
        "Page", "ShowView", #""ViewResource": { "Id": "cards" }, "InvocationTimeLimitSeconds": "60""# + more,
        """
        "NextAction": "Late",
        "Conditions": [{ "NextAction": "Booked", "Condition": { "Operator": "Equals", "Operands": ["Book"] } }],
        "Errors": [\(errors.joined(separator: ", "))]
        """),
      SmallFlow.say("Booked", "Booked for $.Views.ViewResultData.name", then: "Bye"),
      SmallFlow.say("Late", "Too late", then: "Bye"), SmallFlow.hangUp())
  }

  @Test func whatIsChosenIsPrintedAndHeeded() throws {
    let call = try flow().play("choose:Book;name=Asha Rao", "--channel", "chat", "--format", "json")
    let choice = try #require(call.objects.first { $0["kind"] as? String == "choice" })
    #expect(choice["text"] as? String == "Book")
    #expect(choice["fields"] as? [String: String] == ["name": "Asha Rao"])
    let messages = call.objects.filter { $0["kind"] as? String == "message" }
    #expect(messages.map { $0["text"] as? String } == ["Booked for Asha Rao"])
  }

  @Test(arguments: ["", "timeout", "wait 61s"]) func withoutAChoiceTheTimeLimitPasses(keys: String) throws {
    let call = try flow().play(keys, "--channel", "chat")
    #expect(call.texts("note") == ["the page cards is shown", "nobody answered the page within 60 s"])
    #expect(call.texts("message") == ["Too late"])
  }

  /// The transcript has dots in place of it; the scenario must go the same way.
  @Test func whatAPageHidesIsSavedAsItWasTyped() throws {
    let flow = try flow(#", "SensitiveDataConfiguration": { "HideResponseOn": ["TRANSCRIPT"] }"#)
    let file = flow.folder.path(of: "saved.scenario")
    let keys = "choose:Book;name=Asha Rao"
    let call = try Played(
      flow.path, ["--channel", "chat", "--keys", keys, "--record", file, "--format", "json"])
    let choice = try #require(call.objects.first { $0["kind"] as? String == "choice" })
    #expect(choice["fields"] as? [String: String] == ["name": "•"])
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("# the page hides what is typed in"), "\(text)")
    #expect(text.contains(#"choose "Book" with name="Asha Rao""#), "\(text)")
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
  }
}
