import CenterFiles
import ContactCenter
import Diagnostics
import Glibc
import Store

/// Finds and opens the store of a center.
enum StoreOpening {
  /// How long opening waits for another process.
  static let patience = Milliseconds.seconds(2)
  /// How long a call waits for another process at a time, so that keys and timers never freeze; `World.busyPatience` says
  /// how long in all.
  static let patienceInCall = Milliseconds(50)

  /// The store of the center, its sample rows topped up; a lone flow has rows only in memory.
  ///
  /// - Parameter topsUp: false to leave the rows of a store that was there as they are; a new one gets its sample rows in
  ///   any case.
  static func open(
    for loaded: LoadedCenter, named file: String?, at now: Timestamp, topsUp: Bool = true
  ) throws(CommandFailure) -> (store: Store, path: String?) {
    let definition = loaded.center.definition
    let isLone = loaded.program.isLoneFlow
    let path = if let file { file } else if isLone { String?.none } else { try standardPath(for: loaded) }
    do throws(StoreError) {
      let store = if let path { try Store.open(file: path, wait: patience) } else { try Store.inMemory() }
      if !isLone, topsUp || store.isNew {
        try store.topUpSample(definition.sample, now: definition.zone.localTime(at: now))
      }
      store.wait = patienceInCall
      return (store, path)
    } catch {
      throw CommandFailure(error.diagnostic(for: path ?? "the store in memory"))
    }
  }

  /// `$XDG_STATE_HOME/touchtone/<center>.sqlite`.
  static func standardPath(for loaded: LoadedCenter) throws(CommandFailure) -> String {
    func variable(_ name: String) -> String? {
      guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
      return value
    }
    guard
      let state = variable("XDG_STATE_HOME") ?? variable("HOME").map({ UserFile.join($0, ".local/state") })
    else {
      throw CommandFailure(
        Diagnostic(
          in: loaded.path, "there is no folder for the store of this center", rule: "store-nowhere",
          why: "neither XDG_STATE_HOME nor HOME names a folder by its whole path",
          fix: "name a file with --store"))
    }
    return UserFile.join(state, "touchtone/\(loaded.storeName).sqlite")
  }
}
