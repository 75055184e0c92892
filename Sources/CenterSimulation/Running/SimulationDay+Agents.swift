import World

// Agents come and go as the roster says.
extension SimulationDay where Center: ~Copyable {
  /// So many of a team are there from now on; who is busy goes once free.
  mutating func setAgents(_ count: Int, of team: Int) {
    for (number, agent) in setting.teams[team].agents.enumerated() {
      if number < count {
        goesWhenFree[agent] = false
        if thereSince[agent] < 0 {
          thereSince[agent] = now
          world.comes(agent)
        }
      } else if thereSince[agent] >= 0 {
        leave(agent)
      }
    }
  }

  /// At the start nobody is there but those whom the roster has then.
  mutating func sendOthersAway() {
    for team in setting.teams {
      for agent in team.agents where thereSince[agent] < 0 {
        _ = world.goes(agent)
      }
    }
  }

  /// The agent is done with a contact.
  mutating func isFree(_ agent: Int) {
    guard agent < goesWhenFree.count, goesWhenFree[agent] else { return }
    leave(agent)
  }

  /// The agent goes, if nothing is to be done first. What was offered goes to the next agent.
  private mutating func leave(_ agent: Int) {
    if world.goes(agent) {
      goesWhenFree[agent] = false
      noteGone(agent, at: now)
    } else {
      goesWhenFree[agent] = true
    }
  }

  /// Writes down how long the agent was there.
  mutating func noteGone(_ agent: Int, at moment: Int64) {
    guard thereSince[agent] >= 0 else { return }
    book.add(.there, from: thereSince[agent], to: moment, team: setting.teamOfAgent[agent])
    thereSince[agent] = -1
  }
}
