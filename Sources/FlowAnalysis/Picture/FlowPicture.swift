import FlowDocument
import FlowEngine

/// Flows as boxes and arrows, for programs that lay out and draw: each flow a group, each action that is reached a box.
public struct FlowPicture: Sendable {
  public enum Shape: Sendable, Hashable {
    case start
    /// Says something.
    case speech
    /// Asks the caller for keys or words.
    case input
    /// Branches on a value, hours, a figure or chance.
    case decision
    /// Invokes a Lambda or another service.
    case service
    /// Sets something.
    case setting
    /// Ends the flow, or leaves it for a queue or another flow.
    case end
  }

  public struct Box: Sendable {
    /// Unique in the picture: letters and digits.
    public let id: String
    /// What stands in the box, in a designer's words.
    public let name: String
    public let shape: Shape
    /// True for an action that is not as the live service does it.
    public let isStandIn: Bool
    /// How often calls came by; nil where that is not drawn.
    public internal(set) var mark: CoverageMark?
    /// True for the action at which a call was not as it should be.
    public internal(set) var isFailing = false
  }

  public struct Arrow: Sendable {
    public let from: String
    public let to: String
    /// What decides it; empty where there is nothing to decide.
    public internal(set) var label: String
    public let isFailure: Bool
    /// True between flows.
    public let isLink: Bool
    /// How often calls went this way; nil where that is not drawn.
    public internal(set) var mark: CoverageMark?
  }

  public struct Group: Sendable {
    public let id: String
    public let title: String
    public internal(set) var boxes: [Box]
  }

  public private(set) var groups: [Group] = []
  public private(set) var arrows: [Arrow] = []

  /// - Parameters:
  ///   - flows: drawn in this order; a link to a flow that is none of them is left out.
  ///   - tally: how often calls came by, to be drawn too.
  ///   - failing: actions at which calls were not as they should be.
  public init(
    _ flows: [FlowIndex], of program: Program, _ labels: FlowLabels, tally: BranchTally? = nil,
    failing: Set<ActionIndex> = []
  ) {
    for flow in flows {
      let graph = FlowGraph(flow, of: labels)
      var group = Group(
        id: "f\(flow.index)",
        title: PlainWords.line(program.flows[flow.index].name) + Self.leftOut(graph.unreached.count),
        boxes: [])
      group.boxes.append(Box(id: "s\(flow.index)", name: "start", shape: .start, isStandIn: false))
      var actionArrows = [
        Arrow(from: "s\(flow.index)", to: Self.id(graph.start), label: "", isFailure: false, isLink: false)
      ]
      for action in graph.reached.sorted(by: { $0.index < $1.index }) {
        let source = program.actionSources[action.index].action
        group.boxes.append(
          Box(
            id: Self.id(action), name: labels.name(of: action), shape: Self.shape(source),
            isStandIn: labels.fidelity(of: action) != .exact, mark: tally?.mark(of: action, in: graph),
            isFailing: failing.contains(action)))
        for arrow in Self.arrows(from: action, graph, labels, tally, &group) {
          Self.merge(arrow, into: &actionArrows)
        }
        for (target, label) in Self.links(of: source, program) where flows.contains(target) && target != flow
        {
          actionArrows.append(
            Arrow(from: Self.id(action), to: "s\(target.index)", label: label, isFailure: false, isLink: true)
          )
        }
      }
      groups.append(group)
      arrows += actionArrows
    }
  }

  /// What a title says of actions that are not drawn.
  private static func leftOut(_ count: Int) -> String {
    count == 0 ? "" : " (without \(count) action\(count == 1 ? "" : "s") that no way leads to)"
  }

  /// The box of an action.
  public static func id(_ action: ActionIndex) -> String { "a\(action.index)" }

  private static func arrows(
    from action: ActionIndex, _ graph: FlowGraph, _ labels: FlowLabels, _ tally: BranchTally?,
    _ group: inout Group
  ) -> [Arrow] {
    let keys = labels.keyLabels(of: action)
    let ways = graph.ways(from: action)
    return ways.map { way in
      let key = keys.first { $0.digit == way.digit && way.digit != nil && $0.isNamed }?.text
      let isPlain = way.cause == .done && ways.allSatisfy { $0.cause == .done || $0.cause == .failure }
      var target = way.target.map(id)
      if target == nil {
        let box = Box(
          id: "n\(group.id)x\(group.boxes.count)", name: "not connected", shape: .end, isStandIn: false)
        group.boxes.append(box)
        target = box.id
      }
      return Arrow(
        from: id(action), to: target ?? "", label: isPlain ? "" : way.deciding + (key.map { " " + $0 } ?? ""),
        isFailure: way.cause == .failure, isLink: false, mark: tally?.mark(of: way.branches))
    }
  }

  /// Ways of one kind from one action to one other are one arrow; a failure that goes on as success does is none. Where
  /// it is drawn how often calls went, each way is an arrow.
  private static func merge(_ arrow: Arrow, into arrows: inout [Arrow]) {
    let same = arrows.indices.first {
      arrows[$0].from == arrow.from && arrows[$0].to == arrow.to && !arrows[$0].isLink
    }
    guard let same, arrow.mark == nil else {
      arrows.append(arrow)
      return
    }
    if arrow.isFailure, arrows[same].label.isEmpty { return }
    arrows[same].label = [arrows[same].label, arrow.label].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The flows that an action goes on to or registers, with what for.
  private static func links(of action: DocumentAction, _ program: Program) -> [(FlowIndex, String)] {
    FlowReference.all(of: action, in: program).compactMap { reference in
      guard let target = reference.target else { return nil }
      switch reference.kind {
      case .transfer: return (target, "")
      case .module: return (target, "and back")
      case .hook(let name): return (target, PlainWords.spaced(name))
      case .newContact: return (target, "new contact")
      }
    }
  }

  private static func shape(_ action: DocumentAction) -> Shape {
    switch action.type {
    case "MessageParticipant", "MessageParticipantIteratively", "ShowView": return .speech
    case "GetParticipantInput":
      if case .typeAhead = InputKind(action) { return .setting }
      return .input
    case "ConnectParticipantWithLexBot", "ConnectParticipantWithAgenticCX", "AuthenticateParticipant":
      return .input
    case "Compare", "CheckHoursOfOperation", "CheckMetricData", "DistributeByPercentage", "Loop", "Wait",
      "CheckOutboundCallStatus", "CheckVoiceId", "CheckSegmentMembership":
      return .decision
    case "DisconnectParticipant", "EndFlowExecution", "EndFlowModuleExecution", "TransferToFlow",
      "TransferContactToQueue", "TransferContactToAgent", "TransferParticipantToThirdParty":
      return .end
    case let type where type.hasPrefix("Update") || type.hasPrefix("Tag") || type.hasPrefix("Untag"):
      return .setting
    default: return .service
    }
  }
}
