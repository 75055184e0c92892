import ContactCenter
import Diagnostics
import FlowAnalysis
import FlowEngine
import JSON

// What is left to chance: lengths of time, who calls, what callers do.
extension PlanReader {
  private static let forms =
    "write 240 (seconds on average), { \"seconds\": 240 }, { \"meanSeconds\": 240, \"deviationSeconds\": 120 } or { \"observedSeconds\": [200, 310] }"

  /// A length of time: a number is the mean of an exponential distribution.
  mutating func distribution(_ value: JSONValue, _ what: String) -> Distribution? {
    if value.kind == .number {
      return milliseconds(value, what, upTo: 86_400).map { .exponential(mean: $0) }
    }
    let keys = ["seconds", "meanSeconds", "deviationSeconds", "observedSeconds"]
    guard let value = object(value, what, keys: keys) else { return nil }
    if value["seconds"] != nil, value.members.count == 1 {
      return seconds(in: value, "seconds", upTo: 86_400).map { .always($0) }
    }
    if value["observedSeconds"] != nil, value.members.count == 1 {
      let lengths = (list(in: value, "observedSeconds") ?? []).compactMap {
        milliseconds($0, "an observed time", upTo: 86_400)
      }
      if !lengths.isEmpty { return .observed(lengths) }
    } else if value["meanSeconds"] != nil, value["seconds"] == nil, value["observedSeconds"] == nil {
      let mean = seconds(in: value, "meanSeconds", upTo: 86_400)
      guard value["deviationSeconds"] != nil else { return mean.map { .exponential(mean: $0) } }
      let deviation = seconds(in: value, "deviationSeconds", upTo: 86_400)
      guard let mean, let deviation else { return nil }
      return .lognormal(mean: mean, deviation: deviation)
    }
    report(value.finding("\(what) is not one of the forms of a time", rule: "bad-value", fix: Self.forms))
    return nil
  }

  // MARK: Callers

  /// Weights of numbers, "anonymous" and "new".
  mutating func callers(in root: JSONValue) -> WeightedList<CallerKind> {
    guard let value = root["callers"] else { return WeightedList(evenly: [.fresh]) }
    let members = entries(in: root, "callers")
    var weighted: [(CallerKind, Int)] = []
    for member in members {
      guard let weight = percent(member.value) else { continue }
      if member.name == "new" {
        weighted.append((.fresh, weight))
        continue
      }
      do throws(PhoneNumberError) { weighted.append((.known(try Caller(member.name)), weight)) } catch {
        report(
          member.key.finding(
            "\"\(member.name)\" is no caller", rule: "bad-number", why: error.words,
            fix: "write a number, \"anonymous\", or \"new\" for numbers that nobody has called from"))
      }
    }
    return whole(weighted, value, "the callers") ?? WeightedList(evenly: [.fresh])
  }

  // MARK: Choices

  /// By flow and action what callers do; for each action of the program.
  mutating func choices(in root: JSONValue) -> [WeightedList<CallerChoice>?] {
    var choices = learnedChoices(in: root)
    for flow in entries(in: root, "choices") {
      guard let index = program.flow(flow.name) else {
        let names = program.flows.map(\.name)
        report(
          flow.key.finding(
            "there is no flow \"\(flow.name)\"", rule: "unknown-flow",
            fix: nearest(to: flow.name, among: names).map { "did you mean \"\($0)\"?" }
              ?? listed(names, "flow")))
        continue
      }
      guard flow.value.kind == .object else {
        report(
          flow.value.finding(
            "the choices of a flow must be an object with an entry for each action, found \(flow.value.kind.words)",
            rule: "wrong-type", fix: "write { \"Main menu\": { \"1\": 60, \"2\": 40 } }"))
        continue
      }
      for action in flow.value.members {
        guard let found = self.action(action, in: index) else { continue }
        if let list = weights(action.value) { choices[found] = list }
      }
    }
    return choices
  }

