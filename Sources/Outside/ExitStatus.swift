import CLinux

/// How a child process ended.
public enum ExitStatus: Sendable, Hashable {
  /// It ended by itself with this status, 0 to 255.
  case exited(Int32)
  /// A signal of this number ended it.
  case killed(signal: Int32)

  init(waitStatus: Int32) {
    self =
      linux_exited(waitStatus) != 0
      ? .exited(linux_exit_status(waitStatus)) : .killed(signal: linux_signal(waitStatus))
  }
}
