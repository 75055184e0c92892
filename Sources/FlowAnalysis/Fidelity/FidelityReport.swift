import Diagnostics
import FlowEngine
import JSON

/// What touchtone does exactly as the service, and what it does not, over the actions of flows that a contact can reach.
public struct FidelityReport: Sendable {
  /// An action that is not as the live service does it.
  public struct Item: Sendable {
    public let action: ActionIndex
    /// Nil for a type that nobody knows.
    public let fidelity: Fidelity?
    /// In what it differs; for a type nobody knows, that nobody knows it.
    public let why: String
    /// The branch that was declared for it to take; nil where none was.
    public let declaredBranch: String?

    /// True where a call that comes here cannot be believed: an unknown type, or one that stands in unasked.
    public var isUnsettled: Bool {
      switch fidelity {
      case nil: true
      case .stubbed: declaredBranch == nil
      case .approximated, .exact: false
      }
    }
  }

  /// An action that is exact, and yet does not do what it is for.
  public struct Refused: Sendable {
    public let action: ActionIndex
    public let why: String
  }

  public private(set) var summary = FidelitySummary()
  /// In the order of flows and files.
  public private(set) var items: [Item] = []
  /// What actions that are reached name and nothing here gives, each once.
  public private(set) var missing: [Missing] = []
  /// The actions of modules that take their error branch for where they stand, as on the service.
  public private(set) var refused: [Refused] = []
  /// How many actions no way leads to; they are not counted.
  public private(set) var unreachedCount = 0

  /// - Parameter branches: the outcomes that actions stand in with, by their identifiers, beside those of center.json.
  public init(
    on flows: [FlowIndex], of program: Program, _ labels: FlowLabels, branches: [String: String] = [:]
  ) {
    let written = Dictionary(program.center.branches.map { ($0.identifier, $0.outcome) }) { first, _ in first
    }
    let declared = written.merging(branches) { _, option in option }
    for flow in flows {
      let graph = FlowGraph(flow, of: labels)
      unreachedCount += graph.unreached.count
      for action in graph.actions.map({ ActionIndex($0) }) where graph.isReached(action) {
        let origin = program.actionSources[action.index]
        summary.add(origin.fidelity)
        for resource in Self.missing(at: action, in: program)
        where !missing.contains(where: { $0.resource == resource }) {
          missing.append(Missing(resource: resource, action: action))
        }
        let why: String
        switch origin.fidelity {
        case .exact: continue
        case .approximated(let how): why = how
        case .stubbed(let reason): why = reason
        case nil: why = "the flow language has no such action"
        }
        items.append(
          Item(
            action: action, fidelity: origin.fidelity, why: why,
            declaredBranch: declared[origin.action.identifier]))
      }
    }
    let graphs = program.flows.indices.map { FlowGraph(FlowIndex($0), of: labels) }
    let refusals = ModuleRefusals(in: program) {
      graphs[program.actionSources[$0.index].flow.index].isReached($0)
    }
    refused = refusals.all.filter { flows.contains(program.actionSources[$0.action.index].flow) }.map {
      Refused(action: $0.action, why: $0.words)
    }
  }

  /// True when every action that is reached is known, and every one that stands in was told how.
  public var isSettled: Bool { !items.contains(where: \.isUnsettled) }
}
