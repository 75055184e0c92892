@testable import TerminalUI

/// The calls of docs/screens.md, as models.
enum Samples {
  static let menuText =
    "For plots, press 1. For villas, press 2. For loan and legal documents, press 3. For support, press 4. "
    + "To schedule a site visit, press 5."

  static let menuKeys = Keypad(labels: [
    .init("1", "plots"), .init("2", "villas"), .init("3", "loan and legal"), .init("4", "support"),
    .init("5", "site visit"),
  ])

  static func header(_ seconds: Int, _ time: String) -> CallHeader {
    CallHeader(
      state: .live, seconds: seconds, callerName: "Asha Rao", callerNumber: "+91 98111 12222",
      calledName: "Site visits", calledNumber: "1800 000 700", date: "Mon 23 Nov", time: time)
  }

  /// The first menu was cut by a wrong key; the second waits.
  static let waitingForAKey = PhoneModel(
    header: header(26, "10:05:26"),
    transcript: [
      .init(seconds: nil, .separator("from Asha Rao +91 98111 12222, 23 Nov 10:05")),
      .init(seconds: 0, .lambda(name: "checkCustomer", outcome: "existing"), rightNote: "84 ms"),
      .init(seconds: 1, .prompt("Welcome back, Asha. Thank you for calling Amberleaf Estates.", .spoken)),
      .init(seconds: 5, .prompt(menuText, .cutAfter(word: 11, of: menuText))),
      .init(seconds: 9, .keys(["7"], label: "no branch for 7"), rightNote: "attempt 1 of 3"),
      .init(seconds: 9, .prompt("That is not one of the choices.", .spoken)),
      .init(seconds: 12, .prompt(menuText, .spoken)),
    ],
    flow: FlowPane(
      flowName: "welcome", stepCount: 9,
      path: [
        .init(seconds: 0, label: "Start"),
        .init(seconds: 0, label: "checkCustomer ƒ", result: "existing"),
        .init(seconds: 1, label: "\"Welcome back, Asha.\""),
        .init(seconds: 5, label: "Main menu", result: "[7] not a choice"),
        .init(seconds: 9, label: "\"That is not one of\"", result: "attempt 2 of 3"),
      ],
      present: .init(seconds: 12, label: "Main menu", result: "waiting for a key"),
      branches: [
        .init("[1] plots", to: "Plots hours?", key: "1"), .init("[2] villas", to: "Villas hours?", key: "2"),
        .init("[3] loan and legal", to: "Loan hours?", key: "3"),
        .init("[4] support", to: "Support hours?", key: "4"),
        .init("[5] site visit", to: "availableDates ƒ", key: "5"), .init("other key", to: "again, 1 left"),
        .init("silence 8 s", to: "again, 1 left"), .init("error", to: "Support hours?"),
      ]),
    contact: [
      .init("customerName", "Asha Rao"), .init("customerType", "existing"),
      .init("attempt", "2", .justChanged(was: "1")), .init("$.External", "name=Asha Rao  status=existing"),
      .init("queue", ""), .init("stored input", ""),
    ],
    lambdas: [
      .init(
        name: "checkCustomer", summary: "84 ms · ours · ok", outcome: .ok,
        parameters: ["phone=+919811112222"],
        result: ["status=existing", "name=Asha Rao"])
    ],
    keypad: menuKeys,
    wait: WaitState(
      .oneKey(Countdown(remainingMilliseconds: 5200, totalMilliseconds: 8000)), action: "Main menu",
      attempt: .init(2, of: 3), then: "silence → asked again, 1 left", before: "[7]"))

  /// The same call, where the small screen's picture shows it cut a word earlier.
  static var waitingForAKeySmall: PhoneModel {
    var model = waitingForAKey
    model.transcript[3].kind = .prompt(menuText, .cutAfter(word: 10, of: menuText))
    model.transcript.removeFirst(3)
    return model
  }

  /// The dates of a visit are being spoken.
  static let promptBeingSpoken = PhoneModel(
    header: header(26, "10:05:26"),
    transcript: [
      .init(seconds: 12, .prompt(menuText, .cutAfter(word: 10, of: menuText))),
      .init(seconds: 19, .keys(["5"], label: "site visit")),
      .init(seconds: 19, .lambda(name: "availableDates", outcome: "4 dates"), rightNote: "31 ms"),
      .init(seconds: 19, .prompt("Here are the dates for a site visit.", .spoken)),
      .init(
        seconds: 22,
        .prompt(
          "For Tuesday 24 November, press 1. For Wednesday 25 November, press 2. For Friday 27 November, press 3. "
            + "For Saturday 28 November, press 4. To go back, press star. To hear this again, press 0.",
          .speaking(48..<50))),
    ],
    flow: FlowPane(
      flowName: "site-visit",
      path: [
        .init(seconds: 0, label: "checkCustomer ƒ", result: "existing"),
        .init(seconds: 1, label: "\"Welcome back, Asha.\""),
        .init(seconds: 12, label: "Main menu", result: "[7], then [5]"),
        .init(seconds: 19, label: "availableDates ƒ", result: "4 dates"),
      ],
      present: .init(seconds: 22, label: "Choose a date"),
      branches: [
        .init("[1] Tue 24", to: "times ƒ", key: "1"), .init("[2] Wed 25", to: "times ƒ", key: "2"),
        .init("[3] Fri 27", to: "times ƒ", key: "3"), .init("[4] Sat 28", to: "times ƒ", key: "4"),
        .init("[*] back", to: "Main menu", key: "*"), .init("[0] again", to: "this one", key: "0"),
        .init("other", to: "not offered"), .init("silence", to: "asked again"),
      ]),
    keypad: Keypad(labels: [
      .init("1", "Tue 24"), .init("2", "Wed 25"), .init("3", "Fri 27"), .init("4", "Sat 28"),
      .init("*", "back"),
      .init("0", "again"),
    ]),
    wait: WaitState(.speaking(.cut), action: "Choose a date", then: "8 s for one key"))

