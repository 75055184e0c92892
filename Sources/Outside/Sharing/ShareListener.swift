import CLinux
import Glibc

/// Shares a world under a name: the socket that others of the same user join by. It goes with this value.
public final class ShareListener {
  public let name: ShareName
  private let path: String
  private let socket: Descriptor
  /// Held as long as the name is ours; the kernel lets go of it when this program dies, however it does.
  private let lock: Descriptor

  /// Readable when somebody wants to join.
  public var descriptor: Int32 { socket.number }

  /// - Throws: `.taken` while another running program has the name. What a killed one left is taken over.
  public init(_ name: ShareName, in folder: ShareFolder) throws(ShareError) {
    self.name = name
    path = folder.path(of: name)
    var address = sockaddr_un()
    guard linux_socket_address(path, &address) != 0 else { throw .pathTooLong(path) }
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    guard let lock = Descriptor(open(folder.lockPath(of: name), flags, 0o600)) else {
      throw .system(call: "open \(folder.lockPath(of: name))", code: errno)
    }
    guard flock(lock.number, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .taken(name.text) : .system(call: "flock", code: errno)
    }
    self.lock = lock
    socket = try ShareConnection.socket()
    unlink(path)
    let number = socket.number
    let code = ShareConnection.with(&address) { Glibc.bind(number, $0, $1) == 0 ? 0 : errno }
    guard code == 0 else { throw .system(call: "bind \(path)", code: code) }
    guard chmod(path, 0o600) == 0 else { throw .system(call: "chmod \(path)", code: errno) }
    guard listen(number, 4) == 0 else { throw .system(call: "listen", code: errno) }
    socket.setNonblocking()
  }

  deinit { unlink(path) }

  /// Who wants to join next; nil when nobody does. Other users are turned away.
  public func accept() -> ShareConnection? {
    while true {
      let number = Glibc.accept(socket.number, nil, nil)
      guard let joined = Descriptor(number) else {
        if errno == EINTR || errno == ECONNABORTED { continue }
        return nil
      }
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      if ShareConnection.isOurs(joined) { return ShareConnection(joined) }
    }
  }
}
