/// A length of time as people say it.
enum SpokenTime {
  /// "5 min", "90 s", "250 ms": in the largest unit that leaves nothing over.
  static func words(milliseconds: UInt) -> String {
    if milliseconds > 0, milliseconds % 60_000 == 0 { return "\(milliseconds / 60_000) min" }
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}
