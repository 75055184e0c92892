/// Why a function cannot be called, in a person's words.
struct ConnectionFailure: Error, Hashable {
  let reason: String
  /// True where it may be called a moment later.
  let mayPass: Bool

  init(_ reason: String, mayPass: Bool = false) {
    self.reason = reason
    self.mayPass = mayPass
  }
}
