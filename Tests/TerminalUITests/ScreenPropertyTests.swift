import Lists
import Testing

@testable import TerminalUI

/// Whatever the world holds and whatever the window's size, a screen is drawn, whole and inside its edges.
struct ScreenPropertyTests {
  /// A small generator, the same in every process.
  struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let pieces = [
    "plots", " ", "  ", "schedule", "漢字", "e\u{301}", "👩\u{200D}👧", "\u{1B}[2J", "\n", "→", "ƒ", "[5]", "=",
    "\u{9B}",
    "averyverylongwordwithoutanyblankinit", "नमस्ते", "\u{202E}", "/", "0", "\u{301}", "\u{FE0F}", "…",
  ]

  static func text(_ chance: inout Chance, _ most: Int = 12) -> String {
    (0..<Int.random(in: 0...most, using: &chance)).map { _ in pieces.randomElement(using: &chance)! }.joined()
  }

  static func entry(_ chance: inout Chance) -> TranscriptEntry {
    let long = text(&chance, 60)
    let kinds: [TranscriptEntry.Kind] = [
      .prompt(long, .spoken),
      .prompt(
        long,
        .speaking(Int.random(in: 0...40, using: &chance)..<Int.random(in: 41...90, using: &chance))),
      .prompt(long, .cut(after: Int.random(in: 0...90, using: &chance))),
      .keys([text(&chance), "5"], label: long),
      .utterance(long), .party(name: text(&chance), words: long),
      .lambdaNext(name: text(&chance), parameters: [text(&chance), long]),
      .lambdaRunning(name: text(&chance), parameters: [text(&chance), long]),
      .lambda(name: text(&chance), outcome: long),
      .lambdaFailed(name: text(&chance), why: long), .machinery(long), .note(long), .error(long),
      .separator(long),
      .row(RowChange(.added, table: text(&chance), text: long)), .standIn(long),
    ]
    return TranscriptEntry(
      seconds: Bool.random(using: &chance) ? Int.random(in: -5...400_000, using: &chance) : nil,
      kinds.randomElement(using: &chance)!, rightNote: Bool.random(using: &chance) ? text(&chance) : "")
  }

  static func wait(_ chance: inout Chance) -> WaitState {
    let countdown = Countdown(
      remainingMilliseconds: Int.random(in: -10...400_000, using: &chance),
      totalMilliseconds: Int.random(in: 0...400_000, using: &chance))
    let kinds: [WaitState.Kind] = [
      .noCall, .speaking([.cut, .wait, .notTaken].randomElement(using: &chance)!), .oneKey(countdown),
      .digits(
        .init(
          typed: String(repeating: "7", count: Int.random(in: 0...30, using: &chance)),
          most: Int.random(in: 0...30, using: &chance), isEncrypted: Bool.random(using: &chance),
          rules: text(&chance)),
        countdown), .lambda(name: text(&chance), countdown, branches: text(&chance, 40)),
      .words(countdown, understood: text(&chance, 40), takesKeys: Bool.random(using: &chance)),
      .queue(
        .init(
          queue: text(&chance), flow: text(&chance), place: 1, waiting: 3, waitedSeconds: 99, agentsFree: 0,
          agents: 2,
          next: Bool.random(using: &chance) ? countdown : nil)), .time(text(&chance), countdown),
      .agent(text(&chance), nil),
      .ended(.init(how: text(&chance), actions: 1, lambdas: 2, rows: 3, standIns: 4)),
      .ringing(text(&chance, 40), countdown),
    ]
    return WaitState(
      kinds.randomElement(using: &chance)!, action: text(&chance), attempt: .init(2, of: 3),
      then: text(&chance),
      before: text(&chance))
  }

  static func message(_ chance: inout Chance) -> PhoneModel.Message? {
    [
      nil, .init(text(&chance, 40)), .init(text(&chance, 40), isError: true),
      .init(text(&chance, 40), details: [text(&chance), text(&chance, 60)], isError: true),
      .init(asking: text(&chance, 60), yes: .keep),
    ].randomElement(using: &chance)!
  }

