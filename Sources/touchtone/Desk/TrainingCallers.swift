import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Scenarios
import Store
import World

/// Those who may call a desk, and which of them come to an agent's queues.
struct TrainingCallers {
  private let calls: [TrainingCall]
  /// True where a person has named them: then all of them call, as long as one comes to the agent.
  private let areNamed: Bool

  init(_ calls: [TrainingCall], areNamed: Bool) {
    self.calls = calls
    self.areNamed = areNamed
  }

  /// Who calls the desk of an agent that begins at that moment.
  ///
  /// Throws where nobody would ever ring there.
  func calls(
    for agent: Int, in loaded: LoadedCenter, at now: Timestamp
  ) throws(CommandFailure) -> [TrainingCall] {
    let center = loaded.center
    let profile = center.plan.profiles[center.plan.agents[agent].profile]
    let served = Set(profile.queues.map(\.queue))
    var reaching: [TrainingCall] = []
    var elsewhere: [String] = []
    /// The channels by which callers come to queues of the agent, who takes none of them there.
    var barred: [Channel] = []
    for call in calls {
      let way: TrainingCall.Way
      do throws(StoreError) { way = try call.way(in: loaded, at: now) } catch {
        throw CommandFailure(error.diagnostic(for: "the store in memory"))
      }
      switch way {
      case .unknown: reaching.append(call)
      case .queue(let queue) where profile.takes(call.call.channel, of: center.handle(of: queue).index):
        reaching.append(call)
      case .queue(let queue):
        if served.contains(center.handle(of: queue).index), !barred.contains(call.call.channel) {
          barred.append(call.call.channel)
        }
        let name = loaded.program.queues[queue.index].name
        if !elsewhere.contains(name) { elsewhere.append(name) }
      case .noQueue: break
      }
    }
    guard reaching.isEmpty else { return areNamed ? calls : reaching }
    let name = center.agentName(agent)
    let queues = served.sorted().map { center.definition.queues[$0].name }
    let own = queues.joined(separator: ", ")
    let there = center.definition.zone.localTime(at: now)
    let comeTo = elsewhere.isEmpty ? "to no queue" : "to " + elsewhere.sorted().joined(separator: ", ")
    let finding = Diagnostic(
      in: loaded.path, "nobody calls \(name)", rule: "no-test",
      why: "at \(there.date.weekday.shortName) \(there.time.text) the callers come \(comeTo); "
        + (own.isEmpty ? "\(name) serves no queue" : "\(name) serves \(own)")
        + (barred.isEmpty
          ? ""
          : ", and takes no \(barred.map { $0 == .voice ? "call" : $0.rawValue.lowercased() }.joined(separator: " and no "))"),
      fix: barred.isEmpty
        ? "sit down at another desk (--agent), or write a scenario that leads there (docs/desk.md)"
        : "give the agent's routing profile the channel under \"channels\" (docs/center.md), or sit down at another desk (--agent)"
    )
    throw CommandFailure(Self.causes(of: name, queues, in: loaded) + [finding], .impossible)
  }

  /// What is wrong with the center that keeps callers from an agent: no routing profile, queues that never open.
  private static func causes(of name: String, _ queues: [String], in loaded: LoadedCenter) -> [Diagnostic] {
    loaded.problems.filter { problem in
      switch problem.subject {
      case .agent(let agent): agent == name
      case .queue(let queue): queues.contains(queue)
      case nil: false
      }
    }
  }
}

extension RoutingProfileDefinition {
  /// True where agents of the profile are offered contacts of a queue that come by a channel.
  fileprivate func takes(_ channel: FlowEngine.Channel, of queue: Int) -> Bool {
    guard let served = queues.first(where: { $0.queue == queue }) else { return false }
    let all = channels.map(\.channel)
    return all.contains(channel.routing) && served.channels?.contains(channel.routing) ?? true
  }
}
