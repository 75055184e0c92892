/// Bytes from a socket, put together to messages.
struct ShareInbox: Sendable {
  private var bytes: [UInt8] = []
  /// True once what came is no message; nothing more is read then.
  private(set) var isBroken = false

  /// Bytes that are kept because their message is not complete.
  var waitingCount: Int { bytes.count }

  /// Takes bytes, and gives the messages that are complete with them.
  mutating func take(_ more: some Collection<UInt8>) -> [ShareMessage] {
    guard !isBroken else { return [] }
    bytes += more
    var messages: [ShareMessage] = []
    var start = 0
    while bytes.count - start >= ShareMessage.headLength {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
      guard (1...ShareMessage.longestBody + 1).contains(length) else {
        isBroken = true
        bytes = []
        return messages
      }
      let end = start + 4 + length
      guard bytes.count >= end else { break }
      messages.append(
        ShareMessage(kind: bytes[start + 4], body: Array(bytes[(start + ShareMessage.headLength)..<end])))
      start = end
    }
    bytes.removeFirst(start)
    return messages
  }
}
