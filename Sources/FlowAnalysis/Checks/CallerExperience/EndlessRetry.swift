import FlowEngine

/// Questions that are asked again and again of a caller who says nothing.
enum EndlessRetry: FlowCheck {
  static let description = CheckDescription(
    "endless-retry", in: .callerExperience, .warning,
    "a caller who presses nothing is asked again without end",
    why: "a line that nobody is on any more stays busy, and is paid for, until the caller hangs up",
    fix: "count the attempts with a Loop action, and end the call after a few",
    bad: CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "again",
        if: ["1": "plots"],
        on: ["InputTimeLimitExceeded": "again", "NoMatchingCondition": "again", "NoMatchingError": "plots"]),
      .say("again", "Please try again.", "choose"), .say("plots", "Plots.", "end"), .end()),
    good: CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "count",
        if: ["1": "plots"],
        on: ["InputTimeLimitExceeded": "count", "NoMatchingCondition": "count", "NoMatchingError": "plots"]),
      .action(
        "count", "Loop", "{ \"LoopCount\": \"2\" }", "plots",
        if: ["ContinueLooping": "again", "DoneLooping": "plots"]),
      .say("again", "Please try again.", "choose"), .say("plots", "Plots.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    // Who waits in a queue or on hold is there until an agent comes.
    switch flow.type {
    case .customerQueue, .customerHold, .agentHold: return
    default: break
    }
    let actions = flow.actions
    var told: Set<Int> = []
    // For each stand the number of the question whose walk came by; a walk ends where one was before.
    var walks = Array(repeating: -1, count: 2 * actions.count)
    for question in flow.reachableActions where asks(question) && walks[Stand(question.number).place] < 0 {
      var here = Stand(question.number)
      while walks[here.place] < 0, let after = next(here, actions) {
        walks[here.place] = question.number
        here = after
      }
      guard walks[here.place] == question.number else { continue }
      var circle = [here]
      while let after = next(circle[circle.count - 1], actions), after != here { circle.append(after) }
      told.formUnion(circle.map(\.number))
      guard let first = circle.map({ actions[$0.number] }).filter(asks).min(by: { $0.number < $1.number })
      else { continue }
      findings.report(
        self, at: first.action.identifierValue,
        "\(first.quoted) comes again without end while the caller is silent")
    }
    for question in flow.reachableActions where asks(question) && !told.contains(question.number) {
      var round = DecidedRound(from: question)
      guard let decision = round.decision, !round.passes(told) else { continue }
      told.formUnion(round.numbers)
      findings.report(
        self, at: question.action.identifierValue,
        "\(question.quoted) comes again without end while the caller is silent",
        why:
          "\(decision.quoted) decides as it did the round before; the line stays busy until the caller hangs up"
      )
    }
  }

  /// A round from a question back to it on which comparisons decide by attributes that nothing on the way sets: each decides as
  /// it did before.
  private struct DecidedRound {
    /// How many ways are looked at.
    private static let limit = 300
    private static let spaces: Set<String> = ["Attributes", "FlowAttributes"]

    private let question: AnalyzedAction
    private var path: [(stand: Stand, edge: FlowEdge?)] = []
    private var count = 0

    init(from question: AnalyzedAction) { self.question = question }

    /// The first comparison of the round that decides so; nil where there is no such round.
    var decision: AnalyzedAction? {
      mutating get {
        guard !path.isEmpty || closes(at: Stand(question.number)) else { return nil }
        return path.first { $0.edge != nil }.map { question.flow.actions[$0.stand.number] }
      }
    }

    var numbers: [Int] { path.map(\.stand.number) }

    func passes(_ others: Set<Int>) -> Bool { numbers.contains(where: others.contains) }

    /// True once the way leads from here back to the question.
    private mutating func closes(at stand: Stand) -> Bool {
      if stand.number == question.number, !path.isEmpty { return isSteady }
      guard count < Self.limit, !path.contains(where: { $0.stand == stand }) else { return false }
      count += 1
      for (after, edge) in ways(from: stand) {
        path.append((stand, edge))
        if closes(at: after) { return true }
        path.removeLast()
      }
      return false
    }

    private func ways(from stand: Stand) -> [(Stand, FlowEdge?)] {
      let actions = question.flow.actions
      if let after = next(stand, actions) { return [(after, nil)] }
      let action = actions[stand.number]
      guard let use = action.comparedReference, Self.spaces.contains(use.space) else { return [] }
      return action.liveEdges.compactMap { edge in
        guard !edge.isFailure, let target = edge.target else { return nil }
        return (Stand(target, hasTimeout: stand.hasTimeout), edge)
      }
    }

    /// True where nothing on the way sets what is compared on it, and the comparisons do not contradict each other.
    private var isSteady: Bool {
      let steps = path.map { (action: question.flow.actions[$0.stand.number], edge: $0.edge) }
      var names: Set<String> = []
      for (action, _) in steps {
        // A Lambda may set attributes by itself.
        guard action.type != "InvokeFlowModule", action.type != "InvokeLambdaFunction",
          let set = AttributeValue.set(by: action)
        else {
          return false
        }
        names.formUnion(set.map(\.name))
      }
      var decisions = WayDecisions()
      for (action, edge) in steps {
        guard let edge, let use = action.comparedReference else { continue }
        guard !names.contains(AttributeValue.name(of: use)) else { return false }
        decisions.add(action, by: edge) { _ in true }
      }
      return decisions.arePossible
    }
  }

  /// Where a silent caller is.
  private struct Stand: Equatable {
    let number: Int
    /// Whether the last that was stored is that nothing came.
    let hasTimeout: Bool

    init(_ number: Int, hasTimeout: Bool = false) {
      self.number = number
      self.hasTimeout = hasTimeout
    }

    var place: Int { 2 * number + (hasTimeout ? 1 : 0) }
  }

  private static func asks(_ action: AnalyzedAction) -> Bool {
    action.isMenu || action.storesInput || action.isBot
  }

  /// Where a bot leaves who says nothing: it has understood no intent, which a branch of its own may be for. Nil where its time
  /// limit leads elsewhere.
  private static func silentTarget(ofBot action: AnalyzedAction) -> Int? {
    let fallback = action.action.conditions.firstIndex { $0.operandText == "FallbackIntent" }
    let edge =
      fallback.flatMap { number in action.edges.first { $0.outcome == .condition(number) } }
      ?? action.edge(for: .noMatchingCondition)
    guard let target = edge?.target else { return nil }
    return action.edge(for: .inputTimeLimitExceeded).map { $0.target == target } ?? true ? target : nil
  }

  private static func next(_ stand: Stand, _ actions: [AnalyzedAction]) -> Stand? {
    let action = actions[stand.number]
    // Nothing typed is stored as a word (reference, section 2.2).
    if action.storesInput {
      return action.edges.first { $0.outcome == .next }?.target.map { Stand($0, hasTimeout: true) }
    }
    let target =
      if stand.hasTimeout, action.type == "Compare",
        action.text("ComparisonValue").map(PlainWords.trimmed) == "$.StoredCustomerInput"
      {
        SilentRound.taken(by: action, .text("Timeout"))?.target
      } else if stand.hasTimeout, action.type == "UpdateContactCallbackNumber",
        action.text("CallbackNumber") == "$.StoredCustomerInput"
      {
        // That word is no number.
        action.error(.invalidCallbackNumber)?.target
      } else {
        target(of: action)
      }
    return target.map { Stand($0, hasTimeout: stand.hasTimeout) }
  }

  /// True for a module that asks the caller nothing and from which every contact comes back, as far as its flow says: what it
  /// compares it has set itself.
  private static func comesBack(from call: AnalyzedAction) -> Bool {
    guard let module = call.module else { return false }
    var values: [String: AttributeValue] = [:]
    var seen: Set<Int> = []
    var here = module.start
    while seen.insert(here).inserted {
      let action = module.actions[here]
      if action.type == "EndFlowModuleExecution" { return true }
      guard !asks(action), action.type != "InvokeFlowModule", let set = AttributeValue.set(by: action) else {
        return false
      }
      for (name, value) in set { values[name] = value }
      var next = target(of: action)
      if let use = action.comparedReference, case .text(let text)? = values[AttributeValue.name(of: use)] {
        next = SilentRound.taken(by: action, .text(text))?.target
      }
      guard let next else { return false }
      here = next
    }
    return false
  }

  /// Where a module without branches of its own goes on.
  private static func wayOn(from call: AnalyzedAction) -> Int? {
    guard call.action.conditions.isEmpty else { return nil }
    let other = call.edge(for: .noMatchingCondition)?.target
    let next = call.edges.first { $0.outcome == .next }?.target
    return other == nil || other == next ? next : nil
  }

  /// Where a caller who is silent comes after an action, of a Loop once it has counted and of a Lambda that answers; nil after
  /// one that decides, ends or leaves, but one that asks for the channel, or comes out at one place.
  private static func target(of action: AnalyzedAction) -> Int? {
    if action.type == "Loop" {
      let done = action.action.conditions.firstIndex { $0.operandText == "DoneLooping" }
      return done.flatMap { number in action.edges.first { $0.outcome == .condition(number) }?.target }
    }
    if action.isMenu { return action.error(.inputTimeLimitExceeded)?.target }
    if action.isBot { return silentTarget(ofBot: action) }
    if action.type == "InvokeFlowModule" { return comesBack(from: action) ? wayOn(from: action) : nil }
    // Only a voice contact can be silent to a menu.
    if action.comparedReference?.wording == "$.Channel" {
      return SilentRound.taken(by: action, .text("VOICE"))?.target
    }
    if action.nature.decides {
      // A decision of which every outcome leads to one place is none.
      let targets = Set(action.liveEdges.filter { !$0.isFailure }.map(\.target))
      return targets.count == 1 ? targets.first ?? nil : nil
    }
    if action.nature.ends || action.nature.leaves { return nil }
    return action.edges.first { $0.outcome == .next && $0.isLive }?.target
  }
}
