import Diagnostics
import JSON

/// One kind of event that an observation waits for (reference, section 2).
protocol TestEvent: Sendable {
  /// Its `Type`.
  static var type: String { get }

  /// Reads an event; what is wrong with it is reported, and nothing comes of it.
  init?(reading event: JSONValue, _ reader: inout TestCaseReader)

  /// What is waited for, as the end of "expected …".
  var words: String { get }
  /// What findings about it point at.
  var value: JSONValue { get }
  /// The use of a resource that it is about; nil for one that is about none.
  var use: NamedUse? { get }

  /// What is wrong with it in this center.
  func problems(in center: TestCenter) -> [Diagnostic]

  /// Whether something that happened is what it waits for.
  func match(_ happening: TestHappening, _ run: borrowing TestCaseRun) -> TestMatch

  /// What happened instead since it was waited for, for a message: "heard …".
  func instead(_ run: borrowing TestCaseRun, since mark: TestCaseRun.Mark) -> String

  /// Why it cannot happen as things are now, whatever comes; nil where it could.
  func whyNever(_ run: borrowing TestCaseRun) -> String?
}

extension TestEvent {
  var use: NamedUse? { nil }
  func whyNever(_ run: borrowing TestCaseRun) -> String? { nil }
  func problems(in center: TestCenter) -> [Diagnostic] { use.map { center.problems(of: $0) } ?? [] }
}

/// Whether an event is what an observation waits for.
enum TestMatch {
  case no
  /// It is; with what is worth telling about it.
  case yes(remark: String?)
}

/// Every event, in the order of the documentation.
enum TestEventCatalog {
  static let all: [any TestEvent.Type] = [
    TestInitiatedEvent.self, TestCompletedEvent.self, MessageReceivedEvent.self,
    FlowActionStartedEvent.self, FlowActionCompletedEvent.self,
  ]

  static var names: [String] { all.map { $0.type } }

  static func type(named name: String) -> (any TestEvent.Type)? { all.first { $0.type == name } }
}
