import Foundation
import TerminalUI
import TestSupport
import Testing

/// An expected picture of a call, kept as text in `Tests/Pictures`; `RECORD_SNAPSHOTS=1` writes it anew.
enum CallPicture {
  static func expect(_ grid: Grid, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = packagePath("Tests") + "/Pictures/call-\(name)-\(grid.size.columns)x\(grid.size.rows).txt"
    let drawn = grid.text + "\n"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try drawn.write(toFile: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOfFile: file, encoding: .utf8)
    #expect(expected == drawn, "\(name):\n\(drawn)", sourceLocation: sourceLocation)
  }
}
