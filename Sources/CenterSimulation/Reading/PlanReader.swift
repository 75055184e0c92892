import ContactCenter
import Diagnostics
import FlowAnalysis
import FlowEngine
import JSON

/// Counts what callers did by a log: for each action each choice, and how often.
public typealias LogCounts = (String) throws(Diagnostic) -> [(
  action: ActionIndex, choice: CallerChoice, count: Int
)]

/// Reads the contact records of a file.
public typealias PastContacts = (String) throws(Diagnostic) -> [PastContact]

/// Reads a file that a plan names, by its path from the folder of the plan; the name is for findings in it.
public typealias PlanFile = (String) throws(Diagnostic) -> (name: String, bytes: [UInt8])

/// What came of reading a `simulation.json`.
public struct PlanReading: Sendable {
  /// Nil when one of the problems is an error.
  public let plan: SimulationPlan?
  /// Every finding, in the order of position.
  public let problems: [Diagnostic]

  /// - Parameters:
  ///   - labels: what actions are called, so that a plan can name them as designers do.
  ///   - log: what callers did by a flow log that the plan names, for each action how often; none where it tells nothing.
  ///   - records: what the contact records in a file that the plan names tell.
  public init(
    _ document: JSONDocument, for center: ContactCenterDefinition, _ labels: FlowLabels, program: Program,
    file: @escaping PlanFile, log: @escaping LogCounts = { _ throws(Diagnostic) in [] },
    records: @escaping PastContacts = { _ throws(Diagnostic) in [] }
  ) {
    var reader = PlanReader(
      center: center, program: program, labels: labels, file: file, log: log, records: records)
    let plan = reader.plan(document.root)
    problems = reader.sortedProblems
    self.plan = problems.allSatisfy { $0.severity < .error } ? plan : nil
  }
}

/// Makes a plan of the JSON of a `simulation.json`, collecting every problem on the way.
struct PlanReader: FormReader {
  let center: ContactCenterDefinition
  let program: Program
  let labels: FlowLabels
  let file: PlanFile
  let log: LogCounts
  let records: PastContacts
  private var problems: [Diagnostic] = []

  init(
    center: ContactCenterDefinition, program: Program, labels: FlowLabels,
    file: @escaping PlanFile, log: @escaping LogCounts, records: @escaping PastContacts
  ) {
    self.log = log
    self.records = records
    self.center = center
    self.program = program
    self.labels = labels
    self.file = file
  }

  /// More intervals than this are no day or week, but a mistake.
  static let intervalLimit = 2000

  private static let keys = [
    "from", "to", "intervalMinutes", "calls", "pastCalls", "pastContacts", "callers", "choices",
    "choicesFromLog",
    "patience", "handleTime", "queues", "roster", "answersAfterSeconds", "afterContactSeconds",
    "serviceLevelSeconds",
  ]

  var sortedProblems: [Diagnostic] {
    let start = SourcePosition(line: 0, column: 0)
    return problems.enumerated().sorted { first, second in
      (first.element.place?.position ?? start, first.offset)
        < (second.element.place?.position ?? start, second.offset)
    }.map(\.element)
  }

  mutating func report(_ problem: Diagnostic) { problems.append(problem) }

