import Glibc

/// What standard output is.
enum Terminal {
  /// True where colors may be written: on a terminal that knows them, unless `NO_COLOR` is set.
  static var showsColors: Bool {
    guard isatty(1) == 1 else { return false }
    if let refusal = getenv("NO_COLOR"), refusal.pointee != 0 { return false }
    return getenv("TERM").map { String(cString: $0) } != "dumb"
  }
}
