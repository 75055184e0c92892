import Foundation
import TestSupport
import Testing

@testable import TerminalUI

/// The page about playing tells every key of the phone, in the words of the help.
@Suite struct PlayingPageTests {
  @Test func everyKeyIsOnThePageAsItIsInTheHelp() throws {
    let page = try String(contentsOfFile: packagePath("docs/playing.md"), encoding: .utf8)
    let section = try #require(
      page.split(separator: "### Keys\n").last?.split(separator: "### Speed\n").first)
    let told = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    let known = Binding.Section.allCases.filter { ![.timeTravel, .comparison].contains($0) }.flatMap {
      section in
      Keymap.phone.filter { $0.section == section && !$0.help.isEmpty }.map {
        "| `\($0.shown)` | \($0.help) |"
      }
    }
    #expect(told == known)
  }

  @Test func everyKeyOfThePastIsOnThePageAsItIsInTheHelp() throws {
    let page = try String(contentsOfFile: packagePath("docs/playing.md"), encoding: .utf8)
    let section = try #require(
      page.split(separator: "### Back in time\n").last?.split(separator: "### Forms\n").first)
    let told = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    let known = Keymap.time + Keymap.comparing
    #expect(told == known.filter { !$0.help.isEmpty }.map { "| `\($0.shown)` | \($0.help) |" })
  }

  @Test(arguments: [
    ("### Forms\n", "### The map\n", [Keymap.form]),
    ("### The map\n", "### Showing it to somebody\n", [Keymap.map]),
    ("### Searching, and plain text\n", "### Showing it to somebody\n", [Keymap.search, Keymap.plainText]),
  ])
  func everyKeyOfFormsAndTheMapIsOnThePageAsItIsInTheHelp(
    start: String, end: String, tables: [[Binding]]
  ) throws {
    let page = try String(contentsOfFile: packagePath("docs/playing.md"), encoding: .utf8)
    let section = try #require(page.split(separator: start).last?.split(separator: end).first)
    let keys = tables.joined().filter { !$0.help.isEmpty }.map { "| `\($0.shown)` | \($0.help) |" }
    #expect(section.split(separator: "\n").map(String.init).filter(keys.contains) == keys)
  }
}
