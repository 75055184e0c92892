import ContactCenter
import Foundation
import Handlers
import TestSupport
import Testing

/// What the flow files point at: whole ARNs, with names, each bound in `center.json`.
@Suite struct FlowResourcesTests {
  /// A resource that an action names in its parameters, and what its metadata calls it.
  struct Reference: Hashable {
    let kind: String
    let arn: String
    let name: String?
    let place: String
  }

  static func references() throws -> [Reference] {
    var found: [Reference] = []
    for flow in try FlowFile.all() {
      for action in flow.actions {
        let place = "\(flow.name): \(action.identifier)"
        let metadata = flow.actionMetadata[action.identifier] ?? [:]
        let names = metadata["parameters"] as? [String: Any] ?? [:]
        func add(_ kind: String, _ value: Any?, _ name: Any?) {
          guard let arn = value as? String else { return }
          let name = (name as? [String: Any])?["displayName"] as? String
          found.append(Reference(kind: kind, arn: arn, name: name, place: place))
        }
        add("prompts", action.parameters["PromptId"], names["PromptId"])
        add("queues", action.parameters["QueueId"], names["QueueId"])
        add("hours", action.parameters["HoursOfOperationId"], names["HoursOfOperationId"])
        add("flows", action.parameters["ContactFlowId"], names["ContactFlowId"])
        add("lambdas", action.parameters["LambdaFunctionARN"], names["LambdaFunctionARN"])
        let hookNames = names["EventHooks"] as? [String: Any] ?? [:]
        for (hook, flow) in action.parameters["EventHooks"] as? [String: String] ?? [:] {
          add("flows", flow, hookNames[hook])
        }
        let messageNames = names["Messages"] as? [[String: Any]] ?? []
        for (index, message) in (action.parameters["Messages"] as? [[String: Any]] ?? []).enumerated() {
          add(
            "prompts", message["PromptId"],
            messageNames.indices.contains(index) ? messageNames[index]["PromptId"] : nil)
        }
      }
    }
    return found
  }

  static func center() throws -> ContactCenterDefinition {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(FlowFile.folder)/center.json")))
    let folder = FlowFile.folder
    let surroundings = CenterSurroundings(
      name: "site-visit", flowNames: FlowFile.names,
      handlerNames: HandlerCatalog.all.map { $0.description.name },
      exists: { FileManager.default.fileExists(atPath: "\(folder)/\($0)") })
    let reading = ContactCenterReading(parsing: bytes, named: "center.json", in: surroundings)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    return try #require(reading.definition)
  }

  @Test func centerIsReadWithoutAFinding() throws {
    let center = try Self.center()
    #expect(center.name == "Amberleaf Estates")
    #expect(center.queues.map(\.name) == ["Plots", "Villas", "Loan", "Support"])
    #expect(center.numbers.map(\.flow) == ["welcome"])
    #expect(center.flows?.map(\.name).sorted() == FlowFile.names)
    #expect(center.sample.customers.contains { $0.name.isEmpty })
  }

  @Test func everyReferenceIsAWholeArn() throws {
    let instance = "arn:aws:connect:us-west-2:123456789012:instance/[0-9a-f-]{36}"
    let forms = [
      "prompts": "\(instance)/prompt/[0-9a-f-]{36}", "queues": "\(instance)/queue/[0-9a-f-]{36}",
      "hours": "\(instance)/operating-hours/[0-9a-f-]{36}", "flows": "\(instance)/contact-flow/[0-9a-f-]{36}",
      "lambdas": "arn:aws:lambda:us-west-2:123456789012:function:[A-Za-z]+",
    ]
    let references = try Self.references()
    #expect(references.count > 60)
    for reference in references {
      let form = try Regex(try #require(forms[reference.kind]))
      #expect(reference.arn.wholeMatch(of: form) != nil, "\(reference.place): \(reference.arn)")
    }
    // No ARN stands anywhere else.
    for flow in try FlowFile.all() {
      let inParameters = flow.actions.flatMap { FlowFile.texts(in: $0.parameters) }.filter {
        $0.hasPrefix("arn:")
      }
      #expect(
        inParameters.count == references.filter { $0.place.hasPrefix("\(flow.name): ") }.count, "\(flow.name)"
      )
    }
  }

  @Test func everyReferenceIsBoundUnderTheNameInItsMetadata() throws {
    let center = try Self.center()
    let bound: [String: [String: String]] = [
      "prompts": Self.names(center.prompts), "queues": Self.names(center.queues),
      "hours": Self.names(center.hours), "flows": Self.names(center.flows ?? []),
      "lambdas": Self.names(center.lambdas),
    ]
    for reference in try Self.references() {
      #expect(reference.name != nil, "\(reference.place)")
      #expect(bound[reference.kind]?[reference.arn] == reference.name, "\(reference.place)")
    }
  }

  @Test func nothingIsBoundThatNoFlowUses() throws {
    let center = try Self.center()
    let used = Set(try Self.references().map(\.arn))
    let answering = Set(center.numbers.map(\.flow) + center.queues.compactMap(\.outboundWhisper))
    for prompt in center.prompts { #expect(used.contains(prompt.arn ?? ""), "\(prompt.name)") }
    for queue in center.queues { #expect(used.contains(queue.arn ?? ""), "\(queue.name)") }
    for lambda in center.lambdas { #expect(used.contains(lambda.arn ?? ""), "\(lambda.name)") }
    for flow in center.flows ?? [] where !answering.contains(flow.name) {
      #expect(used.contains(flow.arn ?? ""), "\(flow.name)")
    }
  }

  @Test func everyPromptHasItsFileAndEveryFileItsPrompt() throws {
    let folder = packagePath("prompts/en-US")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let bound = try Self.center().prompts
    #expect(bound.map { String($0.file.dropFirst("../../prompts/en-US/".count)) }.sorted() == files)
    for prompt in bound {
      let text = try String(contentsOfFile: "\(FlowFile.folder)/\(prompt.file)", encoding: .utf8)
      #expect(text.split(separator: "\n").count == 1, "\(prompt.name)")
      #expect(!text.contains("$."), "\(prompt.name)")
      #expect(prompt.file.split(separator: "/").last?.split(separator: ".").first == prompt.name[...])
    }
  }

  private static func names(_ resources: [some Resource]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: resources.map { ($0.arn ?? $0.name, $0.name) })
  }
}
