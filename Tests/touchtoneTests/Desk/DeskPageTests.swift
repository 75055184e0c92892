import Foundation
import TestSupport
import Testing

@testable import TerminalUI
@testable import touchtone

/// The page about the desk tells every key in the words of the help, and every option.
@Suite struct DeskPageTests {
  private static func page() throws -> String {
    try String(contentsOfFile: packagePath("docs/desk.md"), encoding: .utf8)
  }

  @Test func everyKeyIsOnThePageAsItIsInTheHelp() throws {
    let section = try #require(
      Self.page().split(separator: "## Keys\n").last?.split(separator: "## A contact\n").first)
    let told = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    func rows(_ section: Binding.Section, _ bindings: [Binding]) -> [String] {
      bindings.filter { $0.section == section && !$0.help.isEmpty }.map { "| `\($0.shown)` | \($0.help) |" }
    }
    #expect(
      told == rows(.desk, Keymap.desk) + rows(.wallboard, Keymap.wallboard) + rows(.world, Keymap.wallboard))
  }

  @Test func everyOptionIsOnThePage() throws {
    let page = try Self.page()
    for option in DeskCommand.description.options {
      #expect(page.contains("`--\(option.name)"), "\(option.name)")
    }
  }
}
