import ContactCenter
import Testing

@Suite struct ContactCenterDefinitionTests {
  @Test func centerWithoutAFileIsEmptyOnUniversalTime() {
    let center = ContactCenterDefinition.named("welcome")
    #expect(center.name == "welcome")
    #expect(center.zone == .utc)
    #expect(center.flows == nil)
    #expect(center.queues.isEmpty && center.numbers.isEmpty && center.sample == .none)
    #expect(center.language == "en-US")
  }

  @Test func queueWithoutHoursIsAlwaysOpen() throws {
    let opening = try #require(Opening("09:00-19:00"))
    let hours = HoursDefinition(
      name: "Sales hours", hours: HoursOfOperation(open: [(.monday, opening)], zone: .utc))
    let queues = [QueueDefinition(name: "Plots", hours: 0), QueueDefinition(name: "Support")]
    let center = ContactCenterDefinition(name: "Amberleaf Estates", hours: [hours], queues: queues)
    let night = try TimeText("2026-11-23T23:00Z").timestamp(in: .utc)
    #expect(!center.isOpen(queues[0], at: night))
    #expect(center.isOpen(queues[0], at: night - .hours(5)))
    #expect(center.isOpen(queues[1], at: night))
  }

  @Test func numbersAndBranchesAreFound() throws {
    let number = try PhoneNumber("+911800000700")
    let center = ContactCenterDefinition(
      name: "Amberleaf Estates",
      numbers: [NumberDefinition(number: number, name: "Site visits", flow: "welcome")],
      branches: [BranchDefinition(identifier: "ask-bot", outcome: "NoMatchingError")])
    #expect(center.number(number)?.flow == "welcome")
    #expect(center.number(try PhoneNumber("+911800000701")) == nil)
    #expect(center.outcome(ofAction: "ask-bot") == "NoMatchingError")
    #expect(center.outcome(ofAction: "other") == nil)
  }

  @Test func indexesOutsideTheirListsAreAMistakeOfTheProgram() async {
    await #expect(processExitsWith: .failure) {
      _ = ContactCenterDefinition(name: "x", queues: [QueueDefinition(name: "Plots", hours: 0)])
    }
  }
}
