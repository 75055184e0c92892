import ContactCenter

/// The timers that run for one contact, of each kind at most one.
@usableFromInline package struct RunningTimers: Sendable, BitwiseCopyable {
  /// A bit for each kind that runs.
  @usableFromInline var running: UInt32 = 0
  /// By kind; what is written of one that does not run means nothing.
  @usableFromInline var sequences = InlineArray<26, Int64>(repeating: 0)
  @usableFromInline var dues = InlineArray<26, Int64>(repeating: 0)

  @inlinable static func bit(_ kind: TimerQueue.Kind) -> UInt32 { 1 &<< UInt32(kind.rawValue) }

  @inlinable package func runs(_ kind: TimerQueue.Kind) -> Bool {
    running & Self.bit(kind) != 0
  }

  /// Stops the timer of this kind if it is the one with this number; true when it was.
  ///
  /// What changes nothing would read a copy of all numbers.
  @inline(__always) mutating func stop(_ kind: TimerQueue.Kind, _ sequence: Int64) -> Bool {
    let bit = Self.bit(kind)
    guard running & bit != 0, sequences[Int(kind.rawValue)] == sequence else { return false }
    running &= ~bit
    return true
  }

  /// True when the timer of this kind runs and is the one with this number; mutating as `stop` is.
  @inline(__always) mutating func isRunning(_ kind: TimerQueue.Kind, _ sequence: Int64) -> Bool {
    running & Self.bit(kind) != 0 && sequences[Int(kind.rawValue)] == sequence
  }

  /// The running timer's number in its world; nil when none runs.
  package func sequence(_ kind: TimerQueue.Kind) -> Int64? {
    runs(kind) ? sequences[Int(kind.rawValue)] : nil
  }

  /// When the running timer is due, in nanoseconds since 1970; nil when none runs.
  @inlinable package func due(_ kind: TimerQueue.Kind) -> Int64? {
    runs(kind) ? dues[Int(kind.rawValue)] : nil
  }

  /// How many run.
  var count: Int { running.nonzeroBitCount }

  /// True when none runs.
  package var isEmpty: Bool { running == 0 }

  @inline(__always) mutating func start(_ kind: TimerQueue.Kind, _ sequence: Int64, due: Int64) {
    running |= Self.bit(kind)
    sequences[Int(kind.rawValue)] = sequence
    dues[Int(kind.rawValue)] = due
  }

  /// Stops one; the number it had, 0 when none ran.
  @discardableResult @inline(__always) mutating func stop(_ kind: TimerQueue.Kind) -> Int64 {
    guard runs(kind) else { return 0 }
    running &= ~(Self.bit(kind))
    return sequences[Int(kind.rawValue)]
  }

  mutating func cancelAll() { running = 0 }
}
