import ContactCenter

extension World {
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
