import CLinux
import Glibc

/// One end of a shared world's socket. Never blocks.
public final class ShareConnection {
  /// What came since it was last asked.
  public struct Reception: Sendable, Hashable {
    public let messages: [ShareMessage]
    /// True when nothing more will come: the other end is gone, was killed, or sent what is no message.
    public let hasEnded: Bool
  }

  /// More than this waits for nobody: an end that reads nothing is given up.
  static let mostWaiting = 4 * (ShareMessage.longestBody + ShareMessage.headLength)

  private let socket: Descriptor
  private var inbox = ShareInbox()
  private var waiting: [UInt8] = []
  /// True when nothing more can be sent or will come.
  private var hasEnded = false
  /// True when nothing more will come: what the other end said before it went can still be read where nothing can be sent.
  private var isReadOut = false

  /// Readable when something came or the other end is gone.
  public var descriptor: Int32 { socket.number }
  /// True while bytes wait until the other end reads; what is out of date soon is better not sent then.
  public var isBusy: Bool { !waiting.isEmpty }

  init(_ socket: Descriptor) {
    socket.setNonblocking()
    self.socket = socket
  }

  /// Joins the world that is shared under a name.
  ///
  /// - Throws: `.nobody` where none is, also where a program that shared one was killed.
  public static func joining(_ name: ShareName, in folder: ShareFolder) throws(ShareError) -> ShareConnection
  {
    let path = folder.path(of: name)
    var address = sockaddr_un()
    guard linux_socket_address(path, &address) != 0 else { throw .pathTooLong(path) }
    let socket = try Self.socket()
    let code = Self.with(&address) { Glibc.connect(socket.number, $0, $1) == 0 ? 0 : errno }
    switch code {
    case 0: break
    case ENOENT, ECONNREFUSED: throw .nobody(name.text)
    case EACCES, EPERM: throw .foreignUser(name.text)
    default: throw .system(call: "connect", code: code)
    }
    guard isOurs(socket) else { throw .foreignUser(name.text) }
    return ShareConnection(socket)
  }

  /// True when the other end belongs to the user who runs this program.
  static func isOurs(_ socket: Descriptor) -> Bool { linux_peer_user(socket.number) == Int(geteuid()) }

  static func socket() throws(ShareError) -> Descriptor {
    let number = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    guard let socket = Descriptor(number) else { throw .system(call: "socket", code: errno) }
    return socket
  }

  static func with<R>(_ address: inout sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  /// Sends a message, or keeps it until the other end reads. False when the other end is gone or has not read for too long.
  @discardableResult public func send(_ message: ShareMessage) -> Bool {
    guard !hasEnded else { return false }
    waiting += message.bytes
    return flush()
  }

  /// Sends what waits, as far as the other end reads. False when the other end is gone.
  @discardableResult public func flush() -> Bool {
    var sent = 0
    while sent < waiting.count, !hasEnded {
      let count = waiting[sent...].withUnsafeBytes {
        Glibc.send(socket.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if errno == EINTR {
        continue
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        break
      } else {
        hasEnded = true
      }
    }
    waiting.removeFirst(sent)
    if waiting.count > Self.mostWaiting { hasEnded = true }
    if hasEnded { waiting = [] }
    return !hasEnded
  }

  /// Everything that has come.
  public func receive() -> Reception {
    var messages: [ShareMessage] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    // One that sends without end is answered between its messages, too.
    var reads = 0
    while !isReadOut, reads < 64 {
      reads += 1
      let count = part.withUnsafeMutableBytes { recv(socket.number, $0.baseAddress, $0.count, 0) }
      if count > 0 {
        messages += inbox.take(part[..<count])
        isReadOut = inbox.isBroken
      } else if count == 0 {
        isReadOut = true
      } else if errno == EINTR {
        continue
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        break
      } else {
        isReadOut = true
      }
    }
    if isReadOut { hasEnded = true }
    return Reception(messages: messages, hasEnded: hasEnded)
  }
}
