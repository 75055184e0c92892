import CenterFiles
import Diagnostics
import FlowAnalysis
import World

// What commands that read flows have in common.

extension LoadedCenter {
  /// Loads what stands at the path; what keeps it from being used ends the command.
  static func load(_ path: String) throws(CommandFailure) -> LoadedCenter {
    do throws(LoadingFailure) {
      return try CenterLoader.load(path)
    } catch {
      throw CommandFailure(error.problems, error.isUnreadable ? .impossible : .problem)
    }
  }

  /// What actions and branches are called.
  var labels: FlowLabels {
    let center = center
    return FlowLabels(center.program) { center.wording(ofPrompt: $0) }
  }

  /// Refuses the name of a flow that is not here.
  func unknownFlow(_ name: String) -> Diagnostic {
    let near = nearest(to: name, among: flowNames)
    return Diagnostic(
      in: "--flow", "there is no flow \"\(name)\" in \(path)", rule: "usage",
      why: near == nil ? "its flows are " + flowNames.map { "\"\($0)\"" }.joined(separator: ", ") : nil,
      fix: near.map { "did you mean \"\($0)\"?" })
  }
}
