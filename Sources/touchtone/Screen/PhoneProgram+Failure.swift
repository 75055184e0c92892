import World

extension PhoneProgram {
  /// A call that was ended by what is wrong with its flow says what that is and where, once.
  func tellOfFailure() {
    guard !hasToldFailure, call.isEnded, !call.isInTime,
      case .byError(let failure)? = call.world.state.contacts[call.contact].endedBy
    else { return }
    hasToldFailure = true
    let finding = failure.finding(
      call.world.program, call.world.state.contacts[call.contact].contact, call.world.observer,
      in: loaded.path)
    show(PhoneMessages.message(finding))
  }
}