  static var listeningForWords: PhoneModel {
    var model = PhoneModel(
      header: header(18, "10:05:18"),
      transcript: [
        .init(
          seconds: 1,
          .prompt(
            "Welcome back, Asha. In a few words, what can we do for you? You can also press 1 for plots.",
            .spoken)),
        .init(seconds: 9, .utterance("hello"), rightNote: "say, heard"),
        .init(seconds: 9, .standIn("bot siteBot  no intent"), rightNote: "approximated"),
        .init(seconds: 10, .prompt("Sorry. For example, say: I want to see a villa.", .spoken)),
      ],
      keypad: Keypad(labels: [.init("1", "plots")]),
      wait: WaitState(
        .words(
          Countdown(remainingMilliseconds: 6100, totalMilliseconds: 12000),
          understood: "visit, villas, plots, loan, support"),
        action: "Intent"))
    model.view.sayLine = TextLine("I would like to see a three bedroom v")
    return model
  }

  static let collectingDigits = PhoneModel(
    header: header(151, "10:07:31"),
    transcript: [
      .init(
        seconds: 122,
        .prompt(
          "All our villa advisers are busy. To be called back on this number, press 1. On another, press 2.",
          .spoken)),
      .init(seconds: 133, .keys(["2"], label: "another number")),
      .init(seconds: 133, .prompt("Enter the ten digit number, then press hash.", .spoken)),
      .init(seconds: 139, .keys(["9817", "*"], label: ""), rightNote: "wiped, 4 keys"),
      .init(seconds: 147, .keys(["981112"], label: "")),
    ],
    wait: WaitState(
      .digits(
        .init(typed: "981112", most: 10, rules: "# ends, * wipes"),
        Countdown(remainingMilliseconds: 3400, totalMilliseconds: 5000)), action: "Callback number"))

  static let lambdaRunning = PhoneModel(
    header: header(41, "10:05:41"),
    transcript: [
      .init(seconds: 31, .lambda(name: "availableTimes", outcome: "3 times"), rightNote: "22 ms"),
      .init(
        seconds: 31,
        .prompt("For 10 AM, press 1. For 12 noon, press 2. For 4 PM, press 3.", .cut(after: 51))),
      .init(seconds: 36, .keys(["1"], label: "10 AM")),
      .init(
        seconds: 36,
        .lambdaRunning(
          name: "bookSlot", parameters: ["slotDate=2026-11-24", "slotTime=10:00", "phone=+919811112222"])),
      .init(seconds: 38, .keys(["1"], label: "not taken: nothing waits for keys here")),
    ],
    wait: WaitState(
      .lambda(
        name: "bookSlot", Countdown(remainingMilliseconds: 5000, totalMilliseconds: 8000),
        branches: "booked → confirmation  taken → times  error → support"), action: "Book the slot"))

  static let inQueue = PhoneModel(
    header: header(112, "10:06:52"),
    transcript: [
      .init(seconds: 31, .keys(["2"], label: "villas")),
      .init(seconds: 31, .machinery("Villas hours?  open until 19:00")),
      .init(seconds: 31, .machinery("Villas queue?  2 waiting, room for 8")),
      .init(seconds: 32, .prompt("Please hold for our villa advisers.", .spoken)),
      .init(seconds: 35, .machinery("entered queue Villas, place 3")),
      .init(seconds: 35, .machinery("(music)")),
      .init(seconds: 65, .prompt("You are second in line. Thank you for waiting.", .spoken)),
      .init(seconds: 69, .machinery("(music)")),
    ],
    keypad: Keypad(labels: [.init("1", "call me back")]),
    wait: WaitState(
      .queue(
        .init(
          queue: "Villas", flow: "villas-comfort", place: 1, waiting: 3, waitedSeconds: 77, agentsFree: 0,
          agents: 2,
          next: Countdown(remainingMilliseconds: 13100, totalMilliseconds: 30000))), action: "villas-comfort")
  )

  static var ended: PhoneModel {
    var header = header(64, "10:06:04")
    header.state = .ended("ended by the flow")
    return PhoneModel(
      header: header,
      transcript: [
        .init(seconds: 36, .keys(["1"], label: "10 AM")),
        .init(seconds: 36, .lambda(name: "bookSlot", outcome: "booked"), rightNote: "9 ms"),
        .init(seconds: nil, .row(RowChange(.added, table: "Bookings", text: "2026-11-24 10:00 booked"))),
        .init(
          seconds: nil,
          .row(RowChange(.changed, table: "AvailableSlots", text: "2026-11-24 10:00 free → taken"))),
        .init(
          seconds: 37,
          .prompt(
            "You have successfully scheduled your site visit for Tuesday 24 November at 10 AM.", .spoken)),
        .init(seconds: 64, .separator("ended by the flow")),
      ],
      wait: WaitState(
        .ended(.init(how: "ended by the flow", actions: 23, lambdas: 4, rows: 2, standIns: 0)), action: ""))
  }
}

extension TranscriptEntry.PromptProgress {
  /// Cut at the end of a word, counted from 1.
  static func cutAfter(word number: Int, of text: String) -> Self {
    let word = text.split(separator: " ")[number - 1]
    return .cut(after: text.distance(from: text.startIndex, to: word.endIndex))
  }
}
