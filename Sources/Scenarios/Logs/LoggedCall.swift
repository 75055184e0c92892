import ContactCenter
import Diagnostics
import JSON

/// All that a log has of one contact.
public struct LoggedCall: Sendable {
  public let contact: String
  /// In the order of their records.
  public private(set) var steps: [LogStep] = []
  /// The contact record, where there is one.
  public private(set) var record: JSONValue?
  /// The line of the file where that is; of one that is written in several the first.
  private var recordLine = 1
  /// The line of the file where it begins.
  public let line: Int

  init(contact: String, line: Int) {
    self.contact = contact
    self.line = line
  }

  mutating func take(record: JSONValue, at line: Int) {
    self.record = record
    recordLine = line
  }

  mutating func add(_ entry: LogEntry) { LogStep.add(entry, to: &steps) }

  /// Logs that were searched for often come newest first: then their records are taken from the end.
  ///
  /// A module is told behind its own steps, with the time when it was entered: not every record is older than the one before.
  mutating func bringIntoOrder() {
    let entries = steps.flatMap(\.entries)
    let times = entries.compactMap(\.time)
    guard let newest = times.first, let oldest = times.last, newest > oldest else { return }
    let pairs = zip(times, times.dropFirst())
    guard pairs.count(where: { $0 > $1 }) > pairs.count(where: { $0 < $1 }) else { return }
    steps = []
    for entry in entries.reversed() { add(entry) }
  }

  /// True for a time behind its last step, and in the second in which it ended by its record: the action that ended it may be
  /// told behind that.
  func ends(at time: Timestamp?) -> Bool {
    guard let time, let last = steps.last?.endTime,
      let end = recorded("DisconnectTimestamp").flatMap(Timestamp.init(logged:))
    else { return false }
    return time >= last && time < end + .seconds(1)
  }

  // MARK: What the contact record says

  /// A text of the contact record, by the names of the objects that it lies in and its own.
  public func recorded(_ path: String...) -> String? { record?[path: path]?.scalarText }

  /// A finding about a value of the contact record, at its place in the file.
  public func finding(
    about value: JSONValue, _ message: String, rule: String, why: String? = nil, fix: String? = nil
  ) -> Diagnostic {
    let found = value.finding(message, rule: rule, why: why, fix: fix)
    guard let place = found.place, place.position.line == 1 else { return found }
    let here = Diagnostic.Place(
      position: SourcePosition(line: recordLine, column: place.position.column),
      sourceLine: place.sourceLine, length: place.length)
    return Diagnostic(in: found.source, at: here, message, rule: rule, why: why, fix: fix)
  }

  /// When the contact came, as exactly as the log knows it.
  public var start: Timestamp? {
    let initiated = recorded("InitiationTimestamp").flatMap(Timestamp.init(logged:))
    guard let first = steps.first?.time else { return initiated }
    guard let initiated, initiated.seconds != first.seconds else { return first }
    return min(initiated, first)
  }

  public var end: Timestamp? {
    // The contact record has whole seconds.
    let recorded = recorded("DisconnectTimestamp").flatMap(Timestamp.init(logged:))
    return ([recorded] + steps.map(\.endTime)).compactMap { $0 }.max()
  }

  /// How it ended, in words; nil where the log does not say.
  public var ending: String? {
    recorded("DisconnectReason").map(Self.words(forDisconnectReason:))
  }

  /// The reason of a contact record, in words.
  public static func words(forDisconnectReason reason: String) -> String {
    switch reason {
    case "CONTACT_FLOW_DISCONNECT": "ended by the flow"
    case "CUSTOMER_DISCONNECT": "the caller hung up"
    case "AGENT_DISCONNECT": "ended by the agent"
    case "TELECOM_PROBLEM": "the line or a telephone died"
    case "THIRD_PARTY_DISCONNECT": "ended by the outside party"
    default: "ended: \(reason)"
    }
  }
}
