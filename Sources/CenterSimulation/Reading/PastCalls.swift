import ContactCenter
import Diagnostics

/// Calls that came once, by contact records or a CSV file with a line for each: when, and where it says so to which number
/// and how long the agent was busy with it.
struct PastCalls {
  struct Call {
    let time: CivilDateTime
    let number: PhoneNumber?
  }

  private(set) var calls: [Call] = []
  /// Those of calls that have one, in the order of the file.
  private(set) var handleTimes: [Milliseconds] = []
  private(set) var problems: [Diagnostic] = []

  private let name: String
  /// How many fields each line has.
  private var columnCount = 0
  private static let timeFix = "write it like 2026-11-16 09:02:11, by the center's clock"
  private static let columns = ["time", "number", "handleSeconds"]
  /// More findings than this tell nothing new.
  private static let problemLimit = 20

  init(parsing bytes: [UInt8], named name: String, zone: ZoneRules) {
    self.name = name
    // What spreadsheets write: a byte-order mark, and two bytes at the end of each line, which are one character.
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let text = String(decoding: hasMark ? bytes[3...] : bytes[...], as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    guard let head = lines.first, let order = order(head) else { return }
    for (number, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      read(line, number + 1, order, zone)
      if problems.count >= Self.problemLimit { return }
    }
    if calls.isEmpty, problems.isEmpty {
      refuse(String(head), 1, 1, "there is no call in this file", fix: "add a line for each call")
    }
  }

  /// The calls that contact records tell of.
  init(_ contacts: [PastContact], zone: ZoneRules) {
    name = ""
    calls = contacts.compactMap { contact in
      contact.called.map { Call(time: zone.localTime(at: $0), number: contact.dialed) }
    }
  }

  /// Which column each field is in.
  private mutating func order(_ head: Substring) -> [Int?]? {
    let names = Self.fields(head).map(\.text)
    columnCount = names.count
    let order = Self.columns.map { names.firstIndex(of: $0) }
    guard order[0] != nil else {
      refuse(
        String(head), 1, 1, "the first line does not name the column \"time\"",
        why: "its columns are \(names.map { "\"\($0)\"" }.joined(separator: ", "))",
        fix: "begin the file with: time,number,handleSeconds")
      return nil
    }
    return order
  }

  private mutating func read(_ line: Substring, _ number: Int, _ order: [Int?], _ zone: ZoneRules) {
    let fields = Self.fields(line)
    if let open = Self.openQuote(in: line) {
      return refuse(
        String(line), number, open, "the quotation mark here is not closed in this line",
        why: "what stands behind it would be one field", fix: "write another one behind the field")
    }
    guard fields.count == columnCount else {
      let place = fields.count < columnCount ? line.count : fields[columnCount].column
      return refuse(
        String(line), number, max(1, place),
        "this line has \(fields.count) field\(fields.count == 1 ? "" : "s"), the first line names \(columnCount)",
        fix: "give each call every field; one that is not known stays empty")
    }
    func field(_ column: Int) -> (text: String, column: Int)? {
      guard let place = order[column], fields.indices.contains(place), !fields[place].text.isEmpty else {
        return nil
      }
      return fields[place]
    }
    guard let time = field(0) else {
      return refuse(
        String(line), number, 1, "this call has no time", fix: Self.timeFix)
    }
    let moment: CivilDateTime
    do throws(TimeTextError) {
      moment = zone.localTime(at: try TimeText(time.text).timestamp(in: zone))
    } catch {
      return refuse(
        String(line), number, time.column, length: time.text.count,
        "\"\(time.text)\" is no time" + (error == .notThisForm ? "" : ": \(error.words)"), fix: Self.timeFix)
    }
    var dialed: PhoneNumber?
    if let column = order[1], fields[column].text.isEmpty {
      return refuse(
        String(line), number, fields[column].column, "this call does not say which number was called",
        why: "its calls would belong to no number of the center",
        fix: "write the number, or leave the column \"number\" out of the file")
    }
    if let text = field(1) {
      do throws(PhoneNumberError) { dialed = try PhoneNumber(text.text) } catch {
        return refuse(
          String(line), number, text.column, length: text.text.count,
          "\"\(text.text)\" is no telephone number: \(error.words)", fix: PhoneNumberError.form)
      }
    }
    if let text = field(2) {
      guard let thousandths = PlanReader.thousandths(text.text), (0...86_400_000).contains(thousandths) else {
        return refuse(
          String(line), number, text.column, length: text.text.count,
          "\"\(text.text)\" are no seconds from 0 to 86400", fix: "write seconds, such as 184 or 184.5")
      }
      handleTimes.append(Milliseconds(thousandths))
    }
    calls.append(Call(time: moment, number: dialed))
  }

  private mutating func refuse(
    _ line: String, _ number: Int, _ column: Int, length: Int = 1, _ message: String, why: String? = nil,
    fix: String? = nil
  ) {
    let place = Diagnostic.Place(
      position: SourcePosition(line: number, column: column), sourceLine: line, length: max(1, length))
    problems.append(Diagnostic(in: name, at: place, message, rule: "past-calls", why: why, fix: fix))
  }

  /// The fields of a line, each with the column in which it begins; one in quotes may hold commas.
  private static func fields(_ line: Substring) -> [(text: String, column: Int)] {
    var fields: [(text: String, column: Int)] = []
    var text = ""
    var start = 1
    var isQuoted = false
    for (offset, character) in line.enumerated() {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        fields.append((trimmed(text), start))
        text = ""
        start = offset + 2
      default: text.append(character)
      }
    }
    fields.append((trimmed(text), start))
    return fields
  }

  /// The column of a quotation mark that none closes; nil where there is none.
  private static func openQuote(in line: Substring) -> Int? {
    let quotes = line.enumerated().filter { $0.element == "\"" }
    return quotes.count.isMultiple(of: 2) ? nil : quotes[quotes.count - 1].offset + 1
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  // MARK: What they tell

  /// The numbers they went to, in the order of their first call; nil for calls that name none.
  var numbers: [PhoneNumber?] {
    var found: [PhoneNumber?] = []
    for call in calls where !found.contains(call.number) { found.append(call.number) }
    return found
  }

  /// How many calls to a number came in each interval on average of the days in the file.
  func average(
    _ number: PhoneNumber?, from start: Timestamp, _ interval: Milliseconds, _ count: Int, zone: ZoneRules
  ) -> [Double] {
    var days: Set<Int> = []
    var perSecond: [Int: Int] = [:]
    for call in calls {
      days.insert(call.time.date.dayNumber)
      if call.number == number { perSecond[call.time.time.secondsSinceMidnight, default: 0] += 1 }
    }
    let seconds = Int(interval.wholeSeconds)
    return (0..<count).map { index in
      let begin = zone.localTime(at: start + interval * Int64(index)).time.secondsSinceMidnight
      let sum = (begin..<begin + seconds).reduce(0) { $0 + (perSecond[$1 % 86_400] ?? 0) }
      return Double(sum) / Double(days.count)
    }
  }
}
