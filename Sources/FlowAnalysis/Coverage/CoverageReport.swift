import Diagnostics
import FlowEngine

/// Which branches of flows calls have taken, and which not.
///
/// A branch is an action with one outcome: a condition, an error, or the next action. So two keys that lead to one action
/// are two branches. What no contact can reach or take does not count.
public struct CoverageReport: Sendable {
  /// A branch that can be taken, with how often it was.
  public struct CountedBranch: Sendable {
    public let branch: BranchIndex
    /// What decides it, in a designer's words: `[5]`, `closed`, `error`.
    public let deciding: String
    public let count: Int
  }

  /// An action that can be reached, with how often it was begun and the branches that can be taken.
  public struct CountedAction: Sendable {
    public let action: ActionIndex
    public let name: String
    public let count: Int
    public let branches: [CountedBranch]
  }

  public struct Flow: Sendable {
    public let flow: FlowIndex
    public let name: String
    /// The flow's file.
    public let source: String
    public let actions: [CountedAction]
    /// How many actions no way leads to; they are not counted.
    public let unreachedCount: Int

    public var begunCount: Int { actions.count { $0.count > 0 } }
    public var branchCount: Int { actions.reduce(0) { $0 + $1.branches.count } }
    public var takenCount: Int { actions.reduce(0) { $0 + $1.branches.count { $0.count > 0 } } }
  }

  public let flows: [Flow]

  public init(on flows: [FlowIndex], of program: Program, _ labels: FlowLabels, _ tally: BranchTally) {
    self.flows = flows.map { Self.flow(FlowGraph($0, of: labels), program, labels, tally) }
  }

  private static func flow(
    _ graph: FlowGraph, _ program: Program, _ labels: FlowLabels, _ tally: BranchTally
  ) -> Flow {
    let reached = graph.actions.map { ActionIndex($0) }.filter { graph.isReached($0) }
    let actions = reached.map { action in
      let branches = graph.ways(from: action).flatMap(\.branches).sorted { $0.index < $1.index }
      return CountedAction(
        action: action, name: labels.name(of: action), count: tally.actions[action.index],
        branches: branches.map {
          CountedBranch(branch: $0, deciding: labels.words(for: $0), count: tally.branches[$0.index])
        })
    }
    let document = program.flows[graph.flow.index].document
    return Flow(
      flow: graph.flow, name: program.flows[graph.flow.index].name, source: document.source, actions: actions,
      unreachedCount: graph.unreached.count)
  }

  public var branchCount: Int { flows.reduce(0) { $0 + $1.branchCount } }
  public var takenCount: Int { flows.reduce(0) { $0 + $1.takenCount } }

  /// Of a thousand branches how many were taken; 1000 where there is none.
  public var permille: Int { branchCount == 0 ? 1000 : takenCount * 1000 / branchCount }
}
