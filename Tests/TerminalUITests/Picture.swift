import Foundation
import Testing

@testable import TerminalUI

/// An expected screen, kept as text in `Tests/Pictures`; `RECORD_SNAPSHOTS=1` writes it anew.
enum Picture {
  static func expect(
    _ grid: Grid, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Pictures/\(name)-\(grid.size.columns)x\(grid.size.rows).txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try (grid.text + "\n").write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let differing = zip(expected.split(separator: "\n"), (grid.text + "\n").split(separator: "\n"))
      .filter { $0 != $1 }.map { "expected |\($0)|\n   drawn |\($1)|" }
    #expect(
      expected == grid.text + "\n", "\(name) differs:\n\(differing.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
  }
}
