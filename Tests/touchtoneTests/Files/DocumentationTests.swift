import Foundation
import TestSupport
import Testing

@testable import touchtone

/// The pages of docs/: every example in them is run, and what they say is what happens.
@Suite struct DocumentationTests {
  private struct Example {
    let command: String
    var output: [String]
  }

  /// The pages that have examples.
  private static let pages: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: packagePath("docs"))) ?? []
    return names.filter { $0.hasSuffix(".md") && ((try? text($0)) ?? "").contains("\n```console\n") }.sorted()
  }()

  private static func text(_ page: String) throws -> String {
    try String(contentsOfFile: packagePath("docs/" + page), encoding: .utf8)
  }

  /// The fenced blocks of a page: what stands behind the fence, and the lines.
  private static func blocks(_ page: String) throws -> [(info: String, lines: [String])] {
    var blocks: [(info: String, lines: [String])] = []
    var isInside = false
    for line in try text(page).components(separatedBy: "\n") {
      if isInside, line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].lines.append(line)
      } else if line.hasPrefix("```") {
        isInside = true
        blocks.append((String(line.dropFirst(3)), []))
      }
    }
    return blocks
  }

  private static func examples(_ page: String) throws -> [Example] {
    var examples: [Example] = []
    for line in try blocks(page).filter({ $0.info == "console" }).flatMap(\.lines) {
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

  @Test func thePagesOfPlayingAndDrawingHaveExamples() {
    for page in ["playing.md", "graph.md"] { #expect(Self.pages.contains(page)) }
  }

  /// A block whose fence says `json NAME` is a file of that name, for the examples of its page.
  @Test(arguments: pages) func everyExampleSaysWhatHappens(page: String) throws {
    let folder = try TemporaryFolder()
    for name in ["flows", "prompts"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(of: name), withDestinationPath: packagePath(name))
    }
    for block in try Self.blocks(page) {
      let words = block.info.split(separator: " ")
      if words.count == 2 { try folder.write(block.lines.joined(separator: "\n"), to: String(words[1])) }
    }
    let programs = URL(fileURLWithPath: builtProduct(named: "touchtone")).deletingLastPathComponent().path
    for example in try Self.examples(page) {
      let run = try FinishedProgram(
        "/bin/sh", ["-c", example.command + " 2>&1"],
        environment: ["PATH": programs + ":/usr/bin:/bin", "XDG_STATE_HOME": folder.path(of: "state")],
        in: folder.path)
      let lines = run.output.components(separatedBy: "\n").dropLast()
      #expect(Self.matches(example.output[...], lines), "\(example.command)\n\(run.output)")
    }
  }

  @Test func everyOptionAndEveryKindOfACallIsOnItsPage() throws {
    let page = try Self.text("playing.md")
    for option in PlayCommand.description.options {
      #expect(page.contains("`--\(option.name)"), "\(option.name)")
    }
    for kind in [
      "call", "prompt", "message", "keys", "lambda", "queue", "agent", "row", "stand-in", "approximated",
      "note", "ended",
    ] {
      #expect(page.contains("| `\(kind)` |"), "\(kind)")
    }
  }
}
