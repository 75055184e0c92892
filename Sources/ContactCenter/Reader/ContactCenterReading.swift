import Diagnostics
import JSON

/// What came of reading a `center.json`.
public struct ContactCenterReading: Sendable {
  /// Nil when one of the problems is an error.
  public let definition: ContactCenterDefinition?
  /// Every finding, in the order of position.
  public let problems: [Diagnostic]

  private init(_ definition: ContactCenterDefinition?, problems: [Diagnostic]) {
    let isGood = problems.allSatisfy { $0.severity < .error }
    self.definition = isGood ? definition : nil
    self.problems = problems
  }

  /// Reads the text of a `center.json`.
  ///
  /// - Parameter source: what findings call the file.
  public init(parsing bytes: [UInt8], named source: String, in surroundings: CenterSurroundings) {
    do {
      self.init(reading: try JSONDocument(parsing: bytes, named: source), in: surroundings)
    } catch {
      self.init(nil, problems: [error])
    }
  }

  /// Reads a `center.json` that was parsed already.
  public init(reading text: JSONDocument, in surroundings: CenterSurroundings) {
    var reader = DefinitionReader(surroundings: surroundings)
    let definition = reader.center(text.root)
    self.init(definition, problems: reader.sortedProblems)
  }
}
