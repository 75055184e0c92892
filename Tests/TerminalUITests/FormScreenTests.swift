import ContactCenter
import Testing

@testable import TerminalUI

struct FormScreenTests {
  @Test(arguments: [(60, 16), (78, 24), (80, 24), (100, 30), (120, 36)])
  func noMeaningInTheHelpIsCut(columns: Int, rows: Int) {
    let size = Size(columns: columns, rows: rows)
    for subject in [
      HelpScreen.Subject.phone, .time, .map, .form, .search, .plainText, .desk, .wallboard,
    ] {
      var help = HelpScreen(subject)
      var text = ""
      for _ in 0..<20 {
        text += help.draw(size: size).text
        _ = help.handle(.pageDown, size: size)
      }
      #expect(!text.contains("…"), "\(text)")
    }
  }

  static let small = Size(columns: 60, rows: 16)

  static func chooser() throws -> ChooserScreen {
    ChooserScreen(customers: [
      .init(name: "Asha Rao", number: try PhoneNumber("+919811112222"), note: "customer, no visit"),
      .init(name: "Dev Menon", number: try PhoneNumber("+919845033333"), note: "visit Tue 24, 16:00"),
      .init(name: "Farah Khan", number: try PhoneNumber("+919900044444"), note: "customer, no visit"),
    ])
  }

  static var paused: CallHeader {
    var header = Samples.header(4, "10:05:04")
    header.paused = "paused for this form"
    return header
  }

  static let lambda = LambdaForm(
    lambda: "crmLookup", askedBy: "\"Look up caller\"  old-export.json:118",
    sent: ["phone=+919811112222", "intent=villas"], keys: ["tier"], timeLimit: "8 s")

  static let conditions = ConditionsScreen(conditions: [
    .init(.clock, "clock", remark: "Mon 23 Nov 10:05"),
    .init(.hours, "Sales hours", .closed, remark: "open until 19:00"),
    .init(.queue, "Plots", remark: "room for 8"),
    .init(.queue, "Villas", .full, remark: "2 waiting, room for 8"),
    .init(.lambda, "checkCustomer"), .init(.lambda, "bookSlot", .answers("{\"status\":\"taken\"}")),
  ])

  static func typed(_ text: String, _ handle: (KeyEvent) -> Void) {
    for character in text { handle(.character(character)) }
  }

  @Test func theChooser() throws {
    let header = CallHeader(date: "Mon 23 Nov", time: "10:05:00")
    try Picture.expect(try Self.chooser().draw(header, size: Self.small), is: "who-calls")
  }

  @Test(arguments: [
    ("", ["Asha Rao", "Dev Menon", "Farah Khan", "withheld"]), ("9811", ["Asha Rao"]), ("mehra", []),
    ("KHAN", ["Farah Khan"]), ("+91 98111 55555", ["+919811155555"]), ("+91 98111 12222", ["Asha Rao"]),
    ("anon", ["withheld"]), ("+1", []),
  ])
  func typingNarrowsTheList(text: String, found: [String]) throws {
    var chooser = try Self.chooser()
    Self.typed(text) { _ = chooser.handle($0) }
    let names = chooser.callers.map {
      switch $0 {
      case .customer(let customer): customer.name
      case .new(let number): number.e164
      case .withheld: "withheld"
      }
    }
    #expect(names == found)
  }

  static let typedNumbers: [(text: String, callingCode: String?, found: [String])] = [
    ("9811155555", "91", ["+919811155555"]), ("98111 55555", "91", ["+919811155555"]),
    ("09811155555", "91", ["+919811155555"]), ("919811155555", "91", ["+919811155555"]),
    ("00442079460000", "91", ["+442079460000"]),
    ("442079460000", "91", ["+442079460000", "+91442079460000"]),
    ("442079460000", nil, ["+442079460000"]), ("14155550100", "1", ["+14155550100"]),
    ("4155550100", "1", ["+14155550100"]), ("07911123456", "44", ["+447911123456"]),
    ("9811112222", "91", ["Asha Rao"]), ("981115", "91", []), ("1234567890123456", "91", []),
  ]

