import FlowDocument

/// What an action does with another flow.
public enum FlowUse: Sendable {
  /// The contact goes on there.
  case transfer
  /// It runs and comes back.
  case module
  /// It runs at a moment of the contact.
  case hook(EventHook)
  /// It runs for a contact of its own.
  case newContact
}

/// A flow that an action cannot do without, as far as the file says which.
struct NeededFlow {
  let action: ActionIndex
  let reference: String
  let use: FlowUse
  /// True where the action itself does all that it says without the flow.
  let isLater: Bool
}

// Which flows actions need, and what they do without them.
extension ProgramBuilder {
  /// Notes the flows that user attributes name which an action sets.
  public mutating func needFlows(ofAttributes parameter: String, _ source: ActionSource) {
    for hook in EventHook.allCases {
      if let attribute = hook.attribute {
        need(parameter, attribute, for: .hook(hook), source, isLater: true)
      }
    }
  }

  /// Notes a flow that an action names; where it is not here, the action's fidelity says what happens in its place.
  ///
  /// - Parameter isLater: true where the action itself does all that it says without the flow.
  public mutating func need(
    _ path: String..., for use: FlowUse, _ source: ActionSource, isLater: Bool = false
  ) {
    guard let reference = source.action.resourceReference(path), !reference.isEmpty,
      !ReferencePath.isPart(of: reference)
    else { return }
    parts.neededFlows.append(
      NeededFlow(action: source.index, reference: reference, use: use, isLater: isLater))
  }

  /// Says of each action that needs a flow which is not here what it does instead.
  mutating func tellMissingFlows() {
    for needed in parts.neededFlows {
      let flow = parts.flowTable.flow(referredToAs: needed.reference)
      let isHere =
        if case .module = needed.use { parts.flowTable.module(referredToAs: needed.reference) != nil } else {
          flow != nil
        }
      if let why = flow.flatMap({ needed.use.refusal(of: parts.flows[$0.index]) }) {
        if case .module = needed.use, isHere { continue }
        if needed.isLater {
          approximate(needed.action, "\(why): here nothing runs in its place")
        } else {
          approximate(
            needed.action, "\(why): the service refuses that, here the error branch is taken", isFailure: true
          )
        }
        continue
      }
      let origin = parts.origins[needed.action.index]
      guard !isHere, origin.fidelity != nil else { continue }
      let why = needed.use.words(
        without: parts.flowTable.name(of: needed.reference),
        takesBranch: declaredBranches[origin.action.identifier] != nil)
      // The contact itself notices nothing of another one's flow.
      switch needed.use {
      case .newContact: approximate(needed.action, why)
      case .hook where needed.isLater: approximate(needed.action, why)
      case .transfer, .module, .hook: parts.origins[needed.action.index].fidelity = .stubbed(why)
      }
    }
  }
}

extension FlowUse {
  /// True for a type of flow that can run in this place.
  public func takes(_ type: FlowType) -> Bool {
    switch self {
    case .transfer, .newContact: [.contactFlow, .agentTransfer, .queueTransfer].contains(type)
    case .module: type == .module
    case .hook(let hook): type == hook.flowType
    }
  }

  /// Why a flow cannot run in this place; nil for one that can, and for one that does not say what it is for.
  public func refusal(of flow: ProgramFlow) -> String? {
    guard let type = flow.document.type, !takes(type) else { return nil }
    let kind = type.wordsWithArticle
    return switch self {
    case .transfer: "\"\(flow.name)\" is \(kind), in which no contact goes on"
    case .newContact: "\"\(flow.name)\" is \(kind), in which no contact begins"
    case .module: "\"\(flow.name)\" is \(kind) and no module"
    case .hook(let hook):
      "\"\(flow.name)\" is \(kind), and \(hook.name) takes \(hook.flowType.wordsWithArticle)"
    }
  }

  /// What becomes of a call where the flow is not here.
  public var withoutIt: String {
    switch self {
    case .transfer: "the call ends, as it would go on there"
    case .module: "the call goes on without it"
    case .hook(let hook):
      hook.hasDefaultFlow ? "the service's default runs in its place" : "nothing runs in its place"
    case .newContact: "the new contact ends as it begins"
    }
  }

  /// What is said of an action whose flow is not here.
  ///
  /// - Parameter takesBranch: true where a branch is declared to be taken instead.
  fileprivate func words(without name: String, takesBranch: Bool) -> String {
    let kind = if case .module = self { "module" } else { "flow" }
    return "the \(kind) \"\(name)\" is not here" + (takesBranch ? "" : ": \(withoutIt)")
  }
}
