import ContactCenter
import Foundation
import Testing

@Suite struct ZoneRulesTests {
  /// Every moment that is compared with Foundation: spread over 1970 to 2100, and both sides of every change.
  private static func moments(of zone: ZoneRules) -> [Timestamp] {
    let end = Timestamp(seconds: 4_102_444_800)
    var moments = stride(from: Int64(0), to: end.seconds, by: 211 * 86_400 + 12_345).map {
      Timestamp(seconds: $0)
    }
    var moment = Timestamp(seconds: 0)
    while let change = zone.nextOffsetChange(after: moment), change < end {
      moments += [Timestamp(seconds: change.seconds - 1), change]
      moment = change
    }
    return moments
  }

  @Test func everyZoneAgreesWithFoundation() throws {
    let names = ZoneFiles.system.names
    #expect(names.count > 400)
    var compared = 0
    var differing: [String] = []
    for name in names {
      guard let theirs = TimeZone(identifier: name) else { continue }
      compared += 1
      let ours = try ZoneRules(named: name)
      let difference = Self.moments(of: ours).first { moment in
        let date = Date(timeIntervalSince1970: TimeInterval(moment.seconds))
        return theirs.secondsFromGMT(for: date) != ours.offset(at: moment).seconds
      }
      if let difference {
        differing.append("\(name) at \(difference): ours \(ours.offset(at: difference).seconds)")
      }
    }
    #expect(compared > 400)
    // Foundation carries a tz database of its own, of another release than the system's: the two disagree
    // about a few abolished names (EET, WET) before 1996 and about what laws have changed since. Between two
    // releases those are a few zones with their aliases; a wrong reading of the files is wrong in most.
    #expect(differing.count * 20 <= compared, "\(differing)")
  }

  @Test func everyZoneFindsTheMomentOfEveryLocalTime() throws {
    var wrong: [String] = []
    for name in ZoneFiles.system.names {
      let zone = try ZoneRules(named: name)
      for moment in Self.moments(of: zone) {
        let local = zone.localTime(at: moment)
        let found = zone.timestamp(of: local)
        // The same moment, or the earlier of two with the same clock time.
        if found > moment || zone.localTime(at: found) != local { wrong.append("\(name) at \(moment)") }
      }
    }
    #expect(wrong == [])
  }

  @Test(arguments: [
    // New York 2026: clocks go forward on 8 March at 02:00, back on 1 November at 02:00.
    ("America/New_York", "2026-03-08T01:59", "2026-03-08T06:59:00Z"),
    ("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00:00Z"),
    ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z"),
    ("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00Z"),
    ("America/New_York", "2026-11-01T00:59", "2026-11-01T04:59:00Z"),
    ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z"),
    ("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00Z"),
    ("America/New_York", "2099-07-01T12:00", "2099-07-01T16:00:00Z"),
    ("Europe/Dublin", "2026-07-01T12:00", "2026-07-01T11:00:00Z"),
    ("Asia/Kolkata", "2026-11-23T10:05", "2026-11-23T04:35:00Z"),
    ("Asia/Kathmandu", "2026-11-23T10:05", "2026-11-23T04:20:00Z"),
    // Samoa left out 30 December 2011.
    ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z"),
    ("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00Z"),
    ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z"),
    ("UTC", "2026-11-23T10:05", "2026-11-23T10:05:00Z"),
    ("UTC", "1700-01-01T00:00", "1700-01-01T00:00:00Z"),
    ("America/New_York", "2200-12-31T23:59", "2201-01-01T04:59:00Z"),
  ])
  func localTimesHaveTheirMoment(zone: String, local: String, moment: String) throws {
    let zone = try ZoneRules(named: zone)
    #expect(try TimeText(local).timestamp(in: zone).description == moment)
  }

