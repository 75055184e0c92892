import Diagnostics
import JSON

/// One kind of action that an observation runs once its event has come (reference, section 3).
protocol TestAction: Sendable {
  /// Its `Type`.
  static var type: String { get }

  /// Reads the action's `Parameters`; what is wrong with them is reported, and nothing comes of it.
  init?(reading parameters: JSONValue, _ reader: inout TestCaseReader)

  /// What findings about it point at.
  var value: JSONValue { get }
  /// The resources that it names.
  var uses: [NamedUse] { get }

  /// What is wrong with it in this center, on a contact's channel.
  func problems(in center: TestCenter, _ testCase: TestCase) -> [Diagnostic]

  func run(_ run: inout TestCaseRun) throws(StepFailure)
}

extension TestAction {
  var uses: [NamedUse] { [] }
  func problems(in center: TestCenter, _ testCase: TestCase) -> [Diagnostic] { [] }
}

/// Every action, in the order of the documentation.
enum TestActionCatalog {
  static let all: [any TestAction.Type] = [
    SendInstruction.self, AssertAction.self, OverrideSystemBehavior.self, TestControl.self,
  ]

  static var names: [String] { all.map { $0.type } }

  static func type(named name: String) -> (any TestAction.Type)? { all.first { $0.type == name } }
}
