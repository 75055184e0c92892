import ContactCenter
import FlowDocument
import FlowEngine

/// What came of an action, in words.
struct ResultWords {
  let labels: FlowLabels
  private var program: Program { labels.program }

  func words(of branch: Branch, _ facts: ResultFacts) -> String {
    let action = program.actionSources[branch.action.index].action
    switch action.type {
    case "GetParticipantInput": return input(branch, action, facts)
    case "Loop": return loop(branch, action, facts)
    case "InvokeLambdaFunction" where branch.outcome == .next: return answer(branch, facts)
    case "CheckMetricData": return figure(branch, action, facts)
    default: return branch.outcome == .next && NextActionMeaning(action) != .mirror ? "" : deciding(branch)
    }
  }

  private func deciding(_ branch: Branch) -> String {
    let action = program.actionSources[branch.action.index].action
    let words = BranchWords(action, program)
    for number in program.branches(of: branch.action) {
      let other = program.branches[number]
      if other.outcome == branch.outcome, other.target == branch.target { return words.words(number, other) }
    }
    return ""
  }

  // MARK: Keys

  private func input(_ branch: Branch, _ action: DocumentAction, _ facts: ResultFacts) -> String {
    guard case .menu = InputKind(action) else { return branch.outcome == .next ? "" : deciding(branch) }
    switch branch.outcome {
    case .condition(_, let operand):
      let digit = facts.key ?? operand.first.flatMap(DTMFDigit.init)
      let label = labels.keyLabels(of: branch.action, spoken: facts.spoken).first { $0.digit == digit }
      return "[\(operand)]" + (label.map { " " + $0.text } ?? "")
    case .error(ErrorType.noMatchingCondition.rawValue), .next:
      return facts.key.map { "[\($0)] not a choice" } ?? "not a choice"
    case .error(ErrorType.inputTimeLimitExceeded.rawValue): return "silence"
    case .error: return "error"
    }
  }

  private func loop(_ branch: Branch, _ action: DocumentAction, _ facts: ResultFacts) -> String {
    guard case .condition(_, let operand) = branch.outcome, operand == "ContinueLooping" else {
      return deciding(branch)
    }
    let count = action.parameter("LoopCount")?.scalarText.flatMap { Int($0) }
    switch (facts.visit, count) {
    case (let visit?, let count?): return "attempt \(visit) of \(count)"
    case (let visit?, nil): return "attempt \(visit)"
    case (nil, _): return deciding(branch)
    }
  }

  // MARK: Answers

  /// The value that the flow branches on next, of those that the Lambda answered.
  private func answer(_ branch: Branch, _ facts: ResultFacts) -> String {
    guard let key = labels.answerKey(of: branch.action),
      let value = facts.answer.first(where: { $0.name == key })?.value
    else { return facts.answer.isEmpty ? "" : "answered" }
    let words = PlainWords.line(value, limit: PlainWords.quoteLimit)
    guard key == "count", let count = Int(value) else { return words.isEmpty ? key + " empty" : words }
    let name = PlainWords.spaced(labels.name(of: branch.action)).split(separator: " ").dropLast().last ?? ""
    guard name.hasSuffix("s") else { return words }
    return "\(count) " + (count == 1 ? name.dropLast() : name)
  }

  private func figure(_ branch: Branch, _ action: DocumentAction, _ facts: ResultFacts) -> String {
    guard let figure = facts.figure else { return deciding(branch) }
    switch action.parameter("MetricType")?.string {
    case "NumberOfAgentsAvailable": return "\(PlainWords.counted(Int(figure), "agent")) free"
    case "NumberOfAgentsStaffed", "NumberOfAgentsOnline": return PlainWords.counted(Int(figure), "agent")
    case "OldestContactInQueueAgeSeconds": return "oldest waits \(figure / 1000) s"
    default: return "\(figure) waiting"
    }
  }
}
