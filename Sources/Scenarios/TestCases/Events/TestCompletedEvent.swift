import JSON

/// The test is over, by `EndTest` or because the contact is: for the last checks.
struct TestCompletedEvent: TestEvent {
  static let type = "TestCompleted"

  let value: JSONValue

  init?(reading event: JSONValue, _ reader: inout TestCaseReader) { value = event["Type"] ?? event }

  let words = "the test to be completed"

  func match(_ happening: TestHappening, _ run: borrowing TestCaseRun) -> TestMatch {
    if case .testCompleted = happening { .yes(remark: nil) } else { .no }
  }

  func instead(_ run: borrowing TestCaseRun, since mark: TestCaseRun.Mark) -> String {
    "but it did not come to its end"
  }
}
