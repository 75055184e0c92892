import ContactCenter
import FlowDocument
import FlowEngine

/// The flows of a center, or of a folder of exports, or a lone flow with those it goes on to, as rules look at them.
public final class AnalyzedCenter {
  public let program: Program
  public private(set) var flows: [AnalyzedFlow] = []
  /// Where one flow leads to another.
  public private(set) var links: [FlowLink] = []
  /// The keys that every answer of a Lambda has, by its reference; nil for one that does not declare them.
  let lambdaKeys: (String) -> [String]?
  /// What a recorded prompt says, by its reference; nil where that is not known.
  let wording: (String) -> String?
  /// True for a file that findings are asked about; others are only there for its sake.
  let isAsked: (String) -> Bool

  /// - Parameters:
  ///   - count: how many of the program's flows are the center's own; what follows is the service's.
  public init(
    _ program: Program, flowCount count: Int? = nil,
    lambdaKeys: @escaping (_ reference: String) -> [String]? = { _ in nil },
    wording: @escaping (_ prompt: String) -> String? = { _ in nil },
    isAsked: @escaping (_ source: String) -> Bool = { _ in true }
  ) {
    self.program = program
    self.lambdaKeys = lambdaKeys
    self.wording = wording
    self.isAsked = isAsked
    flows = program.flows.prefix(count ?? program.flows.count).enumerated().map { number, flow in
      AnalyzedFlow(flow, FlowIndex(number), in: self)
    }
    for flow in flows {
      for action in flow.actions where action.kind.namesFlows {
        for reference in FlowReference.all(of: action.action, in: program) {
          links.append(FlowLink(source: action, reference: reference))
        }
      }
    }
  }

  /// True when a `center.json` says which flows there are, and every flow that they name is among them, so that what is
  /// not in them is nowhere.
  public private(set) lazy var isComplete =
    !program.isLoneFlow && links.allSatisfy { $0.target != nil } && !links.contains { $0.isDynamic }

  /// The ways to a flow from others.
  func links(to flow: FlowIndex) -> [FlowLink] { linksByTarget[flow] ?? [] }

  private lazy var linksByTarget: [FlowIndex: [FlowLink]] = {
    var byTarget: [FlowIndex: [FlowLink]] = [:]
    for link in links {
      guard let target = link.target, link.source.flow.index != target else { continue }
      byTarget[target, default: []].append(link)
    }
    return byTarget
  }()

  /// Where flows hand contacts on for good, to flows that can run there.
  private(set) lazy var transfers: [FlowLink] = {
    links.filter { link in
      guard link.kind == .transfer, link.source.isReachable, let target = link.target,
        flows.indices.contains(target.index)
      else { return false }
      let flow = flows[target.index]
      return flow.actions.indices.contains(flow.start) && link.misfit(in: program) == nil
    }
  }()

  /// Where flows hand contacts on for good, by the flow that does, to flows that can run there and from which contacts can
  /// come back.
  private(set) lazy var handings: [FlowIndex: [FlowLink]] = {
    let transfers = self.transfers
    guard !transfers.isEmpty else { return [:] }
    var ways = Array(repeating: [Int](), count: flows.count)
    for link in transfers {
      if let target = link.target { ways[link.source.flow.index.index].append(target.index) }
    }
    let components = FlowAnalysis.components(of: ways)
    var handings: [FlowIndex: [FlowLink]] = [:]
    for link in transfers {
      let source = link.source.flow.index
      guard let target = link.target, components[target.index] == components[source.index] else { continue }
      handings[source, default: []].append(link)
    }
    return handings
  }()

  /// The flows, those together that hand contacts on to each other in a ring; most are alone.
  private(set) lazy var rings: [[AnalyzedFlow]] = {
    var rings: [[AnalyzedFlow]] = []
    var isTaken = Array(repeating: false, count: flows.count)
    for flow in flows where !isTaken[flow.index.index] {
      // A handing stays in its ring, so that whatever it leads to belongs to it.
      var ring = [flow]
      isTaken[flow.index.index] = true
      var next = 0
      while next < ring.count {
        for target in ring[next].handsOnTo.compactMap(\.target) where !isTaken[target.index] {
          isTaken[target.index] = true
          ring.append(flows[target.index])
        }
        next += 1
      }
      rings.append(ring)
    }
    return rings
  }()

  /// False where all flows are here and none of them chooses a queue, so that no contact ever has one.
  private(set) lazy var choosesQueues =
    !isComplete
    || flows.contains { flow in
      [
        "UpdateContactTargetQueue", "DequeueContactAndTransferToQueue", "TransferContactToAgent",
        "CreateCallbackContact",
      ].contains { !flow.actions(ofType: $0).isEmpty }
    }

  /// The actions of modules that do not work where the modules are invoked.
  private(set) lazy var moduleRefusals = ModuleRefusals(in: program) { action in
    let origin = program.actionSources[action.index]
    guard flows.indices.contains(origin.flow.index) else { return true }
    let first = program.flows[origin.flow.index].actions.lowerBound
    return flows[origin.flow.index].isReachable[action.index - first]
  }

  func answersNumber(_ flow: AnalyzedFlow) -> Bool {
    program.center.numbers.contains { program.flow($0.flow) == flow.index }
  }

  /// The names of all user attributes that a flow sets.
  private(set) lazy var attributesSet: Set<String> = {
    var names: Set<String> = []
    for flow in flows { names.formUnion(flow.attributesSet) }
    return names
  }()
}

extension AnalyzedFlow {
  /// The names of the attributes that the flow gives contacts, in its order; one may come more than once.
  var attributesSet: [String] {
    ["UpdateContactAttributes", "CreateTask", "CreateContact"].flatMap { type in
      actions(ofType: type).flatMap { ($0.action.parameter("Attributes")?.members ?? []).map(\.name) }
    }
  }
}
