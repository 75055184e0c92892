import CenterFiles
import ContactCenter
import Diagnostics
import FlowAnalysis
import FlowDocument
import Handlers
import JSON

/// What `check` found in everything that a person named.
struct CheckReport {
  /// By file and place.
  private(set) var findings: [Finding] = []
  /// The files of the flows that were looked at.
  private(set) var flows: Set<String> = []
  /// The text of each file in which something can be mended, as it was judged.
  private(set) var texts: [String: [UInt8]] = [:]
  /// True when something could not be read.
  private(set) var isUnreadable = false
  /// The JSON files of folders that are no flows.
  private var otherFiles: Set<String> = []
  private let choice: RuleChoice
  private var suppressions = Suppressions()

  init(_ paths: [String], _ choice: RuleChoice) {
    self.choice = choice
    for target in CheckTarget.all(for: paths) { check(target) }
    findings += suppressions.problems.map { Finding($0) }
    noteOtherFiles(paths)
    if flows.isEmpty, !isUnreadable, !findings.contains(where: { $0.diagnostic.severity == .error }) {
      isUnreadable = true
      let nothing = Diagnostic(
        in: paths.joined(separator: ", "), "there is no flow to check", rule: "no-flow",
        fix: "name an exported flow, or a folder with flows")
      findings.append(Finding(nothing))
    }
    findings = CheckRun.sorted(findings)
  }

  /// Says in one finding which files of folders were passed over: a folder may hold many.
  private mutating func noteOtherFiles(_ paths: [String]) {
    guard !otherFiles.isEmpty else { return }
    let names = otherFiles.sorted()
    let shown = names.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    let rest = names.count > 8 ? " and \(names.count - 8) more" : ""
    let many = names.count > 1
    findings.append(
      Finding(
        Diagnostic(
          .note, in: paths.joined(separator: ", "),
          "\(names.count) JSON file\(many ? "s are" : " is") passed over as no flow\(many ? "s" : ""): "
            + shown + rest,
          rule: "not-a-flow", why: "a flow is an object with \"Actions\"",
          fix: "name one of them by itself, and touchtone check tells what it is")))
  }

  private mutating func check(_ target: CheckTarget) {
    do throws(LoadingFailure) {
      let loaded = try CenterLoader.load(target.path, assumesStart: true)
      let documents = loaded.program.flows.prefix(CheckTarget.flowCount(of: loaded)).map(\.document)
      guard let file = target.file ?? target.loneFile else {
        return take(Self.findings(in: loaded, documents.count) { _ in true }, target, documents)
      }
      let own = documents.filter { CheckTarget.isSame($0.source, file) }
      guard !own.isEmpty else { return check(CheckTarget(path: file, isNamed: true)) }
      let findings = Self.findings(in: loaded, documents.count) {
        // The rules decide how the file is read, so what is wrong with them is said with it.
        CheckTarget.isSame($0, file) || UserFile.name(of: $0) == CenterLoader.serviceRulesFile
      }
      take(findings, target, own)
    } catch {
      isUnreadable = isUnreadable || error.isUnreadable && target.isNamed
      take(error.problems.map { Finding($0) }, target, [])
    }
  }

  private static func findings(
    in loaded: LoadedCenter, _ flowCount: Int, of isWanted: @escaping (String) -> Bool
  ) -> [Finding] {
    let lambdas = loaded.center.definition.lambdas
    let center = AnalyzedCenter(
      loaded.program, flowCount: flowCount,
      lambdaKeys: { reference in
        guard let lambda = lambdas[reference] else { return nil }
        if !lambda.keys.isEmpty { return lambda.keys }
        switch lambda.binding {
        case .builtin(let name): return HandlerCatalog.named(name)?.description.keys
        case .returns, .returnsNested: return lambda.binding?.answer?.map(\.name)
        case .command, .url, .fails, .timesOut, nil: return nil
        }
      },
      wording: { loaded.center.wording(ofPrompt: $0) }, isAsked: isWanted)
    let labels = loaded.labels
    return CheckRun().findings(in: center, beside: loaded.problems, of: isWanted).map {
      $0.naming(by: labels)
    }
  }

  /// Of a file that is no JSON all its slips, each with the change that mends it; any other finding as it is.
  private mutating func slips(of finding: Finding) -> [Finding] {
    let problem = finding.diagnostic
    guard problem.rule == "json", problem.severity == .error, finding.edits.isEmpty,
      let bytes = try? UserFile.read(problem.source)
    else { return [finding] }
    let slips = JSONDocument.slips(in: bytes, named: problem.source)
    guard slips.first?.problem.place == problem.place else { return [finding] }
    texts[problem.source] = bytes
    return slips.map { slip in
      Finding(slip.problem, edits: slip.change.map { [TextEdit($0.range, $0.replacement)] } ?? [])
    }
  }

  /// Keeps what the person wants to hear of these flows.
  private mutating func take(_ found: [Finding], _ target: CheckTarget, _ documents: [FlowDocument]) {
    flows.formUnion(documents.map(\.source))
    for document in documents { suppressions.note(document) }
    let documents = Dictionary(documents.map { ($0.source, $0) }) { first, _ in first }
    for finding in found.flatMap({ slips(of: $0) }) {
      let diagnostic = finding.diagnostic
      guard choice.wants(diagnostic.rule), target.concerns(diagnostic), !suppressions.suppress(finding)
      else { continue }
      if diagnostic.rule == "not-a-flow", diagnostic.severity == .note {
        otherFiles.insert(diagnostic.source)
        continue
      }
      findings.append(finding)
      if !finding.edits.isEmpty, diagnostic.rule != "json" {
        texts[diagnostic.source] = documents[diagnostic.source]?.text.sourceBytes
      }
    }
  }
}
