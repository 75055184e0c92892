import TestSupport
import Testing

@testable import touchtone

/// Who calls the site-visit center, and how the caller is met.
@Suite struct GreetingTests {
  private static let menu =
    "For plots, press 1. For villas, press 2. For loan and legal documents, press 3. For support, press 4. To schedule a site visit, press 5. To hear this again, press 9."

  @Test(arguments: [
    ("+919000000001", ["Welcome to Amberleaf Estates, and thank you for calling.", menu]),
    ("+919811112222", ["Welcome back, Asha, and thank you for calling Amberleaf Estates.", menu]),
    ("+919822055555", ["Welcome back, and thank you for calling Amberleaf Estates.", menu]),
    ("anonymous", ["Welcome to Amberleaf Estates, and thank you for calling.", menu]),
    (
      "+919845033333",
      [
        "Welcome back, Dev, and thank you for calling Amberleaf Estates.",
        "Your site visit is on Tuesday 24 November at 4 PM, and we look forward to it. To keep it, press 1. To move it, press 2. To cancel it, press 3. For the main menu, press 4. To hear this again, press 9.",
      ]
    ),
  ])
  func everyKindOfCallerIsMet(number: String, words: [String]) throws {
    #expect(try Played.siteVisit("hangup", "--from", number).prompts == words)
  }

  @Test func theNewCallerIsNotAskedAnythingBeforeTheMenu() throws {
    let call = try Played.siteVisit("5", "--from", "+919000000001")
    #expect(call.texts("lambda").first == "checkCustomer: status=new nameKnown=no (84 ms)")
    #expect(call.heard("Please choose a date for your visit. For Tuesday 24 November, press 1."))
  }

  @Test func aVisitIsAheadUntilItBegins() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    _ = try Played.siteVisit("5,1,1", store: store)
    #expect(
      try Played.siteVisit("hangup", "--at", "2026-11-24T09:59", store: store).heard("Your site visit is on"))
    #expect(
      !(try Played.siteVisit("hangup", "--at", "2026-11-24T10:00", store: store).heard(
        "Your site visit is on")))
    #expect(
      try Played.siteVisit("hangup", "--at", "2026-11-24T10:00", store: store).heard("Welcome back, Asha"))
  }

  @Test func whoBookedIsKnownTheNextTime() throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    let first = try Played.siteVisit("5,1,1", "--from", "+919000000001", store: store)
    #expect(first.texts("row").contains { $0.hasPrefix("Customers") })
    let second = try Played.siteVisit("hangup", "--from", "+919000000001", store: store)
    #expect(second.prompts.first == "Welcome back, and thank you for calling Amberleaf Estates.")
    #expect(second.heard("Your site visit is on Tuesday 24 November at 10 AM"))
  }

  // MARK: A visit that is booked

  private static let dev = "+919845033333"

  @Test func aVisitIsKept() throws {
    let call = try Played.siteVisit("1", "--from", Self.dev)
    #expect(call.prompts.last?.hasPrefix("Your visit stays on Tuesday 24 November at 4 PM") == true)
    #expect(call.ending == "ended by the flow")
    #expect(call.texts("row").isEmpty)
  }

  @Test func aVisitIsMoved() throws {
    let call = try Played.siteVisit("2,2,1", "--from", Self.dev)
    #expect(call.heard("Your present visit stays yours until you have chosen a new time."))
    #expect(call.heard("You have successfully scheduled your site visit for Wednesday 25 November at 10 AM"))
    #expect(
      Set(call.texts("row")) == [
        "AvailableSlots 2026-11-24 16:00 taken → free", "AvailableSlots 2026-11-25 10:00 free → taken",
        "Bookings +919845033333 slotDate 2026-11-24 → 2026-11-25, slotTime 16:00 → 10:00",
      ])
    #expect(call.ending == "ended by the flow")
  }

  @Test(arguments: ["2,hangup", "2,2,hangup", "2,2,*,hangup"])
  func hangingUpHalfWayKeepsTheOldVisit(keys: String) throws {
    let folder = try TemporaryFolder()
    let store = folder.path(of: "store.sqlite")
    let call = try Played.siteVisit(keys, "--from", Self.dev, store: store)
    #expect(call.texts("row").isEmpty)
    #expect(
      try Played.siteVisit("hangup", "--from", Self.dev, store: store).heard("on Tuesday 24 November at 4 PM")
    )
  }

  @Test func cancellingAsksOnceMore() throws {
    let call = try Played.siteVisit("3,1", "--from", Self.dev)
    #expect(call.heard("Are you sure?"))
    #expect(call.heard("Your site visit on Tuesday 24 November at 4 PM is cancelled."))
    #expect(
      call.texts("row") == [
        "AvailableSlots 2026-11-24 16:00 taken → free", "Bookings +919845033333 status booked → cancelled",
      ])
    let kept = try Played.siteVisit("3,2", "--from", Self.dev)
    #expect(kept.texts("row").isEmpty)
    #expect(kept.prompts.last?.hasPrefix("Your visit stays") == true)
  }

  @Test func whoCancelledMayScheduleAgain() throws {
    let call = try Played.siteVisit("3,1,5,1,1", "--from", Self.dev)
    #expect(call.heard("You have successfully scheduled your site visit for Tuesday 24 November at 10 AM"))
    #expect(!call.heard("Your present visit stays yours"))
  }

  @Test func theMainMenuIsReachedFromAVisit() throws {
    #expect(try Played.siteVisit("4,hangup", "--from", Self.dev).prompts.last == Self.menu)
    #expect(try Played.siteVisit("9,4,9,hangup", "--from", Self.dev).count(of: Self.menu) == 2)
  }

  // MARK: A withheld number

  @Test func aWithheldNumberIsAskedForBeforeAnythingIsBooked() throws {
    let call = try Played.siteVisit("5,9000000001#,1,1", "--from", "anonymous", "--format", "json")
    let stored = call.objects.compactMap { $0["stored"] as? String }
    #expect(stored == ["+919000000001"])
    let rows = call.objects.filter { $0["kind"] as? String == "row" }.compactMap { $0["text"] as? String }
    #expect(rows.contains("Bookings +919000000001 2026-11-24 10:00 booked"))
    let first = try #require(call.objects.firstIndex { $0["kind"] as? String == "row" })
    #expect(call.objects[..<first].contains { $0["stored"] != nil })
  }

  @Test func aNumberThatIsNoneIsAskedForAgain() throws {
    let call = try Played.siteVisit("5,123#,9000000001#,1,1", "--from", "anonymous")
    #expect(call.count(of: "That is not a valid mobile number.") == 1)
    #expect(call.count(of: "please enter your ten-digit mobile number") == 2)
    #expect(call.heard("You have successfully scheduled"))
  }

  @Test(arguments: ["5,123#,timeout,45#", "5,timeout,timeout,timeout"])
  func theThirdFailureToEnterANumberGoesToSupport(keys: String) throws {
    let call = try Played.siteVisit(keys, "--from", "anonymous")
    #expect(call.count(of: "please enter your ten-digit mobile number") == 3)
    #expect(call.texts("queue") == ["entered queue Support, place 1"])
    #expect(call.texts("row").isEmpty)
  }

  @Test func theOwnerOfAnEnteredNumberKeepsTheVisitUntilANewTimeIsChosen() throws {
    let call = try Played.siteVisit("5,9845033333#,hangup", "--from", "anonymous")
    #expect(call.heard("Your present visit stays yours"))
    #expect(call.texts("row").isEmpty)
  }
}
