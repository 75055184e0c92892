import Diagnostics
import FlowEngine
import JSON

/// Values of data tables that no query of the flow reads.
enum UnknownQuery: FlowCheck {
  static let description = CheckDescription(
    "unknown-query", in: .dataFlow, .warning, "a value of a data table is read that no query has asked for",
    why: "the value is missing: it is spoken as silence, and a comparison finds no match",
    fix: "name a query of the flow, and a column that it asks for",
    bad: CheckExample(
      evaluate, .say("hello", "$.DataTables.prompt.greeting", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      evaluate, .say("hello", "$.DataTables.prompts.greeting", "end"), .say("sorry", "Sorry.", "end"), .end())
  )

  private static let evaluate = ExampleAction.action(
    "read", "EvaluateDataTableValues",
    "{ \"DataTableId\": \"words\", \"Queries\": [{ \"QueryName\": \"prompts\", \"Attributes\": [\"greeting\"], \"PrimaryValues\": [{ \"AttributeName\": \"language\", \"Value\": \"en\" }] }] }",
    "hello", on: ["NoMatchingError": "sorry"])

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let queries = flow.actions(ofType: "EvaluateDataTableValues").flatMap {
      $0.action.parameter("Queries")?.elements ?? []
    }
    guard !queries.isEmpty else { return }
    var columns: [String: [String]] = [:]
    for query in queries {
      guard let name = query["QueryName"]?.string, FoundReference.all(in: name).isEmpty else { return }
      let names = query["Attributes"]?.elements.compactMap(\.string) ?? []
      // One that is only known in a call may be any.
      guard names.allSatisfy({ FoundReference.all(in: $0).isEmpty }) else { return }
      columns[name, default: []] += names
    }
    for action in flow.readers(of: "DataTables") {
      for use in action.reads("DataTables") where use.names.count > 2 {
        let (query, column) = (use.names[1], use.names[2])
        let known = columns[query] ?? columns.keys.sorted()
        let name = columns[query] == nil ? query : column
        guard !known.isEmpty, !known.contains(name) else { continue }
        let isQuery = columns[query] == nil
        findings.report(
          self, at: use.value, part: use.wording,
          "\(action.quoted) reads \(use.wording), and "
            + (isQuery ? "no query is called \"\(query)\"" : "\"\(query)\" does not ask for \"\(column)\""),
          fix: nearest(to: name, among: known).map { "did you mean \"\($0)\"?" })
      }
    }
  }
}
