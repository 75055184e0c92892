import ContactCenter

extension WorldTable {
  static let scorecards = WorldTable(
    name: "Scorecards",
    columns: ["trainee", "number", "line", "takenAt", "scenario", "rule", "isMet", "found", "better"],
    keyColumns: 3,
    allRows: SQLStatement(
      """
      SELECT trainee, number, line, takenAt, scenario, rule, isMet, found, better FROM Scorecards
      ORDER BY trainee, number, line
      """),
    rowWithKey: SQLStatement(
      """
      SELECT trainee, number, line, takenAt, scenario, rule, isMet, found, better FROM Scorecards
      WHERE trainee = ?1 AND number = ?2 AND line = ?3 ORDER BY trainee, number, line
      """),
    insert: ScorecardsStatements.add,
    delete: SQLStatement("DELETE FROM Scorecards WHERE trainee = ?1 AND number = ?2 AND line = ?3"),
    deleteAll: SQLStatement("DELETE FROM Scorecards"),
    operations: [ScorecardsStatements.ofTrainee], isOfTrainees: true, isOfDesk: true)
}

private enum ScorecardsStatements {
  static let add = SQLStatement(
    """
    INSERT INTO Scorecards (trainee, number, line, takenAt, scenario, rule, isMet, found, better)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    """)
  static let ofTrainee = SQLStatement(
    """
    SELECT trainee, number, line, takenAt, scenario, rule, isMet, found, better FROM Scorecards
    WHERE trainee = ?1 ORDER BY trainee, number, line
    """)
}

/// How trainees did: a row a rule, the scorecards of a trainee numbered from 1.
extension Transaction {
  /// The scorecards of a trainee, the oldest first.
  public func scores(of trainee: String) throws(StoreError) -> [KeptScore] {
    try numberedScores(of: trainee).map(\.score)
  }

  /// The scorecards of all trainees, by trainee, the oldest first.
  public func scores() throws(StoreError) -> [KeptScore] {
    let names = try connection.rows(WorldTable.scorecards.allRows) { $0.text(0) }
    var scores: [KeptScore] = []
    for (index, trainee) in names.enumerated() where index == 0 || names[index - 1] != trainee {
      scores += try self.scores(of: trainee)
    }
    return scores
  }

  private func numberedScores(
    of trainee: String
  ) throws(StoreError) -> [(number: Int64, score: KeptScore)] {
    let rows = try connection.rows(ScorecardsStatements.ofTrainee, [.text(trainee)]) {
      (
        number: $0.integer(1), takenAt: $0.text(3), scenario: $0.text(4),
        line: KeptScore.Line(rule: $0.text(5), found: $0.text(7), better: $0.text(8))
      )
    }
    var found: [(number: Int64, score: KeptScore)] = []
    var first = 0
    while first < rows.count {
      let head = rows[first]
      let end = rows[first...].firstIndex { $0.number != head.number } ?? rows.count
      guard let takenAt = try? TimeText(head.takenAt).timestamp(in: .utc) else {
        throw .damaged(why: "\"\(head.takenAt)\" is no time of a scorecard")
      }
      let lines = rows[first..<end].map(\.line)
      found.append(
        (head.number, KeptScore(trainee: trainee, takenAt: takenAt, scenario: head.scenario, lines: lines)))
      first = end
    }
    return found
  }

  /// Adds a scorecard behind the others of its trainee; one without a rule is not kept.
  public func keep(_ score: KeptScore) throws(StoreError) {
    let number = (try numberedScores(of: score.trainee).last?.number ?? 0) + 1
    let takenAt = Timestamp(seconds: score.takenAt.seconds).description
    for (index, line) in score.lines.enumerated() {
      try connection.run(
        ScorecardsStatements.add,
        [
          .text(score.trainee), .integer(number), .integer(Int64(index + 1)), .text(takenAt),
          .text(score.scenario), .text(line.rule), .integer(line.better.isEmpty ? 1 : 0), .text(line.found),
          .text(line.better),
        ])
    }
  }
}
