import ContactCenter
import Diagnostics
import FlowEngine
import JSON

// How many calls come when.
extension PlanReader {
  /// The most calls of one interval.
  private static let callLimit: Int64 = 1_000_000

  /// By number, or by the name of a flow: calls in each interval.
  mutating func calls(in root: JSONValue, count: Int) -> [CallStream] {
    var streams: [CallStream] = []
    for member in entries(in: root, "calls") {
      guard let (dialed, flow) = destination(member.name, member.key) else { continue }
      if member.value.kind == .number {
        guard let calls = expected(member.value) else { continue }
        streams.append(CallStream(dialed: dialed, flow: flow, calls: Array(repeating: calls, count: count)))
        continue
      }
      guard let list = list(member.value, "the calls of \"\(member.name)\"") else { continue }
      let calls = list.compactMap { expected($0) }
      guard calls.count == list.count else { continue }
      guard calls.count == count else {
        report(
          member.value.finding(
            "there are calls for \(calls.count) intervals, and \(count) intervals", rule: "calls-count",
            fix: "give one number for each interval from \"from\" to \"to\""))
        continue
      }
      streams.append(CallStream(dialed: dialed, flow: flow, calls: calls))
    }
    return streams
  }

  private mutating func expected(_ value: JSONValue) -> Double? {
    if let thousandths = thousandths(value), (0...Self.callLimit * 1000).contains(thousandths) {
      return Double(thousandths) / 1000
    }
    report(
      value.finding(
        "the calls of an interval must be a number from 0 to \(Self.callLimit), with at most three decimals, found \(value.wording)",
        rule: "bad-value", fix: "write it like 34 or 27.5"))
    return nil
  }

  /// The flow that answers a number, or that has this name.
  private mutating func destination(_ name: String, _ place: JSONValue) -> (PhoneNumber?, FlowIndex)? {
    if let number = try? PhoneNumber(name), let definition = center.number(number),
      let flow = program.flow(definition.flow)
    {
      return (number, flow)
    }
    if let flow = program.flow(name) { return (nil, flow) }
    let names = center.numbers.map(\.number.e164) + program.flows.map(\.name)
    report(
      place.finding(
        "the center has no number or flow \"\(name)\"", rule: "unknown-number",
        fix: nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
          ?? center.numbers.first.map { "a number of the center is \"\($0.number.e164)\"" }
          ?? listed(program.flows.map(\.name), "flow")))
    return nil
  }

  // MARK: Past calls

  struct PastStreams {
    var streams: [CallStream]
    var handleTimes: [Milliseconds]
  }

  /// What a file of past calls tells: as many calls in each interval of the day as there were on average.
  mutating func pastCalls(
    in root: JSONValue, from start: Timestamp, _ interval: Milliseconds, _ count: Int
  ) -> PastStreams? {
    guard let path = text(in: root, "pastCalls"), let place = root["pastCalls"] else { return nil }
    let found: (name: String, bytes: [UInt8])
    do throws(Diagnostic) { found = try file(path) } catch {
      report(
        place.finding("\"\(path)\" cannot be read", rule: "missing-file", why: error.why, fix: Self.pathFix))
      return nil
    }
    let past = PastCalls(parsing: found.bytes, named: found.name, zone: center.zone)
    for problem in past.problems { report(problem) }
    guard past.problems.isEmpty else { return nil }
    return PastStreams(
      streams: streams(of: past, path, place, from: start, interval, count), handleTimes: past.handleTimes)
  }

  /// The calls of a file, by the numbers that they went to.
  mutating func streams(
    of past: PastCalls, _ path: String, _ place: JSONValue, from start: Timestamp, _ interval: Milliseconds,
    _ count: Int
  ) -> [CallStream] {
    let numbers = center.numbers.map(\.number)
    var streams: [CallStream] = []
    for number in past.numbers {
      guard let dialed = number ?? numbers.first, let definition = center.number(dialed),
        let flow = program.flow(definition.flow)
      else {
        report(
          place.finding(
            number.map { "calls of \"\(path)\" went to \($0.e164), which the center does not have" }
              ?? "the center has no number to which the calls of \"\(path)\" could come",
            rule: "unknown-number", fix: "add it to \"numbers\" in center.json, or leave its calls out"))
        continue
      }
      let calls = past.average(number, from: start, interval, count, zone: center.zone)
      streams.append(CallStream(dialed: dialed, flow: flow, calls: calls))
    }
    return streams
  }
}
