import ContactCenter

extension World {
  /// True while a timer runs that is none of a flow's own waiting: agents, routing, a called party, or a contact that begins
  /// later will do something by themselves.
  public var isSomebodyActing: Bool {
    state.timers.inOrder.contains { !$0.kind.isOfFlow && state.isRunning($0) }
  }

  /// Lets the next timer fire, if it is due by a moment.
  ///
  /// - Returns: the contact that it was for, negative for the work after one; nil where no timer is due by then.
  public mutating func step(by limit: Timestamp) -> Int? {
    dropCancelledTimers()
    guard let first = state.timers.first, first.due <= limit.nanoseconds else { return nil }
    step()
    return Int(first.owner)
  }
}
