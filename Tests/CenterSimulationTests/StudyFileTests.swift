import CenterSimulation
import Diagnostics
import JSON
import Testing

/// Parts of studies in files.
@Suite struct StudyFileTests {
  static func document(_ text: String) throws -> JSONDocument {
    try JSONDocument(parsing: text, named: "part.json")
  }

  private let center: SmallCenter

  init() throws {
    center = try SmallCenter(
      """
      {"from": "2026-01-05T09:00", "calls": {"\(SmallCenter.number)": [5, 5]}, "patience": 60,
       "roster": {"Sales": 1}}
      """)
  }

  private func part(_ number: Int, of count: Int, seed: UInt64 = 1) throws -> StudyPart {
    try center.study(4, seed: seed, shard: .init(number: number, count: count))
  }

  private func refusal(_ parts: [(file: String, part: StudyPart)]) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try StudyPart.merged(parts)
      return nil
    } catch {
      return error
    }
  }

  @Test func aMissingShardIsNamed() throws {
    let found = refusal([("a.json", try part(1, of: 3))])
    #expect(found?.message == "shards 0/3, 2/3 are missing")
    #expect(refusal([]) != nil)
  }

  @Test func aShardThatIsThereTwiceIsNamedWithBothFiles() throws {
    let found = refusal([("a.json", try part(0, of: 2)), ("b.json", try part(0, of: 2))])
    #expect(found?.source == "b.json" && found?.message == "shard 0/2 is in \"a.json\" already")
  }

  /// Machines have the center in folders of their own; the first shard's is the one that is told.
  @Test func shardsOfOneStudyMayNameTheCenterByOtherPaths() throws {
    let first = try part(0, of: 2)
    var subject = try part(1, of: 2).subject
    subject.path = "elsewhere/center"
    let second = StudyPart(subject, .init(number: 1, count: 2), variants: try part(1, of: 2).variants)
    let merged = try StudyPart.merged([("b.json", second), ("a.json", first)])
    #expect(merged.subject == first.subject)
    #expect(merged == (try StudyPart.merged([("a.json", first), ("b.json", try part(1, of: 2))])))
  }

  @Test func aShardOfAnotherStudyIsRefusedWithTheDifference() throws {
    let found = refusal([("a.json", try part(0, of: 2)), ("b.json", try part(1, of: 2, seed: 7))])
    #expect(found?.why == "its seed is 7, not 1")
    let other = refusal([("a.json", try part(0, of: 2)), ("b.json", try part(1, of: 3))])
    #expect(other?.why == "it is one of 3 shards, not of 2")
  }

  @Test(arguments: [
    "{}", "[]", #"{"touchtoneStudy": 3}"#, #"{"touchtoneStudy": 2, "shard": 0, "shards": 1}"#,
  ])
  func whatIsNoPartIsRefused(text: String) throws {
    #expect(throws: Diagnostic.self) { try StudyPart(Self.document(text)) }
  }

  /// Each list has a number too many: nothing is taken for what it is not.
  @Test(arguments: ["\"teams\":[", "\"outcomes\":[", "\"contained\":[", "\"actions\":[", "\"branches\":["])
  func aPartWhoseListsAreNotWholeIsRefused(list: String) throws {
    let text = try part(0, of: 1).json
    let place = try #require(text.ranges(of: list).last).upperBound
    let longer = text[..<place] + "7," + text[place...]
    #expect(throws: Diagnostic.self) { try StudyPart(Self.document(String(longer))) }
  }
}
