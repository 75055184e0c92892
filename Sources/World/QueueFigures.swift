import ContactCenter
import FlowEngine

/// What can be counted about a queue at one moment.
struct QueueFigures: Sendable, Hashable {
  /// Those who wait, in no order that means anything.
  var waiting: [Waiting]
  var agents: AgentCounts

  struct Waiting: Sendable, Hashable {
    let since: Timestamp
    let channel: Channel
  }

  /// True when nobody waits or is with an agent.
  var isIdle: Bool { waiting.isEmpty && agents.busy == 0 }
}

/// Figures of a queue from some moment on, until the next ones.
struct PastFigures: Sendable, Hashable {
  let from: Timestamp
  let figures: QueueFigures
}

/// How many agents of a queue do what.
public struct AgentCounts: Sendable, Hashable {
  public var online = 0
  public var available = 0
  /// With a contact.
  public var busy = 0
  /// There, and taking no contacts.
  public var nonProductive = 0

  /// Those who take contacts: available, offered one, or with one.
  public var staffed: Int { online - nonProductive }
}

extension World {
  /// The figures of a queue at some moment.
  public struct QueueMetrics: Sendable, Hashable {
    public var size: Int
    /// How long the first in line has waited; nil when nobody waits.
    public var oldest: Milliseconds?
    public var agents: AgentCounts

    init(size: Int, oldest: Milliseconds?, agents: AgentCounts) {
      self.size = size
      self.oldest = oldest
      self.agents = agents
    }

    /// - Parameter channel: of those that count; nil for all of them.
    init(_ figures: QueueFigures, at moment: Timestamp, by channel: Channel?) {
      let waiting = figures.waiting.filter { channel == nil || $0.channel == channel }
      size = waiting.count
      oldest = waiting.map(\.since).min().map { moment - $0 }
      agents = figures.agents
    }
  }
}
