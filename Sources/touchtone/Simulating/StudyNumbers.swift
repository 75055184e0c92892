import CenterSimulation

/// How figures of a study are written.
enum StudyNumbers {
  /// What a figure counts.
  enum Unit {
    case count
    /// Hundredths of a percent.
    case percent
    /// Milliseconds.
    case time
  }

  static func unit(of figure: StudyFigure) -> Unit {
    switch figure {
    case .offered, .answered, .abandoned, .moved, .callbacks, .callbacksAnswered: .count
    case .serviceLevel, .occupancy: .percent
    case .speedOfAnswer, .abandonedAfter, .handleTime, .medianWait, .wait80, .wait95: .time
    }
  }

  /// A mean, in thousandths of the unit's own: `61.3`, `78.1 %`, `1:05`.
  static func text(_ thousandths: Int64, _ unit: Unit) -> String {
    let shown = shown(thousandths, unit)
    let sign = thousandths < 0 && shown > 0 ? "-" : ""
    switch unit {
    case .count: return sign + tenths(shown)
    case .percent: return sign + tenths(shown) + " %"
    case .time: return "\(sign)\(shown / 60):\(shown % 60 < 10 ? "0" : "")\(shown % 60)"
    }
  }

  /// How many tenths, or seconds, are shown of a mean, without its sign: none has no sign.
  private static func shown(_ thousandths: Int64, _ unit: Unit) -> Int64 {
    let amount = Int64(thousandths.magnitude)
    switch unit {
    case .count: return (amount + 50) / 100
    case .percent: return (amount + 5000) / 10_000
    case .time: return (amount + 500_000) / 1_000_000
    }
  }

  /// Half the width of an interval: `±4.1`, `±5.1`, `±0:05`; a dash where nothing is known of it.
  static func width(_ estimate: Estimate?, _ unit: Unit) -> String {
    guard let half = estimate?.halfWidth else { return "" }
    let text = text(half, unit)
    return "±" + (unit == .percent ? String(text.dropLast(2)) : text)
  }

  static func text(_ estimate: Estimate?, _ unit: Unit, signed: Bool = false) -> String {
    guard let estimate else { return "–" }
    let text = text(estimate.mean, unit)
    return signed && estimate.mean > 0 && shown(estimate.mean, unit) > 0 ? "+" + text : text
  }

  private static func tenths(_ number: Int64) -> String { "\(number / 10).\(number % 10)" }
}
