import Foundation

/// A port of this machine that takes no further connection and refuses none: whoever connects waits for ever.
public final class FullBacklog {
  public let port: Int
  private var sockets: [Int32]

  public init() throws {
    let listening = Self.socket()
    sockets = [listening]
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // There is room for one; the others show that there is no more.
    let others = (0..<4).map { _ in Self.socket() }
    sockets += others
    let isFull = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        guard bind(listening, $0, length) == 0, listen(listening, 0) == 0,
          getsockname(listening, $0, &length) == 0
        else { return false }
        for other in others { _ = connect(other, $0, length) }
        return true
      }
    }
    guard isFull else { throw CocoaError(.fileWriteUnknown) }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { for socket in sockets { close(socket) } }

  public var url: String { "http://127.0.0.1:\(port)/2015-03-31/functions/own/invocations" }

  private static func socket() -> Int32 {
    Foundation.socket(
      AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
  }
}
