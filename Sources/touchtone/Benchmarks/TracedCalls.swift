import ContactCenter
import FlowEngine
import Glibc

/// The flow log of scripted calls, which goes to /dev/null in blocks, as that of the C floor does.
struct TracedCalls: ~Copyable {
  /// For the calls to observe.
  var log: FlowLog
  private let output = open("/dev/null", O_WRONLY)

  private static let blockSize = 64 * 1024

  init(_ program: Program) {
    log = FlowLog(program, .everyContact)
    log.now = Timestamp(seconds: 1_700_000_000)
  }

  deinit { close(output) }

  /// A call comes, 80 ms after the one before.
  mutating func prepareCall() {
    log.now += Milliseconds(80)
    guard log.bytes.count >= Self.blockSize else { return }
    log.bytes.withUnsafeBytes { _ = write(output, $0.baseAddress, $0.count) }
    log.removeAll()
  }
}
