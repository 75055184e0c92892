import World

extension PhoneProgram {
  /// A call that was ended by what is wrong with its flow says what that is and where, once.
  func tellOfFailure() {
    guard !hasToldFailure, call.isEnded, !call.isInTime,
      case .byError(let failure)? = call.world.state.contacts[call.contact].endedBy
    else { return }
    hasToldFailure = true
    // Each is read in a step of its own: several at once were released twice in a debug build.
    let program = call.world.program
    let contact = call.world.state.contacts[call.contact].contact
    let transcript = call.world.observer
    let finding = failure.finding(program, contact, transcript, in: loaded.path)
    show(PhoneMessages.message(finding))
  }
}
