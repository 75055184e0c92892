import CSQLite
import ContactCenter
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct StoreFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/center.sqlite"
  }

  private func open(_ path: String? = nil, wait: Int64 = 50) throws(StoreError) -> Store {
    try Store.open(file: path ?? self.path, wait: Milliseconds(wait))
  }

  @Test func aNewFileIsMadeWithItsFolderForTheOwnerOnly() throws {
    let path = folder.path + "/state/touchtone/center.sqlite"
    let store = try open(path)
    #expect(!store.isPrivate)
    for made in ["/state", "/state/touchtone"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + made)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
    try store.topUpSample(Sample.definition, now: Rows.now)
    for made in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path + made)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    #expect(store.isNew)
    #expect(try !open(path).isNew)
  }

  @Test func commitsGoToTheDiskThroughTheLog() throws {
    let store = try open()
    #expect(store.connection.ask("PRAGMA journal_mode") == ["wal"])
    #expect(store.connection.ask("PRAGMA synchronous") == ["2"])
    #expect(store.connection.ask("PRAGMA foreign_keys") == ["1"])
    #expect(store.connection.ask("PRAGMA trusted_schema") == ["0"])
    #expect(try store.connection.number(StoreFile.applicationID) == Int(Schema.applicationID))
    #expect(try store.connection.number(StoreFile.userVersion) == Schema.migrations.last?.version)
  }

  @Test func rowsAreThereWhenTheFileIsOpenedAgain() throws {
    try open().transaction { rows in try rows.setCustomer(Customer(phoneNumber: Rows.asha, name: "Asha Rao"))
    }
    let customer = try open().reading { rows in try rows.customer(withNumber: Rows.asha) }
    #expect(customer?.name == "Asha Rao")
  }

  @Test func aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws {
    let text = String(repeating: "{ \"name\": \"welcome\" }\n", count: 100)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(outcome { try open() } == .notADatabase)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["center.sqlite"])
  }

  @Test func anotherProgramsDatabaseIsRefusedAndLeftAlone() throws {
    try run("PRAGMA application_id = 7; CREATE TABLE notes (text)")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(outcome { try open() } == .foreign(applicationID: 7))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func aDatabaseWithTablesAndNoOwnerIsAnotherPrograms() throws {
    try run("CREATE TABLE notes (text)")
    #expect(outcome { try open() } == .foreign(applicationID: 0))
  }

  @Test func anEmptyFileBecomesAStore() throws {
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(try open().lines().isEmpty)
  }

  @Test func aNewerSchemaIsRefusedAndLeftAlone() throws {
    _ = try open()
    try run("PRAGMA user_version = 700")
    let known = try #require(Schema.migrations.last).version
    #expect(outcome { try open() } == .newer(version: 700, known: known))
  }

  @Test func aFolderIsNoStore() throws {
    #expect(outcome { try open(folder.path) } == .cannotOpen(why: "it is a folder"))
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    try "x".write(toFile: folder.path + "/file", atomically: true, encoding: .utf8)
    guard case .cannotOpen(let why) = outcome({ try open(folder.path + "/file/center.sqlite") }) else {
      Issue.record("opened below a file")
      return
    }
    #expect(!why.isEmpty)
  }

  @Test func aReadOnlyFileIsToldApart() async throws {
    _ = try open()
    // Root may write everything, so a child takes another user's place.
    await #expect(processExitsWith: .success) { [path = path as String, folder = folder.path as String] in
      chmod(folder, 0o755)
      chmod(path, 0o444)
      chmod(path + "-wal", 0o444)
      chmod(path + "-shm", 0o444)
      #expect(geteuid() != 0 || seteuid(65534) == 0)
      #expect(outcome { try Store.open(file: path, wait: Milliseconds(50)) } == .readOnly)
    }
  }

  @Test(arguments: [true, false])
  func aReadOnlyFolderIsToldApart(hasStore: Bool) async throws {
    if hasStore { _ = try open() }
    await #expect(processExitsWith: .success) { [path = path as String, folder = folder.path as String] in
      chmod(path, 0o666)
      chmod(folder, 0o555)
      #expect(geteuid() != 0 || seteuid(65534) == 0)
      #expect(outcome { try Store.open(file: path, wait: .zero) } == .readOnly)
    }
  }

  @Test func aFileOfAnotherPersonIsToldApart() async throws {
    _ = try open()
    await #expect(processExitsWith: .success) { [path = path as String, folder = folder.path as String] in
      chmod(path, 0o600)
      chmod(folder, 0o777)
      // Where the test is not root's, nobody's file is at hand.
      guard geteuid() == 0, seteuid(65534) == 0 else { return }
      let error = outcome { try Store.open(file: path, wait: .zero) }
      #expect(error == .cannotOpen(why: "Permission denied"))
    }
  }

  @Test func aWriteWaitsOnlyAsLongAsAllowed() throws {
    let (holder, other) = (try open(), try open(wait: 20))
    try holder.transaction { rows in
      try rows.offer(Rows.slot("2026-11-24 10:00"))
      let clock = ContinuousClock()
      let taken = clock.measure {
        #expect(
          outcome { try other.transaction { rows in try rows.offer(Rows.slot("2026-11-24 12:00")) } } == .busy
        )
      }
      #expect(taken < .seconds(2))
      // Who only reads sees the last commit, and does not wait.
      #expect(try other.freeSlots() == [])
    }
    try other.transaction { rows in try rows.offer(Rows.slot("2026-11-24 12:00")) }
    #expect(try holder.freeSlots() == ["2026-11-24 10:00", "2026-11-24 12:00"])
  }

  @Test func aStoreThatIsLockedCannotBeOpened() throws {
    var handle: OpaquePointer?
    sqlite3_open(path, &handle)
    sqlite3_exec(handle, "BEGIN EXCLUSIVE", nil, nil, nil)
    #expect(outcome { try open(wait: 10) } == .busy)
    sqlite3_close(handle)
    _ = try open()
  }

  @Test func aFullDiskUndoesTheWholeTransaction() throws {
    let store = try open()
    try store.topUpSample(Sample.definition, now: Rows.now)
    let before = try store.rowsHash()
    try store.connection.execute("PRAGMA max_page_count = 20")
    let error = outcome {
      try store.transaction { rows in
        try rows.book(
          Rows.slot("2026-11-24 10:00"), for: Customer(phoneNumber: Rows.asha, name: ""), after: Rows.now)
        for number in 0..<100_000 {
          try rows.setCustomer(
            Customer(phoneNumber: "+91\(9_000_000_000 + number)", name: "A long enough name"))
        }
      }
    }
    #expect(error == .diskFull)
    #expect(try store.rowsHash() == before)
    try store.connection.execute("PRAGMA max_page_count = 100000")
    try Rows.book("2026-11-24 10:00", for: Rows.asha, in: store)
    #expect(try store.rowsHash() != before)
  }

  @Test func aDamagedFileSaysSo() throws {
    _ = try open()
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.seek(toOffset: 100)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 900))
    try file.close()
    try? FileManager.default.removeItem(atPath: path + "-wal")
    guard case .damaged = outcome({ try open().lines() }) else {
      Issue.record("damage went unseen")
      return
    }
  }

  private func run(_ script: String) throws {
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    try #require(sqlite3_open(path, &handle) == SQLITE_OK)
    try #require(sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK)
  }
}
