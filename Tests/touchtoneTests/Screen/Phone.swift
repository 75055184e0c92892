import TestSupport

/// The built program on a terminal of its own, with a store of its own, at a fixed time.
final class Phone {
  let terminal: PseudoTerminal
  let store: String
  private let folder: TemporaryFolder

  static let program = builtProduct(named: "touchtone")
  static let center = packagePath("flows/site-visit")

  /// - Parameter options: further ones of `play`.
  init(
    _ options: String..., center: String = Phone.center, rows: Int = 24, columns: Int = 80,
    environment: [String: String?] = [:]
  ) throws {
    folder = try TemporaryFolder()
    store = folder.path(of: "store.sqlite")
    terminal = try PseudoTerminal(
      Self.program, ["play", center, "--at", "2026-11-23T10:05", "--store", store] + options, rows: rows,
      columns: columns, environment: environment)
  }

  /// Lets prompts be over as soon as they begin, and waits until the main menu takes a key.
  func hurryToTheMenu() throws {
    try terminal.wait(forText: "Welcome")
    terminal.type("++++")
    try terminal.wait(forText: "Waiting for one key")
  }

  func press(_ keys: String, until text: String) throws {
    terminal.type(keys)
    try terminal.wait(forText: text)
  }

  /// What `store … bookings` prints of the rows.
  func bookings() throws -> String {
    try FinishedProgram(Self.program, ["store", Self.center, "bookings", "--store", store]).output
  }

  /// True when the terminal is as it was before.
  var isRestored: Bool {
    !terminal.screen.showsAlternateScreen && terminal.screen.isCursorVisible
      && terminal.screen.modes.isDisjoint(with: [1000, 1002, 1003, 1006, 2004])
  }
}
