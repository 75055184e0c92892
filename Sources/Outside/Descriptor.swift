import Glibc

/// An open file of ours, closed when the last reference to it goes.
final class Descriptor: Sendable {
  let number: Int32

  /// Takes over a descriptor that a system call returned; nil when the call failed (errno says why).
  init?(_ number: Int32) {
    guard number >= 0 else { return nil }
    self.number = number
  }

  deinit { close(number) }

  /// The whole of a file in memory, whatever its position.
  var contents: [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = part.withUnsafeMutableBytes { pread(number, $0.baseAddress, $0.count, bytes.count) }
      guard count > 0 else { return bytes }
      bytes += part[..<count]
    }
  }

  /// Makes reading and writing return at once.
  func setNonblocking() { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }
}
