import Diagnostics
import FlowAnalysis

/// `touchtone explain`: what a rule of `check` means.
enum ExplainCommand: Subcommand {
  static let rule = Operand<String>(
    "RULE", .nonempty("the name of a rule"), count: .atMostOne, "the name in brackets behind a finding")

  static let description = CommandDescription(
    "explain", "tells what a rule of check means, with an example",
    examples: [
      .init(
        "touchtone explain silent-loop",
        "tells why it matters, and shows a flow that has it, and one that does not"),
      .init("touchtone explain", "tells every rule in one line"),
    ],
    operands: [rule])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    guard let name = arguments[rule] else {
      Output.line(list)
      return .well
    }
    guard let check = CheckCatalog.named(name) else {
      throw CommandFailure(RuleChoice.unknownRule(name, in: "touchtone explain"), .impossible)
    }
    Output.line(page(check.description))
    return .well
  }

  /// Every rule in one line, by family.
  private static var list: String {
    let rules = CheckCatalog.all.map { $0.description }
    let parts = CheckFamily.allCases.map { family in
      let rows = rules.filter { $0.family == family }.map {
        ($0.name, "\($0.severity.rawValue): \($0.summary)")
      }
      return family.rawValue + "\n" + HelpLayout.table(rows)
    }
    return parts.joined(separator: "\n\n")
  }

  private static func page(_ rule: CheckDescription) -> String {
    var parts = [
      "\(rule.name) (\(rule.severity.rawValue), \(rule.family.rawValue.lowercased()))",
      HelpLayout.paragraph(rule.summary + "."),
      HelpLayout.paragraph("why: " + rule.why + "."),
      HelpLayout.paragraph("fix: " + rule.fix + (rule.isFixable ? "; check --fix does it." : ".")),
    ]
    for (title, example) in [("finds something:", rule.bad), ("finds nothing:", rule.good)] {
      parts.append(title + "\n" + example.text)
    }
    return parts.joined(separator: "\n\n")
  }
}