  /// For each action what callers did there by a log, as often as they did.
  private mutating func learnedChoices(in root: JSONValue) -> [WeightedList<CallerChoice>?] {
    var choices: [WeightedList<CallerChoice>?] = Array(repeating: nil, count: program.actionSources.count)
    guard let path = text(in: root, "choicesFromLog"), let place = root["choicesFromLog"] else {
      return choices
    }
    var weighted: [Int: [(element: CallerChoice, weight: Int)]] = [:]
    do throws(Diagnostic) {
      for (action, choice, count) in try log(path) {
        weighted[action.index, default: []].append((choice, count))
      }
    } catch {
      reportUnreadable(path, at: place, error)
      return choices
    }
    if weighted.isEmpty {
      report(
        place.finding(
          "nobody in \"\(path)\" was asked anything by these flows", rule: "log",
          why: "no record of it is of an action here that takes keys",
          fix: "name a flow log of these flows, such as touchtone play --log writes"))
    }
    for (action, list) in weighted { choices[action] = WeightedList(list) }
    return choices
  }

  /// An action by its identifier, or as designers call it.
  private mutating func action(_ member: JSONMember, in flow: FlowIndex) -> Int? {
    let actions = program.flows[flow.index].actions
    let name = member.name
    if let found = actions.first(where: { program.actionSources[$0].action.identifier == name }) {
      return found
    }
    if let found = actions.first(where: { labels.name(of: ActionIndex($0)) == name }) { return found }
    let asking = actions.filter { CallerQuestions.asks(program.actionSources[$0].action.type) }
    let names = asking.map { labels.name(of: ActionIndex($0)) }
    report(
      member.key.finding(
        "\"\(name)\" is not an action of this flow", rule: "unknown-action",
        why: names.isEmpty
          ? "nothing in this flow asks the caller" : "callers are asked at \(Self.list(names))",
        fix: nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }))
    return nil
  }

  private mutating func weights(_ value: JSONValue) -> WeightedList<CallerChoice>? {
    guard value.kind == .object else {
      report(
        value.finding(
          "what callers do must be an object with a weight for each key, found \(value.kind.words)",
          rule: "wrong-type", fix: "write { \"1\": 60, \"2\": 30, \"silence\": 10 }"))
      return nil
    }
    var weighted: [(CallerChoice, Int)] = []
    for member in value.members {
      guard let weight = percent(member.value) else { continue }
      guard let choice = CallerChoice(member.name) else {
        report(
          member.key.finding(
            "\"\(member.name)\" is nothing that a caller does", rule: "bad-value",
            fix: "write keys such as \"1\" or \"4711#\", \"silence\", \"hang up\" or \"say: words\""))
        continue
      }
      weighted.append((choice, weight))
    }
    return whole(weighted, value, "the weights")
  }

  // MARK: Weights

  /// A weight in percent, by 1000.
  private mutating func percent(_ value: JSONValue) -> Int? {
    if let thousandths = thousandths(value), (0...100_000).contains(thousandths) { return Int(thousandths) }
    report(
      value.finding(
        "a weight must be a number from 0 to 100, with at most three decimals, found \(value.wording)",
        rule: "bad-value", fix: "write it like 60 or 12.5"))
    return nil
  }

  /// The list, when its weights sum to 100 percent.
  private mutating func whole<Element>(
    _ weighted: [(Element, Int)], _ value: JSONValue, _ what: String
  ) -> WeightedList<Element>? {
    let sum = weighted.reduce(0) { $0 + $1.1 }
    guard sum == 100_000 else {
      // What is wrong with single weights was said.
      if weighted.count == value.members.count {
        report(
          value.finding(
            "\(what) sum to \(Self.words(sum)), not to 100", rule: "weights",
            why: "each is the share of callers in percent",
            fix: sum < 100_000
              ? "give \(Self.words(100_000 - sum)) more to one of them"
              : "take \(Self.words(sum - 100_000)) from them"))
      }
      return nil
    }
    return WeightedList(weighted.map { (element: $0.0, weight: $0.1) })
  }

  /// "97.5".
  private static func words(_ thousandths: Int) -> String {
    guard thousandths % 1000 != 0 else { return "\(thousandths / 1000)" }
    var decimals = String(String(thousandths % 1000 + 1000).dropFirst())
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(thousandths / 1000).\(decimals)"
  }
}
