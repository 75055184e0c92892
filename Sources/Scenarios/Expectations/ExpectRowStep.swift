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
  private let pairs: [StepLine.Pair]
  private let isThere: Bool

  init(reading line: inout StepLine) throws(Diagnostic) {
    isThere = !line.firstWords(are: "expect", "no")
    table = try line.name("the name of a table").text
    pairs = try line.pairs(atLeast: 0, "status=booked")
  }

  private var words: String {
    ([table] + pairs.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    if !isThere {
      guard let row = try rows(pairs, stage).first else { return }
      throw StepFailure("expected no row \(words), found \(row)")
    }
    while try rows(pairs, stage).isEmpty {
      let (instead, part) = try nearest(stage)
      guard stage.isInCall else { throw StepFailure("expected a row \(words), \(instead)", at: part) }
      do throws(StepFailure) { try stage.goOn("expected a row \(words)", instead: instead) } catch {
        var failure = error
        if failure.line == nil { failure.part = part }
        throw failure
      }
    }
  }

  /// The row that comes nearest, the one with the most of the values, and the first value that it has not.
  private func nearest(_ stage: borrowing Stage) throws(StepFailure) -> (words: String, part: StepLine.Part?)
  {
    for count in stride(from: pairs.count - 1, through: 1, by: -1) {
      if let row = try rows(Array(pairs.prefix(count)), stage).first {
        return ("found \(row)", pairs[count].part)
      }
    }
    return ("found none like it", pairs.first?.part)
  }

  private func rows(_ pairs: [StepLine.Pair], _ stage: borrowing Stage) throws(StepFailure) -> [String] {
    do throws(NamedRowError) {
      let found = try stage.world.store.rows(
        of: table, with: pairs.map { NamedColumn($0.name, $0.value) })
      return found.rows.map { row in
        zip(found.columns, row).map { "\($0)=\($1)" }.joined(separator: " ")
      }
    } catch {
      throw StepFailure(error, in: pairs)
    }
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("the format knows nothing of rows")
  }
}
