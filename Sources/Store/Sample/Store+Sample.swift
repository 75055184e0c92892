import ContactCenter

extension Store {
  /// Makes the sample rows what they should be at that moment, in one transaction; a second time changes
  /// nothing.
  ///
  /// - What is missing of the sample's slots is put on offer and marked. Marked slots of other dates and times go
  ///   while they are free; one that anyone has taken stays taken. A slot without the mark is a person's and stays.
  /// - Sample customers that are missing are made and marked. A customer who is there keeps name and mark.
  /// - Sample records that are missing are made. One that is there keeps what flows wrote.
  /// - A sample customer's made-up visit that has begun, or lies beyond the dates on offer (the clock went
  ///   back), is made anew at its place among today's dates; when that slot is taken, at the next free one
  ///   after it.
  /// - A booking that a person made, moved or cancelled stays as it is, also a sample customer's, until
  ///   `resetSample`.
  public func topUpSample(_ sample: SampleDefinition, now: CivilDateTime) throws(StoreError) {
    try connection.asStoreError {
      try transaction { rows in try rows.topUp(sample, now: now) }
    }
  }

  /// Takes every row out, whoever made it, and makes the sample rows as of that moment, in one transaction. What tells of
  /// trainees stays.
  public func resetSample(_ sample: SampleDefinition, now: CivilDateTime) throws(StoreError) {
    try connection.asStoreError {
      try transaction { rows in
        for table in WorldTable.all where !table.isOfTrainees { try connection.run(table.deleteAll) }
        try rows.topUp(sample, now: now)
      }
    }
  }
}

extension Transaction {
  fileprivate func topUp(_ sample: SampleDefinition, now: CivilDateTime) throws {
    for sampled in sample.customers
    where try addCustomer(Customer(phoneNumber: sampled.phoneNumber.e164, name: sampled.name)) {
      try markSample(sampled.phoneNumber.e164)
    }
    let known = try recordKeys()
    for wanted in sample.records where !known.contains(RecordKey(kind: wanted.kind, id: wanted.id)) {
      for field in wanted.fields { try set(field.name, to: field.value, of: wanted.id, kind: wanted.kind) }
    }
    let dates = sample.dates(after: now.date)
    try dropStaleVisits(dates: dates, now: now)
    try offerSlots(dates: dates, times: sample.slots?.times ?? [])
    for sampled in sample.customers {
      guard let visit = sampled.visit, dates.indices.contains(visit.dayIndex - 1) else { continue }
      try addVisit(
        at: Slot(date: dates[visit.dayIndex - 1], time: visit.time), for: sampled.phoneNumber.e164, now: now)
    }
  }

  /// Makes the free slots of the sample exactly those dates and times, save what is taken.
  private func offerSlots(dates: [CivilDate], times: [TimeOfDay]) throws {
    let wanted = dates.flatMap { date in times.map { Slot(date: date, time: $0) } }
    let kept = Set(wanted)
    let present = try slots()
    let taken = Set(present.lazy.filter { !$0.isFree }.map(\.slot))
    for slot in try sampleSlots() where !kept.contains(slot) && !taken.contains(slot) {
      try remove(slot)
      try unmarkSample(slot)
    }
    let known = Set(present.lazy.map(\.slot))
    for slot in wanted where !known.contains(slot) {
      if try offer(slot) { try markSample(slot) }
    }
  }

  /// Takes back made-up visits that are no use any more, as long as no person has changed them.
  private func dropStaleVisits(dates: [CivilDate], now: CivilDateTime) throws {
    for booking in try bookings() where booking.status == .booked {
      guard try sampleVisit(of: booking.phoneNumber) == booking.slot else { continue }
      if booking.slot.isAhead(of: now), let last = dates.last, booking.slot.date <= last { continue }
      try removeBooking(of: booking.phoneNumber)
      try release(booking.slot)
    }
  }

  private func addVisit(at slot: Slot, for phoneNumber: String, now: CivilDateTime) throws {
    guard try isSample(phoneNumber), try booking(of: phoneNumber) == nil else { return }
    guard let free = try freeSlots(after: now).first(where: { $0 >= slot }) else { return }
    try book(free, for: Customer(phoneNumber: phoneNumber, name: ""), after: now)
    try setSampleVisit(of: phoneNumber, free)
  }
}

extension SampleDefinition {
  /// The dates on offer: the first is the next day that is not closed.
  fileprivate func dates(after today: CivilDate) -> [CivilDate] {
    guard let slots, Weekday.allCases.contains(where: { !slots.closed.contains($0) }) else { return [] }
    var dates: [CivilDate] = []
    var date = today
    while dates.count < slots.days {
      date = date.adding(days: 1)
      if !slots.closed.contains(date.weekday) { dates.append(date) }
    }
    return dates
  }
}
