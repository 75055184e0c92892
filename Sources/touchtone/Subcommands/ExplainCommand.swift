import Diagnostics
import FlowAnalysis

/// `touchtone explain`: what the name in brackets behind a finding means.
enum ExplainCommand: Subcommand {
  static let rule = Operand<String>(
    "NAME", .nonempty("a name in brackets"), count: .atMostOne, "the name in brackets behind a finding")

  static let description = CommandDescription(
    "explain", "tells what a rule of check or another finding means",
    examples: [
      .init(
        "touchtone explain silent-loop",
        "tells why it matters, and shows a flow that has it, and one that does not"),
      .init("touchtone explain bad-hours", "tells what is wrong with a center's hours"),
      .init("touchtone explain", "tells every rule, and every other finding, in one line"),
    ],
    operands: [rule])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    guard let name = arguments[rule] else {
      Output.line(list)
      return .well
    }
    if let check = CheckCatalog.named(name) {
      Output.line(page(check.description))
    } else if let finding = OtherFindings.named(name) {
      Output.line(page(finding))
    } else {
      throw CommandFailure(RuleChoice.unknownRule(name, in: "touchtone explain"), .impossible)
    }
    return .well
  }

  /// Every rule in one line, by family, and after them what other findings there are.
  private static var list: String {
    let rules = CheckCatalog.all.map { $0.description }
    let parts = CheckFamily.allCases.map { family in
      let rows = rules.filter { $0.family == family }.map {
        ($0.name, "\($0.severity.rawValue): \($0.summary)")
      }
      return family.rawValue + "\n" + HelpLayout.table(rows)
    }
    let others = OtherFinding.Family.allCases.map { family in
      let rows = OtherFindings.all.filter { $0.family == family }.map {
        ($0.name, "\($0.severity.rawValue): \($0.summary)")
      }
      return family.rawValue + "\n" + HelpLayout.table(rows)
    }
    return (parts + others).joined(separator: "\n\n")
  }

  private static func page(_ finding: OtherFinding) -> String {
    [
      "\(finding.name) (\(finding.severity.rawValue), \(finding.family.rawValue.lowercased()))",
      HelpLayout.paragraph(finding.summary + "."),
      HelpLayout.paragraph("why: " + finding.why + "."),
      HelpLayout.paragraph("fix: " + finding.fix + "."),
    ].joined(separator: "\n\n")
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
