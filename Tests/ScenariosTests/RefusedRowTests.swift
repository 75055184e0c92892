import Testing

@testable import Scenarios

/// A row that its table does not take: which column, table and value, why, and what to write.
@Suite struct RefusedRowTests {
  @Test(arguments: [
    (
      "Bookings phoneNumber=+15550100 slotDate=tomorrow slotTime=10:00 status=booked",
      "3:42: slotDate of Bookings cannot be \"tomorrow\"",
      "slotDate is a date of the years 1700 to 2200, as YYYY-MM-DD", "write it like slotDate=2026-11-24"
    ),
    (
      "Bookings phoneNumber=+15550100 slotDate=2026-02-30 slotTime=10:00 status=booked",
      "3:42: slotDate of Bookings cannot be \"2026-02-30\"",
      "slotDate is a date of the years 1700 to 2200, as YYYY-MM-DD", "write it like slotDate=2026-11-24"
    ),
    (
      "Bookings phoneNumber=+15550100 slotDate=2026-11-24 SlotTime=10am status=booked",
      "3:62: slotTime of Bookings cannot be \"10am\"", "slotTime is a time from 00:00 to 23:59, as HH:MM",
      "write it like slotTime=09:30"
    ),
    (
      "Bookings phoneNumber=+15550100 slotDate=2026-11-24 slotTime=10:00 status=boked",
      "3:77: status of Bookings cannot be \"boked\"", "status is booked or cancelled",
      "did you mean status=booked?"
    ),
    (
      "Bookings phoneNumber=\"\" slotDate=2026-11-24 slotTime=10:00 status=booked",
      "3:20: phoneNumber of Bookings cannot be \"\"", "phoneNumber is never empty",
      "write a value behind phoneNumber="
    ),
    (
      "AvailableSlots slotDate=2026-11-24 slotTime=10:00 isAvailable=yes",
      "3:61: isAvailable of AvailableSlots cannot be \"yes\"", "isAvailable is 0 or 1",
      "write isAvailable=0 or isAvailable=1"
    ),
    (
      "Bookings phoneNumber=+15550100 slotDate=2026-11-24 slotTime=16:00 status=booked",
      "3:42: another row of Bookings has slotDate=2026-11-24 slotTime=16:00 already",
      "only one row may have that, and the row phoneNumber=+919845033333 has it",
      "write other values, or put a line above it such as: given no row Bookings phoneNumber=+919845033333"
    ),
  ])
  func theColumnTheReasonAndTheFixAreSaid(row: String, words: String, why: String, fix: String) throws {
    let played = Played("given row " + row, "call from anonymous")
    #expect(played.words == words)
    #expect(played.finding?.why == why)
    #expect(played.finding?.fix == fix)
  }
}
