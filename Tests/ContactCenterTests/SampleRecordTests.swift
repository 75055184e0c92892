import ContactCenter
import Testing

/// The ids and kinds of records.
@Suite struct SampleRecordTests {
  @Test func idsAreNumbersAsTheServiceWritesIds() {
    #expect(SampleRecord.id(12, of: SampleRecord.profile) == "00000000000000000000000000000012")
    #expect(SampleRecord.id(12, of: SampleRecord.caseKind) == "00000000-0000-0000-0000-000000000012")
  }

  @Test func aRowIsNamedByItsPrimaryValuesInTheOrderOfTheirNames() {
    let values = [NamedValue(name: "plan", value: "gold"), NamedValue(name: "city", value: "Pune")]
    #expect(SampleRecord.row(values) == "city=Pune;plan=gold")
    #expect(SampleRecord.row(values.reversed()) == SampleRecord.row(values))
  }

  @Test(arguments: ["Prices", "arn:aws:connect:us-east-1:1:instance/i/data-table/Prices"])
  func aTableIsKnownByTheLastPartOfItsId(id: String) { #expect(SampleRecord.table(id) == "table Prices") }
}
