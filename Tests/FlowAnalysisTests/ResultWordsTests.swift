import ContactCenter
import FlowEngine
import Testing

@testable import FlowAnalysis

@Suite struct ResultWordsTests {
  private let labels: FlowLabels

  init() throws { labels = try SampleFlow.siteVisit().labels }

  /// What came of an action of the center when it took a branch.
  private func result(
    _ flow: String, _ action: String, _ outcome: String, _ facts: ResultFacts = ResultFacts()
  )
    throws -> String
  {
    let program = labels.program
    let index = try #require(
      program.flow(flow).map { program.flows[$0.index] }?.actions.first {
        program.actionSources[$0].action.identifier == action
      })
    let branch = try #require(
      program.branches(of: ActionIndex(index)).first { program.branches[$0].outcome.name == outcome })
    return labels.result(of: BranchIndex(branch), facts)
  }

  @Test func aKeyIsCalledByItsChoice() throws {
    let key = ResultFacts(key: DTMFDigit("5"))
    #expect(try result("main-menu", "Main menu", "5", key) == "[5] site visit")
    let wrong = ResultFacts(key: DTMFDigit("7"))
    #expect(try result("main-menu", "Main menu", "NoMatchingCondition", wrong) == "[7] not a choice")
    #expect(try result("main-menu", "Main menu", "InputTimeLimitExceeded") == "silence")
    #expect(try result("main-menu", "Main menu", "NoMatchingError") == "error")
    let heard = ResultFacts(key: DTMFDigit("1"), spoken: "For Tuesday 24 November, press 1.")
    #expect(try result("site-visit", "Choose a date", "1", heard) == "[1] Tue 24")
  }

  @Test func aLambdaIsSummedUpByWhatTheFlowBranchesOn() throws {
    let known = ResultFacts(answer: [
      NamedValue(name: "name", value: "Asha Rao"), NamedValue(name: "status", value: "existing"),
    ])
    #expect(try result("welcome", "checkCustomer", "NextAction", known) == "existing")
    let dates = ResultFacts(answer: [NamedValue(name: "count", value: "4")])
    #expect(try result("site-visit", "availableDates", "NextAction", dates) == "4 dates")
    let one = ResultFacts(answer: [NamedValue(name: "count", value: "1")])
    #expect(try result("site-visit", "availableTimes", "NextAction", one) == "1 time")
    let booked = ResultFacts(answer: [NamedValue(name: "status", value: "booked")])
    #expect(try result("site-visit", "bookSlot", "NextAction", booked) == "booked")
    #expect(try result("site-visit", "bookSlot", "NoMatchingError") == "error")
    let odd = ResultFacts(answer: [NamedValue(name: "other", value: "x")])
    #expect(try result("site-visit", "bookSlot", "NextAction", odd) == "answered")
  }

  @Test func whatDecidedIsTheResult() throws {
    #expect(try result("adviser", "Open now?", "True") == "open")
    #expect(try result("adviser", "Open now?", "False") == "closed")
    #expect(try result("adviser", "Join the queue", "QueueAtCapacity") == "full")
    #expect(try result("welcome", "Kind of caller?", "existing") == "existing")
    #expect(try result("welcome", "Welcome", "NextAction") == "")
    #expect(try result("welcome", "Remember the number", "NextAction") == "")
  }

  @Test func aLoopCountsItsRounds() throws {
    let labels = FlowLabels(
      try SampleFlow.program([
        """
        {"Identifier": "a1", "Type": "Loop", "Parameters": {"LoopCount": "3"}, "Transitions": {"Conditions": [
          {"NextAction": "a1", "Condition": {"Operator": "Equals", "Operands": ["ContinueLooping"]}},
          {"NextAction": "a1", "Condition": {"Operator": "Equals", "Operands": ["DoneLooping"]}}]}}
        """
      ]))
    #expect(labels.result(of: BranchIndex(1), ResultFacts(visit: 2)) == "attempt 2 of 3")
    #expect(labels.result(of: BranchIndex(1)) == "again")
    #expect(labels.result(of: BranchIndex(2), ResultFacts(visit: 4)) == "done")
  }

  @Test(arguments: [
    ("NumberOfContactsInQueue", 2, "2 waiting"), ("NumberOfAgentsAvailable", 1, "1 agent free"),
    ("NumberOfAgentsStaffed", 0, "0 agents"), ("OldestContactInQueueAgeSeconds", 77000, "oldest waits 77 s"),
  ])
  func aMetricShowsItsFigure(metric: String, figure: Int64, words: String) throws {
    let labels = try SampleFlow.labels(type: "CheckMetricData", #"{"MetricType": "\#(metric)"}"#)
    #expect(labels.result(of: BranchIndex(0), ResultFacts(figure: figure)) == words)
  }
}
