import ContactCenter
import FlowDocument
import FlowEngine

/// What came of an action, in words.
struct ResultWords {
  let labels: FlowLabels

  func words(of index: BranchIndex, _ facts: ResultFacts) -> String {
    let branch = labels.program.branches[index.index]
    let action = labels.program.actionSources[branch.action.index].action
    let deciding = BranchWords(action, labels.program).words(index.index, branch)
    switch action.type {
    case "GetParticipantInput":
      if case .menu = InputKind(action) { return menu(branch, facts) ?? deciding }
    case "Loop": return loop(branch, action, facts) ?? deciding
    case "InvokeLambdaFunction":
      if branch.outcome == .next { return answer(branch, facts) }
    case "CheckMetricData": return figure(action, facts) ?? deciding
    default: break
    }
    let isCopy = NextActionMeaning(action, in: labels.program) == .mirror
    return branch.outcome == .next && !isCopy ? "" : deciding
  }

  private func menu(_ branch: Branch, _ facts: ResultFacts) -> String? {
    switch branch.outcome {
    case .condition(_, let operand):
      let digit = facts.key ?? operand.first.flatMap(DTMFDigit.init)
      let keys = labels.keyLabels(of: branch.action, spoken: facts.spoken)
      return "[\(operand)]" + (keys.first { $0.digit == digit }.map { " " + $0.text } ?? "")
    case .error(ErrorType.noMatchingCondition.rawValue), .next:
      return facts.key.map { "[\($0)] not a choice" } ?? "not a choice"
    case .error(ErrorType.inputTimeLimitExceeded.rawValue): return "silence"
    case .error: return nil
    }
  }

  private func loop(_ branch: Branch, _ action: DocumentAction, _ facts: ResultFacts) -> String? {
    guard case .condition(_, "ContinueLooping") = branch.outcome, let visit = facts.visit else { return nil }
    let count = action.parameter("LoopCount")?.scalarText.flatMap { Int($0) }
    return "attempt \(visit)" + (count.map { " of \($0)" } ?? "")
  }

  /// The value that the flow branches on next, of those that the Lambda answered.
  private func answer(_ branch: Branch, _ facts: ResultFacts) -> String {
    guard let key = labels.answerKey(of: branch.action),
      let value = facts.answer.first(where: { $0.name == key })?.value
    else { return facts.answer.isEmpty ? "" : "answered" }
    let words = PlainWords.line(value, limit: PlainWords.quoteLimit)
    guard key == "count", let count = Int(value) else { return words.isEmpty ? "\(key) is empty" : words }
    // "availableDates ƒ" counts dates.
    let name = labels.name(of: branch.action).replacing(" ƒ", with: "")
    guard let noun = PlainWords.spaced(name).split(separator: " ").last, noun.hasSuffix("s") else {
      return words
    }
    return PlainWords.counted(count, String(noun.dropLast()))
  }

  private func figure(_ action: DocumentAction, _ facts: ResultFacts) -> String? {
    guard let figure = facts.figure else { return nil }
    switch action.parameter("MetricType")?.string {
    case "NumberOfAgentsAvailable": return PlainWords.counted(Int(figure), "agent") + " free"
    case "NumberOfAgentsStaffed", "NumberOfAgentsOnline": return PlainWords.counted(Int(figure), "agent")
    case "OldestContactInQueueAgeSeconds": return "oldest waits \(figure / 1000) s"
    default: return "\(figure) waiting"
    }
  }
}
