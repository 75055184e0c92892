import Foundation
import TestSupport
import Testing

@testable import Outside

/// A shared world's socket: who may open it, what goes over it, and what both ends know when the other dies.
@Suite struct ShareTests {
  private let folder: TemporaryFolder
  private let place: ShareFolder
  private let name: ShareName

  init() throws {
    folder = try TemporaryFolder()
    place = try ShareFolder(at: folder.path(of: "run"))
    name = try ShareName("lesson-1")
  }

  // MARK: Names and places

  @Test(arguments: ["a", "Lesson_1", "0-0", String(repeating: "x", count: 32)])
  func aPlainNameIsTaken(text: String) throws { #expect(try ShareName(text).text == text) }

  @Test(arguments: [
    "", "-rf", "a/b", "..", ".", "a.b", "a b", "a\0b", "é", "a\n", "../../etc",
    String(repeating: "x", count: 33),
  ])
  func aNameIsNeverAPath(text: String) {
    #expect(throws: ShareError.badName(text)) { try ShareName(text) }
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func theFolderAndTheSocketAreTheirOwnersAlone() throws {
    let listener = try ShareListener(name, in: place)
    #expect(try mode(place.path) == 0o700)
    #expect(try mode(place.path(of: name)) == 0o600)
    #expect(try mode(place.lockPath(of: name)) == 0o600)
    _ = listener
  }

  @Test(arguments: [0o755, 0o710, 0o777])
  func aFolderThatOthersCanOpenIsRefused(permissions: Int) throws {
    let path = folder.path(of: "open")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    #expect(throws: ShareError.unsafeFolder(path: path, why: "others can open it")) {
      try ShareFolder(at: path)
    }
  }

  @Test func aLinkInThePlaceOfTheFolderIsRefused() throws {
    let path = folder.path(of: "link")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: place.path)
    #expect(throws: ShareError.unsafeFolder(path: path, why: "it is no folder")) { try ShareFolder(at: path) }
  }

