import Foundation
import TestSupport
import Testing

/// A flow file of the repository as JSON has it, read without the flow reader, so that the two cannot err alike.
struct FlowFile {
  struct Action {
    let identifier: String
    let type: String
    let parameters: [String: Any]
    let nextAction: String?
    let conditions: [(operator: String, operand: String, target: String)]
    let errors: [(type: String, target: String)]

    var targets: [String] {
      conditions.map(\.target) + errors.map(\.target) + (nextAction.map { [$0] } ?? [])
    }

    func target(of error: String) -> String? { errors.first { $0.type == error }?.target }
  }

  let name: String
  let text: String
  let document: [String: Any]
  let metadata: [String: Any]
  let actionMetadata: [String: [String: Any]]
  let actions: [Action]

  static let folder = packagePath("flows/site-visit")

  /// The flows of the site-visit center: every JSON file beside `center.json`.
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".json") && !["center.json", "simulation.json"].contains($0) }.map {
      String($0.dropLast(5))
    }.sorted()

  static func all() throws -> [FlowFile] { try names.map(FlowFile.init) }

  init(_ name: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name).json"))
    self.name = name
    text = String(decoding: data, as: UTF8.self)
    document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    metadata = try #require(document["Metadata"] as? [String: Any])
    actionMetadata = try #require(metadata["ActionMetadata"] as? [String: [String: Any]])
    actions = try #require(document["Actions"] as? [[String: Any]]).map(Action.init)
  }

  var start: String { document["StartAction"] as? String ?? "" }

  /// Every text in the parameters of an action, however deep.
  static func texts(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(texts)
    case let map as [String: Any]: map.sorted { $0.key < $1.key }.flatMap { texts(in: $0.value) }
    default: []
    }
  }

  /// The actions reached from some, not going on from those that `stops` names.
  func reached(from first: [String], stops: (Action) -> Bool = { _ in false }) -> Set<String> {
    var reached = Set(first)
    var waiting = first
    while let identifier = waiting.popLast() {
      for action in actions where action.identifier == identifier && !stops(action) {
        for target in action.targets where reached.insert(target).inserted { waiting.append(target) }
      }
    }
    return reached
  }
}

extension FlowFile.Action {
  init(_ json: [String: Any]) throws {
    identifier = try #require(json["Identifier"] as? String)
    type = try #require(json["Type"] as? String)
    parameters = try #require(json["Parameters"] as? [String: Any])
    let transitions = try #require(json["Transitions"] as? [String: Any])
    nextAction = transitions["NextAction"] as? String
    errors = try (transitions["Errors"] as? [[String: Any]] ?? []).map {
      (try #require($0["ErrorType"] as? String), try #require($0["NextAction"] as? String))
    }
    conditions = try (transitions["Conditions"] as? [[String: Any]] ?? []).map {
      let condition = try #require($0["Condition"] as? [String: Any])
      let operands = try #require(condition["Operands"] as? [String])
      #expect(operands.count == 1)
      return (
        try #require(condition["Operator"] as? String), try #require(operands.first),
        try #require($0["NextAction"] as? String)
      )
    }
  }
}
