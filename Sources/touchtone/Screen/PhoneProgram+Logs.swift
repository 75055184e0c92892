import Diagnostics

// The flow log of the calls on the phone.
extension PhoneProgram {
  /// Writes what the flow log has; what keeps it from being written is said once.
  ///
  /// - Parameter isLast: true when the call is given up.
  func writeLog(isLast: Bool = false) {
    if let problem = written(isLast: isLast) {
      messages.show([problem], orElse: nil, at: clock.monotonicNanoseconds)
    }
  }

  /// Writes the last of it, when the screen is closed; what keeps it from being written, if that was not said before.
  func finishLog() -> Diagnostic? { written(isLast: true) }

  /// What the call and the desks came to is kept, also where a signal ended the program and nobody quit.
  ///
  /// - Returns: what keeps the last of the log from being written, where that was not said before.
  func finish() -> Diagnostic? {
    if exitStatus == nil { quit() }
    return finishLog()
  }

  private func written(isLast: Bool) -> Diagnostic? {
    guard let log else { return nil }
    let lines = call.takeLogLines(isLast: isLast)
    return lines.isEmpty ? nil : log.file.write(lines)
  }
}
