import FlowEngine
import TestSupport
import Testing

@testable import Scenarios

/// What callers chose by a log, for a simulation to learn from.
@Suite struct LoggedChoicesTests {
  private func choices(of result: String) throws -> [LoggedChoices.Choice] {
    let center = packagePath("flows/site-visit")
    let line =
      "{\"ContactId\":\"c\",\"ContactFlowName\":\"main-menu\",\"ContactFlowModuleType\":\"GetUserInput\","
      + "\"Identifier\":\"Main menu\",\"Results\":\"\(result)\",\"Parameters\":{\"Text\":\"Hi\"},"
      + "\"Timestamp\":\"2026-07-29T03:18:00.880Z\"}"
    let calls = try LogReader.read(Array(line.utf8), named: "calls.log").calls
    return LoggedChoices(calls, in: try CenterShelf.shipped.center(at: center)).counts.map(\.choice)
  }

  @Test func whatCallersPressedIsCounted() throws {
    #expect(try choices(of: "5") == [.keys([DTMFDigit("5")].compactMap { $0 })])
    #expect(try choices(of: "Timeout") == [.silence])
  }

  @Test func anActionThatWentWrongIsNoKey() throws { #expect(try choices(of: "NoMatchingError").isEmpty) }
}
