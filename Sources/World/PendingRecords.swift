import FlowEngine
import Handlers

/// What an action does with records, while another process keeps the store busy.
///
/// It never changes, and is held by reference.
public final class PendingRecords: Sendable {
  let use: RecordUse
  let request: RecordRequest
  /// How often the store was busy.
  let busyTries: Int

  init(_ use: RecordUse, _ request: RecordRequest, busyTries: Int) {
    self.use = use
    self.request = request
    self.busyTries = busyTries
  }
}
