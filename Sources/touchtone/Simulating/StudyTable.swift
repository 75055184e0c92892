import CenterSimulation
import Diagnostics

/// A study as CSV: a row for each queue and interval, and one for the whole time; of a comparison also one for what it changes
/// of that.
struct StudyTable {
  let study: StudyPart

  static let figures: [StudyFigure] = [
    .offered, .answered, .abandoned, .moved, .callbacks, .callbacksAnswered, .serviceLevel, .speedOfAnswer,
    .abandonedAfter, .handleTime, .occupancy,
  ]
  /// Of the whole time only, as a mean of all replications.
  static let meanQuantiles: [StudyFigure] = [.medianWait, .wait80, .wait95]
  /// Of the calls of all replications together.
  static let quantiles: [(name: String, perMille: Int)] = [
    ("medianWait", 500), ("wait80", 800), ("wait95", 950),
  ]

  /// The figure with its unit, as columns and keys are called.
  static func name(of figure: StudyFigure) -> String {
    if meanQuantiles.contains(figure) {
      return "mean" + figure.rawValue.prefix(1).uppercased() + figure.rawValue.dropFirst() + "Seconds"
    }
    switch StudyNumbers.unit(of: figure) {
    case .count: return figure.rawValue
    case .percent: return figure.rawValue + "Percent"
    case .time: return figure.rawValue + "Seconds"
    }
  }

  /// In the unit of its name, by 1000.
  static func thousandths(_ amount: Int64, _ figure: StudyFigure) -> Int64 {
    switch StudyNumbers.unit(of: figure) {
    case .count: amount
    case .percent: (amount + (amount < 0 ? -50 : 50)) / 100
    case .time: (amount + (amount < 0 ? -500 : 500)) / 1000
    }
  }

  var text: String {
    var names = ["variant", "queue", "from", "to"]
    for figure in Self.figures { names += [Self.name(of: figure), Self.name(of: figure) + "±"] }
    names += Self.quantiles.map { $0.name + "Seconds" }
    for figure in Self.meanQuantiles { names += [Self.name(of: figure), Self.name(of: figure) + "±"] }
    var lines = [names.joined(separator: ",")]
    for (variant, name) in study.subject.variants.enumerated() {
      for queue in study.shownQueues {
        for interval in 0..<study.subject.intervalCount {
          lines.append(row(variant, name, queue, interval..<interval + 1))
        }
        lines.append(row(variant, name, queue, 0..<study.subject.intervalCount))
      }
    }
    if study.subject.variants.count > 1 { lines += study.shownQueues.map(differences) }
    return lines.joined(separator: "\n")
  }

  /// What the change does to a queue's figures of the whole time.
  private func differences(_ queue: Int) -> String {
    let subject = study.subject
    func fields(_ figures: [StudyFigure]) -> [String] {
      figures.flatMap { figure in
        let estimate = study.difference(figure, queue: queue)
        return [Self.decimal(estimate?.mean, figure), Self.decimal(estimate?.halfWidth, figure)]
      }
    }
    let begin = [
      "difference", Self.field(subject.queues[queue]), subject.times[0], subject.times[subject.intervalCount],
    ]
    let pooled = Self.quantiles.map { _ in "" }
    return (begin + fields(Self.figures) + pooled + fields(Self.meanQuantiles)).joined(separator: ",")
  }

  private func row(_ variant: Int, _ name: String, _ queue: Int, _ intervals: Range<Int>) -> String {
    let subject = study.subject
    var fields = [
      Self.field(name), Self.field(subject.queues[queue]), subject.times[intervals.lowerBound],
      subject.times[intervals.upperBound],
    ]
    for figure in Self.figures {
      let estimate = study.estimate(figure, variant: variant, queue: queue, intervals: intervals)
      fields.append(Self.decimal(estimate?.mean, figure))
      fields.append(Self.decimal(estimate?.halfWidth, figure))
    }
    for quantile in Self.quantiles {
      let wait = study.wait(quantile.perMille, variant: variant, queue: queue, intervals: intervals)
      fields.append(wait.map { Self.decimal($0) } ?? "")
    }
    for figure in Self.meanQuantiles {
      let isWhole = intervals.count == subject.intervalCount
      let estimate = isWhole ? study.estimate(figure, variant: variant, queue: queue) : nil
      fields.append(Self.decimal(estimate?.mean, figure))
      fields.append(Self.decimal(estimate?.halfWidth, figure))
    }
    return fields.joined(separator: ",")
  }

  private static func decimal(_ amount: Int64?, _ figure: StudyFigure) -> String {
    amount.map { decimal(thousandths($0, figure)) } ?? ""
  }

  private static func decimal(_ thousandths: Int64) -> String {
    let rest = String(thousandths.magnitude % 1000 + 1000).dropFirst()
    return "\(thousandths < 0 ? "-" : "")\(thousandths.magnitude / 1000).\(rest)"
  }

  private static func field(_ text: String) -> String {
    let safe = text.visible
    guard safe.contains(where: { $0 == "," || $0 == "\"" }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
