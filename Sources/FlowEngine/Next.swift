/// What an action says comes after this turn of it.
@frozen public enum Next: Sendable, BitwiseCopyable {
  /// Something must happen first: a prompt ends, a key, a timer, an answer.
  case wait
  /// The action has no use for the event; the engine deals with it in the way it does for every action.
  case ignored
  /// Go on where this branch leads.
  case take(BranchIndex)
  /// Go on at the start of another flow, which does not come back.
  case enter(FlowIndex)
  /// Go on at the start of a module, which comes back to this action.
  case invoke(FlowIndex)
  /// The module is over: back to the action that invoked it, with the name of the module's own branch or nothing.
  case comeBack(Value)
  /// Go back to this action of the flow, out of the modules that it is in: the list of prompts that was interrupted.
  case resume(ActionIndex)
  /// The flow is over.
  case leave(Departure)
}

/// How a flow is left for good.
@frozen public enum Departure: Sendable, Hashable, BitwiseCopyable {
  /// The flow hung up.
  case disconnected
  /// The flow ended without hanging up; what follows depends on what started it.
  case flowEnded
  /// The contact went into its target queue.
  case queued
  /// The caller is joined with an outside number, and the flow is over.
  case joinedThirdParty
  /// The contact would go on in a flow that is not here; the value names it, in the contact's arena.
  case flowNotHere(Value)
  /// The action failed in a way that none of its branches takes.
  case unhandled(ErrorType)
  /// The branch leads nowhere, or the action's type is not known: a fault of the flow, by its number.
  case fault(Int32)
  /// The flow went on for too many actions without waiting for anything.
  case silentLoop
}
