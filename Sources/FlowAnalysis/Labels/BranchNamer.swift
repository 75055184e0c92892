import FlowDocument
import FlowEngine

/// Makes the rows of the tree under each action.
struct BranchNamer {
  let program: Program
  /// The name of an action.
  let name: (ActionIndex) -> String

  /// How many actions that only set things are passed over to find one worth naming.
  static let lookAhead = 40

  func rows(of index: ActionIndex) -> [BranchLabel] {
    let action = program.actionSources[index.index].action
    let words = BranchWords(action, program)
    var rows: [BranchLabel] = []
    for number in program.branches(of: index) {
      let branch = program.branches[number]
      guard !isNeverTaken(branch, action) else { continue }
      let target = target(of: branch)
      let isError = words.isError(branch.outcome)
      if isError, let same = rows.firstIndex(where: { $0.isError && $0.target == target }) {
        let branches = rows[same].branches + [BranchIndex(number)]
        rows[same] = BranchLabel(
          digit: nil, deciding: PlainWords.counted(branches.count, "error"), target: target,
          branches: branches, targetAction: rows[same].targetAction, isError: true)
        continue
      }
      let digit = words.digit(branch.outcome)
      rows.append(
        BranchLabel(
          digit: digit, deciding: digit.map { "[\($0)]" } ?? words.words(number, branch), target: target,
          branches: [BranchIndex(number)], targetAction: branch.target, isError: isError))
    }
    return inOrder(rows, words)
  }

  /// The ways out of an action: as `rows(of:)`, but failures share one way only where they lead to the same action.
  func ways(of index: ActionIndex) -> [FlowWay] {
    let action = program.actionSources[index.index].action
    let words = BranchWords(action, program)
    var ways: [(rank: Int, way: FlowWay)] = []
    for number in program.branches(of: index) {
      let branch = program.branches[number]
      guard !isNeverTaken(branch, action) else { continue }
      let rank = words.rank(branch.outcome)
      let cause = cause(of: branch, rank)
      if cause == .failure,
        let same = ways.firstIndex(where: { $0.rank == rank && $0.way.target == branch.target })
      {
        let branches = ways[same].way.branches + [BranchIndex(number)]
        ways[same].way = FlowWay(
          cause: cause, deciding: PlainWords.counted(branches.count, "error"), digit: nil, branches: branches,
          target: branch.target)
        continue
      }
      let digit = words.digit(branch.outcome)
      let deciding = digit.map { "[\($0)]" } ?? words.words(number, branch)
      ways.append(
        (
          rank,
          FlowWay(
            cause: cause, deciding: deciding, digit: digit, branches: [BranchIndex(number)],
            target: branch.target)
        ))
    }
    return (0...3).flatMap { rank in ways.filter { $0.rank == rank }.map(\.way) }
  }

  /// What decides one branch: `[5]`, `closed`, `error`.
  func words(for branch: BranchIndex) -> String {
    let found = program.branches[branch.index]
    let words = BranchWords(program.actionSources[found.action.index].action, program)
    return words.digit(found.outcome).map { "[\($0)]" } ?? words.words(branch.index, found)
  }

  private func cause(of branch: Branch, _ rank: Int) -> FlowWay.Cause {
    switch rank {
    case 0: branch.outcome == .next ? .done : .condition
    case 3: .failure
    default: .otherwise
    }
  }

  /// Keys and values first, then what is none of them, then silence and the like, then errors.
  private func inOrder(_ rows: [BranchLabel], _ words: BranchWords) -> [BranchLabel] {
    let ranks = rows.map { words.rank(program.branches[$0.branches[0].index].outcome) }
    return (0...3).flatMap { rank in zip(rows, ranks).filter { $0.1 == rank }.map(\.0) }
  }

