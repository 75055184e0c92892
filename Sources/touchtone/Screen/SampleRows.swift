import ContactCenter
import Diagnostics
import Store
import TerminalUI

/// The sample rows of an open center, and what is said of them.
enum SampleRows {
  /// Takes the sample's dates along: a day may have passed since the store was opened, or the clock been set.
  ///
  /// - Returns: what is wrong with the store; nil when all is well.
  static func topUp(_ setup: PlaySetup, at now: Timestamp) -> PhoneModel.Message? {
    guard !setup.loaded.program.isLoneFlow else { return nil }
    let definition = setup.loaded.center.definition
    do throws(StoreError) {
      try setup.store.topUpSample(definition.sample, now: definition.zone.localTime(at: now))
      return nil
    } catch {
      return PhoneMessages.message(error.diagnostic(for: setup.storePath ?? "the store"))
    }
  }

  /// Makes the sample rows anew, which nobody may do under a caller.
  static func reset(_ setup: PlaySetup, at now: Timestamp, isCallOn: Bool) -> PhoneModel.Message {
    let definition = setup.loaded.center.definition
    guard definition.sample != .none else { return PhoneModel.Message("this center has no sample rows") }
    guard !isCallOn else {
      return PhoneModel.Message("fresh sample rows are made between calls; x hangs up")
    }
    do throws(StoreError) {
      try setup.store.resetSample(definition.sample, now: definition.zone.localTime(at: now))
      return PhoneModel.Message("the sample rows are as on the first day")
    } catch {
      return PhoneMessages.message(error.diagnostic(for: setup.storePath ?? "the store"))
    }
  }
}
