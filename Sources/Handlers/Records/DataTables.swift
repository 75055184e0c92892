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

  /// Whole rows, all of the table or those of each group: `DataTableList.ResultData.<group>.<number>.<attribute>`.
  public static func list(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    guard let table = request.text("DataTableId") else { return noTable }
    let groups = request.list("PrimaryKeyGroups")
    let all = try rows.records(of: SampleRecord.table(table))
    guard !all.isEmpty else { return absent(table) }
    guard groups.count <= queryLimit else { return .failed("an action lists up to 5 groups") }
    var values: [(path: String, value: String?)] = []
    func add(_ records: [Record], under path: String) {
      for (number, record) in records.enumerated() {
        for field in record.fields { values.append(("\(path).\(number).\(field.name)", field.value)) }
      }
    }
    if groups.isEmpty { add(all, under: "DataTableList.ResultData") }
    for group in groups {
      guard let name = group["PrimaryKeyGroupName"]?.string else {
        return .failed("a group has no name")
      }
      let wanted = primary(of: group)
      let found = all.filter { record in wanted.allSatisfy { record[$0.name] == $0.value } }
      add(found, under: "DataTableList.ResultData.\(name)")
    }
    let bytes = values.reduce(0) { $0 + $1.path.utf8.count + ($1.value?.utf8.count ?? 0) }
    return bytes > listByteLimit ? .failed("the rows have more than 32 KB") : RecordAnswer(.done, values)
  }

  /// Writes values of rows, and makes the rows that are missing.
  public static func write(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    let groups = request.list("DataTableUpsertAttributes")
    let count = groups.reduce(0) { $0 + ($1["Attributes"]?.elements.count ?? 0) }
    guard let table = request.text("DataTableId") else { return noTable }
    guard request.text("LockVersion") != nil else { return .failed("a lock version is needed to write") }
    guard (1...attributeLimit).contains(count) else { return .failed("an action writes 1 to 25 attributes") }
    let kind = SampleRecord.table(table)
    guard groups.allSatisfy({ !primary(of: $0).isEmpty }) else {
      return .failed("a row is named by its primary values, and there are none")
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
