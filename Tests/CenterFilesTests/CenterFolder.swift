import CenterFiles
import Diagnostics
import FlowTestSupport
import Foundation
import TestSupport

/// A folder that a test fills with a center's files.
struct CenterFolder {
  let folder: TemporaryFolder

  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
  }

  var path: String { folder.path }

  func write(_ flow: FlowText) throws { try folder.write(flow.text, to: flow.name + ".json") }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path(of: name)))
  }

  func load(_ name: String? = nil) throws -> LoadedCenter {
    try CenterLoader.load(name.map { folder.path(of: $0) } ?? folder.path)
  }

  /// What is said when it cannot be loaded: each finding as file, rule and message, and whether a file was unreadable.
  func failure(_ name: String? = nil) -> (findings: [String], isUnreadable: Bool)? {
    do throws(LoadingFailure) {
      _ = try CenterLoader.load(name.map { folder.path(of: $0) } ?? folder.path)
      return nil
    } catch {
      return (error.problems.map { words($0) }, error.isUnreadable)
    }
  }

  func words(_ problem: Diagnostic) -> String {
    "\(problem.source.split(separator: "/").last ?? "") [\(problem.rule)] \(problem.message)"
  }
}

extension FlowText {
  /// A flow that says its name and hangs up.
  static func saying(_ name: String) -> FlowText {
    FlowText(
      [
        ActionText(
          "say", "MessageParticipant", "{\"Text\": \(quoted("This is " + name))}", next: "bye",
          on: [.init("NoMatchingError", "bye")])
      ], named: name)
  }

  /// A flow that goes on in another.
  static func going(to reference: String, named name: String, known title: String? = nil) -> FlowText {
    let metadata = title.map {
      "{\"go\": {\"ContactFlow\": {\"id\": \(quoted(reference)), \"text\": \(quoted($0))}}}"
    }
    return FlowText(
      [
        ActionText(
          "go", "TransferToFlow", "{\"ContactFlowId\": \(quoted(reference))}", next: "bye",
          on: [.init("NoMatchingError", "bye")])
      ], named: name, metadata: metadata)
  }
}
