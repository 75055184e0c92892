import ContactCenter
import Diagnostics
import Store

/// Takes a slot away, as someone else's booking would.
enum SlotTaking {
  /// Why a slot is not there to be taken.
  enum Refusal {
    /// It has begun, at that moment.
    case past(now: CivilDateTime)
    /// It is not among the rows; these of its date are free.
    case notOffered(free: [Slot])
    /// It is taken; by the booking of that number, or by nobody's.
    case taken(by: String?)
  }

  /// Takes a slot that is on offer, free and ahead; else says why not, and changes nothing.
  static func take(
    _ slot: Slot, from store: Store, now: CivilDateTime
  ) throws(StoreError) -> Refusal? {
    do {
      return try store.transaction { rows in
        guard slot.isAhead(of: now) else { return .past(now: now) }
        switch try rows.isFree(slot) {
        case nil: return .notOffered(free: try rows.freeSlots(after: now).filter { $0.date == slot.date })
        case false: return .taken(by: try rows.booking(holding: slot)?.phoneNumber)
        case true:
          try rows.take(slot)
          return nil
        }
      }
    } catch let error as StoreError {
      throw error
    } catch {
      preconditionFailure("a free slot was refused under the write lock: \(error)")
    }
  }
}

extension SlotTaking.Refusal {
  func diagnostic(
    for slot: Slot, in path: String, zone: String, _ arguments: ParsedArguments
  ) -> Diagnostic {
    let center = arguments.required(PlayOptions.path).quotedForShell
    let file = arguments[PlayOptions.store].map { " --store " + $0.quotedForShell } ?? ""
    let look = "touchtone store \(center) slots\(file) shows what is on offer"
    switch self {
    case .past(let now):
      return Diagnostic(
        in: path, "\(slot) has begun", rule: "slot-past",
        why: "it is \(now.date) \(now.time.text) in \(zone)",
        fix: "take one that is ahead, or say with --at which time it is for the caller")
    case .notOffered(let free):
      let times = free.prefix(12).map(\.time.text).joined(separator: ", ")
      return Diagnostic(
        in: path, "\(slot) is not on offer", rule: "slot-not-offered",
        why: free.isEmpty
          ? "no time of that date is free"
          : "free on that date: \(times)\(free.count > 12 ? " and \(free.count - 12) more" : "")",
        fix: look)
    case .taken(let number):
      return Diagnostic(
        in: path, "\(slot) is taken already", rule: "slot-taken",
        why: number.map { "it is the visit of \($0)" } ?? "it was taken away, and is nobody's visit",
        fix: look)
    }
  }
}
