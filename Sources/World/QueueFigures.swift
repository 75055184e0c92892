import ContactCenter
import FlowEngine
import Routing

/// What can be counted about a queue at one moment.
struct QueueFigures: Sendable, Hashable {
  /// By channel, those who wait.
  var lines: [Line]
  var agents: AgentCounts

  struct Line: Sendable, Hashable {
    var count: Int
    /// Since when the one waits who came first; nil when nobody does.
    var since: Timestamp?
  }

  /// True when nobody waits or is with an agent.
  var isIdle: Bool { lines.allSatisfy { $0.count == 0 } && agents[.busy] == 0 }
}

/// Figures of a queue from some moment on, until the next ones.
struct PastFigures: Sendable, Hashable {
  let from: Timestamp
  let figures: QueueFigures
}

extension LiveFigures {
  /// What was counted, as it is told at a moment.
  ///
  /// - Parameter channel: of those that count; nil for all of them.
  init(_ figures: QueueFigures, at moment: Timestamp, by channel: Channel?) {
    let lines = channel.map { [figures.lines[Int($0.routing.rawValue)]] } ?? figures.lines
    self.init(
      contactsInQueue: lines.reduce(0) { $0 + $1.count },
      oldestContactAge: lines.compactMap(\.since).min().map { moment - $0 }, agents: figures.agents)
  }
}
