import ContactCenter
import FlowEngine
import Routing
import TerminalUI
import World

/// Makes what the wallboard shows out of a world and its last hour: words and figures, no decisions.
struct WallboardPresenter {
  let history: WallboardHistory
  let selected: Int
  let showsAllAgents: Bool
  let speed: PlaySpeed
  let isPaused: Bool
  let message: PhoneModel.Message?
  let nextScreen: String

  /// Below so many percent a service level is low.
  static let lowLevel = 80
  /// A talk that lasts longer stands out.
  static let longTalk = Milliseconds.minutes(8)

  func model(_ world: borrowing World) -> WallboardModel {
    let definition = world.center.definition
    let local = world.localTime(at: world.state.now)
    let queues = world.program.queues.indices.filter { world.program.queues[$0].owner == nil }
    let chosen = queues.isEmpty ? 0 : min(selected, queues.count - 1)
    var model = WallboardModel(
      company: definition.name, date: local.date.short, time: local.time.textWithSeconds, speed: speed.words,
      isNormalSpeed: speed == .normal, isPaused: isPaused,
      hours: queues.isEmpty ? "" : hours(queues[chosen], world),
      levelSeconds: Int(world.center.plan.settings.serviceLevel.wholeSeconds),
      queues: queues.map { queue($0, world) }, selected: chosen, waiting: waiting(queues, world),
      level: queues.isEmpty ? .init() : level(queues[chosen], world), agents: agents(world),
      showsAllAgents: showsAllAgents, message: message)
    model.nextScreen = nextScreen
    return model
  }

  private func hours(_ queue: Int, _ world: borrowing World) -> String {
    let definition = world.center.definition
    guard let number = world.program.queues[queue].definition, let hours = definition.queues[number].hours
    else { return "" }
    return definition.hours[hours].hours.words(at: world.state.now)
  }

  private func queue(_ index: Int, _ world: borrowing World) -> WallboardModel.Queue {
    let queue = QueueIndex(index)
    let (figures, totals) = (world.figures(of: queue), world.totals(of: queue))
    let level = totals.serviceLevelPerMille.map { ($0 + 5) / 10 }
    return .init(
      name: world.program.queues[index].name, waiting: figures.contactsInQueue,
      oldestSeconds: OldestWait.of(world.waiting(in: queue), world).map { Int($0.wholeSeconds) },
      free: figures.agents.available, busy: figures.agents[.busy] + figures.agents[.pending],
      after: figures.agents[.afterContactWork], answered: Int(totals.answered + totals.callbacksAnswered),
      lost: Int(totals.abandoned),
      levelPercent: level, isLevelLow: level.map { $0 < Self.lowLevel } ?? false,
      lastHour: (history.minutes + [history.present]).map { $0.waiting[index] })
  }

  private func times(_ world: borrowing World) -> [String] {
    (0...3).map { part in
      let back = WallboardHistory.step * Int64((WallboardHistory.count - 1) * (3 - part) / 3)
      return world.localTime(at: world.state.now - back).time.text
    }
  }

  /// An hour of figures; what was before the world began is unknown.
  private func course(_ values: [Int?], _ world: borrowing World) -> WallboardModel.Course {
    let unknown = [Int?](repeating: nil, count: max(0, WallboardHistory.count - values.count))
    return .init(values: unknown + values, times: times(world))
  }

  private func waiting(_ queues: [Int], _ world: borrowing World) -> WallboardModel.Course {
    let past = history.minutes.map { minute in queues.reduce(0) { $0 + minute.waiting[$1] } }
    let now = queues.reduce(0) { $0 + world.figures(of: QueueIndex($1)).contactsInQueue }
    return course(past + [now], world)
  }

  private func level(_ queue: Int, _ world: borrowing World) -> WallboardModel.Course {
    course((history.minutes + [history.present]).map { $0.levels[queue] }, world)
  }

  // MARK: Agents

  private func agents(_ world: borrowing World) -> [WallboardModel.Agent] {
    let rows = (0..<min(world.agentCount, world.center.definition.agents.count)).map { agent($0, world) }
    let order = rows.indices.sorted { left, right in
      let (first, second) = (Self.rank(rows[left].state), Self.rank(rows[right].state))
      return first != second ? first < second : left < right
    }
    return order.map { rows[$0] }
  }

  /// What wants somebody's eye comes first.
  private static func rank(_ state: WallboardModel.Agent.State) -> Int {
    switch state {
    case .ringing: 0
    case .onContact: 1
    case .afterContact: 2
    case .available: 3
    case .away: 4
    }
  }

  private func agent(_ agent: Int, _ world: borrowing World) -> WallboardModel.Agent {
    let status = world.status(ofAgent: agent)
    let contact = world.contact(ofAgent: agent)
    let talk = status == .busy ? contact.map { AgentTalk(with: $0, in: world) } : nil
    let length = world.state.now - (talk?.joinedAt ?? world.statusBegan(ofAgent: agent))
    let (state, name) = words(status, agent, world)
    return .init(
      name: world.center.agentName(agent), state: state, stateName: talk?.words ?? name,
      seconds: Int(length.wholeSeconds),
      isLong: status == .busy && length > Self.longTalk,
      contact: contact.map { WallboardName.of($0, world) } ?? "")
  }

  private func words(
    _ status: AgentStatus, _ agent: Int, _ world: borrowing World
  ) -> (WallboardModel.Agent.State, String) {
    switch status {
    case .available: (.available, "available")
    case .pending: (.ringing, "ringing")
    case .busy: (.onContact, "on contact")
    case .afterContactWork: (.afterContact, "after contact")
    case .missed: (.away, "missed")
    case .error: (.away, "error")
    case .offline: (.away, "offline")
    case .nonProductive: (.away, ownState(agent, world))
    }
  }

  private func ownState(_ agent: Int, _ world: borrowing World) -> String {
    let choice = world.state.routing.choice(of: AgentHandle(agent)).index - 2
    let names = world.center.definition.agentStates
    return names.indices.contains(choice) ? names[choice] : "away"
  }
}
