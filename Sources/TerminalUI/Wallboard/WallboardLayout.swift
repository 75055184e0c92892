/// Where the parts of the wallboard stand on a screen of some size.
struct WallboardLayout: Sendable {
  /// The rows of a plot, without its title and its times.
  static let plotRows = 4...10
  /// From so many columns on two plots stand beside each other.
  static let columnsForTwoPlots = 78
  /// From so many columns on two agents do.
  static let columnsForTwoAgents = 96

  /// The rows of queues, below their title and their heads.
  let queues: Area
  /// The plots with their times, below their title; nil where there is no room for them.
  let plots: Area?
  /// The agents, below their title.
  let agents: Area
  let messageRow: Int
  let keyRow: Int
  /// How many agents stand in one row.
  let agentColumns: Int

  init(_ size: Size, queueCount: Int, agentCount: Int, showsAllAgents: Bool) {
    keyRow = size.rows - 1
    messageRow = size.rows - 2
    agentColumns = size.columns >= Self.columnsForTwoAgents ? 2 : 1
    let room = size.rows - 2
    let hasPlots = size.rows >= 20 && !showsAllAgents
    // A title and a row of times, and a blank row above and below.
    let plotRoom = hasPlots ? Self.plotRows.lowerBound + 4 : 0
    let agentRows = (agentCount + agentColumns - 1) / agentColumns
    let leastAgents = (showsAllAgents ? agentRows : min(agentRows, 3)) + 1
    let most = max(showsAllAgents ? 1 : 2, room - 2 - plotRoom - leastAgents)
    let shown = max(1, min(queueCount, most))
    queues = Area(row: 3, column: 0, columns: size.columns, rows: shown)
    // Of the rows that nothing else needs plots become higher.
    let spare = max(0, room - 3 - shown - plotRoom - agentRows)
    let plotRows = min(Self.plotRows.lowerBound + spare, Self.plotRows.upperBound)
    plots =
      hasPlots ? Area(row: queues.endRow + 2, column: 0, columns: size.columns, rows: plotRows + 1) : nil
    let top = (plots?.endRow ?? queues.endRow - 1) + 2
    agents = Area(row: top, column: 0, columns: size.columns, rows: max(0, keyRow - top))
  }
}
