import ContactCenter
import JSON
import Store

/// What flows do with data tables: rows of the store, one record a row of a table.
public enum DataTables {
  /// The most queries or groups of one action, attributes of one writing, bytes of one list (reference, section 9).
  private static let queryLimit = 5
  private static let attributeLimit = 25
  private static let listByteLimit = 32 * 1024

  /// Values of one row a query: `DataTables.<query>.<attribute>`.
  public static func evaluate(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer
  {
    let queries = request.list("Queries")
    guard let table = request.text("DataTableId") else { return noTable }
    guard (1...queryLimit).contains(queries.count) else { return .failed("an action makes 1 to 5 queries") }
    guard try !rows.records(of: SampleRecord.table(table)).isEmpty else { return absent(table) }
    var values: [(path: String, value: String?)] = []
    for query in queries {
      guard let name = query["QueryName"]?.string else {
        return .failed("a query has no name")
      }
      let record = try rows.record(SampleRecord.row(primary(of: query)), of: SampleRecord.table(table))
      for attribute in query["Attributes"]?.elements ?? [] {
        guard let field = attribute.scalarText ?? attribute["AttributeName"]?.string else { continue }
        values.append(("DataTables.\(name).\(field)", record?[field]))
      }
    }
    return RecordAnswer(.done, values)
  }

  /// Whole rows, those of each group, or all of the table as the group "default".
  ///
  /// Where they are listed is a setting: `primaryKeyGroups.<group>[<row>].attributes[<number>].attributeValue`, with the
  /// table's id and lock version beside them, or `<group>.<row>.<attribute>`, and without groups `<row>.<attribute>`.
  public static func list(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    guard let table = request.text("DataTableId") else { return noTable }
    let groups = request.list("PrimaryKeyGroups")
    let all = try rows.records(of: SampleRecord.table(table))
    guard !all.isEmpty else { return absent(table) }
    guard groups.count <= queryLimit else { return .failed("an action lists up to 5 groups") }
    var found: [(name: String?, records: [Record])] = groups.isEmpty ? [(nil, all)] : []
    for group in groups {
      guard let name = group["PrimaryKeyGroupName"]?.string else {
        return .failed("a group has no name")
      }
      let wanted = primary(of: group)
      found.append((name, all.filter { record in wanted.allSatisfy { record[$0.name] == $0.value } }))
    }
    let list = DataTableList(found)
    var values = list.named
    if !request.settings.listsRowsByName {
      values = [("dataTableId", table), ("lockVersion.dataTable", version(of: all))] + list.numbered
    }
    guard list.byteCount <= listByteLimit else { return .failed("the rows have more than 32 KB") }
    return RecordAnswer(.done, values.map { ("DataTableList.ResultData." + $0.path, $0.value) })
  }

  /// The lock version of a table: another one after every change of a row.
  private static func version(of records: [Record]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for record in records {
      for text in [record.id] + record.fields.flatMap({ [$0.name, $0.value] }) {
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
      }
    }
    return String(hash, radix: 16)
  }

  /// Writes values of rows, and makes the rows that are missing.
  public static func write(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    let groups = request.list("DataTableUpsertAttributes")
    // A group without attributes counts with its primary values (reference, section 9).
    let count = groups.reduce(0) { sum, group in
      let attributes = group["Attributes"]?.elements.count ?? 0
      return sum + (attributes > 0 ? attributes : primary(of: group).count)
    }
    guard let table = request.text("DataTableId") else { return noTable }
    guard let lock = request.text("LockVersion") else { return .failed("a lock version is needed to write") }
    guard (1...attributeLimit).contains(count) else {
      return .failed("an action writes 1 to \(attributeLimit) attributes, and \(count) are named")
    }
    let kind = SampleRecord.table(table)
    guard groups.allSatisfy({ !primary(of: $0).isEmpty }) else {
      return .failed("a row is named by its primary values, and there are none")
    }
    if request.settings.comparesLock, lock.uppercased() != "LATEST" {
      guard try lock == version(of: rows.records(of: kind)) else {
        return .failed("the data table has changed since that lock version")
      }
    }
    for group in groups {
      let primary = primary(of: group)
      let id = SampleRecord.row(primary)
      for entry in primary { try rows.set(entry.name, to: entry.value, of: id, kind: kind) }
      for attribute in group["Attributes"]?.elements ?? [] {
        guard let name = attribute["Name"]?.string,
          attribute["UseDefaultValue"]?.scalarText?.lowercased() != "true"
        else { continue }
        try rows.set(name, to: attribute["Value"]?.scalarText ?? "", of: id, kind: kind)
      }
    }
    return RecordAnswer(.done)
  }

  private static var noTable: RecordAnswer { .failed("no data table is named") }

  private static func absent(_ table: String) -> RecordAnswer {
    .failed("the data \(SampleRecord.table(table)) is not in the store")
  }

  private static func primary(of group: JSONValue) -> [NamedValue] {
    (group["PrimaryValues"]?.elements ?? []).compactMap { entry in
      guard let name = (entry["Name"] ?? entry["AttributeName"])?.string,
        let value = entry["Value"]?.scalarText
      else { return nil }
      return NamedValue(name: name, value: value)
    }
  }
}
