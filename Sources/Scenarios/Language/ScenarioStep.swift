import Diagnostics

/// One kind of line of a scenario: how it is written, and what it does.
protocol ScenarioStep: Sendable {
  static var description: StepDescription { get }

  /// Reads what follows the step's own words.
  init(reading line: inout StepLine) throws(Diagnostic)

  /// Writes the step into a test case of the service, once it was played; what cannot be said is told, never dropped.
  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage)
}

/// A step that says what the world is like before it exists: which center, at what time.
protocol SceneStep: ScenarioStep {
  func set(_ scene: inout Scene) throws(StepFailure)
}

/// A step that is played, in the order of the lines.
protocol PlayedStep: ScenarioStep {
  func play(_ stage: inout Stage) throws(StepFailure)
}

/// What a person is told of a kind of step.
public struct StepDescription: Sendable {
  /// Where a step may stand.
  public enum Place: Sendable, Hashable {
    /// Before the first call.
    case beforeCall
    /// Before, between and in calls.
    case anywhere
    /// Only once a call was made.
    case inCall
  }

  /// The words it begins with, each way of them.
  let words: [[String]]
  let place: Place
  /// True for a step of which a scenario has one at most.
  let standsOnce: Bool
  /// How it is written, a line each.
  public let forms: [String]
  /// What it does or expects, in one or two sentences.
  public let meaning: String
  /// A line of it as it may stand in a scenario.
  public let example: String

  init(
    _ words: [String], _ place: Place, standsOnce: Bool = false, forms: [String], meaning: String,
    example: String
  ) {
    self.words = words.map { $0.split(separator: " ").map(String.init) }
    self.place = place
    self.standsOnce = standsOnce
    self.forms = forms
    self.meaning = meaning
    self.example = example
  }

  init(
    _ words: String, _ place: Place, standsOnce: Bool = false, forms: [String], meaning: String,
    example: String
  ) {
    self.init([words], place, standsOnce: standsOnce, forms: forms, meaning: meaning, example: example)
  }

  /// What the step is called in findings.
  var name: String { words[0].joined(separator: " ") }
}

/// Why a step was not met.
struct StepFailure: Error {
  let message: String
  var why: String?
  var fix: String?
  /// The line it is about, where that is not the one that is played.
  var line: Scenario.Line?
  /// The part of the line that was not met, where that is not what the step is about as a whole.
  var part: StepLine.Part?

  init(_ message: String, at part: StepLine.Part? = nil, why: String? = nil, fix: String? = nil) {
    self.message = message
    self.part = part
    self.why = why
    self.fix = fix
  }
}
