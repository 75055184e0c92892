import Testing

@testable import TerminalUI

struct PhoneScreenTests {
  static let small = Size(columns: 60, rows: 16)

  @Test func waitingForAKeyOnALargeScreen() throws {
    let grid = PhoneScreen.draw(Samples.waitingForAKey, size: Size(columns: 120, rows: 36))
    try Picture.expect(grid, is: "waiting-for-a-key")
  }

  @Test func aPromptBeingSpoken() throws {
    let grid = PhoneScreen.draw(Samples.promptBeingSpoken, size: Size(columns: 80, rows: 24))
    try Picture.expect(grid, is: "prompt-being-spoken")
  }

  @Test(arguments: [
    ("waiting-for-a-key", Samples.waitingForAKeySmall), ("listening-for-words", Samples.listeningForWords),
    ("collecting-digits", Samples.collectingDigits), ("lambda-running", Samples.lambdaRunning),
    ("in-queue", Samples.inQueue), ("ended", Samples.ended),
  ])
  func theSmallScreen(name: String, model: PhoneModel) throws {
    try Picture.expect(PhoneScreen.draw(model, size: Self.small), is: name)
  }

  @Test func aWindowTooSmallSaysWhatItNeeds() throws {
    let grid = PhoneScreen.draw(Samples.waitingForAKey, size: Size(columns: 44, rows: 8))
    try Picture.expect(grid, is: "too-small")
  }
}