  mutating func plan(_ root: JSONValue) -> SimulationPlan? {
    guard let root = object(root, "a simulation", keys: Self.keys) else { return nil }
    let begins = problems.count
    let start = moment(in: root, "from")
    let minutes = wholeNumber(in: root, "intervalMinutes", 1...1440) ?? 30
    let interval = Milliseconds.minutes(Int64(minutes))
    let count = intervalCount(in: root, from: start, interval)
    let choices = choices(in: root)
    let callers = callers(in: root)
    var patience = root["patience"].flatMap { distribution($0, "\"patience\"") }
    var handleTime = root["handleTime"].flatMap { distribution($0, "\"handleTime\"") }
    let roster = roster(in: root)
    let answersAfter = seconds(in: root, "answersAfterSeconds", upTo: 86_400)
    var afterContactWork = seconds(in: root, "afterContactSeconds", upTo: 86_400)
    let serviceLevel = seconds(in: root, "serviceLevelSeconds", upTo: 86_400)
    var patienceOfQueue: [Int: Distribution] = [:]
    var handleTimeOfQueue: [Int: Distribution] = [:]
    for member in entries(in: root, "queues") {
      guard let queue = queue(member.key, member.name),
        let value = object(member.value, "a queue of a simulation", keys: ["patience", "handleTime"])
      else { continue }
      patienceOfQueue[queue] = value["patience"].flatMap { distribution($0, "\"patience\"") }
      handleTimeOfQueue[queue] = value["handleTime"].flatMap { distribution($0, "\"handleTime\"") }
    }
    guard let start, let count else { return nil }
    var streams: [CallStream] = calls(in: root, count: count)
    if let past = pastCalls(in: root, from: start, interval, count) {
      streams += past.streams
      if handleTime == nil, !past.handleTimes.isEmpty { handleTime = .observed(past.handleTimes) }
    }
    if let past = pastContacts(in: root, from: start, interval, count) {
      streams += past.streams
      // What the plan says of all queues counts more than what one of them was like.
      if root["patience"] == nil {
        patience = past.patience
        patienceOfQueue.merge(past.patienceOfQueue) { said, _ in said }
      }
      if handleTime == nil {
        handleTime = past.handleTime
        handleTimeOfQueue.merge(past.handleTimeOfQueue) { said, _ in said }
      }
      afterContactWork = afterContactWork ?? past.afterContactWork
    }
    if root["calls"] == nil, root["pastCalls"] == nil, root["pastContacts"] == nil {
      report(
        root.finding(
          "the simulation has no \"calls\"", rule: "missing-key",
          fix: "add \"calls\": { \"NUMBER\": 20 } for 20 in each interval, or \"pastCalls\" with a CSV file"))
    }
    guard problems[begins...].allSatisfy({ $0.severity < .error }) else { return nil }
    if let place = root["calls"] ?? root["pastCalls"], streams.allSatisfy({ $0.calls.allSatisfy { $0 == 0 } })
    {
      report(
        place.finding(
          .warning, "nobody calls in this time", rule: "no-calls",
          why: "every interval has no call of any number", fix: "write how many call, such as 20"))
    }
    var plan = SimulationPlan(
      start: start, interval: interval, intervalCount: count, streams: streams, callers: callers,
      choices: choices, patience: patience, handleTime: handleTime, roster: roster)
    plan.patienceOfQueue = patienceOfQueue
    plan.handleTimeOfQueue = handleTimeOfQueue
    if let answersAfter { plan.answersAfter = answersAfter }
    if let afterContactWork { plan.afterContactWork = afterContactWork }
    if let serviceLevel { plan.serviceLevel = serviceLevel }
    reportClosed(plan, root)
    reportUnserved(plan, root)
    reportLate(plan, root)
    return plan
  }

  // MARK: When

  private mutating func moment(in root: JSONValue, _ key: String) -> Timestamp? {
    guard let text = key == "from" ? requiredText(in: root, key, "the simulation") : text(in: root, key),
      let place = root[key]
    else { return nil }
    do throws(TimeTextError) { return try TimeText(text).timestamp(in: center.zone) } catch {
      report(
        place.finding(
          "\"\(text)\" is no time: \(error.words)", rule: "bad-time",
          fix: "write it like \(TimeTextError.form)"))
      return nil
    }
  }

  /// How many intervals there are: up to "to", else as many as the longest list of calls has.
  private mutating func intervalCount(
    in root: JSONValue, from start: Timestamp?, _ interval: Milliseconds
  ) -> Int? {
    guard let place = root["to"] else {
      let longest = (root["calls"]?.members ?? []).map { $0.value.elements.count }.max() ?? 0
      if longest == 0 {
        report(
          root.finding(
            "the simulation does not say when it ends", rule: "missing-key",
            fix: "add \"to\": \"2026-11-23T19:00\", or list the calls of each interval"))
      }
      return longest == 0 ? nil : longest
    }
    guard let end = moment(in: root, "to"), let start else { return nil }
    let length = end - start
    guard length > .zero, length.count % interval.count == 0,
      length.count / interval.count <= Int64(Self.intervalLimit)
    else {
      report(
        place.finding(
          "from \"from\" to \"to\" there must be a whole number of intervals, 1 to \(Self.intervalLimit)",
          rule: "bad-value", why: "an interval is \(interval.wholeSeconds / 60) minutes",
          fix: "choose another end, or another \"intervalMinutes\""))
      return nil
    }
    return Int(length.count / interval.count)
  }

  // MARK: Values

