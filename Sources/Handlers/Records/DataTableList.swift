import ContactCenter
import JSON
import Store

/// Rows of a data table in groups, as paths and values under `$.DataTableList.ResultData`.
struct DataTableList {
  typealias Values = [(path: String, value: String?)]

  /// `<group>.<row>.<attribute>`.
  private(set) var named: Values = []
  /// `primaryKeyGroups.<group>.<row>.attributes.<number>.attributeValue`; a row and a group are their JSON text.
  private(set) var numbered: Values = []
  /// The size of all groups as JSON text.
  private(set) var byteCount = 0

  /// - Parameter groups: rows by the name of their group; nil for those of the whole table.
  init(_ groups: [(name: String?, records: [Record])]) {
    for (name, records) in groups {
      let group = "primaryKeyGroups." + (name ?? "default")
      var rows: [String] = []
      for (number, record) in records.enumerated() {
        let row = name.map { "\($0).\(number)" } ?? "\(number)"
        for field in record.fields { named.append(("\(row).\(field.name)", field.value)) }
        rows.append(add(record, under: "\(group).\(number)"))
      }
      let text = "[" + rows.joined(separator: ",") + "]"
      numbered.append((group, text))
      byteCount += text.utf8.count
    }
  }

  /// Adds a row; its JSON text.
  private mutating func add(_ record: Record, under path: String) -> String {
    let keys = record.id.split(separator: ";").map(String.init)
    let isPrimary: (Record.Field) -> Bool = { keys.contains("\($0.name)=\($0.value)") }
    let lists = [
      ("primaryKeys", record.fields.filter(isPrimary)),
      ("attributes", record.fields.filter { !isPrimary($0) }),
    ]
    for (list, fields) in lists {
      for (number, field) in fields.enumerated() {
        numbered.append(("\(path).\(list).\(number).attributeName", field.name))
        numbered.append(("\(path).\(list).\(number).attributeValue", field.value))
      }
    }
    var writer = JSONWriter()
    writer.object { writer in
      for (list, fields) in lists {
        writer.key(list)
        writer.array { writer in
          for field in fields {
            writer.object { writer in
              writer.member("attributeName", field.name)
              writer.member("attributeValue", field.value)
            }
          }
        }
      }
    }
    numbered.append((path, writer.text))
    return writer.text
  }
}
