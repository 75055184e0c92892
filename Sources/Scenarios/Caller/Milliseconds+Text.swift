import ContactCenter

extension Milliseconds {
  /// A length such as `60s`, `90`, `2m`, `1h` or `500ms`; a bare number is seconds. At most a week.
  public init?(waiting text: some StringProtocol) {
    let text = String(text).trimmed
    let number = text.prefix { $0.isNumber }
    let factor: Int64? =
      switch text.dropFirst(number.count) {
      case "ms": 1
      case "", "s": 1000
      case "m", "min": 60_000
      case "h": 3_600_000
      default: nil
      }
    guard let factor, let count = Int64(number), count <= 604_800_000 / factor else { return nil }
    self.init(count * factor)
  }

  /// The same as a length to wait: `60s`, `1500ms`.
  var waitingText: String { count % 1000 == 0 ? "\(wholeSeconds)s" : "\(count)ms" }

  /// "0.4 s", "35 s", "2:05 min": for a person to read.
  var spoken: String {
    if count < 1000, count > 0 { return "0.\(max(1, count / 100)) s" }
    if wholeSeconds < 60 { return "\(wholeSeconds) s" }
    let seconds = wholeSeconds % 60
    return "\(wholeSeconds / 60):\(seconds < 10 ? "0" : "")\(seconds) min"
  }
}
