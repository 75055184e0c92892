import Foundation
import Scenarios
import TestSupport
import Testing
import World

@testable import touchtone

/// A call whose Lambdas are outside is saved with every answer that it had, or was about to have: its test calls nothing.
@Suite struct SavedOutsideTests {
  /// A program that writes down that it was called, and takes a while to answer.
  private let code: OwnCode

  init() throws {
    let program = "while read x; do echo called >> calls; sleep 0.5; echo '{\\\"a\\\": \\\"own\\\"}'; done"
    code = try OwnCode("[\"sh\", \"-c\", \"\(program)\"]")
  }

  private var calls: Int {
    let text = (try? String(contentsOfFile: code.folder.path(of: "calls"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").count
  }

  /// The program runs beside the screen: it is at work once it has written down its call.
  private func waitUntilItIsCalled(_ phone: PlayedProgram) {
    for _ in 0..<500 where calls == 0 {
      phone.program.tendFunctions()
      usleep(10_000)
    }
    #expect(calls == 1)
  }

  /// What was saved, which must pass, and call nothing.
  private func saved(_ phone: PlayedProgram) throws -> String {
    let before = calls
    phone.press("S")
    #expect(phone.text(120, 36).contains("saved, and it passes"), "\(phone.text(120, 36))")
    #expect(calls == before)
    let folder = code.folder.path(of: "scenarios")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: folder + "/" + name))
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
    #expect(calls == before)
    return text
  }

  private func step(_ phone: PlayedProgram, until isThere: (borrowing LiveCall) -> Bool) {
    for _ in 0..<30 where !isThere(phone.program.call) { phone.press("]") }
  }

  private func answer(_ phone: PlayedProgram, _ words: String) {
    phone.program.handle(.control("u"))
    phone.press(words)
    phone.program.handle(.enter)
  }

  @Test func whileItIsAtWorkNothingIsKnownOfItsAnswer() throws {
    let phone = try PlayedProgram(center: code.folder.path)
    step(phone) { $0.pendingLambda != nil }
    waitUntilItIsCalled(phone)
    let text = try saved(phone)
    #expect(text.contains("# own had not answered when the call was saved"), "\(text)")
    #expect(text.contains("lambda own times out once"), "\(text)")
  }

  @Test func beforeItIsInvokedItIsNotInvokedInTheTestEither() throws {
    let phone = try PlayedProgram(center: code.folder.path)
    step(phone) { $0.nextLambda != nil }
    let text = try saved(phone)
    #expect(text.contains("lambda own times out once"), "\(text)")
  }

  @Test func anAnswerThatIsGivenBeforeItIsInvokedIsInTheTest() throws {
    let phone = try PlayedProgram(center: code.folder.path)
    step(phone) { $0.nextLambda != nil }
    phone.press("e")
    phone.program.handle(.enter)
    answer(phone, "a = two")
    let text = try saved(phone)
    #expect(text.contains("lambda own returns {\"a\":\"two\"} once"), "\(text)")
    step(phone) { $0.pendingLambda != nil }
    #expect(try saved(phone).contains("lambda own returns"))
  }

  @Test func anAnswerThatAWhatIfWasGivenIsInTheTestWhileItIsUnderWay() throws {
    let phone = try PlayedProgram(center: code.folder.path)
    step(phone) { $0.pendingLambda != nil }
    waitUntilItIsCalled(phone)
    phone.press("[")
    phone.press("f")
    for _ in 0..<20 where phone.program.overlay == nil { phone.press("]") }
    #expect(phone.text().contains("A what-if does not call own."))
    answer(phone, "a = two")
    let text = try saved(phone)
    #expect(text.contains("lambda own returns") && text.contains("two"), "\(text)")
    #expect(!text.contains("had not answered"), "\(text)")
  }

  /// Each invocation takes one of the answers that are declared once, also one whose answer the flow does not wait for.
  @Test func whatTheFlowDoesNotWaitForTakesNoneOfTheOtherAnswers() throws {
    let flow = SmallFlow.document([
      SmallFlow.action(
        "Tell", "InvokeLambdaFunction",
        "\"LambdaFunctionARN\": \"own\", \"InvocationTimeLimitSeconds\": \"3\", \"InvocationType\": \"ASYNCHRONOUS\"",
        "\"NextAction\": \"Ask\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "Bye"))]"),
      SmallFlow.lambda("Ask", "own", then: "Say", otherwise: "Bye"),
      SmallFlow.say("Say", "It says $.External.a.", then: "Bye"), SmallFlow.hangUp(),
    ])
    try code.folder.write(flow, to: "flow.json")
    let file = code.folder.path(of: "saved.scenario")
    _ = try Played(
      code.folder.path, ["--keys", "", "--store", code.folder.path(of: "s.sqlite"), "--record", file])
    let before = calls
    #expect(before == 2)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(text.contains("hear \"It says own\""), "\(text)")
    #expect(result.isPassed, "\(result.verdict)\n\(text)")
    #expect(calls == before)
  }
}
