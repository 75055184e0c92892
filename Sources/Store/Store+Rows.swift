extension Store {
  /// Every row of every table, in one view of the store: tables in a fixed order, rows in order of their
  /// keys.
  public func dump() throws(StoreError) -> [TableRows] {
    try connection.asStoreError {
      try reading { _ in
        try WorldTable.all.map { table in
          TableRows(
            table: table.name, columns: table.columns, keyColumns: table.keyColumns,
            rows: try connection.rows(table.allRows) { $0.values().map(\.description) })
        }
      }
    }
  }

  /// One number for all rows: equal for equal rows, in every process and on every machine.
  public func rowsHash() throws(StoreError) -> UInt64 {
    try connection.asStoreError {
      try reading { _ in
        var hash = RowsHash()
        for table in WorldTable.all {
          hash.add(table.name)
          try connection.with(table.allRows, []) { running throws(StoreError) in
            while try running.step() {
              for column in table.columns.indices { hash.add(running.text(Int32(column))) }
            }
          }
        }
        return hash.value
      }
    }
  }
}