  @Test(arguments: typedNumbers)
  func aNumberNobodyHasIsOfferedWithOrWithoutItsCountry(
    text: String, callingCode: String?, found: [String]
  ) throws {
    var chooser = ChooserScreen(customers: try Self.chooser().customers, callingCode: callingCode)
    Self.typed(text) { _ = chooser.handle($0) }
    #expect(
      chooser.callers.map {
        if case .customer(let customer) = $0 { customer.name } else { $0.caller.number?.e164 ?? "withheld" }
      } == found)
  }

  @Test func arrowsAndEnterChoose() throws {
    var chooser = try Self.chooser()
    #expect(chooser.handle(.down) == .stays)
    #expect(chooser.handle(.enter) == .chosen(.customer(chooser.customers[1])))
    for _ in 0..<9 { _ = chooser.handle(.down) }
    #expect(chooser.handle(.enter) == .chosen(.withheld))
    Self.typed("mehra") { _ = chooser.handle($0) }
    #expect(chooser.handle(.enter) == .stays)
    #expect(chooser.handle(.escape) == .closed)
  }

  @Test func aLambdaWithoutAHandlerAsks() throws {
    var form = Self.lambda
    Self.typed("gold") { _ = form.handle($0) }
    try Picture.expect(form.draw(Self.paused, size: Self.small), is: "lambda-without-handler")
  }

  @Test(arguments: [(80, 24), (120, 36), (160, 50)].map { Size(columns: $0.0, rows: $0.1) })
  func aLambdaWithoutAHandlerAsksOnEveryScreen(size: Size) throws {
    var form = LambdaForm(
      lambda: "a-function-with-a-name-of-some-length", askedBy: "\"Look up caller\"  old-export.json:118",
      sent: (1...9).map { "parameter\($0)=+919811112222" }, keys: ["tier", "name"], timeLimit: "8 s")
    _ = form.handle(.down)
    Self.typed("Rao") { _ = form.handle($0) }
    try Picture.expect(form.draw(Self.paused, size: size), is: "lambda-without-handler")
  }

  @Test func moreKeysThanThereIsRoomForAreCountedAndScrolledTo() {
    var form = LambdaForm(
      lambda: "survey", askedBy: "\"Look up\"  survey.json:7", sent: [], keys: (1...14).map { "key\($0)" },
      timeLimit: "8 s")
    func rows() -> String { form.draw(Self.paused, size: Self.small).text }
    #expect(rows().contains("↓ 10 more") && !rows().contains("keep it"))
    for _ in 0..<20 { _ = form.handle(.down) }
    #expect(rows().contains("keep it") && rows().contains("↑ 8 more"))
  }

  @Test func theAnswerIsWhatWasTyped() {
    var form = Self.lambda
    Self.typed("gold 5") { _ = form.handle($0) }
    _ = form.handle(.down)
    #expect(form.handle(.enter) == .stays)
    Self.typed("no equals sign") { _ = form.handle($0) }
    #expect(form.handle(.enter) == .stays)
    let shown = form.draw(Self.paused, size: Self.small)
    #expect(shown.rowText(14).contains("write key = value"))
    // What was wrong does not hide what to do.
    #expect(shown.rowText(15).contains("Esc error"))
    _ = form.handle(.control("u"))
    Self.typed("status=a=b") { _ = form.handle($0) }
    let fields = [
      LambdaForm.Field(key: "tier", value: "gold 5"), LambdaForm.Field(key: "status", value: "a=b"),
    ]
    #expect(form.handle(.enter) == .answered(.returns(fields), keeps: true))
  }

  @Test func anEmptyAnswerIsSentWhenThePersonKnowsThatItIsEmpty() {
    var form = LambdaForm(
      lambda: "survey", askedBy: "\"Look up\"  survey.json:7", sent: [], timeLimit: "8 s")
    #expect(form.handle(.enter) == .stays)
    #expect(form.draw(Self.paused, size: Self.small).text.contains("Enter once more sends an empty"))
    _ = form.handle(.character("x"))
    _ = form.handle(.backspace)
    #expect(form.handle(.enter) == .stays)
    #expect(form.handle(.enter) == .answered(.returns([]), keeps: true))
  }

  @Test func escapeIsTheErrorBranchAndTheKeepingCanBeLeft() {
    var form = Self.lambda
    for _ in 0..<9 { _ = form.handle(.down) }
    _ = form.handle(.character(" "))
    #expect(form.handle(.escape) == .answered(.fails, keeps: false))
    _ = form.handle(.up)
    #expect(form.handle(.enter) == .answered(.timesOut, keeps: false))
  }

  @Test(arguments: [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24)])
  func theConditions(size: Size) throws {
    try Picture.expect(Self.conditions.draw(Self.paused, size: size), is: "conditions")
  }

  @Test func arrowsTurnAConditionRound() {
    var screen = Self.conditions
    _ = screen.handle(.down)
    var seen: [ConditionsScreen.Setting] = []
    for _ in 0..<3 {
      _ = screen.handle(.right)
      seen.append(screen.conditions[1].setting)
    }
    #expect(seen == [.asItIs, .open, .closed])
    _ = screen.handle(.left)
    #expect(screen.conditions[1].setting == .open)
    #expect(screen.handle(.enter) == .accepted(screen.conditions))
  }

  @Test func typingInTheClockSetsIt() {
    var screen = Self.conditions
    Self.typed("2026-11-23 20:00") { _ = screen.handle($0) }
    #expect(screen.conditions[0].setting == .time("2026-11-23 20:00"))
    _ = screen.handle(.right)
    #expect(screen.conditions[0].setting == .asItIs)
    _ = screen.handle(.right)
    #expect(screen.conditions[0].setting == .time("2026-11-23 20:00"))
  }

  @Test(arguments: [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)])
  func theHelp(size: Size) throws {
    try Picture.expect(HelpScreen().draw(size: size), is: "help")
  }

  @Test(arguments: [KeyEvent.end, .character("G")]) func theHelpOfTheDeskGoesToItsEndAtOnce(key: KeyEvent) {
    var help = HelpScreen(.desk)
    _ = help.handle(key, size: Self.small)
    #expect(help.draw(size: Self.small).rowText(14).contains("went wrong"))
    // The world of a desk goes on meanwhile.
    #expect(!help.draw(size: Self.small).text.contains("paused"))
    _ = help.handle(.home, size: Self.small)
    #expect(help.draw(size: Self.small) == HelpScreen(.desk).draw(size: Self.small))
  }

  @Test func theHelpScrollsToItsLastRowAndNoFurther() {
    var help = HelpScreen()
    for _ in 0..<99 { _ = help.handle(.down, size: Self.small) }
    #expect(help.draw(size: Self.small).rowText(14).contains("went wrong"))
    let closes = help.handle(.escape, size: Self.small)
    #expect(closes)
  }

  @Test func plainTextIsUnbroken() {
    let long = String(repeating: "spoken words ", count: 12)
    let screen = PlainTextScreen(lines: ["0:01 prompt \(long)", "0:09 keys 5"], fileName: "call.txt")
    let grid = screen.draw(size: Self.small)
    #expect(grid.rowText(0) + grid.rowText(1) + grid.rowText(2).prefix(48) == "0:01 prompt \(long)")
    #expect(grid.rowText(3).hasPrefix("0:09 keys 5"))
    #expect(grid.rowText(15).contains("y write call.txt"))
  }

  private static let list = ListForm(
    title: "Breakpoints", hint: "or type an action's name",
    items: [ListForm.Item("before ƒ bookSlot"), ListForm.Item("before Choose a date", isListed: false)])

  @Test func whatIsTypedFindsWhatIsNotListedToo() {
    var form = Self.list
    func text() -> String { form.draw(Self.paused, size: Self.small).text }
    #expect(!text().contains("Choose a date"))
    Self.typed("choose") { _ = form.handle($0) }
    #expect(text().contains("▸   before Choose a date") && !text().contains("bookSlot"))
    #expect(form.handle(.enter) == .chosen(1))
  }

  private static let slots = ListForm(
    title: "The visit of Asha Rao of Bengaluru", hint: "type a day or a time to find it",
    items: ["Wed 25 Nov, 10:00", "Wed 25 Nov, 12:00", "Fri 27 Nov, 12:00"].map { ListForm.Item($0) })

  @Test(arguments: [("wed 12", 1), ("12:00 fri", 2), ("nov 27", 2), ("25 nov, 12", 1), ("Wed", 0)])
  func someOfItsWordsFindAnItem(text: String, item: Int) {
    var form = Self.slots
    Self.typed(text) { _ = form.handle($0) }
    #expect(form.handle(.enter) == .chosen(item))
  }

  @Test func aHintForWhichTheRuleHasNoRoomStandsBelowIt() {
    let wide = Self.slots.draw(Self.paused, size: Size(columns: 80, rows: 24))
    #expect(wide.rowText(1).contains("to find it") && !wide.rowText(2).contains("to find it"))
    let form = ListForm(
      title: "Your state", hint: "with a contact, it holds once that and the work after it are over",
      items: [ListForm.Item("Available")])
    let text = form.draw(Self.paused, size: Self.small).text
    #expect(
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "and the work after it are over"),
      "\(text)")
    #expect(text.contains("▸   Available"), "\(text)")
  }

  @Test(arguments: [small, Size(columns: 80, rows: 24)])
  func whatFitsNothingLeavesTheListInSightAndSaysWhyWhole(size: Size) {
    var form = Self.list
    Self.typed("nonsense of some length") { _ = form.handle($0) }
    #expect(form.handle(.enter) == .typed("nonsense of some length"))
    form.problem = "no action is called \"nonsense of some length\"; of an attribute write customerType = new"
    let grid = form.draw(Self.paused, size: size)
    let words = grid.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("of an attribute write customerType = new") && !words.contains("v log"))
    #expect(words.contains("before ƒ bookSlot") && !words.contains("Choose a date"))
  }

  @Test func aValueThatEnterTakesIsNotSaidToBeMissing() {
    var form = ListForm(
      title: "Edit", hint: "type name = value", items: [ListForm.Item("slotDate")], takesValues: true)
    Self.typed("slotDate = 2027-01-01") { _ = form.handle($0) }
    let text = form.draw(Self.paused, size: Self.small).text
    #expect(text.contains("Enter takes \"slotDate = 2027-01-01\"") && !text.contains("nothing here has"))
    #expect(form.handle(.enter) == .typed("slotDate = 2027-01-01"))
  }

  @Test(arguments: [small, Size(columns: 80, rows: 24)]) func everyFormOffersItsHelp(size: Size) throws {
    for grid in [
      Self.list.draw(Self.paused, size: size), Self.lambda.draw(Self.paused, size: size),
      Self.conditions.draw(Self.paused, size: size), try Self.chooser().draw(Self.paused, size: size),
    ] { #expect(grid.rowText(size.rows - 1).hasSuffix(" F1 help ")) }
  }

  @Test(arguments: [small, Size(columns: 80, rows: 24)]) func notesOfAListStandInOneColumn(size: Size) {
    let items = [
      ListForm.Item("slot", note: "2026-11-24"),
      ListForm.Item("customerType", note: "existing", isMarked: true),
      ListForm.Item("nothing"),
      ListForm.Item(String(repeating: "long ", count: 30), note: "shown"),
    ]
    let form = ListForm(title: "Edit an attribute", hint: "type name = value", items: items)
    let rows = form.draw(Self.paused, size: size).text.split(separator: "\n").map(String.init)
    let columns = ["2026-11-24", "existing", "shown"].map { note in
      rows.lazy.compactMap { row in row.firstRange(of: note).map { row[..<$0.lowerBound].count } }.first
    }
    #expect(Set(columns).count == 1 && columns[0] != nil, "\(columns)")
  }
}
