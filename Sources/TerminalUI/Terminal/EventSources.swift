import CLinux
import Glibc

/// Where the event loop's events come from: the keyboard, signals, a timer, further descriptors.
///
/// While it lives its signals are blocked and read from a descriptor, so that nothing interrupts a frame.
final class EventSources {
  private(set) var signalDescriptor: Int32
  private(set) var timerDescriptor: Int32
  private var formerMask = sigset_t()
  private var armed: Int64?

  static let signals: [Int32] = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT]

  init() throws(TerminalError) {
    var mask = Self.mask(Self.signals)
    pthread_sigmask(SIG_BLOCK, &mask, &formerMask)
    signalDescriptor = signalfd(-1, &mask, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
    timerDescriptor = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK | TFD_CLOEXEC))
    guard signalDescriptor >= 0, timerDescriptor >= 0 else {
      let code = errno
      close()
      throw .system(call: "signalfd or timerfd", code: code)
    }
  }

  /// Gives the signals back to whoever had them. May be called more than once.
  func close() {
    guard signalDescriptor >= 0 || timerDescriptor >= 0 else { return }
    // A hang-up that came together with the end has been answered by it.
    _ = takeSignals()
    if signalDescriptor >= 0 { _ = Glibc.close(signalDescriptor) }
    if timerDescriptor >= 0 { _ = Glibc.close(timerDescriptor) }
    signalDescriptor = -1
    timerDescriptor = -1
    pthread_sigmask(SIG_SETMASK, &formerMask, nil)
  }

  static func mask(_ signals: [Int32]) -> sigset_t {
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in signals { sigaddset(&mask, signal) }
    return mask
  }

  /// Sets the timer to a moment of the monotonic clock, or off.
  func setTimer(_ moment: Int64?) {
    guard moment != armed else { return }
    armed = moment
    var setting = itimerspec()
    if let moment {
      // Zero would turn it off.
      let moment = max(1, moment)
      setting.it_value.tv_sec = Int(moment / 1_000_000_000)
      setting.it_value.tv_nsec = Int(moment % 1_000_000_000)
    }
    _ = timerfd_settime(timerDescriptor, Int32(TFD_TIMER_ABSTIME), &setting, nil)
  }

  /// What can be read; empty after an interrupted wait. Sleeps as long as nothing can.
  func wait(for further: [Int32]) -> (ready: [Int32], isTerminalLost: Bool) {
    var polled = ([0, signalDescriptor, timerDescriptor] + further).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&polled, nfds_t(polled.count), -1) > 0 else { return ([], false) }
    let lost = Int16(POLLHUP | POLLERR | POLLNVAL)
    let isLost = polled[0].revents & lost != 0
    return (polled.filter { $0.revents != 0 }.map(\.fd), isLost)
  }

  /// Whether the timer's moment came since the last question.
  func takeTimer() -> Bool {
    var count: UInt64 = 0
    guard read(timerDescriptor, &count, 8) == 8 else { return false }
    armed = nil
    return true
  }

  /// The signals that came, in order.
  func takeSignals() -> [Int32] {
    var signals: [Int32] = []
    var info = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    while read(signalDescriptor, &info, size) == size { signals.append(Int32(info.ssi_signo)) }
    return signals
  }

  /// Nanoseconds of the monotonic clock.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
