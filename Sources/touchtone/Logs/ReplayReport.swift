import CenterFiles
import Diagnostics
import FlowEngine
import JSON
import Scenarios

/// What came of playing logged calls again, for people.
struct ReplayReport {
  let log: LogSource
  let loaded: LoadedCenter
  private let words: LogWords
  private let names: [String]
  private let width: Int

  init(_ log: LogSource, _ loaded: LoadedCenter) {
    self.log = log
    self.loaded = loaded
    words = LogWords(loaded)
    let labels = loaded.labels
    names = loaded.program.actionSources.indices.map { labels.name(of: ActionIndex($0)) }
    width = log.calls.map(\.contact.count).max() ?? 0
  }

  /// The line of one call, with what was taken for what the log does not say.
  func line(_ call: LoggedCall, _ result: ReplayResult) -> String {
    let (mark, outcome) =
      switch result.verdict {
      case .same: ("same   ", Self.steps(result.loggedCount) + (call.ending.map { ", " + $0 } ?? ""))
      case .departs: ("DEPARTS", "after \(result.stepCount) of " + Self.steps(result.loggedCount))
      case .refused: ("REFUSED", Self.steps(result.loggedCount))
      }
    let pad = String(repeating: " ", count: max(0, width - call.contact.count))
    let taken = result.assumptions.map { HelpLayout.paragraph("- " + $0.visible, indent: 9) }
    return (["\(mark)  \(call.contact.visible)\(pad)  \(outcome)"] + taken).joined(separator: "\n")
  }

  private static func steps(_ count: Int) -> String { count == 1 ? "1 step" : "\(count) steps" }

  /// Where and how a call departs, or why it cannot be played; nil for one that takes the same way.
  func finding(_ call: LoggedCall, _ result: ReplayResult) -> Diagnostic? {
    switch result.verdict {
    case .same: nil
    case .departs(let departure): finding(departure)
    case .refused(let message, let fix):
      Diagnostic(in: log.path, "\(call.contact): \(message)", rule: "replay", fix: fix)
    }
  }

  static func isPlayed(_ result: ReplayResult) -> Bool {
    if case .refused = result.verdict { false } else { true }
  }

  static func departs(_ result: ReplayResult) -> Bool {
    if case .departs = result.verdict { true } else { false }
  }

  /// "12 calls: 10 the same, 1 departs, 1 not played".
  func summary(_ results: [(LoggedCall, ReplayResult)]) -> String {
    let played = results.count { Self.isPlayed($0.1) }
    let departed = results.count { Self.departs($0.1) }
    var parts = ["\(played - departed) the same"]
    if departed > 0 { parts.append(departed == 1 ? "1 departs" : "\(departed) depart") }
    if played < results.count { parts.append("\(results.count - played) not played") }
    return "\(results.count) calls: " + parts.joined(separator: ", ")
  }

  /// A list with an object a call, for a program.
  func json(_ results: [(LoggedCall, ReplayResult)]) -> String {
    var writer = JSONWriter(indented: true)
    writer.array { writer in
      for (call, result) in results {
        writer.element()
        writer.object { write(call, result, &$0) }
      }
    }
    return writer.text
  }

  private func write(_ call: LoggedCall, _ result: ReplayResult, _ writer: inout JSONWriter) {
    writer.member("contact", call.contact)
    writer.member("line", call.line)
    switch result.verdict {
    case .same: writer.member("verdict", "same")
    case .departs: writer.member("verdict", "departs")
    case .refused: writer.member("verdict", "refused")
    }
    writer.member("steps", result.stepCount)
    writer.member("loggedSteps", result.loggedCount)
    if let ending = call.ending { writer.member("ending", ending) }
    writer.key("assumptions")
    writer.array { writer in
      for assumption in result.assumptions {
        writer.element()
        writer.string(assumption)
      }
    }
    guard let finding = finding(call, result) else { return }
    writer.key("finding")
    writer.object { $0.members(of: finding) }
  }

  private func finding(_ departure: ReplayResult.Departure) -> Diagnostic {
    let then = departure.logged.map { words.name(of: $0).quotedForReading }
    let log = then.map { "and in the log \($0)" } ?? "and the log ends there"
    let goesOn = then.map { "the log goes on with \($0)" } ?? "the log ends there"
    let beginning = then.map { ", which begins with \($0)" } ?? ""
    let after = departure.after.map { "after \(words.name(of: $0).quotedForReading) " } ?? "at the start "
    var place = departure.action
    let message: String
    switch departure.kind {
    case .result(let today):
      let name = departure.after.map { words.name(of: $0).quotedForReading } ?? "the action"
      let was = departure.after.flatMap(Self.result) ?? "its next action"
      message =
        "\(name) takes \(today?.quotedForReading ?? "its next action") today, and took \(was) in the log"
    case .step(let action):
      place = place ?? action
      message = after + "comes \(names[action.index].quotedForReading) today, " + log
    case .ended(let how):
      message =
        departure.after == nil
        ? "the call ends today (\(how)) without a step of the log\(beginning)"
        : after + "the call is over today (\(how)), and \(goesOn)"
    case .waits(let action):
      place = action
      message = "\(names[action.index].quotedForReading) waits for the caller today, and \(goesOn)"
    case .stands(let place):
      message =
        departure.after == nil
        ? "the call takes no step of the log today\(beginning): the caller \(place)"
        : after + "the caller \(place) today, and \(goesOn)"
    }
    let why = why(departure)
    guard let place else {
      return Diagnostic(in: loaded.path, message, rule: "departure", why: why)
    }
    return loaded.program.actionSources[place.index].action.identifierValue.finding(
      message, rule: "departure", why: why)
  }

  private static func result(_ step: LogStep) -> String? {
    step.result?.quotedForReading ?? (step.answer == nil ? nil : "an answer")
  }

  /// Where the log says so, and whether today's flows have that action.
  private func why(_ departure: ReplayResult.Departure) -> String? {
    var parts: [String] = []
    if let after = departure.after {
      let result = Self.result(after).map { ", left with \($0)" } ?? ""
      parts.append(
        "line \(after.line) of \(log.path) tells of \(words.name(of: after).quotedForReading)\(result)")
    }
    if let logged = departure.logged {
      let line = parts.isEmpty ? "line \(logged.line) of \(log.path) tells" : "line \(logged.line)"
      let gone = isGone(logged) ? ", which is no action here any more" : ""
      parts.append("\(line) of \(words.name(of: logged).quotedForReading)\(gone)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func isGone(_ step: LogStep) -> Bool {
    step.identifier != nil && LogPlaces(loaded).action(of: step) == nil
  }
}
