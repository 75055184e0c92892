import Foundation
import TestSupport
import Testing

/// Data that would command the terminal, and files that break while they are played.
@Suite struct HostileTextTests {
  /// A copy of the site visits, one of its files changed.
  private func center(_ file: String, _ change: (String) -> String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in ["flows/site-visit", "prompts"] {
      let target = URL(fileURLWithPath: folder.path(of: path))
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: packagePath(path), toPath: target.path)
    }
    try folder.write(change(try folder.read(file)), to: file)
    return folder
  }

  @Test func controlCharactersInNamesAreShownAndNeverSent() throws {
    let folder = try center("flows/site-visit/center.json") {
      $0.replacingOccurrences(of: "Asha Rao", with: #"A\u001b]0;owned\u0007sha\u009b31m R\u0008ao"#)
    }
    let phone = try Phone(center: folder.path(of: "flows/site-visit"))
    try phone.terminal.wait(forText: "Welcome back")
    #expect(phone.terminal.screen.text.contains("A^[]0;owned"))
    #expect(phone.terminal.screen.title.isEmpty && phone.terminal.screen.bells == 0)
    #expect(phone.terminal.screen.unknownSequences.isEmpty)
    #expect(!phone.terminal.output.contains(7))
  }

  @Test func controlCharactersInAFlowsTextAreShownAndNeverSent() throws {
    let folder = try center("flows/site-visit/in-queue.json") {
      $0.replacingOccurrences(of: "This call may be", with: #"\u001b[2J\u0007This call may be"#)
    }
    let phone = try Phone(center: folder.path(of: "flows/site-visit"))
    try phone.terminal.wait(forText: "Welcome back")
    phone.terminal.type("+++")
    try phone.terminal.wait(forText: "Waiting for one key")
    phone.terminal.type("-1")
    try phone.terminal.wait(forText: "This call may be")
    #expect(phone.terminal.screen.bells == 0)
    #expect(phone.terminal.screen.text.contains("^["))
    #expect(phone.terminal.screen.unknownSequences.isEmpty)
  }

  @Test func aFileBrokenWhileItIsPlayedKeepsTheOldOneUntilItIsMended() throws {
    let folder = try center("flows/site-visit/welcome.json") { $0 }
    let file = "flows/site-visit/welcome.json"
    let good = try folder.read(file)
    let phone = try Phone("--from", "anonymous", center: folder.path(of: "flows/site-visit"))
    try phone.terminal.wait(forText: "Welcome to Amberleaf")
    try folder.write(String(good.dropLast(40)), to: file)
    try phone.terminal.wait(forText: "welcome.json:")
    try phone.press("x", until: "the caller hung up")
    try phone.press("c", until: "Welcome to Amberleaf")
    try folder.write(good, to: file)
    try phone.terminal.wait(forText: "was read again")
    #expect(phone.terminal.screen.unknownSequences.isEmpty)
  }
}
