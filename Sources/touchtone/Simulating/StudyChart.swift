import CenterSimulation

/// A queue through the day, as two plots in one picture: calls offered and answered, and the service level.
struct StudyChart {
  let study: StudyPart
  let queue: Int

  private static let width = 900
  private static let left = 48
  private static let height = 130
  private static let gap = 34

  var isWorthDrawing: Bool {
    study.subject.intervalCount > 1 && (means(.offered, 0).compactMap { $0 }.max() ?? 0) > 0
  }

  private func means(_ figure: StudyFigure, _ variant: Int) -> [Int64?] {
    (0..<study.subject.intervalCount).map {
      study.estimate(figure, variant: variant, queue: queue, intervals: $0..<$0 + 1)?.mean
    }
  }

  var html: String {
    let total = 2 * Self.height + 2 * Self.gap
    let parts = counts(at: 8) + level(at: 8 + Self.height + Self.gap)
    return """
      <svg viewBox="0 0 \(Self.width) \(total)" role="img" aria-label="calls and service level through the day">
      \(parts.joined(separator: "\n"))
      </svg>
      """
  }

  /// What the plots show.
  static func legend(_ study: StudyPart) -> String {
    let other = study.variants.count == 2 ? " A dashed line is what if." : ""
    return """
      <p class="legend">Of each queue above: calls offered in each interval (pale) and answered (dark). Below: of those \
      offered, how many of a hundred were answered within \(study.subject.serviceLevelSeconds) s.\(other)</p>
      """
  }

  // MARK: Calls

  private func counts(at top: Int) -> [String] {
    let (offered, answered) = (means(.offered, 0), means(.answered, 0))
    let others = study.variants.count == 2 ? means(.answered, 1) : []
    let most = max(1000, (offered + others).compactMap { $0 }.max() ?? 0)
    var parts = axes(at: top, most: StudyNumbers.text(most, .count), least: "0")
    let count = study.subject.intervalCount
    for (name, values) in [("offered", offered), ("answered", answered)] {
      for (index, value) in values.enumerated() {
        let (from, to) = (x(index, count), x(index + 1, count))
        let height = Int64(Self.height) * (value ?? 0) / most
        guard height > 0 else { continue }
        parts.append(
          "<rect class=\"\(name)\" x=\"\(from + 1)\" y=\"\(Int64(top + Self.height) - height)\" width=\"\(max(1, to - from - 2))\" height=\"\(height)\"/>"
        )
      }
    }
    if !others.isEmpty { parts.append(line("other", others, most: most, at: top)) }
    return parts
  }

  // MARK: Service level

  private func level(at top: Int) -> [String] {
    // Hundredths of a percent, in thousandths.
    let most: Int64 = 10_000_000
    var parts = axes(at: top, most: "100 %", least: "0 %")
    parts.append(line("line", means(.serviceLevel, 0), most: most, at: top))
    if study.variants.count == 2 {
      parts.append(line("other", means(.serviceLevel, 1), most: most, at: top))
    }
    return parts
  }

  // MARK: Drawing

  private func x(_ index: Int, _ count: Int) -> Int {
    Self.left + (Self.width - Self.left - 8) * index / count
  }

  /// A line through the middles of the intervals, with gaps where there are no values.
  private func line(_ name: String, _ values: [Int64?], most: Int64, at top: Int) -> String {
    var path = ""
    var isDrawing = false
    for (index, value) in values.enumerated() {
      guard let value else {
        isDrawing = false
        continue
      }
      let place = (x(index, values.count) + x(index + 1, values.count)) / 2
      let height = Int64(Self.height) * min(value, most) / most
      path += "\(isDrawing ? "L" : "M")\(place) \(Int64(top + Self.height) - height) "
      isDrawing = true
    }
    return "<path class=\"\(name)\" d=\"\(path.dropLast())\"/>"
  }

  /// Of several days there is room for the hours alone, and for each day where it begins.
  private func label(_ time: String) -> String {
    guard study.subject.coversDays else { return time }
    return time.hasSuffix(" 00:00") ? String(time.prefix(10).suffix(5)) : String(time.suffix(5))
  }

  private func axes(at top: Int, most: String, least: String) -> [String] {
    let bottom = top + Self.height
    var parts = [
      "<line class=\"axis\" x1=\"\(Self.left)\" y1=\"\(bottom)\" x2=\"\(Self.width - 8)\" y2=\"\(bottom)\"/>",
      "<line class=\"axis\" x1=\"\(Self.left)\" y1=\"\(top)\" x2=\"\(Self.width - 8)\" y2=\"\(top)\"/>",
      "<text x=\"\(Self.left - 6)\" y=\"\(top + 9)\" text-anchor=\"end\">\(most)</text>",
      "<text x=\"\(Self.left - 6)\" y=\"\(bottom)\" text-anchor=\"end\">\(least)</text>",
    ]
    let times = study.subject.times
    let step = max(1, (times.count - 1 + 9) / 10)
    for index in stride(from: 0, to: times.count, by: step) {
      let anchor = index == 0 ? "start" : index == times.count - 1 ? "end" : "middle"
      // A narrow window has room for every second one.
      let name = (index / step).isMultiple(of: 2) ? "" : " class=\"minor\""
      parts.append(
        "<text\(name) x=\"\(x(index, times.count - 1))\" y=\"\(bottom + 17)\" text-anchor=\"\(anchor)\">\(label(times[index]))</text>"
      )
    }
    return parts
  }
}
