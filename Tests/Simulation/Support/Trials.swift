import ContactCenter
import FlowEngine
import Store
import World

/// What is tried with calls by chance; each throws a `Failure` that says what went wrong.
public enum Trials {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
  }

  /// Plays calls in a world and looks at it after every move; at last everybody hangs up, and nothing is left.
  public static func play(
    _ world: inout World, in center: SimulatedCenter, seed: UInt64, moves: Int
  ) throws {
    var callers = RandomCallers(center, seed: seed)
    for _ in 0..<moves {
      guard let move = callers.next(in: world) else { break }
      switch move {
      case .step: world.step()
      case .wait(let length): world.advance(to: world.state.now + length)
      case .give(let input): world.take(input)
      }
      try check(world)
    }
    for contact in world.state.contacts.indices { world.hangUp(contact) }
    try check(world)
    try checkEmpty(world)
  }

  /// What agents did, and notes, in a world of calls by chance.
  public static func happenings(
    in center: SimulatedCenter, seed: UInt64, moves: Int
  ) throws -> Set<String> {
    var world = try center.world(seed: seed)
    try play(&world, in: center, seed: seed, moves: moves)
    return Set(world.observer.entries.filter { $0.kind == .agent || $0.kind == .note }.map(\.text))
  }

  /// The same seed twice gives the same world and the same transcript.
  public static func sameTwice(_ center: SimulatedCenter, seed: UInt64, moves: Int) throws {
    var first = try center.world(seed: seed)
    var second = try center.world(seed: seed)
    try play(&first, in: center, seed: seed, moves: moves)
    try play(&second, in: center, seed: seed, moves: moves)
    let isSame = try first.digestWithRows() == second.digestWithRows()
    guard isSame, Trace.lines(of: first) == Trace.lines(of: second) else {
      throw Failure("the same seed gave two worlds")
    }
  }

  /// A world that nobody watches goes the same way as one that is recorded step by step.
  public static func sameRecorded(_ center: SimulatedCenter, seed: UInt64, moves: Int) throws {
    var watched = try center.world(seed: seed)
    var unwatched = try center.world(seed: seed, isObserved: false)
    var recording = Recording(try center.world(seed: seed))
    var callers = (
      RandomCallers(center, seed: seed), RandomCallers(center, seed: seed), RandomCallers(center, seed: seed)
    )
    for number in 0..<moves {
      guard let move = callers.0.next(in: watched) else { break }
      try apply(move, &watched)
      if let other = callers.1.next(in: unwatched) { try apply(other, &unwatched) }
      if let other = callers.2.next(in: recording.world) { apply(other, &recording) }
      while recording.world.hasReadyAction { recording.forward() }
      let digest = try watched.digestWithRows()
      guard try digest == recording.world.digestWithRows() else {
        throw Failure("move \(number): recorded, the world went another way")
      }
      guard try digest == unwatched.digestWithRows() else {
        throw Failure("move \(number): unwatched, the world went another way")
      }
    }
    guard Trace.lines(of: watched) == Trace.lines(of: recording.world) else {
      throw Failure("recorded, the world told another story")
    }
  }

  private static func apply(_ move: RandomCallers.Move, _ world: inout World) throws {
    switch move {
    case .step: world.step()
    case .wait(let length): world.advance(to: world.state.now + length)
    case .give(let input): world.take(input)
    }
  }

  private static func apply(_ move: RandomCallers.Move, _ recording: inout Recording) {
    switch move {
    case .step: recording.forward()
    case .wait(let length): recording.advance(to: recording.world.state.now + length)
    case .give(let input): recording.give(input)
    }
  }

  // MARK: Rewinding

  /// How a world looked at a position, its transcript included.
  private struct Look: Equatable {
    let digest: UInt64
    let transcript: Int

    init(_ world: borrowing World) throws {
      digest = try world.digestWithRows()
      var hasher = Hasher()
      hasher.combine(world.observer.entries)
      hasher.combine(world.observer.path)
      transcript = hasher.finalize()
    }
  }

  /// Plays calls and records them; goes back step by step to the start and forward again, then jumps about, forks and
  /// takes another way from the past. The world must look the same at every position, whichever way it is reached.
  public static func rewound(_ center: SimulatedCenter, seed: UInt64, moves: Int) throws {
    var recording = Recording(try center.world(seed: seed))
    var looks: [Int: Look] = [:]
    try look(at: recording, &looks)
    var callers = RandomCallers(center, seed: seed)
    for _ in 0..<moves {
      guard let move = callers.next(in: recording.world) else { break }
      switch move {
      case .wait(let length):
        let until = recording.world.state.now + length
        while let next = recording.nextMoment, next <= until {
          recording.forward()
          try look(at: recording, &looks)
        }
        recording.pass(to: until)
      case .give:
        // Before an input the clock shows its moment.
        try look(at: recording, &looks)
        apply(move, &recording)
      case .step: apply(move, &recording)
      }
      try check(recording.world)
      if case .wait = move { continue }
      try look(at: recording, &looks)
    }
    let last = recording.length
    try look(at: recording, &looks)
    for position in stride(from: last, through: 0, by: -1) {
      try stand(&recording, at: position, looks, "back")
    }
    for position in 0...last { try stand(&recording, at: position, looks, "forward") }
    var chance = Chance(seed: seed ^ 0x5EED)
    for _ in 0..<8 { try stand(&recording, at: chance.next(in: 0...last), looks, "jump") }
    try forked(recording, center, looks, last, &chance)
    try stand(&recording, at: last, looks, "after a fork")
    try otherWay(&recording, center, looks, last, &chance)
  }

  private static func look(at recording: borrowing Recording, _ looks: inout [Int: Look]) throws {
    looks[recording.position] = try Look(recording.world)
  }

  private static func stand(
    _ recording: inout Recording, at position: Int, _ looks: [Int: Look], _ way: String
  ) throws {
    try recording.go(to: position)
    guard recording.position == position else {
      throw Failure("\(way): wanted position \(position), at \(recording.position)")
    }
    guard let look = looks[position], try Look(recording.world) == look else {
      throw Failure("\(way): position \(position) looks different")
    }
  }

  /// A fork takes a way of its own, and the recording it was made of does not see it.
  private static func forked(
    _ recording: borrowing Recording, _ center: SimulatedCenter, _ looks: [Int: Look], _ last: Int,
    _ chance: inout Chance
  ) throws {
    var fork = try recording.fork()
    let step = chance.next(in: 0...last)
    try stand(&fork, at: step, looks, "in a fork")
    var callers = RandomCallers(center, seed: chance.next())
    for _ in 0..<40 {
      guard let move = callers.next(in: fork.world) else { break }
      apply(move, &fork)
      try check(fork.world)
    }
    if step > 0 { try stand(&fork, at: step - 1, looks, "before a fork's own way") }
    guard try Look(recording.world) == looks[recording.position] else {
      throw Failure("a fork changed the world it was made of")
    }
  }

  /// An input in the past begins another line: what came later is gone, what came before stays.
  private static func otherWay(
    _ recording: inout Recording, _ center: SimulatedCenter, _ looks: [Int: Look], _ last: Int,
    _ chance: inout Chance
  ) throws {
    let step = chance.next(in: 0...last)
    try stand(&recording, at: step, looks, "before another way")
    recording.give(.call(center.call(from: .withheld)))
    guard recording.length == step + 1 else {
      throw Failure("an input in the past left the future as it was")
    }
    let begun = try Look(recording.world)
    for _ in 0..<20 where recording.forward() { try check(recording.world) }
    try recording.go(to: step + 1)
    guard try Look(recording.world) == begun else { throw Failure("another way is not kept") }
    if step > 0 { try stand(&recording, at: step - 1, looks, "before the way that was taken") }
  }

  // MARK: Looking

  static func check(_ world: borrowing World) throws {
    if let broken = Invariants.broken(in: world).first { throw Failure(broken) }
    if let broken = try Invariants.brokenRows(in: world.store).first { throw Failure(broken) }
  }

  private static func checkEmpty(_ world: borrowing World) throws {
    for agent in 0..<world.agentCount {
      if let contact = world.contact(ofAgent: agent) {
        throw Failure("everybody has hung up, and agent \(agent) has contact \(contact)")
      }
    }
    guard world.program.queues.indices.allSatisfy({ world.waiting(in: QueueIndex($0)).isEmpty }) else {
      throw Failure("everybody has hung up, and somebody waits")
    }
  }
}
