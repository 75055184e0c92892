/// What goes from one end of a shared world to the other: a kind, and bytes that its receiver reads.
///
/// On the socket: four bytes with the length of what follows, the lowest first; one byte for the kind; the body.
public struct ShareMessage: Sendable, Hashable {
  /// No message has a longer body; whoever announces one is not listened to any more.
  public static let longestBody = 1 << 20

  public let kind: UInt8
  public let body: [UInt8]

  public init(kind: UInt8, body: [UInt8]) {
    precondition(body.count <= Self.longestBody, "a message of \(body.count) bytes")
    self.kind = kind
    self.body = body
  }

  static let headLength = 5

  var bytes: [UInt8] {
    let length = UInt32(body.count + 1)
    return (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + [kind] + body
  }
}
