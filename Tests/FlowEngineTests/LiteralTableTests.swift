import Testing

@testable import FlowEngine

@Suite struct LiteralTableTests {
  @Test func knowsTheResultsOfActionsByNumber() {
    let table = LiteralTable()
    let known: [(Value, String)] = [
      (.empty, ""), (.timeout, "Timeout"), (.yes, "True"), (.no, "False"),
      (.continueLooping, "ContinueLooping"),
      (.doneLooping, "DoneLooping"), (.waitCompleted, "WaitCompleted"),
      (.messagesInterrupted, "MessagesInterrupted"),
    ]
    for (value, text) in known {
      #expect(table.text(of: value) == text)
      #expect(table.find(text) == value)
    }
    for digit in DTMFDigit.all { #expect(table.text(of: digit.value) == digit.description) }
  }

  @Test func everyTextHasOneNumberHoweverManyThereAre() {
    var table = LiteralTable()
    let values = (0..<5000).map { table.intern("text \($0)") }
    for (number, value) in values.enumerated() {
      #expect(table.find("text \(number)") == value)
      #expect(table.intern("text \(number)") == value)
      #expect(table.text(of: value) == "text \(number)")
    }
    #expect(table.find("text 5000") == nil)
    #expect(Set(values).count == 5000)
    #expect(!values.contains { $0.isMissing || $0.isInArena })
  }
}
