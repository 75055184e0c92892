import ContactCenter
import Diagnostics

/// A change of a plan, to see what it would do.
public enum WhatIf: Sendable, Hashable {
  /// Whenever somebody of the team is there, so many are.
  case agents(team: String, count: Int)
  /// So many calls in place of a hundred.
  case calls(percent: Int)
  /// Talks so long in place of a hundred seconds.
  case handleTime(percent: Int)
  case patience(percent: Int)

  /// How the changes are written.
  public static let form = "'agents TEAM=6', 'calls=120%', 'handle time=90%' or 'patience=150%'"

  /// The changes of a text as `agents plots=6, calls=120%`.
  ///
  /// - Throws: what is wrong with it.
  public static func list(_ text: String) throws(Diagnostic) -> [WhatIf] {
    var changes: [WhatIf] = []
    for part in text.split(separator: ",") {
      let change = try WhatIf(part)
      if let name = change.percentage, changes.contains(where: { $0.percentage == name }) {
        throw refusal("\(name) is changed twice", fix: "give one percentage for it")
      }
      changes.append(change)
    }
    guard !changes.isEmpty else { throw refusal("it changes nothing") }
    return changes
  }

  private init(_ part: Substring) throws(Diagnostic) {
    let sides = part.split(separator: "=", maxSplits: 1).map { side in
      String(side.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard sides.count == 2 else { throw Self.refusal("\"\(part)\" is no change") }
    let subject = sides[0].lowercased()
    if subject == "agents" {
      throw Self.refusal("it does not say whose agents", fix: "name the team: agents plots=6")
    }
    if subject.hasPrefix("agents ") {
      guard let count = Int(sides[1]), (0...10_000).contains(count) else {
        throw Self.refusal("\"\(sides[1])\" is no number of agents")
      }
      self = .agents(team: String(sides[0].dropFirst(7).drop { $0 == " " }), count: count)
      return
    }
    guard sides[1].hasSuffix("%"), let percent = Int(sides[1].dropLast()), (1...10_000).contains(percent)
    else {
      throw Self.refusal("\"\(sides[1])\" is no percentage")
    }
    switch subject {
    case "calls": self = .calls(percent: percent)
    case "handle time": self = .handleTime(percent: percent)
    case "patience": self = .patience(percent: percent)
    default: throw Self.refusal("\"\(sides[0])\" is nothing that can be changed")
    }
  }

  /// What is given in percent; nil for a team.
  private var percentage: String? {
    switch self {
    case .agents: nil
    case .calls: "calls"
    case .handleTime: "handle time"
    case .patience: "patience"
    }
  }

  static func refusal(_ message: String, why: String? = nil, fix: String? = nil) -> Diagnostic {
    Diagnostic(in: "--what-if", message, rule: "what-if", why: why, fix: fix ?? "write it like \(form)")
  }
}

extension SimulationPlan {
  /// The plan as it would be.
  public func changed(by changes: [WhatIf]) throws(Diagnostic) -> SimulationPlan {
    var plan = self
    var teams: Set<Int> = []
    for change in changes {
      switch change {
      case .agents(let name, let count):
        let (roster, team) = try team(name)
        guard teams.insert(team).inserted else {
          throw WhatIf.refusal(
            "the agents of \"\(roster[team].name)\" are changed twice", fix: "give one number for them")
        }
        for shift in roster[team].shifts.indices where roster[team].shifts[shift].agents > 0 {
          plan.roster?[team].shifts[shift].agents = count
        }
      case .calls(let percent):
        plan.streams = plan.streams.map { stream in
          CallStream(
            dialed: stream.dialed, flow: stream.flow,
            calls: stream.calls.map { $0 * Double(percent) / 100 })
        }
      case .handleTime(let percent):
        guard plan.drawsTalks else {
          throw WhatIf.refusal(
            "the plan says nothing of handle times", fix: "add \"handleTime\" to simulation.json")
        }
        plan.handleTime = plan.handleTime?.scaled(percent: percent)
        plan.handleTimeOfQueue = plan.handleTimeOfQueue.mapValues { $0.scaled(percent: percent) }
      case .patience(let percent):
        guard plan.patience != nil || !plan.patienceOfQueue.isEmpty else {
          throw WhatIf.refusal(
            "the plan says nothing of patience", fix: "add \"patience\" to simulation.json")
        }
        plan.patience = plan.patience?.scaled(percent: percent)
        plan.patienceOfQueue = plan.patienceOfQueue.mapValues { $0.scaled(percent: percent) }
      }
    }
    return plan
  }

  /// The roster, and the place in it of the team of a name, or of the beginning of one.
  private func team(_ name: String) throws(Diagnostic) -> (roster: [RosterTeam], team: Int) {
    guard let roster else {
      throw WhatIf.refusal(
        "the plan has no roster", why: "the center's own agents are there all the time",
        fix: "add \"roster\" to simulation.json, with a number of agents for each team")
    }
    let wanted = name.lowercased()
    let exact = roster.indices.filter { roster[$0].name.lowercased() == wanted }
    let near = roster.indices.filter { roster[$0].name.lowercased().hasPrefix(wanted) }
    let found = exact.isEmpty ? near : exact
    guard found.count == 1, let team = found.first else {
      let names = roster.map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw WhatIf.refusal(
        found.isEmpty ? "there is no team \"\(name)\"" : "\"\(name)\" could be more than one team",
        fix: "the roster has \(names)")
    }
    return (roster, team)
  }
}
