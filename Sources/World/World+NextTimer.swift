import ContactCenter

extension World {
  /// When the next timer is due, and the contact that it is for; nil when nothing will happen by itself.
  public var nextTimer: (due: Timestamp, contact: Int)? {
    mutating get {
      guard let due = nextDue, let first = state.timers.first else { return nil }
      return (due, Int(first.owner))
    }
  }
}
