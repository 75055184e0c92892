import Diagnostics

/// A test that people write: what is so, what the caller does, what must be heard and be true (docs/scenarios.md).
public struct Scenario: Sendable {
  /// A step with where it stands.
  struct Line: Sendable {
    let step: any ScenarioStep
    let place: Diagnostic.Place
    /// What the step is about, behind its own words; the step itself where nothing is.
    let object: Diagnostic.Place

    /// Where a part of the line stands.
    func place(of part: StepLine.Part) -> Diagnostic.Place { part.place(inLine: place) }

    var name: String { type(of: step).description.name }
  }

  /// The file as the person named it.
  public let source: String
  /// The file's name without folder and ending.
  public let name: String
  let lines: [Line]
  let scene: Scene

  /// Reads a scenario; everything that is wrong with it is thrown together.
  public init(parsing text: String, named source: String) throws(ScenarioProblems) {
    self.source = source
    name = Self.name(of: source)
    var reader = ScenarioReader(source: source)
    reader.read(text)
    guard reader.problems.isEmpty else { throw ScenarioProblems(findings: reader.problems) }
    lines = reader.lines
    scene = reader.scene
  }

  /// As `init(parsing:named:)`, of the bytes of a file: they must be text.
  public init(parsing bytes: [UInt8], named source: String) throws(ScenarioProblems) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ScenarioProblems(findings: [Self.notText(bytes, source)])
    }
    try self.init(parsing: text, named: source)
  }

  /// Where the first bytes are that are no character.
  private static func notText(_ bytes: [UInt8], _ source: String) -> Diagnostic {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let number = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    let line = String(decoding: lines[number], as: UTF8.self)
    let column = line.prefix { !$0.unicodeScalars.contains("\u{FFFD}") }.count + 1
    let place = Diagnostic.Place(
      position: SourcePosition(line: number + 1, column: column), sourceLine: line, length: 1)
    return Diagnostic(
      in: source, at: place, "this is no text: these bytes are no character in UTF-8", rule: "scenario",
      fix: "save the file as UTF-8")
  }

  private static func name(of source: String) -> String {
    let file = source.split(separator: "/").last.map(String.init) ?? source
    return file.hasSuffix(".scenario") ? String(file.dropLast(".scenario".count)) : file
  }

  /// The path of the center or flow that it calls, as seen from where the program runs.
  public var path: String { scene.path }

  /// What it says for an agent in training: who calls, and by what the agent is judged.
  public var training: Training { scene.training }
}

/// Everything that is wrong with a scenario.
public struct ScenarioProblems: Error, Sendable {
  public let findings: [Diagnostic]

  public init(findings: [Diagnostic]) { self.findings = findings }
}
