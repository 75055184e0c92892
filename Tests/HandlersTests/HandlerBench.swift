import ContactCenter
import Foundation
import Handlers
import Store
import Testing

/// A private store with rows, and a clock, for handlers to be tried on.
struct HandlerBench {
  static let asha = "+919811112222"
  static let dev = "+919845033333"
  static let farah = "+919900044444"

  let store: Store
  var now: CivilDateTime

  /// Monday 2026-11-23 10:05 unless said otherwise; `slots` as "2026-11-24 10:00".
  init(slots: [String] = [], now: String = "2026-11-23 10:05") throws {
    store = try Store.inMemory()
    self.now = try #require(Self.slot(now)).start
    try store.transaction { rows in
      for text in slots { try rows.offer(try #require(Self.slot(text))) }
    }
  }

  static func slot(_ text: String) -> Slot? {
    let parts = text.split(separator: " ")
    return parts.count == 2 ? Slot(date: parts[0], time: parts[1]) : nil
  }

  func add(_ phoneNumber: String, _ name: String) throws {
    try store.transaction { rows in _ = try rows.addCustomer(Customer(phoneNumber: phoneNumber, name: name)) }
  }

  /// Books at a moment before every slot, so that visits of the past can be made.
  func book(_ phoneNumber: String, _ slot: String) throws {
    let start = try #require(CivilDateTime(year: 2026, month: 1, day: 1, hour: 0, minute: 0))
    let slot = try #require(Self.slot(slot))
    try store.transaction { rows in
      _ = try rows.book(slot, for: Customer(phoneNumber: phoneNumber, name: ""), after: start)
    }
  }

  func cancel(_ phoneNumber: String) throws {
    let start = try #require(CivilDateTime(year: 2026, month: 1, day: 1, hour: 0, minute: 0))
    try store.transaction { rows in _ = try rows.cancelVisit(of: phoneNumber, after: start) }
  }

  /// Asks a handler by its name, in one transaction.
  func ask(
    _ name: String, _ parameters: KeyValuePairs<String, String> = [:], from caller: String = ""
  ) throws -> [String: String] {
    let handler = try #require(HandlerCatalog.named(name))
    let request = HandlerRequest(
      parameters: parameters.map { (name: $0.key, value: $0.value) }, callerNumber: caller, now: now)
    let answer = try store.transaction { rows in try handler.init().answer(request, in: rows) }
    #expect(answer.map(\.name) == handler.description.keys)
    return Dictionary(uniqueKeysWithValues: answer.map { ($0.name, $0.value) })
  }

  /// "2026-11-24 10:00 free", in order.
  func slots() throws -> [String] {
    try store.transaction { rows in
      try rows.slots().map { "\($0.slot) \($0.isFree ? "free" : "taken")" }
    }
  }

  /// "+919811112222 2026-11-24 10:00 booked", in order of number.
  func bookings() throws -> [String] {
    try store.transaction { rows in
      try rows.bookings().map { "\($0.phoneNumber) \($0.slot) \($0.status.rawValue)" }
    }
  }

  /// "+919811112222 Asha Rao", in order of number.
  func customers() throws -> [String] {
    try store.transaction { rows in try rows.customers().map { "\($0.phoneNumber) \($0.name)" } }
  }
}

/// Slots at one time of day on as many days as asked, from Tuesday 2026-11-24 on.
func days(_ count: Int, at time: String = "10:00") -> [String] {
  guard let first = CivilDate(year: 2026, month: 11, day: 24) else { return [] }
  return (0..<count).map { "\(first.adding(days: $0)) \(time)" }
}
