import CenterFiles
import Diagnostics
import FlowAnalysis
import FlowEngine

/// `touchtone diff`: what a contact would notice of the changes between two versions of a flow.
enum DiffCommand: Subcommand {
  enum Format: String, CaseIterable, Sendable {
    case text, json, markdown
  }

  static let old = Operand<String>("OLD", .nonempty("a path"), "the version before: a flow file or a folder")
  static let new = Operand<String>("NEW", .nonempty("a path"), "the version after")
  static let format = Option<Format>(
    "format", "FORMAT", .oneCase, "text, json, or markdown (for a pull request)")

  static let description = CommandDescription(
    "diff", "compares two versions of a flow by what they do, not by their text",
    examples: [
      .init("touchtone diff exported-monday.json exported-today.json", "compares two exports of one flow"),
      .init(
        "touchtone diff before/ flows/site-visit --format markdown",
        "compares two centers, for a pull request"),
    ],
    operands: [old, new], options: [format],
    notes: [
      "Identifiers, positions, the order of a file and what metadata calls a resource count for nothing. "
        + "A resource is what its ARN or id says; of the same name in another account or instance it is the same, "
        + "and told in a note. In folders, flows are compared by their names."
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let before = try LoadedCenter.load(arguments.required(old), needsPrompts: false)
    let after = try LoadedCenter.load(arguments.required(new), needsPrompts: false)
    Output.problems(before.problems + after.problems + [before, after].compactMap(missingPrompts))
    let report = DiffReport(from: before, to: after)
    switch arguments[format] ?? .text {
    case .text: Output.line(report.text)
    case .json: Output.line(report.json.visibleJSON)
    case .markdown: Output.line(report.markdown)
    }
    return .well
  }

  /// What is told of recordings that are not there, as where a center was copied without them; nil where all are.
  private static func missingPrompts(of center: LoadedCenter) -> Diagnostic? {
    let missing = center.missingPrompts
    guard let first = missing.first else { return nil }
    let others = missing.count == 1 ? "" : " (nor are \(missing.count - 1) others)"
    return Diagnostic(
      .note, in: center.path, "the recorded prompt \"\(first.file)\" is not here\(others)",
      rule: "missing-file", why: "paths begin at the folder of center.json; what it says is not compared",
      fix: "copy the recordings too, to the same place beside the folder")
  }
}
