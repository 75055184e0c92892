import FlowDocument
import FlowEngine
import JSON

/// What decides the branches of one action, in words.
struct BranchWords {
  private let action: DocumentAction
  private let program: Program
  private let isMenu: Bool

  init(_ action: DocumentAction, _ program: Program) {
    self.action = action
    self.program = program
    if action.type == "GetParticipantInput", case .menu = InputKind(action) {
      isMenu = true
    } else {
      isMenu = false
    }
  }

  /// The key of a menu's condition.
  func digit(_ outcome: Branch.Outcome) -> DTMFDigit? {
    guard isMenu, case .condition(_, let operand) = outcome, operand.count == 1 else { return nil }
    return operand.first.flatMap(DTMFDigit.init)
  }

  /// True for the ways in which an action fails; not for what a caller, a value or a queue decides.
  func isError(_ outcome: Branch.Outcome) -> Bool {
    guard case .error(let type) = outcome else { return false }
    switch ErrorType(rawValue: type) {
    case .noMatchingCondition, .inputTimeLimitExceeded, .queueAtCapacity, .invalidPhoneNumber, .noneFound,
      .multipleFound, .noneFoundError, .multipleFoundError:
      return false
    default: return true
    }
  }

  /// Where the branch stands among the rows: 0 for what a caller or a value decides, to 3 for errors.
  func rank(_ outcome: Branch.Outcome) -> Int {
    switch outcome {
    case .condition: return 0
    case .next: return NextActionMeaning(action, in: program) == .mirror ? 1 : 0
    case .error("NoMatchingCondition"): return 1
    case .error: return isError(outcome) ? 3 : 2
    }
  }

  /// - Parameter number: the branch's number in the program.
  func words(_ number: Int, _ branch: Branch) -> String {
    if action.type == "DistributeByPercentage", let share = share(of: number) { return share }
    return switch branch.outcome {
    case .next: next
    case .condition(let operatorName, let operand): condition(operatorName, operand)
    case .error(let type): error(type)
    }
  }

  private var next: String {
    switch action.type {
    case "GetParticipantInput":
      switch InputKind(action) {
      case .menu: return "other key"
      case .store: return "entered"
      case .typeAhead: return "then"
      }
    case "InvokeLambdaFunction": return "answer"
    default: return NextActionMeaning(action, in: program) == .mirror ? "other" : "then"
    }
  }

  // MARK: Conditions

  private func condition(_ operatorName: String, _ operand: String) -> String {
    switch (action.type, operand) {
    case ("CheckHoursOfOperation", "True"): return "open"
    case ("CheckHoursOfOperation", "False"): return "closed"
    case ("Loop", "ContinueLooping"): return "again"
    case ("Loop", "DoneLooping"): return "done"
    case ("Wait", "WaitCompleted"): return "time is up"
    case ("Wait", "CustomerReturned"): return "customer is back"
    case ("Wait", "BotParticipantDisconnected"): return "bot has left"
    case ("MessageParticipantIteratively", "MessagesInterrupted"):
      let period = action.parameter("InterruptFrequencySeconds")?.scalarText
      return period.map { "every \($0) s" } ?? "interrupted"
    default: break
    }
    return test(operatorName, operand)
  }

  private func test(_ operatorName: String, _ operand: String) -> String {
    let value = age(operand) ?? value(operand)
    let rules = program.rules
    switch operatorName {
    case rules.existsOperator: return "is there"
    case rules.keyExistsOperator: return "has " + value
    case rules.andOperator: return "all of several"
    case rules.orOperator: return "one of several"
    case "Equals": return value
    case "TextStartsWith": return value + "…"
    case "TextEndsWith": return "…" + value
    case "TextContains": return "…" + value + "…"
    case "NumberGreaterThan": return "> " + value
    case "NumberGreaterOrEqualTo", "NumberGreaterThanOrEqualTo": return ">= " + value
    case "NumberLessThan", "NumericLessThan": return "< " + value
    case "NumberLessOrEqualTo", "NumberLessThanOrEqualTo": return "<= " + value
    default: return value.isEmpty ? "never" : "never: " + value
    }
  }

  /// The age of the oldest contact is compared in milliseconds (reference, `CheckMetricData`).
  private func age(_ operand: String) -> String? {
    guard action.type == "CheckMetricData",
      action.parameter("MetricType")?.string == "OldestContactInQueueAgeSeconds"
    else { return nil }
    return UInt(operand).map(SpokenTime.words)
  }

