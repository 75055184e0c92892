import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import World

/// What came of a scenario.
public struct ScenarioResult: Sendable {
  public enum Verdict: Sendable {
    case passed
    /// A step was not met: at its line, with what was so instead.
    case failed(Diagnostic)
    /// It could not be played: its own text, or its center, is wrong.
    case refused([Diagnostic])
  }

  /// A scenario that was played, as far as it went.
  public struct Played: Sendable {
    public let loaded: LoadedCenter
    public let transcript: Transcript
    /// The contact of the last call; nil before the first.
    public let contact: Int?
    /// When the world began, and how long it went on by its own clock.
    public let start: Timestamp
    public let length: Milliseconds
    /// The lines of its flow log; none where none was wanted.
    public let logged: [UInt8]
  }

  /// The file as the person named it, and its name without folder and ending.
  public let source: String
  public let name: String
  public let verdict: Verdict
  /// Nil when it could not be played.
  public let played: Played?

  public init(source: String, name: String, verdict: Verdict, played: Played? = nil) {
    self.source = source
    self.name = name
    self.verdict = verdict
    self.played = played
  }

  public var isPassed: Bool { if case .passed = verdict { true } else { false } }
}
