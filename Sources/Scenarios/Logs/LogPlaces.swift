import CenterFiles
import FlowEngine

/// Finds the flows and actions of a center that a log tells of.
public struct LogPlaces: Sendable {
  private struct Key: Hashable {
    let flow: FlowIndex
    let identifier: String
  }

  private let program: Program
  private let loneFlow: FlowIndex?
  private let actions: [Key: ActionIndex]

  public init(_ loaded: LoadedCenter) {
    program = loaded.program
    loneFlow = loaded.loneFlow
    var actions: [Key: ActionIndex] = [:]
    for (index, origin) in loaded.program.actionSources.enumerated() {
      let key = Key(flow: origin.flow, identifier: origin.action.identifier)
      if actions[key] == nil { actions[key] = ActionIndex(index) }
    }
    self.actions = actions
  }

  /// The flow that a step was taken in: by its ARN, else by its name, else the only one there is.
  public func flow(of step: LogStep) -> FlowIndex? {
    program.flow(step.flowId) ?? program.flow(step.flow) ?? loneFlow
  }

  /// The action of a step; nil where the log has no identifier, or the center no such action.
  public func action(of step: LogStep) -> ActionIndex? {
    guard let flow = flow(of: step), let identifier = step.identifier else { return nil }
    return actions[Key(flow: flow, identifier: identifier)]
  }

  /// True when a step of the log can have been at an action: it has its identifier, or, in a log without them, its kind.
  func isStep(_ step: LogStep, at action: ActionIndex) -> Bool {
    let origin = program.actionSources[action.index]
    guard flow(of: step) == origin.flow else { return false }
    return step.identifier.map { $0 == origin.action.identifier }
      ?? (step.module == program.logModule(of: action))
  }
}
