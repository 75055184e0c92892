import JSON

/// The test begins: once, before the flow's first action.
struct TestInitiatedEvent: TestEvent {
  static let type = "TestInitiated"

  let value: JSONValue

  init?(reading event: JSONValue, _ reader: inout TestCaseReader) { value = event["Type"] ?? event }

  let words = "the test to begin"

  func match(_ happening: TestHappening, _ run: borrowing TestCaseRun) -> TestMatch {
    if case .testInitiated = happening { .yes(remark: nil) } else { .no }
  }

  func instead(_ run: borrowing TestCaseRun, since mark: TestCaseRun.Mark) -> String {
    "but it had begun before"
  }
}
