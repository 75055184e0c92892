import Diagnostics

/// The clock rules of one time zone, read from the machine's tz database.
///
/// Times after the table of a file follow the rule at its end, so any year is right as far as today's law
/// goes.
public struct ZoneRules: Sendable, Hashable {
  /// "Asia/Kolkata".
  public let name: String
  private let table: ZoneTable

  /// UTC, which needs no file.
  public static let utc = ZoneRules(
    name: "UTC",
    table: ZoneTable(
      transitions: [], offsetIndexes: [],
      offsets: [ZoneOffset(seconds: 0, isDaylightSaving: false, abbreviation: "UTC")], rule: nil))

  private init(name: String, table: ZoneTable) {
    self.name = name
    self.table = table
  }

  /// Reads the rules of a zone.
  ///
  /// - Parameter files: the machine's own, unless a test has others.
  public init(named name: String, in files: ZoneFiles = .system) throws(ZoneRulesError) {
    guard Self.isZoneName(name) else { throw .notAZoneName(name) }
    if name == "UTC" {
      self = .utc
      return
    }
    guard let bytes = files.contents(of: name) else {
      let names = files.names
      if names.isEmpty { throw .noZoneFiles(name) }
      throw .unknown(name, near: Self.near(name, among: names))
    }
    guard let table = ZoneTableReader.read(bytes) else {
      throw .damaged(name, path: "\(files.folder)/\(name)")
    }
    self.init(name: name, table: table)
  }

  /// The rules in the bytes of a TZif file; nil when they are none.
  public init?(named name: String, bytes: [UInt8]) {
    guard let table = ZoneTableReader.read(bytes) else { return nil }
    self.init(name: name, table: table)
  }

  /// The offset from UTC at a moment.
  public func offset(at timestamp: Timestamp) -> ZoneOffset { table.span(at: timestamp.seconds).offset }

  /// What clocks in the zone show at a moment; parts of a second are cut.
  public func localTime(at timestamp: Timestamp) -> CivilDateTime {
    let seconds = timestamp.seconds
    return CivilDateTime(secondsSince1970: seconds + Int64(table.span(at: seconds).offset.seconds))
  }

  /// When clocks in the zone show a date and time.
  ///
  /// A time that happens twice, when clocks go back, is the earlier. A time that is skipped, when clocks go
  /// forward, moves forward by as much as was skipped: 02:30 is 03:30 where an hour is skipped at 02:00.
  public func timestamp(of civil: CivilDateTime) -> Timestamp {
    let wall = civil.secondsSince1970
    // No zone is further than a day and a bit from UTC, so the answer lies in one of these spans.
    let reach: Int64 = 26 * 3600
    var span = table.span(at: wall - reach)
    while true {
      let candidate = wall - Int64(span.offset.seconds)
      if candidate < span.end { return Timestamp(seconds: candidate) }
      let next = table.span(at: span.end)
      // Skipped: past the end by the old offset, before it by the new one.
      if wall - Int64(next.offset.seconds) < span.end { return Timestamp(seconds: candidate) }
      span = next
    }
  }

  /// When the offset changes next after a moment; nil when it never does.
  public func nextOffsetChange(after timestamp: Timestamp) -> Timestamp? {
    // The last second that a timestamp can hold.
    let limit = Timestamp(nanoseconds: .max).seconds
    var span = table.span(at: timestamp.seconds)
    let offset = span.offset
    while span.end < limit {
      let end = span.end
      span = table.span(at: end)
      if span.offset != offset { return Timestamp(seconds: end) }
    }
    return nil
  }

  /// Whether a text has the form of a zone name: parts of letters, digits, `_`, `+` and `-` with `/` between.
  public static func isZoneName(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 100 else { return false }
    return text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
      part in
      guard let first = part.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else {
        return false
      }
      return part.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    }
  }

  /// The zones that a mistyped name may mean, the nearest first: the same name, or a city, or both nearly so.
  private static func near(_ name: String, among names: [String]) -> [String] {
    let city = lastPart(name).lowercased()
    let sameCity = names.filter { lastPart($0).lowercased() == city }
    if !sameCity.isEmpty { return Array(sameCity.prefix(3)) }
    if let near = nearest(to: name, among: names) { return [near] }
    guard let nearCity = nearest(to: lastPart(name), among: names.map(lastPart)) else { return [] }
    return Array(names.filter { lastPart($0) == nearCity }.prefix(3))
  }

  private static func lastPart(_ name: String) -> String {
    String(name.split(separator: "/").last ?? "").replacing(" ", with: "_")
  }
}
