import ContactCenter
import Foundation
import Store
import TestSupport
import Testing

@testable import touchtone

/// Choosing a date and a time, and booking it.
@Suite struct BookingTests {
  @Test func fiveOneOneBooksTheFirstTimeOfTheFirstDate() throws {
    let call = try Played.siteVisit("5,1,1")
    #expect(
      call.prompts.last
        == "You have successfully scheduled your site visit for Tuesday 24 November at 10 AM, and we look forward to seeing you. Goodbye."
    )
    #expect(
      call.texts("row") == [
        "AvailableSlots 2026-11-24 10:00 free → taken", "Bookings +919811112222 2026-11-24 10:00 booked",
      ])
    #expect(call.ending == "ended by the flow")
    #expect(call.texts("note").isEmpty)
  }

  @Test(arguments: ["2026-12-31T23:59", "2028-02-28T12:00", "2026-06-01T00:00"])
  func theFirstFreeDateIsTheNextDayOnAnyDay(at: String) throws {
    let call = try Played.siteVisit("5,1,1", "--at", at)
    let next =
      ["2026-12-31T23:59": "Friday 1 January", "2028-02-28T12:00": "Tuesday 29 February"][at]
      ?? "Tuesday 2 June"
    #expect(call.heard("scheduled your site visit for \(next) at 10 AM"))
  }

  // MARK: Lists

  @Test func laterDatesAreHeardWithEight() throws {
    let call = try Played.siteVisit("5,8,hangup")
    #expect(call.heard("For Tuesday 24 November, press 1."))
    #expect(call.prompts.last?.contains("For Tuesday 1 December, press 1.") == true)
    #expect(call.prompts.last?.contains("later dates") == false)
  }

  @Test func eightIsRefusedWhereNothingIsLater() throws {
    let call = try Played.siteVisit("5,8,8,hangup")
    #expect(call.count(of: "That is not one of the choices.") == 1)
  }

  @Test func laterTimesAreHeardWithEight() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    var phone = try LivePhone(store: store)
    try Self.offer(
      ["11:00", "13:00", "14:00", "15:00", "17:00", "18:00", "19:00"], on: "2026-11-24", in: store)
    phone.answer("51")
    phone.listen()
    #expect(phone.prompts.last?.contains("For 5 PM, press 7. For later times, press 8.") == true)
    phone.answer("8")
    phone.listen()
    #expect(
      phone.prompts.last?.contains("these times are free. For 6 PM, press 1. For 7 PM, press 2. To hear")
        == true)
    phone.answer("2")
    phone.finish()
    #expect(phone.prompts.last?.contains("for Tuesday 24 November at 7 PM") == true)
  }

  @Test func nineRepeatsAndStarGoesBack() throws {
    let again = try Played.siteVisit("5,9,hangup")
    #expect(again.count(of: "Please choose a date") == 2)
    let back = try Played.siteVisit("5,1,*,hangup")
    #expect(back.count(of: "Please choose a date") == 2)
    // Going back asks the list Lambda again.
    #expect(back.texts("lambda").count { $0.hasPrefix("availableDates") } == 2)
    let toMenu = try Played.siteVisit("5,*,hangup")
    #expect(toMenu.count(of: "For plots, press 1.") == 2)
  }

  @Test(arguments: ["5,0", "5,1,0"])
  func zeroIsSupport(keys: String) throws {
    #expect(try Played.siteVisit(keys).texts("queue") == ["entered queue Support, place 1"])
  }

  @Test(arguments: ["5,1,3,1", "5,1,7,1", "5,1,#,1"])
  func aKeyThatIsNotOnOfferIsRefused(keys: String) throws {
    let call = try Played.siteVisit(keys)
    #expect(call.count(of: "That is not one of the choices.") == 1)
    #expect(call.heard("You have successfully scheduled your site visit for Tuesday 24 November at 10 AM"))
    #expect(call.texts("lambda").count { $0.hasPrefix("bookSlot") } == 1)
  }

  @Test(arguments: ["5,#,#,#", "5,timeout,#,timeout", "5,1,7,7,7", "5,1,timeout,timeout,timeout"])
  func theThirdFailureInAListGoesToSupport(keys: String) throws {
    let call = try Played.siteVisit(keys)
    #expect(call.texts("queue") == ["entered queue Support, place 1"])
    #expect(call.texts("row").isEmpty)
    #expect(call.texts("note").allSatisfy { $0 == "no key within 8 s" })
  }

  @Test func pastStartsAreNeverOffered() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    var phone = try LivePhone(store: store, "--at", "2026-11-24T10:00:30")
    try Self.offer(["10:00", "10:01", "12:00"], on: "2026-11-24", in: store)
    phone.answer("5")
    phone.listen()
    #expect(phone.prompts.last?.contains("For Tuesday 24 November, press 1.") == true)
    phone.answer("1")
    phone.listen()
    #expect(phone.prompts.last?.contains("these times are free. For 12 noon, press 1. To hear") == true)
  }

  @Test func theLastTimeOfADayGoneByTheDayGoes() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    var phone = try LivePhone(store: store, "--at", "2026-11-24T10:00")
    try Self.offer(["10:00"], on: "2026-11-24", in: store)
    phone.answer("5")
    phone.listen()
    #expect(phone.prompts.last?.contains("For Wednesday 25 November, press 1.") == true)
  }

  @Test func aTimeThatBeginsDuringTheAnnouncementIsNotBooked() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    var phone = try LivePhone(store: store, "--at", "2026-11-24T09:58:50")
    try Self.offer(["10:00", "12:00"], on: "2026-11-24", in: store)
    phone.answer("51")
    phone.listen()
    #expect(phone.prompts.last?.contains("For 10 AM, press 1. For 12 noon, press 2.") == true)
    phone.answer("1")
    phone.listen()
    #expect(phone.prompts.contains("We are sorry, that time has just been taken."))
    #expect(phone.prompts.last?.contains("these times are free. For 12 noon, press 1.") == true)
  }

  // MARK: Someone else

  @Test func aSlotTakenBetweenAnnouncementAndChoiceIsSaidAndTheRestOffered() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    var phone = try LivePhone(store: store)
    phone.answer("51")
    phone.listen()
    let other = try Store.open(file: store, wait: .seconds(1))
    try other.transaction { try $0.take(Self.slot("2026-11-24", "10:00")) }
    phone.answer("1")
    phone.listen()
    #expect(phone.prompts.contains("We are sorry, that time has just been taken."))
    #expect(phone.prompts.last?.contains("these times are free. For 12 noon, press 1.") == true)
    phone.answer("1")
    phone.finish()
    #expect(phone.prompts.last?.contains("for Tuesday 24 November at 12 noon") == true)
  }

  @Test func aDayThatFilledUpMeanwhileIsSaid() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    var phone = try LivePhone(store: store)
    phone.answer("5")
    phone.listen()
    let other = try Store.open(file: store, wait: .seconds(1))
    try other.transaction { transaction in
      for time in ["10:00", "12:00"] { try transaction.take(Self.slot("2026-11-24", time)) }
    }
    phone.answer("1")
    phone.listen()
    #expect(phone.prompts.contains("We are sorry, no time is left on that day."))
    #expect(phone.prompts.last?.contains("For Wednesday 25 November, press 1.") == true)
  }

  @Test func whatIsTakenWhileMovingKeepsTheOldVisit() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    var phone = try LivePhone(store: store, "--from", "+919845033333")
    phone.answer("22")
    phone.listen()
    let other = try Store.open(file: store, wait: .seconds(1))
    try other.transaction { try $0.take(Self.slot("2026-11-25", "10:00")) }
    phone.answer("1")
    phone.listen()
    #expect(phone.prompts.contains("We are sorry, that time has just been taken."))
    phone.world.hangUp(phone.contact)
    let again = try Played.siteVisit("hangup", "--from", "+919845033333", store: store)
    #expect(again.heard("Your site visit is on Tuesday 24 November at 4 PM"))
  }

  @Test func nothingFreeIsSaidAndSupportFollows() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    _ = try Played.siteVisit("hangup", store: store)
    let rows = try Store.open(file: store, wait: .seconds(1))
    let slots = try #require(try rows.dump().first { $0.table == "AvailableSlots" }).rows
    try rows.transaction { transaction in
      for row in slots where row[2] == "1" { try transaction.take(Self.slot(row[0], row[1])) }
    }
    let call = try Played.siteVisit("5", store: store)
    #expect(call.count(of: "every site visit is taken for now") == 1)
    #expect(call.texts("queue") == ["entered queue Support, place 1"])
  }

  private static func offer(_ times: [String], on date: String, in store: String) throws {
    let rows = try Store.open(file: store, wait: .seconds(1))
    try rows.transaction { transaction in
      for time in times { try transaction.offer(slot(date, time)) }
    }
  }

  private static func slot(_ date: String, _ time: String) throws -> Slot {
    Slot(date: try #require(CivilDate(date)), time: try #require(TimeOfDay(time)))
  }
}
