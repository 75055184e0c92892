import CenterFiles
import Diagnostics
import FlowAnalysis
import FlowEngine
import JSON

/// `touchtone fidelity`: how much of a flow is played as the live service does it.
enum FidelityCommand: Subcommand {
  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  static let paths = Operand<String>(
    "PATH", .nonempty("a path"), count: .oneOrMore,
    "centers' folders, folders of exports with all folders in them, and flow files")
  static let format = Option<Format>("format", "FORMAT", .oneCase, "text or json")

  static let description = CommandDescription(
    "fidelity", "says what of a flow is not played exactly as the live service does it",
    examples: [
      .init("touchtone fidelity flows/site-visit", "tells it of a center"),
      .init("touchtone fidelity export.json --format json", "tells it of one exported flow, for a script"),
    ],
    operands: [paths], options: [format, PlayOptions.branch],
    notes: [
      "An action stands in where its type is not simulated, and where the flow or module that it names is not here.",
      "Exit status 1 when a contact can reach an action of an unknown type, or one that stands in and for which "
        + "neither --branch nor \"branches\" in center.json declares a branch, or when a file of the folder cannot "
        + "be used.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    var reports: [(center: LoadedCenter, report: FidelityReport)] = []
    var refused: [CommandFailure] = []
    var isWhole = true
    let branches = Dictionary(arguments.all(PlayOptions.branch).map { ($0.name, $0.value) }) { _, last in last
    }
    for path in CheckTarget.wholes(for: arguments.all(paths)) {
      do throws(CommandFailure) {
        let loaded = try LoadedCenter.load(path, branches: branches, tellsWhatIsLeftOut: false)
        // What is wrong inside of a flow is the matter of check; a file that is left out is not in the figures.
        let flows = Set(loaded.program.flows.map(\.document.source))
        let leftOut = loaded.problems.filter { $0.severity > .note && !flows.contains($0.source) }
        Output.problems(leftOut)
        isWhole = isWhole && !leftOut.contains { $0.severity == .error }
        let report = FidelityReport(
          on: loaded.namedFlows, of: loaded.program, loaded.labels, branches: branches)
        reports.append((loaded, report))
      } catch {
        refused.append(error)
      }
    }
    try checkBranches(arguments, in: reports.map(\.center))
    switch arguments[format] ?? .text {
    case .text: if !reports.isEmpty { Output.line(reports.map(text).joined(separator: "\n\n")) }
    case .json: Output.line(json(reports).visibleJSON)
    }
    for failure in refused { Output.error(failure.diagnostics.text) }
    if refused.contains(where: { $0.status == .impossible }) { return .impossible }
    return refused.isEmpty && isWhole && reports.allSatisfy(\.report.isSettled) ? .well : .problem
  }

  /// A declared branch must be one of an action that stands in, in one of the centers at least.
  private static func checkBranches(_ arguments: ParsedArguments, in centers: [LoadedCenter])
    throws(CommandFailure)
  {
    let problems = arguments.all(PlayOptions.branch).compactMap { given -> Diagnostic? in
      let found = centers.map { DeclaredBranch(given: given).problem(in: $0) }
      return found.contains { $0 == nil } ? nil : found.first ?? nil
    }
    if !problems.isEmpty { throw CommandFailure(problems, .impossible) }
  }

  // MARK: Text

  private static func text(_ center: LoadedCenter, _ report: FidelityReport) -> String {
    var lines = ["\(center.path.visible): \(reached(report.summary.count)): \(report.summary.parts)"]
    if report.unreachedCount > 0 { lines[0] += "; \(report.unreachedCount) cannot be reached" }
    for item in report.items {
      let origin = center.program.actionSources[item.action.index]
      lines += [
        "", head(item.action, center),
        "  \(origin.action.type.isEmpty ? "an action without a type" : origin.action.type.visible) \(words(item))",
      ]
    }
    for refused in report.refused {
      lines += ["", head(refused.action, center), "  \(refused.why.visible)"]
    }
    for missing in report.missing {
      lines += ["", head(missing.action, center), "  \(missing.resource.words.visible)"]
    }
    return lines.joined(separator: "\n")
  }

  /// Where an action stands, and what it is called.
  private static func head(_ action: ActionIndex, _ center: LoadedCenter) -> String {
    let origin = center.program.actionSources[action.index]
    let source = center.program.flows[origin.flow.index].document.source
    let position = origin.action.identifierValue.place.position
    return "\(source.visible):\(position.line):\(position.column): \(center.labels.name(of: action))"
  }

  private static func reached(_ count: Int) -> String {
    count == 1 ? "1 action can be reached" : "\(count) actions can be reached"
  }

  private static func words(_ item: FidelityReport.Item) -> String {
    switch item.fidelity {
    case .exact: "is exact"
    case .approximated: "is approximated: \(item.why)"
    case .stubbed:
      if let branch = item.declaredBranch {
        "stands in, and takes \(branch.visible) as declared: \(item.why)"
      } else {
        "stands in, and no branch is declared for it: \(item.why)"
      }
    case nil: "is unknown: \(item.why)"
    }
  }

  // MARK: JSON

  private static func json(_ reports: [(center: LoadedCenter, report: FidelityReport)]) -> String {
    var writer = JSONWriter(indented: true)
    writer.array { writer in
      for (center, report) in reports {
        writer.element()
        writer.object { writer in
          writer.member("path", center.path)
          writer.member("exact", report.summary.exact)
          writer.member("approximated", report.summary.approximated)
          writer.member("stubbed", report.summary.stubbed)
          writer.member("unknown", report.summary.unknown)
          writer.member("unreached", report.unreachedCount)
          writer.key("actions")
          writer.array { writer in
            for item in report.items {
              writer.element()
              writer.object { write(item, of: center, &$0) }
            }
          }
          write(report.refused.map { ($0.action, $0.why) }, as: "refused", of: center, &writer)
          write(report.missing.map { ($0.action, $0.resource.words) }, as: "missing", of: center, &writer)
        }
      }
    }
    return writer.text
  }

  private static func write(_ item: FidelityReport.Item, of center: LoadedCenter, _ writer: inout JSONWriter)
  {
    writePlace(of: item.action, in: center, &writer)
    writer.member("fidelity", name(item.fidelity))
    writer.member("why", item.why)
    if let branch = item.declaredBranch { writer.member("branch", branch) }
  }

  /// A list of actions, each with its place and a reason.
  private static func write(
    _ reasons: [(action: ActionIndex, why: String)], as key: String, of center: LoadedCenter,
    _ writer: inout JSONWriter
  ) {
    writer.key(key)
    writer.array { writer in
      for (action, why) in reasons {
        writer.element()
        writer.object { writer in
          writePlace(of: action, in: center, &writer)
          writer.member("why", why)
        }
      }
    }
  }

  private static func writePlace(
    of action: ActionIndex, in center: LoadedCenter, _ writer: inout JSONWriter
  ) {
    let origin = center.program.actionSources[action.index]
    let document = center.program.flows[origin.flow.index].document
    writer.member("file", document.source)
    writer.member("line", origin.action.identifierValue.place.position.line)
    writer.member("column", origin.action.identifierValue.place.position.column)
    writer.member("flow", document.name)
    writer.member("action", origin.action.identifier)
    writer.member("name", center.labels.name(of: action))
    writer.member("type", origin.action.type)
  }

  private static func name(_ fidelity: Fidelity?) -> String {
    switch fidelity {
    case .exact: "exact"
    case .approximated: "approximated"
    case .stubbed: "stubbed"
    case nil: "unknown"
    }
  }
}
