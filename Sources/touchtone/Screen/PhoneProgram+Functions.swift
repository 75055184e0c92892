import Outside
import World

// The programs of users that answer for Lambdas.
extension PhoneProgram {
  /// Begins the functions that the call asks for, and takes in what they say; none is ever waited for.
  func tendFunctions() {
    // Nothing is called for a what-if: a person says what is answered.
    if call.whatIfCall != nil { askForLambda() }
    for call in call.takeOutsideCalls() { functions.begin(call) }
    let finished = functions.takeFinished { call.live.recording.world.awaits($0.id) }
    for line in functions.takeLines() { messages.note("\(line.function): \(line.text)") }
    guard !finished.isEmpty else { return }
    for done in finished { call.answer(done.answer, to: done.call.id, clock.monotonicNanoseconds) }
    for call in call.takeOutsideCalls() { functions.begin(call) }
    speak()
  }
}
