import FlowDocument
import FlowEngine

/// One flow with what rules ask of it, computed once: its actions, who can be reached, what holds on which paths.
public final class AnalyzedFlow {
  public let document: FlowDocument
  public let index: FlowIndex
  public unowned let center: AnalyzedCenter
  public private(set) var actions: [AnalyzedAction] = []
  /// The actions that some way leads to.
  private(set) var reachableActions: [AnalyzedAction] = []
  /// The number of the first action.
  public let start: Int
  /// For each action, whether a contact can come to it from the start.
  public let isReachable: [Bool]

  init(_ flow: ProgramFlow, _ index: FlowIndex, in center: AnalyzedCenter) {
    document = flow.document
    self.index = index
    self.center = center
    start = flow.start.index - flow.actions.lowerBound
    let kinds = document.actions.map { AnalyzedType.named($0.type) }
    let modulesDecide = center.program.rules.moduleResultBranches
    let edges = zip(document.actions, kinds).map {
      FlowEdge.all(of: $0, $1, modulesDecide: modulesDecide)
    }
    let isReachable = Self.reachable(from: start, edges)
    self.isReachable = isReachable
    actions = document.actions.enumerated().map { number, action in
      AnalyzedAction(
        action, kinds[number], number: number, in: self, edges[number], isReachable: isReachable[number])
    }
    reachableActions = actions.filter(\.isReachable)
  }

  /// What the flow is for; an inbound flow where the file does not say, as most of those are.
  public var type: FlowType { document.type ?? .contactFlow }
  var isModule: Bool { document.type == .module }
  /// True when findings about it are asked for.
  var isAsked: Bool { center.isAsked(document.source) }

  private static func reachable(from start: Int, _ edges: [[FlowEdge]]) -> [Bool] {
    var seen = Array(repeating: false, count: edges.count)
    guard seen.indices.contains(start) else { return seen }
    var rest = [start]
    seen[start] = true
    while let number = rest.popLast() {
      for edge in edges[number] where edge.isLive {
        guard let target = edge.target, !seen[target] else { continue }
        seen[target] = true
        rest.append(target)
      }
    }
    return seen
  }

  // MARK: Paths

  /// The ways that contacts can take.
  private(set) lazy var ways = FlowWays(of: actions, from: start)

  /// For each action whether a fact holds when a contact arrives, on every path from the start.
  ///
  /// - Parameters:
  ///   - changing: the actions that may change the fact.
  ///   - after: what one of them makes of the fact on the way out by an edge; nil leaves it as it was.
  func onEveryPath(
    atStart: Bool, changing: [AnalyzedAction], after: (AnalyzedAction, FlowEdge) -> Bool?
  ) -> [Bool] {
    ways.arrivals(onEveryPath: true, atStart: atStart, changing: changing, after: after)
  }

  /// For each action whether a fact holds when a contact arrives, on one path from the start or more.
  func onSomePath(
    atStart: Bool, changing: [AnalyzedAction], after: (AnalyzedAction, FlowEdge) -> Bool?
  ) -> [Bool] {
    ways.arrivals(onEveryPath: false, atStart: atStart, changing: changing, after: after)
  }

  // MARK: What is in it

  /// The first reachable action that no type of flow allows beside one before it; nil in a module, which allows most.
  private(set) lazy var misfit: (action: AnalyzedAction, before: AnalyzedAction)? = {
    guard actions(ofType: "EndFlowModuleExecution").isEmpty else { return nil }
    // The first of each type, and the types of flow that allow it; none where all do.
    var firsts: [(action: AnalyzedAction, types: UInt16)] = []
    for action in reachableActions where !firsts.contains(where: { $0.action.kind === action.kind }) {
      let types = action.flowTypeBits & ~Self.module
      if types != 0, let before = firsts.first(where: { $0.types != 0 && $0.types & types == 0 }) {
        return (action, before.action)
      }
      firsts.append((action, types))
    }
    return nil
  }()

  private static let module = FlowType.module.bit

