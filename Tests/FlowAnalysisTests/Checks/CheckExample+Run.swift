import ContactCenter
import Diagnostics
import FlowActions
import FlowDocument
import FlowEngine
import JSON

@testable import FlowAnalysis

extension CheckExample {
  /// Everything that `check` says of the example, as the command would.
  func findings(of rules: [any Check.Type] = CheckCatalog.all) -> [Finding] {
    let (center, problems) = analyzed()
    return CheckRun(rules).findings(in: center, beside: problems)
  }

  /// The example's center as rules are asked about it, with what reading and linking it found.
  func analyzed() -> (center: AnalyzedCenter, problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    var documents: [FlowDocument] = []
    for flow in flows {
      do throws(Diagnostic) {
        documents.append(try FlowDocument(parsing: Array(flow.json.utf8), named: flow.name + ".json"))
      } catch {
        problems.append(error)
      }
    }
    var definition = ContactCenterDefinition.named("example")
    if let center {
      let reading = ContactCenterReading(
        parsing: Array(center.utf8), named: "center.json",
        in: CenterSurroundings(
          name: "example", flowNames: documents.map(\.name), handlerNames: nil,
          exists: { !$0.hasSuffix("gone.py") }))
      problems += reading.problems
      definition = reading.definition ?? definition
    }
    var builder = ProgramBuilder(center: definition, catalog: .standard, isLoneFlow: center == nil)
    let program = builder.link(documents.map { ($0, []) })
    let lambdas = definition.lambdas
    let analyzed = AnalyzedCenter(
      program,
      lambdaKeys: { reference in
        guard let lambda = lambdas[reference] else { return nil }
        if case .returns(let values) = lambda.binding { return values.map(\.name) }
        return lambda.keys.isEmpty ? nil : lambda.keys
      })
    return (analyzed, problems + program.problems)
  }
}
