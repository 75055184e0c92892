import FlowAnalysis
import FlowEngine
import JSON

/// A way of a call as lines of a scenario, and where a test must help it along.
struct WayDraft {
  /// How much is said of a step of the way.
  enum Help: Sendable, Hashable {
    /// What it asks for; nothing of a Lambda of whose answer nothing is asked.
    case none
    /// Also what a Lambda answers of whose answer nothing is asked.
    case answer
    /// That it takes its branch.
    case force
  }

  let trail: CoverageTrail
  let program: Program
  /// The line of the call without who calls: "call", "call flow main".
  let call: (_ caller: String?) -> String
  /// By the steps of the way.
  var help: [Help]

  /// The lines below the one that names the center, in the order of a scenario.
  var lines: [String] {
    forced + declared + [call(caller)] + acts
  }

  private func cause(_ place: Int) -> CoverageTrail.Cause {
    help[place] == .force ? .force : trail.steps[place].cause
  }

  private var forced: [String] {
    var visits: [String: Int] = [:]
    return trail.steps.indices.compactMap { place in
      let step = trail.steps[place]
      let identifier = program.actionSources[step.action.index].action.identifier
      visits[identifier, default: 0] += 1
      guard cause(place) == .force, let branch = step.branch else { return nil }
      return ScenarioWriter.forcing(branch, of: identifier, program) + " at visit \(visits[identifier] ?? 1)"
    }
  }

  private var caller: String? {
    trail.steps.indices.lazy.compactMap { if case .caller(let number) = cause($0) { number } else { nil } }
      .first
  }

  private var acts: [String] {
    trail.steps.indices.compactMap { place in
      switch cause(place) {
      case .keys(let keys): "press \(keys)"
      case .silence: "silence"
      case .itself, .answers, .fails, .hours, .queueIsFull, .caller, .attribute, .force: nil
      }
    }
  }

  private var declared: [String] {
    var lines: [String] = []
    for place in trail.steps.indices {
      switch cause(place) {
      case .hours(let name, let areOpen):
        lines.append("hours \(ScenarioWriter.name(name)) \(areOpen ? "open" : "closed")")
      case .queueIsFull(let name): lines.append("queue \(ScenarioWriter.name(name)) full")
      case .attribute(let name, let value):
        lines.append("given attribute \(ScenarioWriter.pair(name, value))")
      case .answers(let lambda, _), .fails(let lambda): lines += outcome(of: lambda, at: place)
      case .itself, .keys, .silence, .caller, .force: continue
      }
    }
    var kept: [String] = []
    for line in lines where line.hasPrefix("lambda ") || !kept.contains(line) { kept.append(line) }
    return kept
  }

  /// What a Lambda answers at a step: of one that is asked more than once, each time from the first to the last of which
  /// something is said.
  private func outcome(of lambda: String, at place: Int) -> [String] {
    let asked = trail.steps.indices.filter { Self.lambda(cause($0)) == lambda }
    guard let last = asked.last(where: isSaid), place <= last else { return [] }
    let isOne = asked.count == 1
    let outcome =
      switch cause(place) {
      case .answers(_, let values): "returns " + Self.text(of: values)
      default: "fails"
      }
    return ["lambda \(ScenarioWriter.name(lambda)) \(outcome)" + (isOne ? "" : " once")]
  }

  private func isSaid(_ place: Int) -> Bool {
    guard case .answers(_, let values) = cause(place) else { return true }
    return help[place] == .answer || !values.isEmpty
  }

  private static func lambda(_ cause: CoverageTrail.Cause) -> String? {
    switch cause {
    case .answers(let lambda, _), .fails(let lambda): lambda
    default: nil
    }
  }

  /// An answer with these values; what is empty is missing.
  private static func text(of values: [CoverageTrail.Value]) -> String {
    var writer = JSONWriter()
    write(values.filter { !$0.text.isEmpty }[...], below: 0, &writer)
    return writer.text
  }

  private static func write(
    _ values: ArraySlice<CoverageTrail.Value>, below depth: Int, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      var written: Set<String> = []
      for value in values where value.path.count > depth && written.insert(value.path[depth]).inserted {
        if value.path.count == depth + 1 {
          writer.member(value.path[depth], value.text)
        } else {
          writer.key(value.path[depth])
          write(
            values.filter { $0.path.count > depth + 1 && $0.path[depth] == value.path[depth] }[...],
            below: depth + 1, &writer)
        }
      }
    }
  }
}
