import ContactCenter
import FlowDocument
import FlowEngine
import World

// What is decided elsewhere: by the clock, chance, queues, agents, bots and rows, as the log has it.
extension CallReplay {
  private static let decidedElsewhere: Set<String> = [
    "CheckHoursOfOperation", "CheckMetricData", "DistributeByPercentage", "ConnectParticipantWithLexBot",
    "ConnectParticipantWithAgenticCX", "CheckOutboundCallStatus", "CheckVoiceId", "StartVoiceIdStream",
    "CheckSegmentMembership", "AuthenticateParticipant", "ShowView", "GetCustomerProfile",
    "GetCustomerProfileObject", "GetCalculatedAttributesForCustomerProfile", "CreateCustomerProfile",
    "UpdateCustomerProfile", "AssociateContactToCustomerProfile", "CreateCase", "GetCase", "UpdateCase",
    "EvaluateDataTableValues", "ListDataTableValues", "UpsertDataTableValues", "LoadContactContent",
    "RenderMessageTemplate", "CreateWisdomSession",
  ]

  /// Data whose values queues, agents, bots and rows decide, by the first name of a reference.
  private static let dataDecidedElsewhere: Set<String> = [
    "Agent", "AgenticCX", "Case", "Customer", "DataTables", "Lex", "Metrics", "Segments", "Views", "Wisdom",
  ]

  /// Errors that the caller, the agent or the clock brings about again.
  private static let errorsThatComeAgain: Set<ErrorType> = [
    .noMatchingCondition, .inputTimeLimitExceeded, .invalidPhoneNumber, .timeLimitExceeded,
  ]

  /// The branch that an action takes because the log has it: one that the clock, chance, a queue, an agent, a bot or rows
  /// decide, or the error of what went wrong.
  mutating func decidedBranch(_ action: ActionIndex) -> BranchIndex? {
    guard let place = loggedPlace(of: action), !logged.steps[place].isOnlyEntered else { return nil }
    if let branch = loggedError(place, at: action) { return branch }
    let origin = loaded.program.actionSources[action.index]
    // Who moves on takes no branch, but where that fails.
    let isMove = ["TransferContactToQueue", "TransferToFlow"].contains(origin.action.type)
    let unknown = unknownPath(origin.action)
    guard isMove || unknown != nil || isDecidedElsewhere(origin) else { return nil }
    let step = logged.steps[place]
    if isMove, step.result == nil { return nil }
    let branch = branch(of: action, loggedAt: place)
    if branch == nil, let said = step.result {
      assume(
        "the log says \(said.quotedForReading) of \(origin.action.identifier.quotedForReading), which is no branch of it here: it goes its own way"
      )
    }
    if branch != nil, let unknown {
      assume(
        "$.\(unknown), which \(origin.action.identifier.quotedForReading) asks for, is not in the log: it goes as it went then"
      )
    }
    if branch != nil, origin.action.type == "ConnectParticipantWithLexBot" {
      assume(
        "what the caller said to \(origin.action.identifier.quotedForReading) is not in the log: the bot understood what it understood then, and $.Lex is empty"
      )
    }
    return branch
  }

  private func isDecidedElsewhere(_ origin: ActionOrigin) -> Bool {
    if case .stubbed = origin.fidelity { return true }
    if origin.action.type == "Compare" {
      let path = origin.action.parameter("ComparisonValue")?.scalarText.flatMap { ReplayClues.path($0) }
      return path?.split(separator: ".").first.map { Self.dataDecidedElsewhere.contains(String($0)) } ?? false
    }
    return Self.decidedElsewhere.contains(origin.action.type)
  }

  /// The branch that has the result of a step of the log: of several, the one that leads to the step behind it.
  private func branch(of action: ActionIndex, loggedAt place: Int) -> BranchIndex? {
    let result = Self.plain(logged.steps[place].result)
    let fitting = loaded.program.branches(of: action).map { BranchIndex($0) }.filter {
      Self.plain(loaded.program.logResult(of: $0)) == result
    }
    let leadingOn = fitting.first { branch in
      guard let target = loaded.program.branches[branch.index].target else { return false }
      return place + 1 < logged.steps.count && places.isStep(logged.steps[place + 1], at: target)
    }
    return leadingOn ?? fitting.first
  }

  /// The branch of the error that the log has of an action: what went wrong then cannot be known here.
  ///
  /// What a Lambda failed by is declared from the start, and a module whose own steps the log has fails by these.
  private func loggedError(_ place: Int, at action: ActionIndex) -> BranchIndex? {
    let step = logged.steps[place]
    let type = loaded.program.actionSources[action.index].action.type
    guard step.result != nil, !step.isLambda, type != "InvokeFlowModule" || place == taken,
      let branch = branch(of: action, loggedAt: place),
      case .error(let error) = loaded.program.branches[branch.index].outcome
    else { return nil }
    return ErrorType(rawValue: error).map(Self.errorsThatComeAgain.contains) == true ? nil : branch
  }

  /// Says of an error that nothing brings about here that it is taken all the same.
  mutating func sayForced(_ branch: BranchIndex) {
    let forced = loaded.program.branches[branch.index]
    let origin = loaded.program.actionSources[forced.action.index]
    guard case .error(let error) = forced.outcome, !isDecidedElsewhere(origin) else { return }
    assume(
      "nothing here makes \(origin.action.identifier.quotedForReading) take \(error): it takes it because the log has it"
    )
  }

  /// What a comparison asks for, where only a contact record has that and there is none.
  private func unknownPath(_ action: DocumentAction) -> String? {
    guard let clues, action.type == "Compare",
      let path = action.parameter("ComparisonValue")?.scalarText.flatMap({ ReplayClues.path($0) }),
      Self.recorded.contains(where: { path == $0 || path.hasPrefix($0 + ".") })
    else { return nil }
    return Self.told.contains(path) && clues.tells(of: path) ? nil : path
  }

  /// What a contact has that no step gave it.
  private static let recorded = [
    "CustomerEndpoint", "SystemEndpoint", "Channel", "InitiationMethod", "ContactId", "InitialContactId",
    "PreviousContactId", "CustomerId", "Agent", "SegmentAttributes", "Name", "Description",
  ]
  /// What of that a contact can be given once a step tells it.
  private static let told = ["CustomerEndpoint.Address", "SystemEndpoint.Address", "Channel"]

  /// True where an action goes as it went then by itself: nothing has to be forced.
  func takesByItself(_ branch: BranchIndex) -> Bool {
    let action = loaded.program.branches[branch.index].action
    let type = loaded.program.actionSources[action.index].action.type
    guard
      loaded.program.branches[branch.index].outcome.isError
        || ["CheckHoursOfOperation", "Compare"].contains(type),
      var trial = try? recording.world.fork()
    else { return false }
    trial.step()
    let taken = trial.observer.path.last { $0.action == action }
    return taken?.branch == branch
  }

  static func plain(_ result: String?) -> String? {
    switch result?.lowercased() {
    case "inhours": "true"
    case "outofhours": "false"
    case let other: other
    }
  }
}
