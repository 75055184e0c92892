extension Optional {
  /// Becomes nil. Where it mostly is that already this is less work than an assignment, which first takes out whatever is
  /// there.
  @inline(__always) mutating func clear() {
    if case .some = self { self = nil }
  }

  /// Becomes a value, where there is mostly none yet: as `clear()`, less work than an assignment.
  @inline(__always) mutating func fill(_ value: __owned Wrapped) {
    clear()
    withUnsafeMutablePointer(to: &self) { $0.initialize(to: value) }
  }
}