  @Test func aLinkInThePlaceOfTheLockIsNotFollowed() throws {
    let target = folder.path(of: "mine.txt")
    try FileManager.default.createSymbolicLink(
      atPath: place.lockPath(of: name), withDestinationPath: target)
    #expect(throws: ShareError.self) { try ShareListener(name, in: place) }
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test func aPathThatIsTooLongForASocketIsToldSo() throws {
    let long = try ShareFolder(at: folder.path(of: String(repeating: "x", count: 100)))
    let path = long.path(of: name)
    #expect(throws: ShareError.pathTooLong(path)) { try ShareListener(name, in: long) }
    #expect(throws: ShareError.pathTooLong(path)) { try ShareConnection.joining(name, in: long) }
  }

  // MARK: Sharing and joining

  @Test func aNameIsSharedOnceAndFreeAgainAfterwards() throws {
    do {
      let first = try ShareListener(name, in: place)
      #expect(throws: ShareError.taken("lesson-1")) { try ShareListener(name, in: place) }
      _ = try ShareListener(ShareName("lesson-2"), in: place)
      _ = first
    }
    #expect(throws: ShareError.nobody("lesson-1")) { try ShareConnection.joining(name, in: place) }
    _ = try ShareListener(name, in: place)
  }

  /// Accepts, waiting for the connection to come through.
  private func accept(_ listener: ShareListener) throws -> ShareConnection {
    try #require(Poll.until(listener.descriptor) { listener.accept() })
  }

  private func joined() throws -> (listener: ShareListener, sharer: ShareConnection, joiner: ShareConnection)
  {
    let listener = try ShareListener(name, in: place)
    let joiner = try ShareConnection.joining(name, in: place)
    return (listener, try accept(listener), joiner)
  }

  @Test(arguments: [0, 1, 5, 70_000, ShareMessage.longestBody])
  func messagesArriveWholeAndInOrder(length: Int) throws {
    let (listener, sharer, joiner) = try joined()
    let sent = (0..<3).map { number in
      ShareMessage(kind: UInt8(number), body: (0..<length).map { UInt8(truncatingIfNeeded: $0 &+ number) })
    }
    for message in sent { #expect(joiner.send(message)) }
    var received: [ShareMessage] = []
    while received.count < 3 {
      try #require(joiner.flush())
      received += try #require(Poll.until(sharer.descriptor) { sharer.receive() }).messages
    }
    #expect(received == sent)
    #expect(!joiner.isBusy)
    _ = listener
  }

  @Test func anEndThatReadsNothingIsGivenUp() throws {
    let (listener, sharer, joiner) = try joined()
    let message = ShareMessage(kind: 1, body: [UInt8](repeating: 0, count: ShareMessage.longestBody))
    var sent = 0
    while joiner.send(message) {
      sent += 1
      try #require(sent < 20)
    }
    #expect(!joiner.isBusy)
    #expect(joiner.receive().hasEnded)
    _ = (listener, sharer)
  }

  @Test func theOtherEndIsToldAtOnceThatOneIsGone() throws {
    var (listener, sharer, joiner): (ShareListener, ShareConnection, ShareConnection?) = try joined()
    joiner = nil
    let end = try #require(Poll.until(sharer.descriptor) { sharer.receive() })
    #expect(end.hasEnded)
    #expect(!sharer.send(ShareMessage(kind: 1, body: [])))
    _ = joiner
    // Who vanished may come back.
    let again = try ShareConnection.joining(name, in: place)
    let sharerAgain = try accept(listener)
    #expect(again.send(ShareMessage(kind: 9, body: [1])))
    let received = try #require(Poll.until(sharerAgain.descriptor) { sharerAgain.receive() })
    #expect(received.messages == [ShareMessage(kind: 9, body: [1])])
    #expect(!received.hasEnded)
  }

  /// Why the other end left is not lost where something was to be sent before it was read.
  @Test func whatOneSaidBeforeItWentIsReadAfterASendThatFails() throws {
    var (listener, sharer, joiner): (ShareListener, ShareConnection?, ShareConnection) = try joined()
    #expect(try #require(sharer).send(ShareMessage(kind: 7, body: [1, 2])))
    sharer = nil
    #expect(!joiner.send(ShareMessage(kind: 1, body: [])))
    let reception = joiner.receive()
    #expect(reception.messages == [ShareMessage(kind: 7, body: [1, 2])])
    #expect(reception.hasEnded)
    _ = (listener, sharer)
  }

  // MARK: Two processes

  /// A program that shares a world, as far as the socket goes, and says nothing.
  private func sharing(_ path: String) throws -> RunningProgram {
    let script = """
      import fcntl, socket, sys, time
      lock = open(sys.argv[1][:-len("socket")] + "lock", "w")
      fcntl.flock(lock, fcntl.LOCK_EX)
      server = socket.socket(socket.AF_UNIX)
      server.bind(sys.argv[1])
      server.listen(1)
      print("ready", flush=True)
      peer = server.accept()[0]
      time.sleep(600)
      """
    let program = try RunningProgram("/usr/bin/env", ["python3", "-c", script, path])
    try #require(try eventually { try program.output == "ready\n" })
    return program
  }

  @Test func aSharerThatIsKilledIsNoticedAndItsNameIsFree() throws {
    let other = try sharing(place.path(of: name))
    #expect(throws: ShareError.taken("lesson-1")) { try ShareListener(name, in: place) }
    let joiner = try ShareConnection.joining(name, in: place)
    #expect(joiner.receive() == ShareConnection.Reception(messages: [], hasEnded: false))
    other.stop()
    #expect(try #require(Poll.until(joiner.descriptor) { joiner.receive() }).hasEnded)
    #expect(throws: ShareError.nobody("lesson-1")) { try ShareConnection.joining(name, in: place) }
    // Its socket file is still there.
    #expect(FileManager.default.fileExists(atPath: place.path(of: name)))
    let (_, sharer, again) = try joined()
    #expect(!sharer.receive().hasEnded)
    #expect(!again.receive().hasEnded)
  }

  @Test func aJoinerThatIsKilledIsNoticed() throws {
    let listener = try ShareListener(name, in: place)
    let program = try RunningProgram(
      "/usr/bin/env",
      [
        "python3", "-c",
        "import socket, sys, time\ns = socket.socket(socket.AF_UNIX)\ns.connect(sys.argv[1])\ns.send(bytes([3, 0, 0, 0, 7, 1, 2, 9, 0]))\ntime.sleep(600)",
        place.path(of: name),
      ])
    let sharer = try accept(listener)
    let first = try #require(Poll.until(sharer.descriptor) { sharer.receive() })
    #expect(first.messages == [ShareMessage(kind: 7, body: [1, 2])])
    #expect(!first.hasEnded)
    program.stop()
    // Half a message of it had come: that is dropped.
    #expect(
      try #require(Poll.until(sharer.descriptor) { sharer.receive() })
        == ShareConnection.Reception(messages: [], hasEnded: true))
  }
}

/// Waits for a descriptor.
enum Poll {
  /// What the body gives once the descriptor can be read; nil when that takes a minute.
  static func until<R>(_ descriptor: Int32, _ body: () -> R?) -> R? {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, 60_000) > 0 else { return nil }
    return body()
  }
}
