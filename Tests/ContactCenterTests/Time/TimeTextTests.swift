import ContactCenter
import Testing

@Suite struct TimeTextTests {
  @Test(arguments: [
    ("2026-11-23T10:05", "2026-11-23T10:05"), ("2026-11-23 10:05", "2026-11-23T10:05"),
    ("2026-11-23T10:05:26", "2026-11-23T10:05:26"), ("2026-11-23t00:00:00", "2026-11-23T00:00"),
  ])
  func withoutAnOffsetItIsTheCentersTime(text: String, civil: String) throws {
    guard case .civil(let read) = try TimeText(text) else {
      Issue.record("not civil")
      return
    }
    #expect(read.description == civil)
  }

  @Test(arguments: [
    ("2026-11-23T10:05Z", "2026-11-23T10:05:00Z"), ("2026-11-23T10:05:26z", "2026-11-23T10:05:26Z"),
    ("2026-11-23T10:05+05:30", "2026-11-23T04:35:00Z"), ("2026-11-23 10:05:01-08:00", "2026-11-23T18:05:01Z"),
    ("2027-01-01T00:00+14:00", "2026-12-31T10:00:00Z"),
  ])
  func withAnOffsetItIsAMoment(text: String, moment: String) throws {
    guard case .absolute(let read) = try TimeText(text) else {
      Issue.record("not absolute")
      return
    }
    #expect(read.description == moment)
  }

  @Test(
    arguments: [
      ("", .empty), ("tomorrow", .notThisForm), ("10:05", .notThisForm), ("2026-11-23", .noTimeOfDay),
      ("2026-11-31T10:05", .noSuchDate("2026-11-31")), ("9999-11-30T10:05", .noSuchDate("9999-11-30")),
      ("2026-11-23T25:05", .noSuchTime("25:05")), ("2026-11-23T24:00", .noSuchTime("24:00")),
      ("2026-11-23T9:05", .notThisForm), ("2026-11-23T10:05:", .notThisForm),
      ("2026-11-23x10:05", .notThisForm),
      ("2026-11-23  10:05", .notThisForm), ("2026-11-23T10:05 Z", .notThisForm),
      ("2026-11-23T10:05+5:30", .noSuchOffset("+5:30")), ("2026-11-23T10:05+19:00", .noSuchOffset("+19:00")),
      ("2026-11-23T10:05+0530", .noSuchOffset("+0530")), ("2026-11-23T10:05Zulu", .noSuchOffset("Zulu")),
      ("2026-11-23T10:05+", .noSuchOffset("+")), ("2026-11-2\u{300}3T10:05", .notThisForm),
      ("２026-11-23T10:05", .notThisForm),
      ("\u{0}2026-11-23T10:05", .notThisForm),
    ] as [(String, TimeTextError)])
  func otherTextIsRefusedWithItsReason(text: String, reason: TimeTextError) {
    #expect(throws: reason) { try TimeText(text) }
    #expect(!reason.words.isEmpty)
  }

  @Test func centersTimeFollowsItsZone() throws {
    let kolkata = try ZoneRules(named: "Asia/Kolkata")
    #expect(try TimeText("2026-11-23T10:05").timestamp(in: kolkata).description == "2026-11-23T04:35:00Z")
    #expect(try TimeText("2026-11-23T10:05Z").timestamp(in: kolkata).description == "2026-11-23T10:05:00Z")
  }
}
