import TestSupport
import Testing

@testable import touchtone

/// The main menu of the site-visit center, its queues, and support.
@Suite struct MainMenuTests {
  private static let menu = "For plots, press 1."

  @Test(arguments: [("1", "Plots"), ("2", "Villas"), ("3", "Loan"), ("4", "Support")])
  func eachOfFourKeysLeadsToItsQueue(key: String, queue: String) throws {
    let call = try Played.siteVisit(key)
    #expect(call.texts("queue") == ["entered queue \(queue), place 1"])
    #expect(call.ending == "ended by the flow")
    #expect(call.heard("Please hold for our"))
    #expect(call.heard("Thank you for waiting. You are being connected now."))
    #expect(call.texts("agent").contains { $0.contains(" hears: \(queue) call: Asha Rao is on the line.") })
  }

  @Test func whoWaitsHearsMusicAndThePlaceInLine() throws {
    let call = try Played.siteVisit("3")
    #expect(call.heard("(music)"))
    #expect(call.count(of: "You are next in line.") >= 1)
  }

  @Test func nineRepeats() throws {
    #expect(try Played.siteVisit("9,9,hangup").count(of: Self.menu) == 3)
  }

  @Test(arguments: [
    ("7,hangup", "That is not one of the choices."), ("*,hangup", "That is not one of the choices."),
    ("timeout,hangup", "We did not hear a key."),
  ])
  func aWrongKeyAndSilenceAreSaidAndTheMenuIsHeardAgain(keys: String, words: String) throws {
    let call = try Played.siteVisit(keys)
    #expect(call.count(of: words) == 1)
    #expect(call.count(of: Self.menu) == 2)
  }

  @Test(arguments: ["7,8,6", "timeout,timeout,timeout", "7,timeout,0"])
  func theThirdFailureInARowGoesToSupport(keys: String) throws {
    let call = try Played.siteVisit(keys)
    #expect(call.count(of: Self.menu) == 3)
    #expect(call.heard("Let us connect you to someone who can help."))
    #expect(call.texts("queue") == ["entered queue Support, place 1"])
    #expect(call.texts("note").allSatisfy { $0 == "no key within 8 s" })
  }

  @Test func repeatingBeginsTheCountAnew() throws {
    let call = try Played.siteVisit("7,8,9,7,8,hangup")
    #expect(call.count(of: Self.menu) == 6)
    #expect(call.texts("queue").isEmpty)
  }

  // MARK: Closed

  @Test(arguments: [
    (
      "1", "Sales hours",
      "Our plot advisers are here from 9 AM to 7 PM, Monday to Saturday, and from 10 AM to 4 PM on Sunday"
    ),
    ("2", "Sales hours", "Our villa advisers are here from 9 AM to 7 PM"),
    (
      "3", "Loan desk hours",
      "Our loan and legal advisers are here from 9 AM to 7 PM, Monday to Saturday, and will gladly"
    ),
  ])
  func closedTheHoursAreSaid(key: String, hours: String, words: String) throws {
    let call = try Played.siteVisit("\(key),timeout", "--hours", "\(hours)=closed")
    #expect(call.heard(words))
    #expect(call.prompts.last == "Thank you for calling Amberleaf Estates. Goodbye.")
    #expect(call.texts("queue").isEmpty)
    #expect(call.ending == "ended by the flow")
  }

  @Test(arguments: ["Plots", "Villas", "Loan"])
  func closedFiveStillBooks(queue: String) throws {
    let key = ["Plots": "1", "Villas": "2"][queue] ?? "3"
    let call = try Played.siteVisit("\(key),5,1,1", "--hours", "\(queue)=closed")
    #expect(call.heard("You have successfully scheduled your site visit"))
  }

  @Test func visitsAreBookedAtAllHours() throws {
    let call = try Played.siteVisit("5,1,1", "--at", "2026-11-22T03:30")
    #expect(call.heard("You have successfully scheduled your site visit for Monday 23 November at 10 AM"))
  }

  // MARK: Full

  @Test(arguments: ["1", "2", "3"])
  func fullGoesToSupport(key: String) throws {
    let queue = ["Plots", "Villas", "Loan"][Int(key)! - 1]
    let call = try Played.siteVisit(key, "--queue", "\(queue)=full")
    #expect(call.heard("their line is full. We will connect you to our support team."))
    #expect(call.texts("queue") == ["entered queue Support, place 1"])
  }

  @Test(arguments: ["1", "4", "7,7,7"])
  func supportFullApologizesAndEnds(keys: String) throws {
    let call = try Played.siteVisit(keys, "--queue", "Support=full", "--queue", "Plots=full")
    #expect(call.prompts.last?.hasPrefix("We are sorry, our support team is very busy") == true)
    #expect(call.ending == "ended by the flow")
    #expect(call.texts("queue").isEmpty)
  }

  @Test(arguments: ["1", "4", "7,7,7"])
  func supportClosedApologizesAndEnds(keys: String) throws {
    let call = try Played.siteVisit(keys, "--hours", "Support=closed", "--queue", "Plots=full")
    #expect(call.prompts.last?.hasPrefix("We are sorry, our support team is closed right now.") == true)
    #expect(call.ending == "ended by the flow")
    #expect(call.texts("queue").isEmpty)
  }

  // MARK: What goes wrong

  /// The Lambdas, and the keys with which a call reaches each.
  private static let lambdas = [
    ("checkCustomer", "", "+919811112222"), ("availableDates", "5", "+919811112222"),
    ("availableTimes", "5,1", "+919811112222"), ("bookSlot", "5,1,1", "+919811112222"),
    ("cancelVisit", "3,1", "+919845033333"), ("availableDates", "2", "+919845033333"),
    ("checkCustomer", "5,9000000001#", "anonymous"),
  ]

  @Test(arguments: lambdas, ["error", "timeout"])
  func everyErrorOfALambdaIsOneApologyAndThenSupport(
    lambda: (name: String, keys: String, from: String), outcome: String
  ) throws {
    let call = try Played.siteVisit(
      lambda.keys, "--lambda", "\(lambda.name)=\(outcome)", "--from", lambda.from)
    #expect(call.count(of: "We are sorry, something went wrong on our side.") == 1)
    #expect(call.texts("queue") == ["entered queue Support, place 1"])
    #expect(call.texts("row").isEmpty)
    #expect(call.ending == "ended by the flow")
    #expect(call.status == .well)
  }

  @Test(arguments: lambdas, ["Support=full", "Support=closed"])
  func whenSupportIsNotThereEitherTheCallEndsWithAnApology(
    lambda: (name: String, keys: String, from: String), condition: String
  ) throws {
    let option = condition.hasSuffix("full") ? "--queue" : "--hours"
    let call = try Played.siteVisit(
      lambda.keys, "--lambda", "\(lambda.name)=error", "--from", lambda.from, option, condition)
    #expect(call.count(of: "something went wrong") == 1)
    #expect(call.prompts.last?.hasSuffix("Goodbye.") == true)
    #expect(call.ending == "ended by the flow")
  }

  @Test(arguments: [#"{}"#, #"{"status":""}"#, #"{"status":"booked"}"#, #"{"status":"\u0000\u001b[2J"}"#])
  func anAnswerThatNobodyExpectsIsNoSilence(answer: String) throws {
    let call = try Played.siteVisit("", "--lambda", "checkCustomer=\(answer)")
    #expect(call.heard("something went wrong"))
    #expect(call.texts("queue") == ["entered queue Support, place 1"])
  }
}
