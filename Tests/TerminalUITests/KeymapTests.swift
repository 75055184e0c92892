import Testing

@testable import TerminalUI

struct KeymapTests {
  @Test func noKeyHasTwoCommands() {
    for bindings in [
      Keymap.phone, Keymap.time, Keymap.comparing, Keymap.map, Keymap.form, Keymap.search,
      Keymap.plainText, Keymap.desk, Keymap.wallboard,
    ] {
      let keys = bindings.flatMap(\.keys)
      #expect(keys.count == Set(keys).count)
    }
  }

  @Test(arguments: Keypad.strip)
  func everyKeyOfTheTelephonePressesItself(key: Character) {
    #expect(Keymap.command(for: .character(key)) == .press(key))
  }

  @Test(arguments: [
    (KeyEvent.character("."), Command.press("#")), (.alternate("x"), .hangUp), (.character(" "), .pause),
    (.wheel(-3), .scrollUp), (.wheel(3), .scrollDown), (.function(1), .help), (.character("k"), .scrollUp),
    (.end, .follow), (.control("c"), .quitAtOnce),
  ])
  func keysHaveTheirCommands(key: KeyEvent, command: Command) {
    #expect(Keymap.command(for: key) == command)
  }

  @Test func whatThisReleaseDoesNotDoIsNotOffered() {
    for key in "hiopstu<=X" { #expect(Keymap.command(for: .character(key)) == nil, "\(key)") }
  }

  @Test func whatTheDeskDoesNotDoIsNotOffered() {
    for key in "bfilmnopyzCDRSV<>=[]{}/" {
      #expect(Keymap.commandAtDesk(for: .character(key)) == nil, "\(key)")
      #expect(Keymap.commandOnWallboard(for: .character(key)) == nil, "\(key)")
    }
  }

  @Test func everythingWithAKeyIsInTheHelp() {
    for bindings in [
      Keymap.phone, Keymap.map, Keymap.form, Keymap.search, Keymap.plainText, Keymap.desk, Keymap.wallboard,
    ] {
      let told = Set(bindings.filter { !$0.help.isEmpty }.map(\.shown))
      #expect(bindings.allSatisfy { told.contains($0.shown) })
    }
  }

  @Test(arguments: [
    (KeyEvent.character("a"), Command.accept), (.character("d"), .decline), (.alternate("h"), .hold),
    (.character("u"), .mute), (.character("t"), .transfer), (.character("c"), .conference),
    (.character("e"), .visit), (.tab, .nextScreen),
    (.backTab, .previousScreen), (.character("5"), .press("5")), (.character("."), .press("#")),
  ])
  func keysOfTheDeskHaveTheirCommands(key: KeyEvent, command: Command) {
    #expect(Keymap.commandAtDesk(for: key) == command)
  }

  @Test func aCallThatStandsStillOffersWhatIsDoneByHand() {
    var model = Samples.waitingForAKey
    let size = Size(columns: 80, rows: 24)
    func foot() -> String { PhoneScreen.draw(model, size: size).rowText(23) }
    #expect(!foot().contains("e edit") && !foot().contains("> force"))
    model.header.paused = "paused"
    for offer in ["e edit", "> force", "r run", "? help"] { #expect(foot().contains(offer), "\(foot())") }
  }

  @Test func aLambdaThatRunsCanBeAnsweredFor() {
    let small = PhoneScreen.draw(Samples.lambdaRunning, size: Size(columns: 60, rows: 16)).rowText(15)
    #expect(small == " Space pause  x hang up  e answer for it  v view     ? help ")
    let wide = PhoneScreen.draw(Samples.lambdaRunning, size: Size(columns: 80, rows: 24)).rowText(23)
    #expect(wide.contains("e answer for it  [ back in time"))
  }

  /// On a screen of a single pane only `v` leads to the others.
  @Test func theOtherPanesAreOfferedOnTheSmallestScreen() {
    for rows in [16, 24] {
      let size = Size(columns: 60, rows: rows)
      let row = PhoneScreen.draw(Samples.waitingForAKey, size: size).rowText(rows - 1)
      #expect(row.contains("[ back in time  v view"), "\(row)")
    }
  }

  @Test func theKeyLineNeverDropsTheHelp() {
    for columns in 60...200 {
      let size = Size(columns: columns, rows: 24)
      let row = PhoneScreen.draw(Samples.waitingForAKey, size: size).rowText(23)
      #expect(row.hasPrefix(" Space pause") && row.hasSuffix("? help "))
      #expect(row.count == columns)
    }
  }

  @Test func aClickOnAWordOfTheKeyLineIsItsCommand() {
    let grid = PhoneScreen.draw(Samples.waitingForAKey, size: Size(columns: 80, rows: 24))
    #expect(grid.action(at: .init(row: 23, column: 2)) == .command(.pause))
    #expect(grid.action(at: .init(row: 19, column: 22)) == .press("5"))
    #expect(grid.action(at: .init(row: 0, column: 70)) == nil)
  }

  /// Two columns of 39 stand beside each other, and words begin in the 14th.
  @Test(arguments: [Keymap.desk, Keymap.wallboard])
  func everyKeyOfTheDeskIsToldWholeAt80Columns(bindings: [Binding]) {
    for binding in bindings { #expect(binding.help.count <= 26, "\(binding.help)") }
  }
}
