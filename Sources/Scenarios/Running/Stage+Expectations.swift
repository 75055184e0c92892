import Diagnostics
import World

extension Stage {
  /// Lets the call go on until something is so that happens in it, or is true from some moment on.
  ///
  /// - Parameter isSo: looks at the stage; what it returns instead is told when the call goes on no further.
  mutating func expect(
    _ expected: String, _ isSo: (borrowing Stage) throws(StepFailure) -> Found
  ) throws(StepFailure) {
    while true {
      let found = try isSo(self)
      guard case .instead(let instead) = found else { return }
      do throws(Obstacle) { try goOn() } catch {
        if case .forbidden(let failure) = error { throw failure }
        var failure = self.failure(expected, error)
        failure = StepFailure(expected + ", " + instead, why: failure.why)
        throw failure
      }
    }
  }

  /// What an expectation finds.
  enum Found {
    case met
    /// What is so instead: "found \"en\"".
    case instead(String)
  }
}
