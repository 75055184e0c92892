import FlowEngine
import Foundation
import Store
import World

/// A process that makes calls on a store, goes back in them, tries other ways and now and then keeps one, until it is
/// killed; it writes down what the store must hold.
///
/// Its journal has a line `try HASH` before whatever writes to the store, with the hash that the rows will have, `did HASH`
/// after it, and `what-if` while only a private copy is at work.
public struct WhatIfLife: Sendable {
  /// The store and the journals are in it.
  let folder: String
  let number: Int

  public init(folder: String, number: Int) {
    self.folder = folder
    self.number = number
  }

  var store: String { folder + "/center.sqlite" }
  private var journal: String { folder + "/what-if-\(number)" }

  /// Works until somebody ends it.
  public func live() throws -> Never {
    let parent = getppid()
    let descriptor = open(journal, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Trials.Failure("no journal: \(String(cString: strerror(errno)))") }
    let center = try SimulatedCenter.siteVisit()
    let store = try Store.open(file: store, wait: .seconds(10))
    let definition = center.center.definition
    try store.topUpSample(definition.sample, now: definition.zone.localTime(at: center.start))
    try say("did \(store.rowsHash())", on: descriptor)
    var chance = Chance(seed: UInt64(number))
    while getppid() == parent { try call(center, store, &chance, descriptor) }
    exit(1)
  }

  /// One call, from its beginning to its end or to where it gets nowhere.
  private func call(
    _ center: SimulatedCenter, _ store: Store, _ chance: inout Chance, _ descriptor: Int32
  ) throws {
    let world = World(
      center.center, store: store, seed: UInt64(number), now: center.start, observer: Transcript())
    var live = Recording(world)
    let caller = center.callers[chance.next(in: 0...center.callers.count - 1)]
    try write(.call(center.call(from: caller)), &live, descriptor)
    for _ in 0..<12 where !live.world.state.contacts[0].isEnded {
      if chance.next(in: 1...3) == 1 { try goBack(&live, &chance, descriptor) }
      try write(.press(Self.key(&chance), contact: 0), &live, descriptor)
    }
  }

  /// Goes on in the live call; a copy that goes ahead knows what the store will hold then.
  private func write(_ input: Recording.Input, _ live: inout Recording, _ descriptor: Int32) throws {
    var ahead = try live.fork()
    Self.goOn(&ahead, input)
    let hash = try ahead.world.store.rowsHash()
    try say("try \(hash)", on: descriptor)
    Self.goOn(&live, input)
    let found = try live.world.store.rowsHash()
    guard found == hash else { throw Trials.Failure("the call came to other rows than its copy") }
    try say("did \(hash)", on: descriptor)
  }

  /// Tries another way from somewhere in the past, and sometimes keeps it.
  private func goBack(_ live: inout Recording, _ chance: inout Chance, _ descriptor: Int32) throws {
    try say("what-if", on: descriptor)
    var timelines = try Timelines(of: live)
    for _ in 0..<chance.next(in: 1...3) {
      timelines.choose(chance.next(in: 0...timelines.lines.count - 1))
      let length = timelines.current.recording.length
      try timelines.current.recording.go(to: chance.next(in: min(1, length)...length))
      try timelines.fork()
      for _ in 0..<chance.next(in: 1...4) {
        Self.goOn(&timelines.current.recording, .press(Self.key(&chance), contact: 0))
      }
    }
    guard chance.next(in: 1...2) == 1 else { return }
    let hash = try timelines.current.recording.world.store.rowsHash()
    try say("try \(hash)", on: descriptor)
    try timelines.keep(over: &live)
    guard try live.world.store.rowsHash() == hash else { throw Trials.Failure("kept, the rows are others") }
    try say("did \(hash)", on: descriptor)
  }

  /// Gives an input, and lets the world go on to where a caller is awaited.
  private static func goOn(_ recording: inout Recording, _ input: Recording.Input) {
    recording.give(input)
    for _ in 0..<200 where recording.world.due(.firstDigit, 0) == nil || recording.world.hasReadyAction {
      guard !recording.world.state.contacts[0].isEnded, recording.forward() else { return }
    }
  }

  /// Mostly the keys that lead to a booking.
  private static func key(_ chance: inout Chance) -> DTMFDigit {
    DTMFDigit.all[[5, 5, 1, 1, 1, 2, 2, 4][chance.next(in: 0...7)]]
  }

  /// One write of one line: a kill leaves the whole of it or nothing.
  private func say(_ line: String, on descriptor: Int32) throws {
    let bytes = Array("\(line)\n".utf8)
    guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw Trials.Failure("the journal takes no line: \(String(cString: strerror(errno)))")
    }
  }

  /// Compares what it wrote down with what the store holds; gives how often it kept or went on for certain.
  func confirm(_ hash: UInt64) throws -> Int {
    guard FileManager.default.fileExists(atPath: journal) else { return 0 }
    let lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n").map(String.init)
    guard let known = lines.last(where: { $0.hasPrefix("did ") }) else { return 0 }
    // What was being written may be there or not, but whole; in a what-if nothing was being written.
    var allowed = [String(known.dropFirst(4))]
    if let last = lines.last, last.hasPrefix("try ") { allowed.append(String(last.dropFirst(4))) }
    guard allowed.contains("\(hash)") else {
      throw Trials.Failure("after \"\(lines.suffix(2).joined(separator: ", "))\" the rows are \(hash)")
    }
    return lines.count { $0.hasPrefix("did ") } - 1
  }
}