  private func value(_ operand: String) -> String {
    if operand.isEmpty { return "empty" }
    if let path = ReferenceWords.first(in: operand) { return ReferenceWords.name(of: path) }
    if operand.allSatisfy(\.isWhitespace) { return "blank" }
    let named = program.resourceNames[operand] ?? operand
    let value = PlainWords.line(named, limit: PlainWords.quoteLimit)
    return PlainWords.holdsId(operand) ? ResourceWords.readable(named) ?? "an id" : value
  }

  /// The share of chance that falls to a branch: up to the bound of its condition, less what the conditions before it
  /// took; what is left falls to the branch that is none. Where another has as much, the draws tell them apart. Nil where a
  /// test is no upper bound.
  private func share(of number: Int) -> String? {
    var taken = 0
    var draws: [(branch: Int?, range: Range<Int>)] = []
    var given: String?
    for index in program.branches(of: program.branches[number].action) {
      guard case .condition(let name, let operand) = program.branches[index].outcome else { continue }
      guard let bound = Int(trimming: operand), let upTo = Self.upTo(name, bound) else { return nil }
      if index == number { given = givenName(ofCondition: draws.count) }
      draws.append((index, taken..<max(taken, upTo)))
      taken = max(taken, upTo)
    }
    draws.append((nil, taken..<100))
    let isCondition = draws.contains { $0.branch == number }
    let wanted = isCondition ? number : nil
    guard let own = draws.first(where: { $0.branch == wanted })?.range else { return nil }
    if let given { return "\(own.count) % \(given)" }
    let isAlone = own.isEmpty || draws.count { $0.range.count == own.count } == 1
    return "\(own.count) %" + (isAlone ? "" : " (\(own.lowerBound + 1)–\(own.upperBound))")
  }

  /// What the designer called a share of chance: the console keeps it beside the action.
  private func givenName(ofCondition place: Int) -> String? {
    func entry(_ key: String) -> JSONValue? {
      let entries = action.metadata?[key]?.elements ?? []
      return entries.indices.contains(place) ? entries[place] : nil
    }
    let operand = entry("conditions")?["Condition"]?["Operands"]?.elements.first
    let name = entry("conditionMetadata")?["name"]?.string ?? operand?["displayName"]?.string
    return name.map { PlainWords.line($0, limit: PlainWords.quoteLimit) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The highest draw that the test lets through; nil for a test that is no upper bound.
  private static func upTo(_ operatorName: String, _ bound: Int) -> Int? {
    switch operatorName {
    case "NumberLessThan", "NumericLessThan": min(max(bound, 1), 101) - 1
    case "NumberLessOrEqualTo", "NumberLessThanOrEqualTo": min(max(bound, 0), 100)
    default: nil
    }
  }

  // MARK: Errors

  private func error(_ type: String) -> String {
    switch ErrorType(rawValue: type) {
    case .noMatchingCondition:
      if isMenu { return "other key" }
      guard action.type == "ConnectParticipantWithLexBot" else { return "other" }
      // Without a branch for an intent, what the bot understood comes this way, too.
      return action.conditions.isEmpty ? "any intent" : "no intent"
    case .inputTimeLimitExceeded:
      // On the telephone a bot is told of the silence, and answers it.
      if action.type == "ConnectParticipantWithLexBot" { return "silence in a chat" }
      let limit = action.parameter("InputTimeLimitSeconds")?.scalarText
      return limit.map { "silence \($0) s" } ?? "silence"
    case .queueAtCapacity: return "full"
    case .invalidPhoneNumber: return "not a number"
    case .noneFound, .noneFoundError: return "none found"
    case .multipleFound, .multipleFoundError: return "several found"
    case .timeLimitExceeded: return "time-out"
    case .callFailed: return "call failed"
    case .connectionTimeLimitExceeded: return "no answer"
    case .noMatchingError, nil: return "error"
    case .participantNotFound, .invalidCallbackNumber, .callbackNumberNotDialable, .contactNotLinked,
      .channelMismatch, .inFlightRedactionConfigurationFailed, .templateRenderingError:
      return PlainWords.spaced(type)
    }
  }
}
