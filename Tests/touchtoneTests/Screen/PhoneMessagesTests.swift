import Diagnostics
import TerminalUI
import Testing

@testable import touchtone

@Suite struct PhoneMessagesTests {
  private static func problem(_ words: String, _ severity: Severity) -> Diagnostic {
    Diagnostic(severity, in: "/a/folder/center.json", words, rule: "rule")
  }

  @Test func ofManyProblemsTheFirstIsShownAndEachIsLoggedOnce() {
    var messages = PhoneMessages()
    messages.show(
      [Self.problem("one", .error), Self.problem("two", .warning)], orElse: PhoneModel.Message("well"), at: 0)
    #expect(messages.shown?.text == "center.json: one")
    #expect(messages.log.map(\.text) == ["center.json: one", "center.json: two"])
  }

  @Test func aMessageGoesAndAnErrorStays() {
    var messages = PhoneMessages()
    messages.show([], orElse: PhoneModel.Message("well"), at: 0)
    messages.expire(at: 3_999_999_999)
    #expect(messages.shown?.text == "well")
    messages.expire(at: 4_000_000_000)
    #expect(messages.shown == nil)
    messages.show(PhoneModel.Message("bad", isError: true), at: 0)
    messages.expire(at: .max)
    messages.dismiss()
    #expect(messages.shown?.text == "bad" && messages.log.count == 2)
    messages.close()
    #expect(messages.shown == nil)
  }

  /// Whatever else is told takes the place of a question: nobody says yes to what is not in sight.
  @Test func aQuestionStaysUntilTheNextKeyAndIsAnsweredInSightOnly() {
    var messages = PhoneMessages()
    messages.show(PhoneModel.Message(asking: "q again quits", yes: .quit), at: 0)
    messages.expire(at: .max)
    #expect(messages.shown?.text == "q again quits")
    #expect(messages.takeQuestion() == .quit && messages.shown == nil)
    #expect(messages.takeQuestion() == nil)
    messages.show(PhoneModel.Message(asking: "q again quits", yes: .quit), at: 0)
    messages.show(PhoneModel.Message("a file was read again"), at: 0)
    #expect(messages.takeQuestion() == nil)
  }
}
