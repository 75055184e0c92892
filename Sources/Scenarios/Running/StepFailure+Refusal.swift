import Diagnostics
import Store

extension StepFailure {
  /// A row that its table does not take.
  ///
  /// - Parameter pairs: its columns as the line has them.
  init(_ refusal: RowRefusal, in pairs: [StepLine.Pair]) {
    func part(of column: NamedColumn?) -> StepLine.Part? {
      pairs.first { $0.name.lowercased() == column?.name.lowercased() }?.part
    }
    switch refusal {
    case .value(let column, let table, let rule):
      self.init(
        "\(column.name) of \(table) cannot be \(column.value.quotedForReading)", at: part(of: column),
        why: "\(column.name) is " + rule.words, fix: rule.fix(column))
    case .held(let columns, let table, let other):
      let (wanted, holder) = (Self.pairs(columns), Self.pairs(other))
      self.init(
        "another row of \(table) has \(wanted) already", at: part(of: columns.first),
        why: "only one row may have that, and the row \(holder) has it",
        fix: "write other values, or put a line above it such as: given no row \(table) \(holder)")
    case .other(let why): self.init("the table does not take this row", why: why)
    }
  }

  private static func pairs(_ columns: [NamedColumn]) -> String {
    columns.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
  }
}

extension ColumnRule {
  /// What a column holds, for one who writes a row.
  fileprivate var words: String {
    switch self {
    case .text: "never empty"
    case .date: "a date of the years 1700 to 2200, as YYYY-MM-DD"
    case .time: "a time from 00:00 to 23:59, as HH:MM"
    case .oneOf(let values): values.joined(separator: " or ")
    case .wholeNumber(let least): "a whole number" + (least.map { " from \($0)" } ?? "")
    }
  }

  fileprivate func fix(_ column: NamedColumn) -> String {
    switch self {
    case .text: "write a value behind \(column.name)="
    case .date: "write it like \(column.name)=2026-11-24"
    case .time: "write it like \(column.name)=09:30"
    case .oneOf(let values):
      nearest(to: column.value, among: values).map { "did you mean \(column.name)=\($0)?" }
        ?? "write " + values.map { "\(column.name)=\($0)" }.joined(separator: " or ")
    case .wholeNumber(let least): "write it like \(column.name)=\(max(1, least ?? 1))"
    }
  }
}
