import ContactCenter
import Diagnostics
import FlowEngine
import JSON

/// One of Amazon Connect's own test cases, as it was read (docs/aws-test-cases.md; reference, section 1).
public struct TestCase: Sendable {
  /// The file as the person named it.
  public let source: String
  /// What the test case calls itself, else the file's name without folder and ending.
  public let name: String
  let entry: TestEntryPoint
  let initialData: TestInitialData
  let observations: [TestObservation]
  /// What is odd and keeps nothing from running.
  let warnings: [Diagnostic]
  /// What is wrong and keeps it from running: the runner refuses it, with all that the center lacks of what it names. What
  /// could be read stands in its other members.
  let faults: [Diagnostic]

  /// Reads a test case.
  ///
  /// - Throws: what is wrong, where nothing of it can be read.
  public init(parsing bytes: [UInt8], named source: String) throws(ScenarioProblems) {
    var reader = TestCaseReader(source: source)
    guard let read = reader.read(bytes) else {
      throw ScenarioProblems(findings: reader.problems.inOrderOfText)
    }
    self.source = source
    name = read.name ?? Self.name(of: source)
    entry = read.entry
    initialData = read.initialData
    observations = read.observations
    let problems = reader.problems.inOrderOfText
    warnings = problems.filter { $0.severity != .error }
    faults = problems.filter { $0.severity == .error }
  }

  private static func name(of source: String) -> String {
    let file = source.split(separator: "/").last.map(String.init) ?? source
    return file.lowercased().hasSuffix(".json") ? String(file.dropLast(".json".count)) : file
  }
}

/// How the contact of a test begins (reference, section 6).
struct TestEntryPoint: Sendable {
  var channel = Channel.voice
  /// The flow's id, ARN or name.
  var flow: Named?
  var caller: PhoneNumber?
  var dialed: PhoneNumber?
  /// Where the dialed number stands.
  var dialedValue: JSONValue?
  /// Where it is said; nil where nothing says it.
  var value: JSONValue?
  /// True when only the designer's metadata says so.
  var isOfMetadata = false

  struct Named: Sendable {
    let reference: String
    let value: JSONValue
  }
}

/// What the contact of a test has from its start (reference, section 6).
struct TestInitialData: Sendable {
  var attributes: [NamedValue] = []
  var segmentAttributes: [NamedValue] = []
  /// True when SegmentAttributes stand beside Attributes.
  var hasSegmentAttributes = false
  var value: JSONValue?
}
