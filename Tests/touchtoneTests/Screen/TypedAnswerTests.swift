import Foundation
import TerminalUI
import Testing
import World

@testable import touchtone

/// What a person types in for a Lambda without a handler stands in the call as any other Lambda's answer.
@Suite struct TypedAnswerTests {
  private struct NotACall: Error {}
  private struct NeverCame: Error {}

  private func program(_ flow: borrowing SmallFlow) throws -> PhoneProgram {
    let words = ["play", flow.path, "--from", "+12065550100", "--at", "2026-01-05T10:00"]
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    return PhoneProgram(try PlaySetup(arguments), isPaused: false, isDemo: false, speaks: false)
  }

  /// Lets the program wake when it wants to, until something is so.
  private func run(_ program: PhoneProgram, until isSo: () -> Bool) async throws {
    for _ in 0..<2000 where !isSo() {
      if let wake = program.wakeTime, wake <= program.clock.monotonicNanoseconds {
        program.wake(at: program.clock.monotonicNanoseconds)
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    if !isSo() { throw NeverCame() }
  }

  /// At 1000 times its speed half a minute of the call would pass while the form is looked at.
  @Test(arguments: ["", "++++"]) func itTookEightyMilliseconds(speed: String) async throws {
    let flow = try SmallFlow(
      SmallFlow.say("Hello", "Hello.", then: "Ask"),
      SmallFlow.action(
        "Ask", "InvokeLambdaFunction", "\"LambdaFunctionARN\": \"crm\"",
        "\"NextAction\": \"Tell\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "Bye"))]"),
      SmallFlow.say("Tell", "You are $.External.tier.", then: "Bye"), SmallFlow.hangUp())
    let program = try program(flow)
    for key in speed { program.handle(.character(key)) }
    try await run(program) { program.overlay?.help == .form }
    try await Task.sleep(for: .milliseconds(30))
    for key in "gold" { program.handle(.character(key)) }
    program.handle(.enter)
    try await run(program) { program.call.isEnded }
    let picture = program.frame(Size(columns: 80, rows: 24), .unicode).text
    #expect(picture.contains("ƒ crm  tier=gold"))
    #expect(picture.contains("80 ms"))
    #expect(picture.contains("You are gold."))
  }
}