  func keyTargets(of index: ActionIndex, rows: [BranchLabel]) -> [KeyTarget] {
    let action = program.actionSources[index.index].action
    guard action.type == "GetParticipantInput", case .menu = InputKind(action) else { return [] }
    var keys: [KeyTarget] = []
    for row in rows {
      guard let digit = row.digit, !keys.contains(where: { $0.digit == digit }) else { continue }
      let type = row.targetAction.map { program.actionSources[$0.index].action.type }
      keys.append(KeyTarget(digit: digit, target: Self.keyWords(row.target), isTested: type == "Compare"))
    }
    return keys
  }

  /// A target as a key calls it: `Villas` for `queue Villas`.
  private static func keyWords(_ target: String) -> String {
    if target == "this one" { return "again" }
    for kind in ["flow ", "queue "] where target.hasPrefix(kind) {
      return String(target.dropFirst(kind.count))
    }
    let isQuoted = target.count > 2 && target.hasPrefix("\"") && target.hasSuffix("\"")
    return isQuoted ? String(target.dropFirst().dropLast()) : target
  }

  // MARK: Which branches there are

  /// True for a `NextAction` that no contact takes, or that need not be there and is not, and for a result that nobody
  /// looks at, or an error that the action cannot have.
  private func isNeverTaken(_ branch: Branch, _ action: DocumentAction) -> Bool {
    switch branch.outcome {
    case .next:
      return !NextActionMeaning.isTaken(by: action, in: program)
        || branch.target == nil && NextActionMeaning(action, in: program) != .success
    case .condition, .error(ErrorType.noMatchingCondition.rawValue):
      return !NextActionMeaning.looksAtResult(
        of: action, BranchRules.of(action.type), modulesDecide: program.rules.moduleResultBranches)
    case .error(let type):
      return MissingErrors.of(action)[type] != nil
    }
  }

  // MARK: Where they lead

  private func target(of branch: Branch) -> String {
    guard let target = passedBy(on: branch).target else { return "not connected" }
    if target == branch.action { return "this one" }
    let action = program.actionSources[target.index].action
    if action.type == "DisconnectParticipant" { return "hangs up" }
    return name(target)
  }

  /// The actions that only set things, in the order in which a branch comes to them, and the first one behind them that is
  /// worth naming; nil where the branch leads nowhere.
  func passedBy(on branch: Branch) -> (settings: [ActionIndex], target: ActionIndex?) {
    guard var target = branch.target else { return ([], nil) }
    var settings: [ActionIndex] = []
    while settings.count < Self.lookAhead, target != branch.action {
      let action = program.actionSources[target.index].action
      guard Self.onlySets.contains(action.type),
        let next = program.branches[program.branches(of: target).lowerBound].target
      else { break }
      settings.append(target)
      target = next
    }
    return (settings, target)
  }

  /// True when a way without failures leads from one action to the other, past no other input of the caller and nothing that
  /// lets time go by.
  func leads(_ start: ActionIndex, to end: ActionIndex) -> Bool {
    var seen: Set<ActionIndex> = [start]
    var open = [start]
    while let index = open.popLast() {
      if index == end { return true }
      let action = program.actionSources[index.index].action
      if Self.pausing.contains(action.type) { continue }
      let words = BranchWords(action, program)
      for number in program.branches(of: index) {
        let branch = program.branches[number]
        guard !words.isError(branch.outcome), !isNeverTaken(branch, action), let target = branch.target,
          seen.insert(target).inserted
        else { continue }
        open.append(target)
      }
    }
    return false
  }

  /// Types at which something else than a question said again goes on.
  private static let pausing: Set<String> = [
    "GetParticipantInput", "ConnectParticipantWithLexBot", "MessageParticipantIteratively", "Wait",
  ]

  /// Types that nobody would name as where a branch leads, when another action follows.
  private static let onlySets: Set<String> = [
    "UpdateContactAttributes", "UpdateFlowAttributes", "UpdateFlowLoggingBehavior",
    "UpdateContactRecordingBehavior", "UpdateContactTextToSpeechVoice", "UpdateContactEventHooks",
    "UpdateContactData", "UpdateContactMediaStreamingBehavior", "UpdateContactRecordingAndAnalyticsBehavior",
    "UpdateContactRoutingBehavior", "TagContact", "UntagContact",
  ]
}
