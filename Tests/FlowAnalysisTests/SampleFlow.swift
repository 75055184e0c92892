import ContactCenter
import FlowActions
import FlowDocument
import FlowEngine
import Foundation
import JSON

@testable import FlowAnalysis

/// Programs to name the actions of.
enum SampleFlow {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The exports that a checkout has beside it; none elsewhere.
  static let corpus: [URL] = {
    let folder = root.deletingLastPathComponent().appending(path: "shared/corpus")
    let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }()

  /// A lone flow of these actions, each the JSON text of one; it starts at the first.
  static func program(_ actions: [String], metadata: String = "{}") throws -> Program {
    let start = try JSONDocument(parsing: actions[0], named: "action").root["Identifier"]?.wording ?? ""
    let text = """
      {"Version": "2019-10-30", "StartAction": "\(start)",
       "Metadata": {"name": "sample", "ActionMetadata": \(metadata)},
       "Actions": [\(actions.joined(separator: ",\n"))]}
      """
    return try program(of: [FlowDocument(parsing: Array(text.utf8), named: "sample.json")])
  }

  /// One action without transitions, whose identifier says nothing.
  static func labels(type: String, _ parameters: String, metadata: String = "{}") throws -> FlowLabels {
    let action = #"{"Identifier": "a1", "Type": "\#(type)", "Parameters": \#(parameters), "Transitions": {}}"#
    return FlowLabels(try program([action], metadata: #"{"a1": \#(metadata)}"#))
  }

  static func program(of documents: [FlowDocument], _ rules: ServiceRules = ServiceRules()) -> Program {
    var builder = ProgramBuilder(
      center: ContactCenterDefinition.named("sample"), catalog: .standard, rules: rules, isLoneFlow: true)
    return builder.link(documents.map { ($0, []) })
  }

  /// The center that ships, and what its recorded prompts say.
  static func siteVisit() throws -> (program: Program, labels: FlowLabels) {
    let folder = root.appending(path: "flows/site-visit")
    let bytes = Array(try Data(contentsOf: folder.appending(path: "center.json")))
    let reading = ContactCenterReading(
      parsing: bytes, named: "center.json",
      in: CenterSurroundings(name: "site-visit", flowNames: [], handlerNames: nil, exists: { _ in true }))
    let center = reading.definition!
    var builder = ProgramBuilder(center: center, catalog: .standard)
    let program = builder.link(
      try (center.flows ?? []).map { flow in
        let text = Array(try Data(contentsOf: folder.appending(path: flow.file)))
        return (
          try FlowDocument(parsing: text, named: flow.file), [flow.name] + (flow.arn.map { [$0] } ?? [])
        )
      })
    let labels = FlowLabels(program) { reference in
      center.prompts[reference].flatMap {
        try? String(contentsOf: folder.appending(path: $0.file), encoding: .utf8)
      }
    }
    return (program, labels)
  }

  /// Every action of a flow with its rows, as a person would want to read it.
  static func listing(_ flow: ProgramFlow, _ labels: FlowLabels) -> String {
    flow.actions.map { number in
      let action = ActionIndex(number)
      let keys = labels.keyLabels(of: action)
      let rows = labels.branches(of: action).map { row in
        let key = row.digit.flatMap { digit in keys.first { $0.digit == digit } }
        return "  \(row.deciding)\(key.map { " " + $0.text } ?? "") → \(row.target)"
      }
      return ([labels.name(of: action)] + rows).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
