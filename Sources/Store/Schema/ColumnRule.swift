/// What the schema lets a column hold.
public enum ColumnRule: Sendable, Hashable {
  /// A text that is not empty.
  case text
  /// `YYYY-MM-DD`, of the years that the store knows.
  case date
  /// `HH:MM`.
  case time
  /// One of these.
  case oneOf([String])
  /// A whole number; nil where it may be below zero.
  case wholeNumber(atLeast: Int?)

  /// Reads it from the line of a table's column in the schema; nil where any text may stand.
  private init?(_ definition: Substring) {
    if definition.contains(" IS date(") {
      self = .date
    } else if definition.contains(" IS strftime('%H:%M',") {
      self = .time
    } else if let list = definition.firstRange(of: " IN (") {
      let values = definition[list.upperBound...].prefix { $0 != ")" }.split(separator: ",")
      self = .oneOf(values.map { $0.filter { $0 != "'" && $0 != " " } })
    } else if definition.contains(" INTEGER ") {
      self = .wholeNumber(
        atLeast: definition.contains(" >= 0)") ? 0 : definition.contains(" > 0)") ? 1 : nil)
    } else if definition.contains(" <> '')") {
      self = .text
    } else {
      return nil
    }
  }

  /// What the newest schema lets a column of a table hold; nil where any text may stand in it.
  static func of(_ column: String, in table: String) -> ColumnRule? {
    for migration in Schema.migrations.reversed() {
      guard let begin = migration.script.firstRange(of: "CREATE TABLE \(table) (") else { continue }
      for line in migration.script[begin.upperBound...].split(separator: "\n") {
        let words = line.drop { $0 == " " }
        if words.hasPrefix(")") { break }
        if words.hasPrefix(column + " ") { return ColumnRule(words) }
      }
    }
    return nil
  }
}
