import Diagnostics
import FlowDocument
import FlowEngine
import JSON

/// One finding with what `--fix` would do about it.
public struct Finding: Sendable {
  /// One more action that a finding is about.
  public struct Place: Sendable, Hashable {
    /// The file as the person named it.
    public let source: String
    public let position: SourcePosition
    /// Its place in the program.
    public let action: ActionIndex
    /// What people call the action; "" as long as nobody has asked.
    public private(set) var name = ""

    init(_ value: JSONValue, _ action: ActionIndex) {
      (source, position, self.action) = (value.document.source, value.place.position, action)
    }

    mutating func name(by labels: FlowLabels) { name = labels.name(of: action) }
  }

  public let diagnostic: Diagnostic
  /// The changes that mend it; empty when a person must decide.
  public let edits: [TextEdit]
  /// Where else the same stands: one cause is one finding, at the first place of it.
  public private(set) var others: [Place]

  public init(_ diagnostic: Diagnostic, edits: [TextEdit] = [], others: [Place] = []) {
    self.diagnostic = diagnostic
    self.edits = edits
    self.others = others
  }

  /// The same with the names of the actions that it is about besides.
  public func naming(by labels: FlowLabels) -> Finding {
    guard !others.isEmpty else { return self }
    var named = self
    for place in others.indices { named.others[place].name(by: labels) }
    return named
  }
}

/// A change of a file: these bytes become others.
public struct TextEdit: Sendable, Hashable {
  public let range: Range<Int>
  public let replacement: String

  public init(_ range: Range<Int>, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// What rules found so far.
public struct Findings {
  public private(set) var all: [Finding] = []
  /// The actions that seem to be meant as another type.
  private var doubted: [AnalyzedAction] = []

  public init() {}

  /// The action seems to be meant as another type: what this type asks for is no matter until that is settled.
  mutating func doubt(_ action: AnalyzedAction) { doubted.append(action) }

  /// Everything but what follows from a type that is doubted. What the service refuses stays.
  var lasting: [Finding] {
    guard !doubted.isEmpty else { return all }
    let areas = doubted.map { action in
      let value = action.action.value
      let end = value.document.place(of: value.range.upperBound..<value.range.upperBound).position
      return (source: value.document.source, range: value.place.position...end)
    }
    return all.filter { finding in
      let diagnostic = finding.diagnostic
      guard diagnostic.severity != .error, let place = diagnostic.place, Self.asksByType(diagnostic.rule)
      else {
        return true
      }
      return !areas.contains { $0.source == diagnostic.source && $0.range.contains(place.position) }
    }
  }

  /// True for a rule that asks for what the type of an action must have, or may not.
  private static func asksByType(_ rule: String) -> Bool {
    if rule == UnknownParameter.description.name { return false }
    return CheckCatalog.named(rule)?.description.family == .parameters
      || [NoTimeoutBranch.description, MissingErrorBranch.description, MissingCondition.description].contains
      {
        $0.name == rule
      }
  }

  /// What was found while files were read and linked; where it does not say why, or what to do, its rule does.
  mutating func add(_ problem: Diagnostic) {
    let description = CheckCatalog.named(problem.rule)?.description
    all.append(
      Finding(
        Diagnostic(
          problem.severity, in: problem.source, at: problem.place, problem.message, rule: problem.rule,
          why: problem.why ?? description?.why, fix: problem.fix ?? description?.fix)))
  }

  /// A finding of a rule, about a value of a flow; what is not given, the rule's description says.
  ///
  /// - Parameters:
  ///   - part: the part of the value that it is about, as the text has it.
  ///   - others: the actions of which the same is true, each with its value.
  mutating func report(
    _ rule: any Check.Type, at value: JSONValue, part: String? = nil, _ message: String, why: String? = nil,
    fix: String? = nil, severity: Severity? = nil, edits: [TextEdit] = [],
    others: [(action: AnalyzedAction, value: JSONValue)] = []
  ) {
    let description = rule.description
    let isLeft = !edits.isEmpty && value.document.isInsideText
    let diagnostic = Diagnostic(
      severity ?? description.severity, in: value.document.source,
      at: part.map(value.place) ?? value.place, message, rule: description.name, why: why ?? description.why,
      fix: (fix ?? description.fix) + (isLeft ? " (by hand: --fix leaves the answer of an API as it is)" : "")
    )
    // The bytes of a converted flow are not those of its file, so no change of theirs can be written there.
    all.append(
      Finding(
        diagnostic, edits: value.document.isConverted ? [] : edits,
        others: others.map { action, value in Finding.Place(value, action.index) }))
  }
}

extension JSONValue {
  /// Where a part of a string stands, as the file writes it; the whole value's place when it is written otherwise.
  func place(of part: String) -> Diagnostic.Place {
    let needle = Array(part.utf8)
    guard kind == .string, !needle.isEmpty, range.count >= needle.count else { return place }
    for start in range.lowerBound...range.upperBound - needle.count
    where document.sourceBytes[start..<start + needle.count].elementsEqual(needle) {
      return document.place(of: start..<start + needle.count)
    }
    return place
  }
}
