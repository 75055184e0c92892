import CenterFiles
import CenterSimulation
import Diagnostics
import FlowEngine

/// A study in a terminal's 80 columns.
struct StudyText {
  let study: StudyPart
  let loaded: LoadedCenter

  static let columns: [(head: String, figure: StudyFigure)] = [
    ("offered", .offered), ("answered", .answered), ("lost", .abandoned), ("in time", .serviceLevel),
    ("speed", .speedOfAnswer), ("95 wait", .wait95), ("busy", .occupancy),
  ]

  private static let nameWidth = 17
  private static let columnWidth = 9

  var text: String {
    let parts = [head, queues, outcomes, course, notes].filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  // MARK: What was played

  private var head: [String] {
    let subject = study.subject
    let calls = study.calls(variant: 0)
    var lines = ["\(subject.center), \(subject.span)".visible]
    let count = subject.replications
    let each = StudyNumbers.text(calls, .count)
    let width = StudyNumbers.width(calls, .count)
    lines.append(
      "\(count) replication\(count == 1 ? "" : "s") of \(each) calls\(width.isEmpty ? "" : " (\(width))"), seed \(subject.seed)"
    )
    if let whatIf = subject.whatIf {
      lines.append("what if \(whatIf): \(StudyCallers.words(whatIf))".visible)
    }
    return lines
  }

  // MARK: Queues

  private var queues: [String] {
    let seconds = study.subject.serviceLevelSeconds
    var lines = [
      Self.left("queue", Self.nameWidth) + Self.columns.map { Self.right($0.head) }.joined()
    ]
    for queue in study.shownQueues {
      let name = study.subject.queues[queue].visible
      lines += rows(name) { study.estimate($0, variant: 0, queue: queue) }
      if study.variants.count == 2 {
        lines += rows("  what if") { study.estimate($0, variant: 1, queue: queue) }
        lines += rows("  difference", signed: true) { study.difference($0, queue: queue) }
      }
    }
    lines.append("")
    lines.append("in time: of those offered, answered within \(seconds) s; speed: mean wait of answered")
    lines.append("95 wait: 95 of 100 of those answered in a replication waited no longer")
    lines.append("each the mean of all replications, ±: its 95 % interval")
    return lines + others
  }

  /// The offered who were neither answered nor lost, and those whom agents called back.
  private var others: [String] {
    func listed(_ figure: StudyFigure, _ words: (_ queue: Int, _ variant: Int, Estimate) -> String) -> String
    {
      study.shownQueues.compactMap { queue in
        let all = study.variants.indices.map { study.estimate(figure, variant: $0, queue: queue) }
        guard all.contains(where: { ($0?.mean ?? 0) > 0 }) else { return nil }
        let found = all.enumerated().compactMap { variant, estimate in
          estimate.map { words(queue, variant, $0) }
        }
        return ([study.subject.queues[queue].visible] + found).joined(separator: " ")
      }.joined(separator: ", ")
    }
    func number(_ variant: Int, _ estimate: Estimate, _ more: String = "") -> String {
      (variant == 0 ? "" : "(what if: ") + StudyNumbers.text(estimate, .count) + more
        + (variant == 0 ? "" : ")")
    }
    var lines: [String] = []
    let moved = listed(.moved) { number($1, $2) }
    if !moved.isEmpty {
      lines += Self.wrapped("neither answered nor lost, as the flow took them out of the queue: \(moved)")
    }
    let callbacks = listed(.callbacks) { queue, variant, estimate in
      let answered = study.estimate(.callbacksAnswered, variant: variant, queue: queue)
      return number(variant, estimate, ", agents took \(StudyNumbers.text(answered, .count))")
    }
    if !callbacks.isEmpty {
      lines += Self.wrapped("callbacks that were asked for: \(callbacks)")
      lines += Self.wrapped(
        "an agent took those whose customer was reached; the call that asked for one is counted below, where an agent answered it all the same, as answered"
      )
    }
    return lines
  }

  /// Two lines: the means, and how sure they are.
  private func rows(
    _ name: String, signed: Bool = false, _ estimate: (StudyFigure) -> Estimate?
  ) -> [String] {
    var means = Self.left(name, Self.nameWidth)
    var widths = Self.left("", Self.nameWidth)
    for (_, figure) in Self.columns {
      let found = estimate(figure)
      let unit = StudyNumbers.unit(of: figure)
      means += Self.right(StudyNumbers.text(found, unit, signed: signed))
      let width = StudyNumbers.width(found, unit)
      // Under the digits, not under the sign of percent.
      widths += Self.right(unit == .percent && !width.isEmpty ? width + "  " : width)
    }
    let shown = [means, widths].map { String($0.reversed().drop { $0 == " " }.reversed()) }
    return shown[1].isEmpty ? [shown[0]] : shown
  }

  // MARK: Outcomes

  private var outcomes: [String] {
    let subject = study.subject
    let all = study.calls(variant: 0)?.mean ?? 0
    let isCompared = study.variants.count == 2
    let title = "what became of the calls"
    var lines = [
      isCompared
        ? Self.left(title, 44) + ["plan", "what if", "change", ""].map { Self.right($0) }.joined() : title
    ]
    func add(
      _ words: String, _ estimate: (_ variant: Int) -> Estimate?, _ difference: () -> Estimate?
    ) {
      let estimates = study.variants.indices.map(estimate)
      guard let first = estimates[0], estimates.contains(where: { ($0?.mean ?? 0) > 0 }) else { return }
      var line = "  " + Self.left(words, 42) + Self.right(StudyNumbers.text(first, .count))
      if isCompared {
        let change = difference()
        line += Self.right(StudyNumbers.text(estimates[1], .count))
        line += Self.right(StudyNumbers.text(change, .count, signed: true))
        line += Self.right(StudyNumbers.width(change, .count))
      } else {
        let share = all == 0 ? 0 : Int64((Int128(first.mean) * 10_000_000 + Int128(all) / 2) / Int128(all))
        line += Self.right(StudyNumbers.text(share, .percent)) + Self.right(StudyNumbers.width(first, .count))
      }
      lines.append(line)
    }
    for outcome in CallOutcome.allCases {
      add(outcome.words) {
        study.estimate(outcome, variant: $0)
      } _: {
        study.difference(outcome)
      }
      guard outcome == .contained else { continue }
      for flow in subject.flows.indices {
        add("  in \(subject.flows[flow].visible)") {
          study.contained(in: flow, variant: $0)
        } _: {
          study.difference(containedIn: flow)
        }
      }
    }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
  }

  // MARK: Through the day

  private var course: [String] {
    let subject = study.subject
    guard subject.intervalCount > 1 else { return [] }
    let groups = CourseLine.groups(subject.intervalCount)
    let (first, last) = (subject.times[0], subject.times[subject.times.count - 1])
    let gap = String(
      repeating: " ",
      count: max(1, groups.count * CourseLine.width(of: groups.count) - first.count - last.count))
    let time = subject.coversDays ? "through the days" : "through the day"
    let title = study.variants.count == 2 ? time + ", planned" : time
    let heading = Self.left(title, Self.nameWidth + 9) + first + gap + last
    var lines: [String] = []
    for queue in study.shownQueues {
      let name = Self.left(subject.queues[queue].visible, Self.nameWidth)
      let offered = groups.map {
        study.estimate(.offered, variant: 0, queue: queue, intervals: $0)?.mean ?? 0
      }
      guard let most = offered.max(), most > 0 else { continue }
      lines.append(
        name + Self.left("offered", 9) + CourseLine.text(offered, ceiling: most)
          + " at most \(StudyNumbers.text(most, .count))")
      let level = groups.map { study.estimate(.serviceLevel, variant: 0, queue: queue, intervals: $0)?.mean }
      let least = level.compactMap { $0 }.min() ?? 0
      lines.append(
        Self.left("", Self.nameWidth) + Self.left("in time", 9)
          + CourseLine.text(level.map { $0 ?? 0 }, ceiling: 10_000_000)
          + " at least \(StudyNumbers.text(least, .percent))")
    }
    return lines.isEmpty ? [] : [heading] + lines
  }

  // MARK: What is to know

  private var notes: [String] {
    let pooled = study.variants[0].pooled
    let labels = loaded.labels
    var lines: [String] = []
    let unplanned = pooled.unplanned.indices.filter { pooled.unplanned[$0] > 0 }.map {
      labels.name(of: ActionIndex($0)).visible
    }
    if !unplanned.isEmpty {
      lines += Self.wrapped(
        "note: the plan says nothing of what callers do at \(unplanned.joined(separator: ", ")): each key was as likely as another"
      )
    }
    if pooled.outsideCalls > 0 {
      lines += Self.wrapped(
        "note: \(pooled.outsideCalls) calls of functions outside were not made: their error branch was taken")
    }
    return lines
  }

  // MARK: Columns

  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= 80 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(lines.isEmpty ? String(word) : "  " + word)
      }
    }
    return lines
  }

  /// One blank behind it at least; what is too long ends in dots.
  private static func left(_ text: String, _ width: Int) -> String {
    let shown = text.count < width ? text : text.prefix(width - 2) + "…"
    return shown + String(repeating: " ", count: width - shown.count)
  }

  private static func right(_ text: String) -> String {
    String(repeating: " ", count: max(1, columnWidth - text.count)) + text
  }
}
