import Foundation
import Synchronization

/// A server on a port of this machine that answers every request with the bytes a test gives, good or bad.
public final class LoopbackServer: Sendable {
  /// What a request is answered with.
  public enum Answer: Sendable {
    /// These bytes; then the connection is closed, or kept for the next request.
    case bytes(String, isKept: Bool = false)
    /// These bytes, and then others without an end.
    case flood(String, String)
    /// Nothing, while the other side waits.
    case nothing

    /// A whole response.
    public static func response(
      _ status: String, headers: [String] = [], _ body: String, isKept: Bool = false
    ) -> Answer {
      let lines = ["HTTP/1.1 " + status, "Content-Length: \(body.utf8.count)"] + headers
      return .bytes(lines.joined(separator: "\r\n") + "\r\n\r\n" + body, isKept: isKept)
    }
  }

  /// A request as it came.
  public struct Request: Sendable {
    public let head: String
    public let body: String
  }

  fileprivate struct State {
    var requests: [Request] = []
    var connectionCount = 0
    var open: Set<Int32> = []
    var isClosed = false
  }

  public let port: Int
  private let listening: Int32
  private let state: Shared

  /// What the threads that answer share with the test: they may outlive the server a little.
  fileprivate final class Shared: Sendable {
    fileprivate let value = Mutex(State())
  }

  /// - Parameter answer: to the request of a number, from 0; it is called on another thread.
  public init(_ answer: @escaping @Sendable (Int) -> Answer) throws {
    listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = listening
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 16) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard isListening else { throw CocoaError(.fileWriteUnknown) }
    port = Int(UInt16(bigEndian: address.sin_port))
    let shared = Shared()
    state = shared
    Thread.detachNewThread {
      // Closed by who uses it last: its number is another socket's then.
      defer { close(socket) }
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0, shared.opened(connection) else { return }
        Thread.detachNewThread { Self.serve(connection, shared, answer) }
      }
    }
  }

  deinit {
    // Whoever waits in a thread wakes up, and ends; who connects from now on is refused.
    shutdown(listening, Int32(SHUT_RDWR))
    state.closeAll()
  }

  public var url: String { "http://127.0.0.1:\(port)/2015-03-31/functions/own/invocations" }
  public var requests: [Request] { state.value.withLock { $0.requests } }
  public var connectionCount: Int { state.value.withLock { $0.connectionCount } }

  private static func serve(
    _ connection: Int32, _ shared: Shared, _ answer: @Sendable (Int) -> Answer
  ) {
    defer { shared.closed(connection) }
    while let request = request(on: connection) {
      switch answer(shared.took(request)) {
      case .bytes(let text, let isKept):
        guard send(text, on: connection), isKept else { return }
      case .flood(let text, let more):
        guard send(text, on: connection) else { return }
        while send(more, on: connection) {}
        return
      case .nothing:
        var byte: UInt8 = 0
        while read(connection, &byte, 1) > 0 {}
        return
      }
    }
  }

  private static func send(_ text: String, on connection: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func request(on connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.firstRange(of: "\r\n\r\n") {
        let head = String(text[..<end.lowerBound])
        let length = head.firstMatch(of: /(?i)content-length: *([0-9]+)/).flatMap { Int($0.1) } ?? 0
        let body = text[end.upperBound...]
        if body.utf8.count >= length { return Request(head: head, body: String(body)) }
      }
      let count = read(connection, &part, part.count)
      guard count > 0 else { return nil }
      bytes += part[..<count]
    }
  }
}

extension LoopbackServer.Shared {
  /// False when the server is gone already.
  fileprivate func opened(_ connection: Int32) -> Bool {
    value.withLock {
      guard !$0.isClosed else {
        close(connection)
        return false
      }
      $0.connectionCount += 1
      $0.open.insert(connection)
      return true
    }
  }

  fileprivate func closed(_ connection: Int32) {
    value.withLock {
      $0.open.remove(connection)
      close(connection)
    }
  }

  /// The request's number, from 0.
  fileprivate func took(_ request: LoopbackServer.Request) -> Int {
    value.withLock {
      $0.requests.append(request)
      return $0.requests.count - 1
    }
  }

  fileprivate func closeAll() {
    value.withLock {
      $0.isClosed = true
      for connection in $0.open { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }
}
