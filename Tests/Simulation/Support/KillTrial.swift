import CSQLite
import FlowEngine
import Foundation
import Store

/// Processes that book in one store and are killed at any moment of their lives; afterwards nothing that was confirmed
/// is missing, and nothing is half.
///
/// The seed decides what the processes do and how long they live; which instruction the kill meets is the machine's.
public struct KillTrial {
  /// How many processes were killed.
  public private(set) var kills = 0
  /// How many operations were confirmed to them.
  public private(set) var confirmed = 0

  private let program: String
  private let folder: String
  private var chance: Chance
  private var lives: [BookingLife] = []

  /// - Parameters:
  ///   - program: called with `--life FOLDER NUMBER`, runs `BookingLife.live()`.
  ///   - folder: of the trial's own; it makes others in it.
  public init(program: String, folder: String, seed: UInt64) {
    self.program = program
    self.folder = folder
    chance = Chance(seed: seed)
  }

  /// One to three processes at once, each killed, and a look at what is left.
  public mutating func round() throws {
    // A new store now and then: making one is a part of life too.
    let isNew = lives.isEmpty || chance.next(in: 1...8) == 1
    let place = isNew ? folder + "/\(kills)" : lives[0].folder
    if isNew {
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      lives = []
    }
    var ends: [(life: BookingLife, process: KilledProcess, microseconds: Int)] = []
    for _ in 0..<chance.next(in: 1...3) {
      let life = BookingLife(folder: place, number: kills + ends.count)
      let isShort = chance.next(in: 1...3) == 1
      let process = try KilledProcess(program, ["--life", life.folder, String(life.number)])
      ends.append((life, process, chance.next(in: 0...(isShort ? 15_000 : 120_000))))
    }
    ends.sort { $0.microseconds < $1.microseconds }
    var slept = 0
    for end in ends {
      usleep(UInt32(end.microseconds - slept))
      slept = end.microseconds
      end.process.signal()
    }
    for end in ends {
      kills += 1
      lives.append(end.life)
      try end.process.wait(named: "life \(end.life.number)")
    }
    try look(at: lives[0].store, ends.map(\.life))
  }

  /// Every life that this store ever saw was told the truth.
  private mutating func look(at path: String, _ latest: [BookingLife]) throws {
    try Self.checkIntegrity(path)
    let store = try Store.open(file: path, wait: .seconds(10))
    if let broken = try Invariants.brokenRows(in: store).first { throw Trials.Failure(broken) }
    let (bookings, taken) = try store.reading { rows in
      (try rows.bookings(), Set(try rows.slots().filter { !$0.isFree }.map(\.slot)))
    }
    // Nobody here takes a slot without booking it.
    let held = Set(bookings.filter { $0.status == .booked }.map(\.slot))
    guard taken == held else {
      throw Trials.Failure("taken and not booked: \(taken.subtracting(held).sorted())")
    }
    let byNumber = Dictionary(uniqueKeysWithValues: bookings.map { ($0.phoneNumber, $0) })
    for life in lives {
      let told = try life.confirm(in: byNumber)
      if latest.contains(where: { $0.number == life.number }) { confirmed += told }
    }
  }

  /// SQLite's own look at every page.
  static func checkIntegrity(_ path: String) throws {
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    var statement: OpaquePointer?
    guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK,
      sqlite3_prepare_v2(handle, "PRAGMA integrity_check", -1, &statement, nil) == SQLITE_OK
    else { throw Trials.Failure("\(path) cannot be opened: \(String(cString: sqlite3_errmsg(handle)))") }
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_ROW, let text = sqlite3_column_text(statement, 0) else {
      throw Trials.Failure("\(path) cannot be read: \(String(cString: sqlite3_errmsg(handle)))")
    }
    let answer = String(cString: text)
    if answer != "ok" { throw Trials.Failure("\(path): \(answer)") }
  }
}
