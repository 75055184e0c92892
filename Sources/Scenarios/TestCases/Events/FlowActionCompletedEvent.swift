import JSON

/// A flow action is left by a branch that is no error; what it gave back can be read from then on.
struct FlowActionCompletedEvent: TestEvent {
  static let type = "FlowActionCompleted"
  private static let actions: [TestFlowAction] = [.invokeLambda, .connectBot, .connectAgent]

  private let named: NamedUse

  init?(reading event: JSONValue, _ reader: inout TestCaseReader) {
    guard let properties = NamedUse.properties(of: event, &reader),
      let named = NamedUse(reading: properties, among: Self.actions, needsResource: false, &reader)
    else { return nil }
    self.named = named
  }

  var use: NamedUse? { named }
  var value: JSONValue { named.value }
  var words: String { named.words + " to complete" }

  func match(_ happening: TestHappening, _ run: borrowing TestCaseRun) -> TestMatch {
    guard case .completed(let use) = happening, run.center.isUse(use, of: named) else { return .no }
    return .yes(remark: nil)
  }

  func instead(_ run: borrowing TestCaseRun, since mark: TestCaseRun.Mark) -> String {
    run.usesInstead(completed: true, since: mark)
  }
}
