import Foundation
import TestSupport
import Testing

@testable import touchtone

/// docs/playing.md: every example in it is run, and what it says is what happens.
@Suite struct PlayingPageTests {
  private struct Example {
    let command: String
    var output: [String]
  }

  private static func page() throws -> String {
    try String(contentsOfFile: packagePath("docs/playing.md"), encoding: .utf8)
  }

  /// The lines of each fenced block of a language.
  private static func blocks(_ language: String) throws -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in try page().components(separatedBy: "\n") {
      if isInside, line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(line)
      } else if line == "```" + language {
        isInside = true
        blocks.append([])
      }
    }
    return blocks
  }

  private static func examples() throws -> [Example] {
    var examples: [Example] = []
    for line in try blocks("console").joined() {
      if line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2)), output: []))
      } else {
        examples[examples.count - 1].output.append(line)
      }
    }
    return examples
  }

  /// True when the lines are those of the page; a line `…` there stands for any number of lines, and `/…/` in a line
  /// for a path.
  private static func matches(_ page: ArraySlice<String>, _ real: ArraySlice<String>) -> Bool {
    guard let first = page.first else { return real.isEmpty }
    if first == "…" {
      return (real.startIndex...real.endIndex).contains { matches(page.dropFirst(), real[$0...]) }
    }
    guard let line = real.first else { return false }
    let isSame: Bool
    if first.hasPrefix("/…/") {
      isSame = line.hasPrefix("/") && line.hasSuffix(first.dropFirst(2))
    } else {
      isSame = line == first
    }
    return isSame && matches(page.dropFirst(), real.dropFirst())
  }

  @Test func everyExampleSaysWhatHappens() throws {
    let folder = try TemporaryFolder()
    for name in ["flows", "prompts"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(of: name), withDestinationPath: packagePath(name))
    }
    try folder.write(try #require(Self.blocks("json").first).joined(separator: "\n"), to: "order.json")
    let programs = URL(fileURLWithPath: builtProduct(named: "touchtone")).deletingLastPathComponent().path
    let examples = try Self.examples()
    #expect(examples.count > 10)
    for example in examples {
      let run = try FinishedProgram(
        "/bin/sh", ["-c", example.command + " 2>&1"],
        environment: ["PATH": programs + ":/usr/bin:/bin", "XDG_STATE_HOME": folder.path(of: "state")],
        in: folder.path)
      let lines = run.output.components(separatedBy: "\n").dropLast()
      #expect(Self.matches(example.output[...], lines), "\(example.command)\n\(run.output)")
    }
  }

  @Test func everyOptionAndEveryKindIsOnThePage() throws {
    let page = try Self.page()
    for option in PlayOptions.all.map(\.name) + [
      PlayCommand.keys.name, PlayCommand.format.name, "for", "steps",
    ] {
      #expect(page.contains("--\(option)"), "\(option)")
    }
    for kind in [
      "call", "prompt", "message", "keys", "lambda", "queue", "agent", "row", "stand-in", "note", "ended",
    ] {
      #expect(page.contains("| `\(kind)` |"), "\(kind)")
    }
  }
}
