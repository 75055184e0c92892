import TerminalUI
import TestSupport
import World

@testable import touchtone

/// The phone of a copy of nothing but its store: keys are handled at once, and no time passes but by steps.
final class PlayedProgram {
  let program: PhoneProgram
  private let folder: TemporaryFolder

  init(_ options: String..., center: String = packagePath("flows/site-visit")) throws {
    folder = try TemporaryFolder()
    let words =
      ["play", center, "--at", "2026-11-23T10:05", "--store", folder.path(of: "store.sqlite"), "--paused"]
      + options
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    program = PhoneProgram(try PlaySetup(arguments), isPaused: true, isDemo: false, speaks: false)
  }

  private struct NotACall: Error {}

  func press(_ keys: String) { for key in keys { program.handle(.character(key)) } }

  /// Books the first visit that is offered, and stands where the caller is awaited again.
  func book() {
    for key in ["5", "1", "1"] {
      stepToTheCaller()
      press(key)
    }
    stepToTheCaller()
  }

  /// Goes back to before the last key.
  func goBackToTheLastKey() {
    press("[")
    for _ in 0..<30 where program.call.world.due(.firstDigit, program.call.contact) == nil { press("[") }
  }

  /// Steps on until the caller is awaited, or the call is over.
  func stepToTheCaller() {
    for _ in 0..<200 {
      if program.call.stepObstacle != nil { return }
      press("]")
    }
  }

  func text(_ columns: Int = 80, _ rows: Int = 24) -> String {
    program.frame(Size(columns: columns, rows: rows), .unicode).text
  }

  var isPaused: Bool { program.call.isPaused }
  var isInTime: Bool { program.call.isInTime }
  var nextLambda: String? { program.call.nextLambda?.name }

  /// How many bookings the store has.
  func bookings() throws -> Int {
    try program.call.live.recording.world.store.reading { try $0.bookings() }.count
  }
}
