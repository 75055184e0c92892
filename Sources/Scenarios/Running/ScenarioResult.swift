import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import World

/// What came of a scenario.
public struct ScenarioResult: Sendable {
  public enum Verdict: Sendable {
    case passed
    /// Something was not met: at its place, with what was so instead. Of a scenario it is one step; of a test case all
    /// that it still waited for.
    case failed([Diagnostic])
    /// It could not be played: its own text, or its center, is wrong.
    case refused([Diagnostic])
  }

  /// A scenario that was played, as far as it went.
  public struct Played: Sendable {
    public let loaded: LoadedCenter
    public let transcript: Transcript
    /// The contact of the last call; nil before the first.
    public let contact: Int?
    /// The callbacks to its caller that did not come to be answered, in the order in which they were made.
    public let callbacks: [Int]
    /// The same contact in the transcript's path.
    let serial: Int32?
    /// When the world began, and how long it went on by its own clock.
    public let start: Timestamp
    public let length: Milliseconds
    /// The lines of its flow log; none where none was wanted.
    public let logged: [UInt8]
    /// The actions that say what the scenario waited for in vain; none where nobody says it, or it waited for something else.
    public var awaited: [ActionIndex] = []
    /// The entry of the prompt that was heard in place of what the scenario waited for; nil where the call went elsewhere, or
    /// only to no prompt.
    public var heardInstead: Int?
    /// The last entry of the transcript by which the call had gone as the scenario says.
    public var lastMet = 0

    /// The actions that the last call came by, in order.
    public var steps: [Transcript.PathStep] { transcript.path.filter { $0.contact == serial } }
  }

  /// What a test case of the service tells beside its verdict.
  public struct Details: Sendable {
    /// An observation, in the order of the test case.
    public struct Observation: Sendable {
      public enum Status: String, Sendable {
        case passed, failed
        /// It never became active.
        case notReached = "not reached"
      }

      public let identifier: String
      public let status: Status
      /// When it was met, from the start of the test; nil when it was not.
      public let at: Milliseconds?
      /// How near a similar message came.
      public let remark: String?
    }

    public let observations: [Observation]
    /// What LogData wrote, in order.
    public let logged: [NamedValue]
  }

  /// The file as the person named it, and its name without folder and ending.
  public let source: String
  public let name: String
  public let verdict: Verdict
  /// Nil when it could not be played.
  public let played: Played?
  /// What is odd and failed nothing.
  public internal(set) var warnings: [Diagnostic]
  /// Nil for a scenario, and for a test case that could not be played.
  public let details: Details?

  public init(
    source: String, name: String, verdict: Verdict, played: Played? = nil, warnings: [Diagnostic] = [],
    details: Details? = nil
  ) {
    self.source = source
    self.name = name
    self.verdict = verdict
    self.played = played
    self.warnings = warnings
    self.details = details
  }

  public var isPassed: Bool { if case .passed = verdict { true } else { false } }
}

extension ScenarioResult.Verdict {
  /// What is wrong; nothing for what passed.
  public var findings: [Diagnostic] {
    switch self {
    case .passed: []
    case .failed(let findings), .refused(let findings): findings
    }
  }
}
