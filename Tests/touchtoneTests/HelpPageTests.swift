import TestSupport
import Testing

@testable import touchtone

/// The help that people read: of the program and of each of its commands.
@Suite struct HelpPageTests {
  /// Nothing names the program's own page.
  private static let commands = [""] + Touchtone.description.commands.map(\.name)

  private func page(_ command: String) throws -> String {
    switch try Touchtone.description.parse(command.isEmpty ? ["--help"] : [command, "--help"]) {
    case .show(let text): return text
    case .run(let command, _): return "ran \(command.name)"
    }
  }

  @Test(arguments: commands) func everyLineFitsATerminal(command: String) throws {
    for line in try page(command).split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(line.count <= 80, "\(line)")
      #expect(line.last?.isWhitespace != true, "\(line)")
    }
  }

  @Test(arguments: commands) func oneBlankLineIsBetweenGroups(command: String) throws {
    let page = try page(command)
    #expect(!page.contains("\n\n\n"))
    #expect(page.contains("\n\nusage: touchtone "))
  }

  @Test(arguments: commands.dropFirst()) func everyOptionIsThereAndAllMeaningsAreAligned(command: String)
    throws
  {
    let lines = try page(command).split(separator: "\n")
    let description = try #require(Touchtone.description.commands.first { $0.name == command })
    var columns: Set<Int> = []
    for name in description.options.map(\.name) + ["help"] {
      let line = try #require(lines.first { $0.hasPrefix("  --\(name) ") }, "\(name)")
      let meaning = try #require(line.dropFirst(2).range(of: "  ")).upperBound
      let text = line[meaning...].drop { $0 == " " }
      columns.insert(line.distance(from: line.startIndex, to: text.startIndex))
    }
    #expect(columns.count == 1)
  }

  /// An example is a sentence about the command: "draws one flow".
  @Test(arguments: commands.dropFirst()) func everyExampleSaysWhatItsCommandDoes(command: String) throws {
    let description = try #require(Touchtone.description.commands.first { $0.name == command })
    for example in description.examples {
      #expect(example.line.hasPrefix("touchtone \(command)"))
      let verb = try #require(example.meaning.split(separator: " ").first)
      #expect(verb.hasSuffix("s") && verb.allSatisfy(\.isLowercase), "\(example.meaning)")
    }
  }

  /// What scripts and bug reports rely on.
  @Test func playHasTheOptionsOfItsContract() {
    let contract = [
      "from", "to", "flow", "channel", "at", "seed", "store", "attribute", "hours", "queue", "lambda",
      "branch",
      "keys", "format", "for", "steps",
    ]
    #expect(Set(contract).subtracting(PlayCommand.description.options.map(\.name)).isEmpty)
  }

  @Test func everyCommandWhoseStatusTellsSomethingSaysWhat() throws {
    for command in ["play", "check", "fidelity"] {
      #expect(try page(command).contains("\nExit status "), "\(command)")
    }
  }
}
