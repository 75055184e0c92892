import CLinux
import Glibc

// What a crash handler needs, in plain memory that is set before the handler and never changes while it is armed.
nonisolated(unsafe) private var savedMode = termios()
nonisolated(unsafe) private var leaveBytes: UnsafeMutablePointer<UInt8>?
nonisolated(unsafe) private var leaveCount = 0
/// The real standard error while it points at a log, else -1.
nonisolated(unsafe) private var errorDescriptor: Int32 = -1
nonisolated(unsafe) private var previousActions: UnsafeMutablePointer<sigaction>?

/// Crashes, and the other signals that end a program which does not know them.
private let crashSignals: [Int32] = [
  SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT, SIGSYS, SIGXCPU, SIGALRM, SIGVTALRM, SIGPROF,
  SIGUSR1, SIGUSR2,
]
private let signalLimit = 65

/// Gives the terminal back, calling only what a signal handler may call.
private func restoreTerminal() {
  if let leaveBytes {
    var written = 0
    while written < leaveCount {
      let count = write(1, leaveBytes + written, leaveCount - written)
      if count <= 0 { break }
      written += count
    }
  }
  _ = tcsetattr(0, TCSADRAIN, &savedMode)
  if errorDescriptor >= 0 {
    let log = dup(2)
    _ = dup2(errorDescriptor, 2)
    errorDescriptor = -1
    guard log >= 0 else { return }
    // What was written to standard error while the screen was on shows now, on the normal screen.
    withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 1) { buffer in
      var offset = 0
      while true {
        let count = pread(log, buffer.baseAddress, buffer.count, offset)
        if count <= 0 { break }
        _ = write(2, buffer.baseAddress, count)
        offset += count
      }
    }
    _ = close(log)
  }
}

/// Restores the terminal and lets the crash go its way: the former action gets the signal again.
///
/// One that another process sent ends this one at once: after a backtrace the program would go on, because no instruction
/// of its own fails again.
private func crashed(_ number: Int32, _ information: UnsafeMutablePointer<siginfo_t>?) {
  restoreTerminal()
  if let information, linux_sent_by_another(information) != 0 {
    signal(number, SIG_DFL)
  } else if let previousActions {
    _ = sigaction(number, previousActions + Int(number), nil)
  }
  _ = raise(number)
}

/// Keeps the way back to the terminal as it was, also for a program that crashes.
enum TerminalGuard {
  /// Remembers the terminal's mode as it is now.
  static func saveMode() -> Bool { tcgetattr(0, &savedMode) == 0 }

  /// Restores the saved mode.
  static func restoreMode() { _ = tcsetattr(0, TCSADRAIN, &savedMode) }

  /// From now on a crash writes these bytes, restores the mode, and shows what standard error held.
  static func arm(leaving bytes: [UInt8]) {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    for (index, byte) in bytes.enumerated() { memory[index] = byte }
    leaveBytes = memory
    leaveCount = bytes.count
    let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: signalLimit)
    actions.initialize(repeating: sigaction(), count: signalLimit)
    previousActions = actions
    useAlternateStack()
    for signal in crashSignals {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = { number, information, _ in crashed(number, information) }
      action.sa_flags = SA_ONSTACK | SA_SIGINFO
      _ = sigaction(signal, &action, actions + Int(signal))
    }
  }

  /// Crashes go their usual way again.
  static func disarm() {
    guard let actions = previousActions else { return }
    for signal in crashSignals { _ = sigaction(signal, actions + Int(signal), nil) }
    previousActions = nil
    actions.deallocate()
    leaveBytes?.deallocate()
    leaveBytes = nil
    leaveCount = 0
  }

  /// Points standard error at a log in memory, where it would write over the screen.
  static func divertErrors() {
    guard errorDescriptor < 0, isatty(2) == 1 else { return }
    let log = memfd_create("touchtone-errors", MFD_CLOEXEC)
    guard log >= 0 else { return }
    errorDescriptor = fcntl(2, F_DUPFD_CLOEXEC, 3)
    if errorDescriptor >= 0 { _ = dup2(log, 2) }
    _ = close(log)
  }

  /// Points standard error back and shows what it held.
  static func restoreErrors() {
    leaveCount = 0
    restoreTerminal()
  }

  /// A stack that overflowed cannot carry a handler.
  private static func useAlternateStack() {
    var present = stack_t()
    guard sigaltstack(nil, &present) == 0, present.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    var stack = stack_t()
    stack.ss_size = 65_536
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stack.ss_size, alignment: 16)
    _ = sigaltstack(&stack, nil)
  }
}
