/// Why a function cannot be called at all, in a person's words.
struct ConnectionFailure: Error, Hashable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
