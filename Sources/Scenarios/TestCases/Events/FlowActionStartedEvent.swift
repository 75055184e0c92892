import Diagnostics
import JSON

/// A flow action begins to use a resource.
struct FlowActionStartedEvent: TestEvent {
  static let type = "FlowActionStarted"
  /// Those that the service tells of, and one that is not documented (`testDequeueStarts`).
  private static let actions: [TestFlowAction] = [
    .invokeLambda, .checkHours, .transferToQueue, .connectBot, .dequeue,
  ]

  private let named: NamedUse

  init?(reading event: JSONValue, _ reader: inout TestCaseReader) {
    guard let properties = NamedUse.properties(of: event, &reader),
      let named = NamedUse(reading: properties, among: Self.actions, needsResource: false, &reader)
    else { return nil }
    self.named = named
  }

  var use: NamedUse? { named }
  var value: JSONValue { named.value }
  var words: String { named.words + " to start" }

  func problems(in center: TestCenter) -> [Diagnostic] {
    var problems = center.problems(of: named)
    if named.action == .dequeue, !center.rules.testDequeueStarts {
      problems.append(
        named.value.finding(
          "there is no FlowActionStarted of DequeueAndTransferToQueue", rule: TestCaseReader.rule,
          why: "no page of the service tells of one", fix: "set \"testDequeueStarts\" in service-rules.json"))
    }
    return problems
  }

  func match(_ happening: TestHappening, _ run: borrowing TestCaseRun) -> TestMatch {
    guard case .started(let use) = happening, run.center.isUse(use, of: named) else { return .no }
    return .yes(remark: nil)
  }

  func instead(_ run: borrowing TestCaseRun, since mark: TestCaseRun.Mark) -> String {
    run.usesInstead(completed: false, since: mark)
  }
}
