import ContactCenter

/// A time as the flow log writes it, `2026-07-29T03:18:43.880Z`, made anew only as far as it changed.
struct FlowLogClock: Sendable {
  private var text = Array("1970-01-01T00:00:00.000Z".utf8)
  private var seconds: Int64 = 0
  private var thousandths = 0

  /// Finer parts than milliseconds are cut.
  mutating func show(_ time: Timestamp) {
    let seconds = time.seconds
    if seconds != self.seconds {
      self.seconds = seconds
      text = Array(Timestamp(seconds: seconds).description.utf8.dropLast()) + Array(".000Z".utf8)
      thousandths = 0
    }
    let thousandths = Int((time.nanoseconds - seconds * 1_000_000_000) / 1_000_000)
    guard thousandths != self.thousandths else { return }
    self.thousandths = thousandths
    let zero = UInt8(ascii: "0")
    text[20] = zero + UInt8(thousandths / 100)
    text[21] = zero + UInt8(thousandths / 10 % 10)
    text[22] = zero + UInt8(thousandths % 10)
  }

  func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) { text.withUnsafeBytes(body) }
}
