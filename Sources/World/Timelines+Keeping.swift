import Store

extension Timelines {
  /// What `keep` would do to the rows of the live world, as they are by what is known of them.
  public func netChanges(over live: borrowing Recording) -> Changeset {
    current.recording.netChanges(beyond: live)
  }

  /// Makes the moment that is shown the live call's: what it did to the rows is applied to the live store in one
  /// transaction, whole or not at all, and the call goes on from there.
  ///
  /// - Throws: `StoreError.conflict` that names the row which another process wrote meanwhile, or why the store cannot be
  ///   written; then the live call is as it was, and so are its rows.
  public func keep(over live: inout Recording) throws(StoreError) {
    let store = live.world.store
    if let conflict = current.recording.rowWrittenBetween(beyond: live) { throw .conflict(conflict) }
    try store.apply(netChanges(over: live))
    var kept = current.recording.moved(to: store)
    kept.forgetLater()
    // What the copy logged of the past was logged when it happened.
    _ = kept.takeLogLines()
    live = kept
  }
}
