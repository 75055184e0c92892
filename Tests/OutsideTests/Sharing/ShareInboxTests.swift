import Testing

@testable import Outside

/// Messages come in pieces of any size, and what is no message is not listened to.
@Suite struct ShareInboxTests {
  private let messages = [
    ShareMessage(kind: 1, body: []), ShareMessage(kind: 255, body: [1, 2, 3]),
    ShareMessage(kind: 0, body: [UInt8](repeating: 7, count: 300)),
  ]

  @Test(arguments: 1...13)
  func piecesOfAnySizeMakeTheSameMessages(size: Int) {
    let bytes = messages.flatMap(\.bytes)
    var inbox = ShareInbox()
    var found: [ShareMessage] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      found += inbox.take(bytes[start..<min(start + size, bytes.count)])
    }
    #expect(found == messages)
    #expect(inbox.waitingCount == 0)
    #expect(!inbox.isBroken)
  }

  @Test(arguments: [
    [0, 0, 0, 0, 0] as [UInt8], [255, 255, 255, 255, 1], [2, 0, 16, 0, 1], Array("GET / HTTP/1.1".utf8),
  ])
  func aLengthThatNoMessageHasEndsTheListening(bytes: [UInt8]) {
    var inbox = ShareInbox()
    #expect(inbox.take(messages[1].bytes + bytes) == [messages[1]])
    #expect(inbox.isBroken)
    #expect(inbox.waitingCount == 0)
    #expect(inbox.take(messages[1].bytes).isEmpty)
  }

  @Test func anIncompleteMessageWaits() {
    var inbox = ShareInbox()
    #expect(inbox.take(messages[2].bytes.dropLast()).isEmpty)
    #expect(inbox.waitingCount == 304)
    #expect(inbox.take([7]) == [messages[2]])
  }
}
