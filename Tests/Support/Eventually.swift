import Glibc

/// Whether something becomes so before the deadline; it is asked every few milliseconds.
public func eventually(within deadline: Duration = .seconds(60), _ isSo: () throws -> Bool) rethrows -> Bool {
  let end = ContinuousClock.now + deadline
  while try !isSo() {
    guard ContinuousClock.now < end else { return false }
    usleep(5000)
  }
  return true
}
