import Diagnostics
import World

extension Stage {
  /// Lets the call go on until something is so that happens in it, or is true from some moment on.
  ///
  /// - Parameters:
  ///   - part: what of the line is expected; nil for what the step is about as a whole.
  ///   - isSo: looks at the stage; what it returns instead is told when the call goes on no further.
  mutating func expect(
    _ expected: String, at part: StepLine.Part? = nil,
    _ isSo: (borrowing Stage) throws(StepFailure) -> Found
  ) throws(StepFailure) {
    while case .instead(let instead) = try isSo(self) {
      do throws(StepFailure) { try goOn(expected, instead: instead) } catch {
        var failure = error
        if failure.line == nil { failure.part = part }
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
