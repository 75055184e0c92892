import FlowEngine
import FlowTestSupport

/// Callers by chance in one exported flow: keys, time limits, Lambda outcomes, hours, queues, and hang-ups and agents
/// where the whole world plays.
public struct ExportCalls {
  private let center: SimulatedCenter
  /// The same with agents of every kind.
  private let staffed: SimulatedCenter
  /// How the calls ended, in words.
  public private(set) var endings: [String: Int] = [:]

  /// The flow's file.
  public var name: String { center.name }

  public init(path: String) throws {
    center = try SimulatedCenter(path: path)
    staffed = center.withAgents()
  }

  /// Plays one call; throws what a contact must never meet: to wait on nothing, timers that nobody waits for, another
  /// story for the same seed, a world that breaks its invariants.
  public mutating func play(seed: UInt64) throws {
    let (ending, trace) = try call(seed: seed)
    endings[ending, default: 0] += 1
    if seed % 10 == 0 {
      let again = try call(seed: seed)
      guard again.ending == ending, again.trace == trace else {
        throw Trials.Failure("the same seed told another story")
      }
    }
    if seed % 20 == 0 { try Trials.sameTwice(center, seed: seed, moves: 60) }
    if seed % 20 == 10 { try Trials.sameTwice(staffed, seed: seed, moves: 120) }
  }

  private func call(seed: UInt64) throws -> (ending: String, trace: [String]) {
    var caller = RandomCaller(seed: seed)
    let ending = caller.play(Call(center.center.program, seed: seed), steps: 200)
    guard caller.forgotten.isEmpty else { throw Trials.Failure("timers ran on: \(caller.forgotten)") }
    switch ending {
    case .left(let way): return (way, caller.trace)
    case .stillWaiting: return ("still waiting", caller.trace)
    case .stuck(let action): throw Trials.Failure("the contact waits on nothing at \"\(action)\"")
    }
  }
}
