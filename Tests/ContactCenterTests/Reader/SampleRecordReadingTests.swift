import ContactCenter
import Diagnostics
import Testing

/// The records of a center's sample.
@Suite struct SampleRecordReadingTests {
  private func reading(_ sample: String) -> (records: [SampleRecord], rules: [String?]) {
    let found = read(#"{"name": "x", "timeZone": "UTC", "sample": {\#(sample)}}"#)
    return (found.definition?.sample.records ?? [], found.problems.map(\.rule))
  }

  @Test func readsProfilesObjectsCasesAndTables() {
    let found = reading(
      """
      "profiles": [{"FirstName": "Asha", "Attributes.age": 41}], "profileObjects": {"_order": [{"Status": "sent"}]},
      "cases": [{"title": "Leak"}],
      "dataTables": {"Prices": {"keys": ["plan"], "rows": [{"plan": "gold", "price": "10"}]}}
      """)
    #expect(found.rules == [])
    #expect(found.records.map(\.kind) == ["profile", "object _order", "case", "table Prices"])
    #expect(
      found.records.map(\.id) == [
        "00000000000000000000000000000001", "00000000000000000000000000000001",
        "00000000-0000-0000-0000-000000000001", "plan=gold",
      ])
    #expect(found.records[0].fields.map(\.value) == ["Asha", "41"])
  }

  @Test(arguments: [
    (#""profiles": [7]"#, "wrong-type"), (#""profiles": [{"a": []}]"#, "wrong-type"),
    (#""dataTables": {"T": {"keys": ["k"]}}"#, "missing-key"),
    (#""dataTables": {"T": {"keys": ["k"], "rows": [{"a": "1"}]}}"#, "missing-key"),
    (#""profile": []"#, "unknown-key"),
  ])
  func whatIsWrongIsAFinding(sample: String, rule: String) { #expect(reading(sample).rules == [rule]) }
}