  /// The names of the attributes that the flow sets or reads.
  private(set) lazy var attributesInUse: Set<String> = {
    let read = actions.flatMap { $0.reads("Attributes").compactMap(\.key) }
    return Set(attributesSet).union(read)
  }()

  /// The actions of a known type, in their order.
  func actions(ofType type: String) -> [AnalyzedAction] { actions(of: AnalyzedType.named(type)) }

  /// The actions of a type, in their order.
  func actions(of type: AnalyzedType) -> [AnalyzedAction] { actionsByType[type.number] }

  /// By the number of their type.
  private lazy var actionsByType = {
    var byType = Array(repeating: [] as [AnalyzedAction], count: AnalyzedType.all.count)
    for action in actions { byType[action.kind.number].append(action) }
    return byType
  }()

  /// The inputs that store what was typed, also by a stop of type-ahead.
  private(set) lazy var storingInputs = actions(ofType: "GetParticipantInput").filter { $0.storesSomeInput }

  /// The Lambdas whose answer is in `$.External` when the contact goes on.
  private(set) lazy var lambdas = actions(ofType: "InvokeLambdaFunction").filter { $0.invokesLambda }

  /// True where an action is of a type that nobody knows: what it loads, nobody knows either.
  private(set) lazy var hasUnknownType = actions.contains { !$0.kind.isKnown }

  /// The actions that some way leads to and that read a name in a space of the contact's data, in their order.
  func readers(of space: String) -> [AnalyzedAction] { readersBySpace[space] ?? [] }

  private lazy var readersBySpace: [String: [AnalyzedAction]] = {
    var readers: [String: [AnalyzedAction]] = [:]
    for action in reachableActions {
      for use in action.references where use.names.count > 1 && readers[use.space]?.last !== action {
        readers[use.space, default: []].append(action)
      }
    }
    return readers
  }()

  /// What is read of the answers of Lambdas that do not have it.
  private(set) lazy var lostKeys = LambdaAnswers(in: self).lostKeys

  /// True when contacts only come here fresh: by a number, and from no other flow.
  private(set) lazy var isOnlyAnEntry = isFirst && center.answersNumber(self)

  /// True when contacts come here with nothing that another flow did: all flows are here, and none leads to this one.
  private(set) lazy var isFirst = center.isComplete && !isModule && center.links(to: index).isEmpty

  /// True when some flow registers this one for after the agent left.
  private(set) lazy var isDisconnectFlow = center.links(to: index).contains {
    $0.kind == .hook("CustomerRemaining") || $0.kind == .hook("DisconnectAgentUI")
  }

  /// True for flows in which a caller listens, and a call can end.
  ///
  /// A flow that says nothing at all, nor would if its actions were connected, may be for tasks, and one that only shows
  /// views guides an agent, unless it sets the voice or a number of the center leads to it.
  private(set) lazy var isHeardByCallers: Bool = {
    guard type == .customerQueue || type == .module || type == .contactFlow && !isDisconnectFlow else {
      return false
    }
    return actions.contains {
      $0.nature.speaks && $0.type != "ShowView" || $0.type == "UpdateContactTextToSpeechVoice"
    }
      || !center.program.isLoneFlow && center.answersNumber(self)
  }()

  /// For each action whether every way on from it ends the call with nothing more said.
  private(set) lazy var endsInSilence = ways.leading(
    onlyTo: actions.map { $0.type == "DisconnectParticipant" },
    through: actions.map { action in
      let nature = action.nature
      return !nature.speaks && !nature.leaves && !nature.reachesPerson && !nature.ends
        && action.kind.isKnown
    })
}

extension AnalyzedAction {
  var isMenu: Bool { inputKind.map { if case .menu = $0 { true } else { false } } ?? false }

  /// True for a conversation with a bot.
  var isBot: Bool { type == "ConnectParticipantWithLexBot" }

  /// True for an input that is stored in `$.StoredCustomerInput`.
  var storesInput: Bool { inputKind.map { if case .store = $0 { true } else { false } } ?? false }

  /// True when the input it stores is encrypted.
  var encryptsInput: Bool { action.parameter("InputEncryption") != nil }
}
