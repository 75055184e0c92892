import ContactCenter

/// A column's name with a value as text: how people name rows who have no type for them.
public struct NamedColumn: Sendable, Hashable {
  public let name: String
  public let value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// Why a row cannot be named like that.
public enum NamedRowError: Error, Sendable, Hashable {
  case noTable(String, known: [String])
  case noColumn(String, table: String, known: [String])
  /// A new row needs a value for these too.
  case missing([String], table: String)
  /// The table does not take the values.
  case refused(RowRefusal)
  case store(StoreError)
}

/// Rows by the names of tables and columns: names choose among the tables that are known here, and never become SQL.
extension Store {
  /// The names of the tables, in the order of dumps.
  public static var tableNames: [String] { WorldTable.all.map(\.name) }

  /// The tables whose rows a call can change.
  public static var tableNamesOfCalls: [String] {
    WorldTable.all.filter { !$0.isOfDesk && !$0.name.hasPrefix("Sample") }.map(\.name)
  }

  /// Every row of a table whose columns have these values, in order of its key; all rows where none is named.
  public func rows(of table: String, with columns: [NamedColumn]) throws(NamedRowError) -> TableRows {
    let table = try Self.table(table)
    let wanted = try table.places(of: columns)
    return try attempt { rows in
      let all = try rows.connection.rows(table.allRows) { $0.values().map(\.description) }
      return TableRows(
        table: table.name, columns: table.columns, keyColumns: table.keyColumns,
        rows: all.filter { row in wanted.allSatisfy { row[$0.place] == $0.value } })
    }
  }

  /// Makes a row, or gives the one with its key these values.
  public func put(_ columns: [NamedColumn], into table: String) throws(NamedRowError) {
    let table = try Self.table(table)
    let given = try table.places(of: columns)
    var row = [String?](repeating: nil, count: table.columns.count)
    for (place, value) in given { row[place] = value }
    let key = row.prefix(table.keyColumns).compactMap { $0.map(StoreValue.text) }
    if key.count == table.keyColumns {
      let former = try attempt { try $0.connection.first(table.rowWithKey, key) { $0.values() } }
      for (place, value) in (former ?? []).enumerated() where row[place] == nil {
        row[place] = value.description
      }
    }
    let missing = row.indices.filter { row[$0] == nil }.map { table.columns[$0] }
    guard missing.isEmpty else { throw .missing(missing, table: table.name) }
    let texts = row.map { $0 ?? "" }
    let values = texts.map(StoreValue.text)
    try attempt { rows in
      try rows.connection.run(table.delete, key)
      do throws(StoreError) { try rows.connection.run(table.insert, values) } catch {
        guard case .constraint(let why) = error else { throw error }
        let holder = try table.holder.flatMap { holder in
          try rows.connection.first(holder.statement, Array(values[holder.columns])) { $0.values() }
        }
        throw NamedRowError.refused(table.refusal(of: texts, why, holder: holder?.map(\.description)))
      }
    }
  }

  /// Takes every row out whose columns have these values; how many there were.
  @discardableResult
  public func remove(_ columns: [NamedColumn], from table: String) throws(NamedRowError) -> Int {
    let found = try rows(of: table, with: columns)
    let table = try Self.table(table)
    try attempt { rows in
      for row in found.rows {
        try rows.connection.run(table.delete, row.prefix(table.keyColumns).map(StoreValue.text))
      }
    }
    return found.rows.count
  }

  private static func table(_ name: String) throws(NamedRowError) -> WorldTable {
    guard let table = WorldTable.all.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      throw .noTable(name, known: tableNames)
    }
    return table
  }

  private func attempt<Result>(
    _ body: (borrowing Transaction) throws -> Result
  ) throws(NamedRowError) -> Result {
    do {
      return try transaction(body)
    } catch let error as NamedRowError {
      throw error
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      preconditionFailure("rows by name throw \(error)")
    }
  }
}

extension WorldTable {
  fileprivate func places(of named: [NamedColumn]) throws(NamedRowError) -> [(place: Int, value: String)] {
    var places: [(place: Int, value: String)] = []
    for column in named {
      guard let place = columns.firstIndex(where: { $0.lowercased() == column.name.lowercased() }) else {
        throw .noColumn(column.name, table: name, known: columns)
      }
      places.append((place, column.value))
    }
    return places
  }
}
