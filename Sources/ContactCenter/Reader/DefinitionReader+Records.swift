import Diagnostics
import JSON

extension DefinitionReader {
  /// Profiles, their objects, cases and data tables of the sample.
  mutating func records(of sample: JSONValue) -> [SampleRecord] {
    var found = records(in: sample, "profiles", SampleRecord.profile)
    for entry in entries(in: sample, "profileObjects") {
      found += numbered(list(entry.value, "\"\(entry.name)\"") ?? [], SampleRecord.object(entry.name))
    }
    found += records(in: sample, "cases", SampleRecord.caseKind)
    for entry in entries(in: sample, "dataTables") { found += table(entry) }
    return found
  }

  private mutating func records(in sample: JSONValue, _ key: String, _ kind: String) -> [SampleRecord] {
    numbered(list(in: sample, key) ?? [], kind)
  }

  private mutating func numbered(_ elements: [JSONValue], _ kind: String) -> [SampleRecord] {
    elements.enumerated().compactMap { number, element in
      fields(of: element).map {
        SampleRecord(kind: kind, id: SampleRecord.id(number + 1, of: kind), fields: $0)
      }
    }
  }

  /// A table is told by the columns that tell its rows apart, and its rows.
  private mutating func table(_ entry: JSONMember) -> [SampleRecord] {
    guard let table = object(entry.value, "a data table", keys: ["keys", "rows"]) else { return [] }
    for key in ["keys", "rows"] where table[key] == nil {
      report(table.finding("a data table has no \"\(key)\"", rule: "missing-key", fix: "add \"\(key)\""))
    }
    var keys: [String] = []
    for element in list(in: table, "keys") ?? [] {
      if let key = text(element, "a key of a data table") { keys.append(key) }
    }
    var found: [SampleRecord] = []
    for row in list(in: table, "rows") ?? [] {
      guard let fields = fields(of: row) else { continue }
      let primary = fields.filter { keys.contains($0.name) }
      guard primary.count == keys.count else {
        report(
          row.finding(
            "a row of \"\(entry.name)\" has not every key of the table", rule: "missing-key",
            why: "the keys are \(Self.list(keys))"))
        continue
      }
      found.append(
        SampleRecord(
          kind: SampleRecord.table(entry.name), id: SampleRecord.row(primary), fields: fields))
    }
    return found
  }

  /// The members of an object whose names are free; numbers and booleans are taken as their text.
  private mutating func fields(of value: JSONValue) -> [NamedValue]? {
    guard value.kind == .object else {
      report(value.finding("a record must be an object, found \(value.kind.words)", rule: "wrong-type"))
      return nil
    }
    var fields: [NamedValue] = []
    for member in value.members {
      guard let text = member.value.scalarText, !member.name.isEmpty else {
        report(
          member.value.finding(
            "\"\(member.name)\" of a record must be a text, found \(member.value.kind.words)",
            rule: "wrong-type"))
        continue
      }
      if !fields.contains(where: { $0.name == member.name }) {
        fields.append(NamedValue(name: member.name, value: text))
      }
    }
    return fields.isEmpty ? nil : fields
  }
}
