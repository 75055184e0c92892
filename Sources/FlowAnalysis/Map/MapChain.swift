import FlowEngine

/// Actions that follow each other with nothing to decide between them, and how that ends.
public struct MapChain: Sendable {
  /// Where the chain goes on.
  public enum Ending: Sendable, Hashable {
    /// With its last action: it ends the flow or the contact, or decides, and `ways` tell where to.
    case here
    /// In an action that is drawn elsewhere.
    case jump(ActionIndex)
    /// Nowhere: the flow has no target there.
    case notConnected
  }

  /// At least one.
  public internal(set) var actions: [ActionIndex]
  public internal(set) var ending = Ending.here
  /// The branches that lead from each of the actions to what follows it, where nothing is decided.
  public internal(set) var onward: [BranchIndex] = []
  /// The ways out of the last action where it decides, then the failures of all.
  public internal(set) var ways: [MapWay] = []

  /// The branches that stand for the chain and all that is drawn under it, but for the one that leads to it.
  public var branches: [BranchIndex] { ways.reduce(onward) { $0 + $1.branches + ($1.chain?.branches ?? []) } }

  /// How many actions are drawn in the chain and under it.
  public var count: Int { ways.reduce(actions.count) { $0 + ($1.chain?.count ?? 0) } }
}

/// One row under an action: what decides it, and where it leads.
public struct MapWay: Sendable {
  public enum Target: Sendable {
    /// An action that is drawn here, with what follows it.
    case chain(MapChain)
    /// An action that is drawn elsewhere.
    case jump(ActionIndex)
    case notConnected
  }

  /// In words: `[1] plots`, `closed`, `2 errors`.
  public let deciding: String
  public let cause: FlowWay.Cause
  public let branches: [BranchIndex]
  public let target: Target

  public var chain: MapChain? {
    if case .chain(let chain) = target { chain } else { nil }
  }
}
