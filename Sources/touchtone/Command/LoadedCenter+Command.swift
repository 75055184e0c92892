import CenterFiles
import Diagnostics
import FlowAnalysis
import Outside
import Scenarios
import World

// What commands that read flows have in common.

extension LoadedCenter {
  /// Loads what stands at the path; what keeps it from being used ends the command. Of folders inside that are left out a
  /// person is told, unless the command goes through them too.
  static func load(
    _ path: String, branches: [String: String] = [:], tellsWhatIsLeftOut: Bool = true,
    needsPrompts: Bool = true
  ) throws(CommandFailure) -> LoadedCenter {
    do throws(LoadingFailure) {
      let loaded = try CenterLoader.load(path, branches: branches, needsPrompts: needsPrompts)
      if tellsWhatIsLeftOut { Output.problems([FoldersInside(path).note].compactMap { $0 }) }
      return loaded
    } catch {
      throw CommandFailure(error.problems, error.isUnreadable ? .impossible : .problem)
    }
  }

  /// What actions and branches are called.
  var labels: FlowLabels {
    let center = center
    return FlowLabels(center.program) { center.wording(ofPrompt: $0) }
  }

  /// The programs that answer for Lambdas; none of them is started yet.
  var outsideFunctions: OutsideFunctions { OutsideFunctions(center.definition, folder: path) }

  /// Refuses the name of a flow that is not here.
  func unknownFlow(_ name: String) -> Diagnostic {
    let problem = EntryFlow(self).unknown(name)
    return Diagnostic(
      in: "--flow", problem.message, rule: "usage", why: problem.why, fix: problem.fix { $0 })
  }
}
