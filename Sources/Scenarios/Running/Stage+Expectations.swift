import Diagnostics
import World

extension Stage {
  /// Lets the call go on until something is so that happens in it, or is true from some moment on.
  ///
  /// - Parameter isSo: looks at the stage; what it returns instead is told when the call goes on no further.
  mutating func expect(
    _ expected: String, _ isSo: (borrowing Stage) throws(StepFailure) -> Found
  ) throws(StepFailure) {
    while case .instead(let instead) = try isSo(self) { try goOn(expected, instead: instead) }
  }

  /// What an expectation finds.
  enum Found {
    case met
    /// What is so instead: "found \"en\"".
    case instead(String)
  }
}
