import Testing

@testable import TerminalUI

/// Whatever else gives way in the top row, who calls and what time it is stay.
@Suite struct HeaderRowTests {
  private static func row(_ columns: Int, _ change: (inout CallHeader) -> Void) -> String {
    var header = Samples.header(26, "10:05:26")
    change(&header)
    var grid = Grid(Size(columns: columns, rows: 1), glyphs: .unicode)
    HeaderRow.draw(header, on: &grid)
    return grid.rowText(0)
  }

  @Test(arguments: [60, 80, 120]) func theTimeOfDayStaysWhereTheCallStandsStill(columns: Int) {
    let row = Self.row(columns) { $0.paused = "paused" }
    for part in ["Asha Rao  +91 98111 12222", "paused", "10:05:26"] { #expect(row.contains(part), "\(row)") }
    let form = Self.row(columns) { $0.paused = "paused for this form" }
    for part in ["Asha Rao  +91 98111 12222", "paused", "10:05:26"] {
      #expect(form.contains(part), "\(form)")
    }
  }

  @Test(arguments: [60, 80, 120]) func theTimeOfDayStaysBackInTime(columns: Int) {
    let row = Self.row(columns) {
      $0.paused = "paused"
      $0.whatIf = .init(name: "A", step: 44, of: 49)
    }
    for part in ["Asha Rao", "what-if A", "44", "49", "paused", "10:05:26"] {
      #expect(row.contains(part), "\(row)")
    }
    #expect(row.contains("+91 98111 12222") == (columns > 60))
  }

  @Test(arguments: [60, 80, 120]) func theTimeOfDayStaysAtTheEndOfACallInThePast(columns: Int) {
    let row = Self.row(columns) {
      $0.state = .ended("ended by the flow")
      $0.whatIf = .init(name: "A", step: 49, of: 49)
    }
    for part in ["Asha Rao  ended", "what-if A", "10:05:26"] { #expect(row.contains(part), "\(row)") }
  }
}