  /// The place of a queue by its name; reported where there is none.
  mutating func queue(_ place: JSONValue, _ name: String) -> Int? {
    if let queue = center.queues.index(of: name) { return queue }
    let names = center.queues.map(\.name)
    report(
      place.finding(
        "there is no queue \"\(name)\"", rule: "unknown-queue",
        why: names.isEmpty ? "center.json has no queues" : "the queues are \(Self.list(names))",
        fix: nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }))
    return nil
  }

  /// What helps where a file that the plan names cannot be read.
  static let pathFix = "write the path from the folder of the plan"

  /// Says why nothing is learned of a file: at its name where it cannot be had, else in it.
  mutating func reportUnreadable(_ path: String, at place: JSONValue, _ error: Diagnostic) {
    guard error.rule == "unreadable" else { return report(error) }
    report(
      place.finding(
        "\"\(path)\" cannot be read", rule: "missing-file", why: error.why ?? error.message,
        fix: Self.pathFix))
  }

  /// What there is, where nothing like it is meant; nil for nothing.
  func listed(_ names: [String], _ what: String) -> String? {
    names.isEmpty ? nil : "there is the \(what) " + names.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  mutating func seconds(in object: JSONValue, _ key: String, upTo limit: Int64) -> Milliseconds? {
    object[key].flatMap { milliseconds($0, "\"\(key)\"", upTo: limit) }
  }

  mutating func milliseconds(_ value: JSONValue, _ what: String, upTo limit: Int64) -> Milliseconds? {
    if let thousandths = thousandths(value), (0...limit * 1000).contains(thousandths) {
      return Milliseconds(thousandths)
    }
    report(
      value.finding(
        "\(what) must be seconds from 0 to \(limit), with at most three decimals", rule: "bad-value",
        fix: "write it like 180 or 7.5"))
    return nil
  }

  /// A number with at most three decimals, by 1000; nil for anything else.
  func thousandths(_ value: JSONValue) -> Int64? {
    guard value.kind == .number else { return nil }
    return Self.thousandths(value.wording)
  }

  static func thousandths(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count <= 12, !text.hasPrefix("+"), let whole = Int64(parts[0])
    else {
      return nil
    }
    guard parts.count == 2 else { return whole * 1000 }
    guard (1...3).contains(parts[1].utf8.count), whole > 0 || !text.hasPrefix("-"),
      let rest = Int64(parts[1] + String(repeating: "0", count: 3 - parts[1].utf8.count)), rest >= 0
    else { return nil }
    return whole * 1000 + rest
  }

  // MARK: What cannot be meant

  private mutating func reportClosed(_ plan: SimulationPlan, _ root: JSONValue) {
    guard let place = root["from"] else { return }
    for queue in center.queues where queue.hours != nil {
      let opens = (0..<plan.intervalCount).contains { interval in
        let begin = plan.start + plan.interval * Int64(interval)
        if center.isOpen(queue, at: begin) { return true }
        guard let hours = queue.hours,
          case .opens(let at) = center.hours[hours].hours.nextChange(after: begin)
        else { return false }
        return at < begin + plan.interval
      }
      if !opens {
        report(
          place.finding(
            .warning, "the queue \"\(queue.name)\" is never open in this time", rule: "never-open",
            why: "its hours are \"\(queue.hours.map { center.hours[$0].name } ?? "")\"",
            fix: "simulate a time in which it is open, or mend the hours in center.json"))
      }
    }
  }

  private mutating func reportUnserved(_ plan: SimulationPlan, _ root: JSONValue) {
    guard let roster = plan.roster, let place = root["roster"] else { return }
    // A team that comes before this time or after it serves nobody in it.
    let served = Set(
      roster.filter { team in
        team.changes(from: plan.start, until: plan.end, center.zone).contains { $0.agents > 0 }
      }.flatMap(\.queues))
    for (number, queue) in center.queues.enumerated() where !served.contains(number) {
      report(
        place.finding(
          .warning, "nobody of the roster serves the queue \"\(queue.name)\"", rule: "queue-unserved",
          why: "whoever enters it waits until patience ends", fix: "add a team for it: \"\(queue.name)\": 2"))
    }
  }

  /// Reports a roster whose agents answer when it has stopped to ring.
  private mutating func reportLate(_ plan: SimulationPlan, _ root: JSONValue) {
    let limit = center.offers.rings
    guard plan.answersAfter > limit, let place = root["answersAfterSeconds"] ?? root["roster"],
      plan.roster?.isEmpty == false
    else { return }
    report(
      place.finding(
        .warning,
        "the agents of the roster answer after \(plan.answersAfter.wholeSeconds) s, and it rings for \(limit.wholeSeconds) s",
        rule: "answers-too-late", why: "they miss every contact",
        fix: "let them answer sooner, or say \"ringSeconds\" under \"offers\" in center.json"))
  }
}
