import Diagnostics
import Store

/// `expect row Bookings phoneNumber=+919811112222 status=booked`.
struct ExpectRowStep: PlayedStep {
  static let description = StepDescription(
    ["expect row", "expect no row"], .anywhere,
    forms: ["expect row TABLE COLUMN=VALUE …", "expect no row TABLE COLUMN=VALUE …"],
    meaning: "There is a row with these values, now or as the call goes on by itself; or there is none now.",
    example: "expect row Bookings phoneNumber=+919811112222 status=booked")

  private let table: String
  private let columns: [NamedColumn]
  private let isThere: Bool

  init(reading line: inout StepLine) throws(Diagnostic) {
    isThere = !line.firstWords(are: "expect", "no")
    table = try line.name("the name of a table").text
    columns = try line.pairs(atLeast: 0, "status=booked").map { NamedColumn($0.name, $0.value) }
  }

  private var words: String {
    ([table] + columns.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    if !isThere {
      guard let row = try rows(columns, stage).first else { return }
      throw StepFailure("expected no row \(words), found \(row)")
    }
    if !stage.isInCall {
      guard try rows(columns, stage).isEmpty else { return }
      throw StepFailure("expected a row \(words), \(try instead(stage))")
    }
    try stage.expect("expected a row \(words)") { (stage) throws(StepFailure) in
      try rows(columns, stage).isEmpty ? .instead(try instead(stage)) : .met
    }
  }

  /// The row that comes nearest: the one with the most of the values.
  private func instead(_ stage: borrowing Stage) throws(StepFailure) -> String {
    for count in stride(from: columns.count - 1, through: 1, by: -1) {
      if let row = try rows(Array(columns.prefix(count)), stage).first { return "found \(row)" }
    }
    return "found none like it"
  }

  private func rows(_ columns: [NamedColumn], _ stage: borrowing Stage) throws(StepFailure) -> [String] {
    do throws(NamedRowError) {
      let found = try stage.world.store.rows(of: table, with: columns)
      return found.rows.map { row in
        zip(found.columns, row).map { "\($0)=\($1)" }.joined(separator: " ")
      }
    } catch {
      throw StepFailure(error)
    }
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("the format knows nothing of rows")
  }
}
