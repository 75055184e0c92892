import FlowEngine

/// How often calls came by an action, or took some of its branches.
public struct CoverageMark: Sendable, Hashable {
  public enum Extent: String, Sendable, Hashable {
    /// All of it was taken.
    case taken
    /// Calls came by, and took not every branch.
    case partly
    case never
  }

  public let extent: Extent
  public let count: Int

  /// - Parameters:
  ///   - count: how often calls came by.
  ///   - branches: how often they took each branch.
  init(count: Int, branches: [Int]) {
    self.count = count
    extent = count == 0 ? .never : branches.contains(0) ? .partly : .taken
  }

  /// The sign that stands for it where there is no color: `✓`, `◐` or `○`.
  public var sign: String {
    switch extent {
    case .taken: "✓"
    case .partly: "◐"
    case .never: "○"
    }
  }

  /// `✓ 12`, `◐ 12` or `○ never`.
  public var text: String { count == 0 ? sign + " never" : "\(sign) \(count)" }

  /// The same with what decides a way: `✓ [1] plots (12)`, `○ error`.
  func text(with deciding: String) -> String {
    if deciding.isEmpty { return text }
    return count == 0 ? "\(sign) \(deciding)" : "\(sign) \(deciding) (\(count))"
  }
}

extension BranchTally {
  /// Of an action, with the branches that can be taken.
  public func mark(of action: ActionIndex, in graph: FlowGraph) -> CoverageMark {
    let branches = graph.ways(from: action).flatMap(\.branches)
    return CoverageMark(count: actions[action.index], branches: branches.map { self.branches[$0.index] })
  }

  /// Of branches that are drawn as one.
  public func mark(of branches: [BranchIndex]) -> CoverageMark {
    let counts = branches.map { self.branches[$0.index] }
    return CoverageMark(count: counts.reduce(0, +), branches: counts)
  }
}
