import CSQLite
import CenterFiles
import ContactCenter
import Foundation
import TestSupport
import Testing

@testable import Store
@testable import touchtone

/// Everything that can be wrong with a store: one message, the right status, and nothing lost.
@Suite struct BadStoreTests {
  private let program = builtProduct(named: "touchtone")
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path(of: "store.sqlite")
  }

  private static let booked = "You have successfully scheduled"

  private static func call(_ store: String, from caller: String = "+919811112222") -> [String] {
    [
      "play", Played.siteVisitFolder, "--from", caller, "--keys", "5,1,1", "--at", Played.monday,
      "--store=\(store)",
    ]
  }

  /// A call that books the first slot.
  private func play(_ store: String) throws -> FinishedProgram {
    try FinishedProgram(program, Self.call(store), in: folder.path, within: .seconds(20))
  }

  private func refusal(_ run: FinishedProgram, _ rules: String...) {
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(rules.contains { run.errors.contains("[\($0)]\n  why: ") }, "\(run.errors)")
    #expect(run.errors.split(separator: "error: ").count == 2, "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 3, "\(run.errors)")
    #expect(run.errors.contains("\n  fix: "))
  }

  /// A store with a booking of Asha's and no other file beside it.
  private func makeStore() throws { _ = try Played.siteVisit("5,1,1", store: path) }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  private func bookings(_ path: String) throws -> [String] {
    try Store.open(file: path, wait: .seconds(1)).reading { rows in
      try rows.bookings().map { "\($0.phoneNumber) \($0.slot)" }
    }
  }

  private static let asha = "+919811112222 2026-11-24 10:00"

  // MARK: Files that are no stores

  /// What every command that opens a store says of it is the same.
  @Test(arguments: [["play"], ["slots"], ["take", "2026-11-24", "10:00"], ["reset"]])
  func aStoreThatIsNotSQLiteIsLeftAsItIs(words: [String]) throws {
    let text = String(repeating: "my diary\n", count: 200)
    let path = try folder.write(text, to: "diary.txt")
    let store = ["store", Played.siteVisitFolder] + words + ["--store", path]
    refusal(try words == ["play"] ? play(path) : FinishedProgram(program, store), "store-not-sqlite")
    #expect(try folder.read("diary.txt") == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["diary.txt"])
  }

  @Test func anotherProgramsDatabaseIsLeftAsItIs() throws {
    try Connection(path, flags: 6).execute("CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')")
    let before = try bytes(path)
    refusal(try play(path), "store-foreign")
    #expect(try bytes(path) == before)
  }

  @Test func anEmptyFileBecomesAStore() throws {
    try folder.write("", to: "store.sqlite")
    #expect(try play(path).output.contains(Self.booked))
    #expect(try bookings(path).contains(Self.asha))
  }

  @Test func aStoreThatIsAFolderIsRefused() throws {
    let folder = try TemporaryFolder()
    refusal(try play(folder.path), "store-unreadable")
  }

  @Test func aStoreWhoseFolderCannotBeMadeIsRefused() throws {
    refusal(try play("/proc/nowhere/store.sqlite"), "store-unreadable")
  }

  @Test func aStoreNewerThanTheProgramIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    _ = try Played.siteVisit("hangup", store: path)
    // user_version is the number at byte 60 of a database's first page.
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[63] = 99
    try bytes.write(to: URL(fileURLWithPath: path))
    let run = try play(path)
    refusal(run, "store-newer")
    #expect(run.errors.contains("schema is version 99, newer than this build"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path))[63] == 99)
  }

  @Test func aStoreThatIsADeviceIsRefused() throws {
    refusal(try play("/dev/full"), "store-unreadable")
  }

  @Test func foldersThatAreMissingAreMade() throws {
    #expect(try play(folder.path(of: "a/b/c/store.sqlite")).output.contains(Self.booked))
    #expect(try bookings(folder.path(of: "a/b/c/store.sqlite")).contains(Self.asha))
  }

  // MARK: Damage

  /// Less than the last page alone is not told: no flow of this store has written records, so there are none in it to lose.
  @Test(arguments: [2, 16, 99, 100, 512, 4095, 4096, 4097, 8192, 12_288, -4097, -4096])
  func aStoreThatWasCutOffIsRefusedAndLeftAsItIs(length: Int) throws {
    try makeStore()
    let whole = try bytes(path)
    let cut = whole.prefix(length > 0 ? length : whole.count + length)
    try cut.write(to: URL(fileURLWithPath: path))
    refusal(try play(path), "store-damaged", "store-not-sqlite")
    #expect(try bytes(path) == cut)
  }

  /// Tables that no call reads: what they hold is asked for at the desk, and damage comes out there.
  private static let ofTheDesk = [WorldTable.contactRecords, .scorecards].map(\.name)

  /// Damage in a page that opening does not read comes out in the call, as the Lambda's error.
  @Test func noPageOfAStoreCanBeLostUnseen() throws {
    try makeStore()
    let whole = try bytes(path)
    let unread = try Set(Self.ofTheDesk.map { try rootPage(of: $0) })
    for page in 0..<whole.count / 4096 where !unread.contains(page + 1) {
      var torn = whole
      torn.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
      try torn.write(to: URL(fileURLWithPath: path))
      let run = try FinishedProgram(program, Self.call(path, from: "+919000000002"))
      #expect(!run.output.contains(Self.booked), "page \(page)")
      #expect(
        (run.errors + run.output).contains("damaged") || run.errors.contains("not a SQLite"), "page \(page)")
    }
  }

  /// The page, counted from 1, on which a table begins.
  private func rootPage(of table: String) throws -> Int {
    let connection = try Connection(path, flags: 1)
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = '\(table)'"
    try #require(sqlite3_prepare_v2(connection.handle, sql, -1, &statement, nil) == SQLITE_OK)
    try #require(sqlite3_step(statement) == SQLITE_ROW)
    return Int(sqlite3_column_int(statement, 0))
  }

  @Test(arguments: WorldTable.all.map(\.name).filter { !BadStoreTests.ofTheDesk.contains($0) })
  func aStoreWithoutOneOfItsTablesIsRefused(table: String) throws {
    try makeStore()
    try Connection(path, flags: 2).execute("DROP TABLE \(table)")
    let run = try play(path)
    refusal(run, "store-damaged")
    #expect(run.errors.contains("why: no such table: \(table)\n"))
  }

  /// A file of an earlier version, in which the next one's table is already: nothing of it is changed.
  @Test func aStoreWhoseSchemaIsNotThatOfItsVersionIsRefused() throws {
    try makeStore()
    try Connection(path, flags: 2).execute("PRAGMA user_version = 1")
    let run = try play(path)
    refusal(run, "store-damaged")
    #expect(try Connection(path, flags: 1).number(StoreFile.userVersion) == 1)
  }

  // MARK: What a killed process leaves

  @Test func theLogOfAKilledProcessIsTakenUp() throws {
    try makeStore()
    let store = try Store.open(file: path, wait: .seconds(1))
    let customer = Customer(phoneNumber: "+919000000001", name: "")
    let slot = try #require(Slot(date: "2026-11-24", time: "12:00"))
    try store.transaction { rows in
      try rows.book(slot, for: customer, after: CivilDateTime(date: slot.date, time: .midnight))
    }
    // As a kill would leave them: the file without what is still in the log, and the log.
    let left = folder.path(of: "left.sqlite")
    for part in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + part, toPath: left + part) }
    let log = try bytes(left + "-wal")
    #expect(!log.isEmpty)
    for kept in [log.count, log.count - 1, log.count / 2, 40, 0] {
      let torn = folder.path(of: "torn-\(kept).sqlite")
      try FileManager.default.copyItem(atPath: left, toPath: torn)
      try log.prefix(kept).write(to: URL(fileURLWithPath: torn + "-wal"))
      let run = try FinishedProgram(program, Self.call(torn, from: "+919000000002"))
      #expect(run.output.contains(Self.booked))
      let kept = try bookings(torn)
      #expect(kept.contains(Self.asha))
      #expect(Set(kept.map { $0.split(separator: " ", maxSplits: 1)[1] }).count == kept.count)
    }
    #expect(
      try bookings(folder.path(of: "torn-\(log.count).sqlite")).contains("+919000000001 2026-11-24 12:00"))
  }

  // MARK: Names

  @Test(arguments: [
    "it's \"quoted\".sqlite", "'; DROP TABLE Bookings; --", "a?mode=ro#b%20c.sqlite", ":memory:",
    "file:other.sqlite?mode=memory", "-store", " ", "new\nline\u{1B}[31m\u{9B}2J.sqlite", "grüße ✓.sqlite",
    "~", "$HOME",
  ])
  func everyNameOfAFileIsAName(name: String) throws {
    let run = try play(name)
    #expect(run.output.contains(Self.booked), "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
    #expect(try bookings(folder.path(of: name)).contains(Self.asha))
    try folder.write(String(repeating: "no store", count: 100), to: name)
    let refused = try play(name)
    refusal(refused, "store-not-sqlite")
    #expect(
      !refused.errors.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  @Test func aNameThatIsTooLongIsRefused() throws {
    refusal(try play(String(repeating: "n", count: 300)), "store-unreadable")
    refusal(try play(String(repeating: "folder/", count: 700) + "store"), "store-unreadable")
  }

  @Test func aLinkIsTheStoreThatItLeadsTo() throws {
    try makeStore()
    let link = folder.path(of: "link.sqlite")
    try #require(symlink("store.sqlite", link) == 0)
    let run = try FinishedProgram(program, Self.call(link, from: "+919000000002"))
    #expect(run.output.contains(Self.booked))
    #expect(try bookings(path).contains("+919000000002 2026-11-24 12:00"))
    // The log lies beside the store, so that whoever comes by its own name sees the same rows and locks.
    let holder = try Store.open(file: path, wait: .seconds(1))
    try holder.transaction { rows in
      try rows.setCustomer(Customer(phoneNumber: "+919000000003", name: ""))
      #expect(throws: StoreError.busy) { try Store.open(file: link, wait: .zero).transaction { _ in } }
    }
    #expect(!FileManager.default.fileExists(atPath: link + "-wal"))
  }

  @Test func aLinkToNothingYetMakesTheStoreThere() throws {
    let link = folder.path(of: "link.sqlite")
    try #require(symlink("store.sqlite", link) == 0)
    #expect(try play(link).output.contains(Self.booked))
    #expect(try bookings(path).contains(Self.asha))
  }

  @Test func linksInACircleAreRefused() throws {
    try #require(symlink("two", folder.path(of: "one")) == 0 && symlink("one", folder.path(of: "two")) == 0)
    refusal(try play("one"), "store-unreadable")
  }

  // MARK: No room

  /// `ulimit -f` counts units of 1024 bytes.
  @Test(arguments: [0, 1, 4, 16, 31], [true, false])
  func aStoreWithoutRoomIsRefusedAndNothingIsLost(limit: Int, hasStore: Bool) throws {
    if hasStore { try makeStore() }
    let before = try hasStore ? bookings(path) : []
    let script = "(ulimit -f \(limit); exec \"$0\" \"$@\") 2>&1 | cat"
    let run = try FinishedProgram("/bin/bash", ["-c", script, program] + Self.call(path))
    #expect(
      run.output.contains(": error: no room is left for the store [store-full]\n  why: "), "\(run.output)")
    #expect(run.output.split(separator: "\n").count == 3)
    if hasStore { #expect(try bookings(path) == before) }
    #expect(try play(path).status == 0)
  }

  @Test func aDiskThatFillsUpDuringTheCallIsAnErrorOfTheLambdaAndNothingIsBooked() async throws {
    await #expect(processExitsWith: .success) { [path = path as String] in
      signal(SIGXFSZ, SIG_IGN)
      var phone = try LivePhone(store: path)
      phone.answer("51")
      phone.listen()
      var limit = rlimit(rlim_cur: 4096, rlim_max: 1 << 40)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      phone.answer("1")
      phone.finish()
      limit.rlim_cur = limit.rlim_max
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      #expect(
        phone.world.observer.entries.contains { $0.text == "bookSlot failed: no room is left for the store" })
      #expect(!phone.prompts.contains { $0.hasPrefix(BadStoreTests.booked) })
      #expect(phone.prompts.contains { $0.hasPrefix("We are sorry, something went wrong on our side.") })
      #expect(try phone.world.store.reading { try $0.booking(of: "+919811112222") } == nil)
    }
    #expect(try play(path).output.contains(Self.booked))
  }

  // MARK: Rights

  /// Root may do everything, so a child takes another person's place, once the center is loaded.
  @Test(arguments: [true, false])
  func aStoreThatMayNotBeWrittenIsRefused(isFolder: Bool) async throws {
    try makeStore()
    await #expect(processExitsWith: .success) {
      [path = path as String, folder = folder.path as String, isFolder = isFolder as Bool] in
      let center = try LoadedCenter.load(Played.siteVisitFolder)
      chmod(path, isFolder ? 0o666 : 0o444)
      chmod(folder, isFolder ? 0o555 : 0o777)
      try #require(geteuid() != 0 || seteuid(65534) == 0)
      let now = try TimeText(Played.monday).timestamp(in: center.center.definition.zone)
      do throws(CommandFailure) {
        _ = try StoreOpening.open(for: center, named: path, at: now)
        Issue.record("opened")
      } catch {
        #expect(error.status == .impossible)
        #expect(error.diagnostics.map(\.rule) == ["store-read-only"])
      }
    }
    chmod(folder.path, 0o755)
    chmod(path, 0o600)
    #expect(try bookings(path).contains(Self.asha))
  }

  // MARK: Another process holds it

  @Test func aStoreHeldByAnotherProcessIsRefusedAfterAWhile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    _ = try Played.siteVisit("hangup", store: path)
    let holder = try Store.open(file: path, wait: .seconds(1))
    let started = Date()
    let run = try holder.transaction { _ in try play(path) }
    refusal(run, "store-busy")
    #expect(Date().timeIntervalSince(started) < 10)
    #expect(try play(path).status == 0)
  }

  @Test func aStoreHeldForAMomentIsWaitedFor() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    _ = try Played.siteVisit("hangup", store: path)
    let held = DispatchSemaphore(value: 0)
    let released = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      try? Store.open(file: path, wait: .seconds(1)).transaction { _ in
        held.signal()
        usleep(700_000)
      }
      released.signal()
    }
    try #require(held.wait(timeout: .now() + 60) == .success)
    #expect(try play(path).output.contains("You have successfully scheduled"))
    try #require(released.wait(timeout: .now() + 60) == .success)
  }

  @Test func aStoreHeldDuringTheCallIsAnErrorOfTheLambdaAndNothingIsBooked() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    var phone = try LivePhone(store: path)
    phone.answer("51")
    phone.listen()
    let holder = try Store.open(file: path, wait: .seconds(1))
    let started = Date()
    try holder.transaction { _ in
      phone.answer("1")
      phone.finish()
    }
    #expect(Date().timeIntervalSince(started) < 5)
    #expect(
      phone.world.observer.entries.contains {
        $0.text == "bookSlot failed: the store is in use by another program"
      })
    #expect(phone.prompts.contains { $0.hasPrefix("We are sorry, something went wrong on our side.") })
    #expect(!phone.prompts.contains { $0.hasPrefix("You have successfully") })
    #expect(
      try holder.dump().first { $0.table == "Bookings" }?.rows.contains { $0[0] == "+919811112222" } == false)
  }
}