  static func model(_ chance: inout Chance) -> PhoneModel {
    var model = PhoneModel(companyName: text(&chance))
    model.header = CallHeader(
      state: [.noCall, .live, .ended(text(&chance))].randomElement(using: &chance)!,
      seconds: Int.random(in: 0...9999, using: &chance), callerName: text(&chance),
      callerNumber: text(&chance),
      calledName: text(&chance), calledNumber: text(&chance), date: "Mon 23 Nov", time: "10:05:26",
      speed: "instant", isNormalSpeed: false, paused: Bool.random(using: &chance) ? "paused" : nil,
      standIns: Int.random(in: 0...3, using: &chance))
    model.transcript = SharedList((0..<Int.random(in: 0...30, using: &chance)).map { _ in entry(&chance) })
    model.flow = FlowPane(
      flowName: text(&chance), stepCount: 7,
      path: (0..<Int.random(in: 0...20, using: &chance)).map {
        .init(seconds: $0 * 777, label: text(&chance), result: text(&chance), mark: .failed)
      }, present: Bool.random(using: &chance) ? .init(seconds: 9999, label: text(&chance)) : nil,
      branches: (0..<Int.random(in: 0...30, using: &chance)).map { _ in
        .init(text(&chance), to: text(&chance), key: "1")
      })
    model.contact = (0..<Int.random(in: 0...20, using: &chance)).map { _ in
      .init(text(&chance), text(&chance, 40), .changed(was: text(&chance)))
    }
    let lambdas = (0..<Int.random(in: 0...5, using: &chance)).map { _ in
      LambdaRow(
        name: text(&chance), summary: text(&chance), outcome: .ok, parameters: [text(&chance)], result: [])
    }
    model.lambdas = SharedList(lambdas)
    let rows = (0..<Int.random(in: 0...9, using: &chance)).map { _ in
      RowChange(.removed, table: text(&chance), text: text(&chance))
    }
    model.rows = SharedList(rows)
    model.keypad = Keypad(
      labels: Keypad.strip.filter { _ in Bool.random(using: &chance) }.map { .init($0, text(&chance)) },
      pressed: "5")
    model.wait = wait(&chance)
    if case .ringing = model.wait.kind { model.header.state = .ringing }
    model.message = message(&chance)
    model.log = (0..<Int.random(in: 0...9, using: &chance)).map { _ in .init(text(&chance, 40)) }
    model.view.pane = PhoneView.Pane.allCases.randomElement(using: &chance)!
    if Bool.random(using: &chance) {
      model.view.scroll = .held(entry: Int.random(in: 0...35, using: &chance), row: 2, seen: 3)
    }
    if Int.random(in: 0...3, using: &chance) == 0 { model.view.sayLine = TextLine(text(&chance, 40)) }
    if Int.random(in: 0...3, using: &chance) == 0 {
      model.openSearch()
      model.handleSearch(.paste(text(&chance, 2)))
    }
    return model
  }

  /// Every wide character has its other half, no cell holds a control character, the cursor is inside.
  static func expectWhole(_ grid: Grid, _ size: Size, seed: UInt64) {
    #expect(grid.size == size)
    var faults = 0
    for row in 0..<size.rows {
      var columns = 0
      for column in 0..<size.columns {
        let cell = grid[row, column]
        columns += Int(cell.width)
        if cell.width == 2, column + 1 >= size.columns || grid[row, column + 1].width != 0 { faults += 1 }
        if cell.width == 0, column == 0 || grid[row, column - 1].width != 2 { faults += 1 }
        if cell.cluster.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
        ) {
          faults += 1
        }
        if grid.glyphs == .ascii, !cell.cluster.utf8.allSatisfy({ $0 < 0x80 }) { faults += 1 }
      }
      if columns != size.columns { faults += 1 }
    }
    if let cursor = grid.cursor, cursor.row >= size.rows || cursor.column >= size.columns { faults += 1 }
    #expect(faults == 0, "seed \(seed), \(size.columns)x\(size.rows):\n\(grid.text)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func everyScreenIsWholeAtEverySize(seed: UInt64) {
    var chance = Chance(state: seed)
    var model = Self.model(&chance)
    for round in 0..<6 {
      let size = Size(
        columns: Int.random(in: round == 0 ? 1...59 : 60...200, using: &chance),
        rows: Int.random(in: round == 0 ? 1...15 : 16...60, using: &chance))
      let glyphs: GlyphSet = Bool.random(using: &chance) ? .unicode : .ascii
      Self.expectWhole(PhoneScreen.draw(model, size: size, glyphs: glyphs), size, seed: seed)
      Self.expectWhole(DemoScreen.draw(model, size: size, glyphs: glyphs), size, seed: seed)
      Self.expectWhole(HelpScreen().draw(size: size, glyphs: glyphs), size, seed: seed)
      let plain = PlainTextScreen(
        lines: [Self.text(&chance, 90), Self.text(&chance)], fileName: Self.text(&chance))
      Self.expectWhole(plain.draw(size: size, glyphs: glyphs), size, seed: seed)
      let form = LambdaForm(
        lambda: Self.text(&chance), askedBy: Self.text(&chance, 40), sent: [Self.text(&chance)],
        keys: (0..<round * 4).map { "\($0)" + Self.text(&chance) }, timeLimit: "8 s")
      Self.expectWhole(form.draw(model.header, size: size, glyphs: glyphs), size, seed: seed)
      let conditions = ConditionsScreen(
        conditions: (0..<round * 5).map { _ in
          .init(.lambda, Self.text(&chance), .answers(Self.text(&chance)), remark: Self.text(&chance))
        })
      Self.expectWhole(conditions.draw(model.header, size: size, glyphs: glyphs), size, seed: seed)
      for command in [Command.pageUp, .scrollUp, .scrollToStart, .scrollDown] {
        model.scroll(command, size: size, glyphs: glyphs)
      }
      model.nextMatch()
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func wrappedRowsFitAndLoseNothingButBlanks(seed: UInt64) {
    var chance = Chance(state: seed)
    let line = Line(Self.text(&chance, 60), .plain, .unicode)
    for width in [2, 3, 7, 40, 72] {
      let rows = line.wrapped(to: width, firstWidth: Int.random(in: 1...80, using: &chance))
      #expect(rows.allSatisfy { $0.columns <= width })
      let kept = rows.flatMap(\.cells).filter { !$0.isBlank }
      #expect(kept == line.cells.filter { !$0.isBlank })
      for limit in [0, 1, 5, 30] {
        #expect(line.cut(to: limit).columns <= limit)
      }
    }
  }
}