  @Test func offsetsHaveTheirNames() throws {
    let zone = try ZoneRules(named: "Europe/London")
    let summer = try TimeText("2026-07-01T12:00").timestamp(in: zone)
    #expect(zone.offset(at: summer) == ZoneOffset(seconds: 3600, isDaylightSaving: true, abbreviation: "BST"))
    #expect(zone.name == "Europe/London")
    #expect(zone.nextOffsetChange(after: summer)?.description == "2026-10-25T01:00:00Z")
    #expect(try ZoneRules(named: "Asia/Kolkata").nextOffsetChange(after: summer) == nil)
  }

  @Test func endOfTimeIsReached() throws {
    for name in ["America/New_York", "Asia/Kolkata", "UTC", "Africa/Casablanca"] {
      let zone = try ZoneRules(named: name)
      for edge in [Timestamp(nanoseconds: .min), Timestamp(nanoseconds: .max)] {
        #expect(abs(zone.offset(at: edge).seconds) <= 86_400)
        _ = zone.nextOffsetChange(after: edge)
      }
    }
  }

  @Test(arguments: [
    "", "/etc/passwd", "../../etc/passwd", "Asia/../UTC", "Asia//Kolkata", "Asia/", "Asia/Kol kata",
    "Asia/Kolkata\u{0}",
    "Asia/Kolkata\n", "Ásia/Kolkata", ".", "-x", String(repeating: "a", count: 101),
  ])
  func otherTextsAreNoZoneName(name: String) {
    #expect(throws: ZoneRulesError.notAZoneName(name)) { try ZoneRules(named: name) }
  }

  @Test(arguments: [
    ("Asia/Kolkatta", ["Asia/Kolkata"]), ("asia/kolkata", ["Asia/Kolkata"]), ("Kolkata", ["Asia/Kolkata"]),
    ("India/Kolkata", ["Asia/Kolkata"]), ("Europe/Lodnon", ["Europe/London"]), ("Londno", ["Europe/London"]),
    ("Asia", ["Pacific/Apia"]), ("Middle_Earth/Shire", []),
  ])
  func unknownZonesAreSuggestedNearNames(name: String, near: [String]) {
    #expect(throws: ZoneRulesError.unknown(name, near: near)) { try ZoneRules(named: name) }
  }

  @Test func machineWithoutZonesSaysSo() throws {
    let files = ZoneFiles(folder: "/nonexistent-zones")
    #expect(throws: ZoneRulesError.noZoneFiles("Asia/Kolkata")) {
      try ZoneRules(named: "Asia/Kolkata", in: files)
    }
    #expect(try ZoneRules(named: "UTC", in: files) == .utc)
  }

  @Test func damagedFilesAreRefusedAndNeverTrap() throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/America/New_York")))
    #expect(ZoneRules(named: "whole", bytes: bytes) != nil)
    for length in 0..<bytes.count { #expect(ZoneRules(named: "cut", bytes: Array(bytes[..<length])) == nil) }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0xFF
      if let zone = ZoneRules(named: "changed", bytes: changed) {
        _ = zone.localTime(at: Timestamp(seconds: 1_800_000_000))
      }
    }
  }

  /// Not every machine has zones that count leap seconds: this one is made here.
  @Test func aZoneThatCountsLeapSecondsIsRefused() {
    func bytes(leapSeconds count: UInt8) -> [UInt8] {
      let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
      let counts: [UInt8] = [0, 0, count, 0, 1, 4].flatMap { [0, 0, 0, $0] }
      func block(_ wordSize: Int) -> [UInt8] {
        let leap = [UInt8](repeating: 0, count: wordSize + 3) + [1]
        return header + counts + [UInt8](repeating: 0, count: 6) + Array("UTC\0".utf8)
          + (0..<count).flatMap { _ in leap }
      }
      return block(4) + block(8) + Array("\nUTC0\n".utf8)
    }
    #expect(ZoneRules(named: "UTC", bytes: bytes(leapSeconds: 0)) != nil)
    #expect(ZoneRules(named: "leap seconds", bytes: bytes(leapSeconds: 1)) == nil)
  }
}
