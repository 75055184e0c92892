import ContactCenter
import FlowDocument
import FlowEngine

/// The shortest ways from where calls begin to every action, over the flows they go on to: first those that a caller, a
/// Lambda's answer, the hours or a queue bring about, then those on which a test must help.
public struct CoverageWays: Sendable {
  /// How many ways to one action are kept: on another one a decision may go as it cannot on the shortest.
  private static let waysKept = 6

  /// Callers of several countries, for where a flow asks who calls.
  private static let usualCallers = ["+15550100123", "+919811112222", "+442079460123"]

  /// More keys than an input without a length of its own is given.
  private static let usualDigits = 20

  /// What a comparison looks at that can be chosen for a call.
  enum Source: Hashable {
    case answer(lambda: Int, key: [String])
    case attribute(String)
    case caller
    /// What was typed at a place of the way.
    case input(Int)
  }

  /// A comparison on a way that a chosen value decides.
  struct Decision {
    let source: Source
    let demand: ComparedValue.Demand
  }

  /// The end of a way: its last action, and how the one before it is left.
  struct Node {
    let before: Int?
    let action: ActionIndex
    /// The branch of the action before; nil where a flow begins in it.
    let branch: BranchIndex?
    let cause: CoverageTrail.Cause
    let decision: Decision?
    let forcedCount: Int
    let length: Int
  }

  /// How an action on a way can be left by a branch.
  typealias Exit = (cause: CoverageTrail.Cause, decision: Decision?)

  private let labels: FlowLabels
  private(set) var graphs: [FlowIndex: FlowGraph] = [:]
  var nodes: [Node] = []
  private var ends: [ActionIndex: [Int]] = [:]
  /// For ends at a `Loop` where a call goes round once more, the end at which that is done.
  var roundsDone: [Int: Int] = [:]
  /// The Loops of which rounds are being looked for.
  var loopsUnderWay: Set<ActionIndex> = []

  var program: Program { labels.program }

  /// - Parameters:
  ///   - flows: those that ways lead through.
  ///   - entries: those that calls begin with.
  public init(on flows: [FlowIndex], of labels: FlowLabels, from entries: [FlowIndex]) {
    self.labels = labels
    for flow in flows { graphs[flow] = FlowGraph(flow, of: labels) }
    var open: [[Int]] = [[]]
    for entry in entries {
      guard let graph = graphs[entry] else { continue }
      add(
        Node(
          before: nil, action: graph.start, branch: nil, cause: .itself, decision: nil, forcedCount: 0,
          length: 0), &open)
    }
    let hooks = hookedFlows(flows)
    var forcedCount = 0
    while forcedCount < open.count {
      var next = 0
      while next < open[forcedCount].count {
        extend(open[forcedCount][next], hooks, &open)
        next += 1
      }
      forcedCount += 1
    }
  }

  // MARK: The search

  private mutating func add(_ node: Node, _ open: inout [[Int]]) {
    guard ends[node.action, default: []].count < Self.waysKept else { return }
    ends[node.action, default: []].append(nodes.count)
    while open.count <= node.forcedCount { open.append([]) }
    open[node.forcedCount].append(nodes.count)
    nodes.append(node)
  }

  private mutating func extend(_ number: Int, _ hooks: [ActionIndex], _ open: inout [[Int]]) {
    let node = nodes[number]
    let source = program.actionSources[node.action.index]
    for exit in graphs[source.flow]?.ways(from: node.action) ?? [] {
      guard let target = exit.target else { continue }
      for branch in exit.branches {
        var (end, exit) = (number, self.exit(by: branch, at: number))
        if exit.cause == .force, isDoneLooping(branch), let done = goRound(from: number) {
          (end, exit) = (done, self.exit(by: branch, at: done))
        }
        add(
          Node(
            before: end, action: target, branch: branch, cause: exit.cause, decision: exit.decision,
            forcedCount: node.forcedCount + (exit.cause == .force ? 1 : 0), length: nodes[end].length + 1),
          &open)
      }
    }
    var entered: [ActionIndex] = []
    for reference in FlowReference.all(of: source.action, in: program) {
      if case .hook = reference.kind { continue }
      if let graph = reference.target.flatMap({ graphs[$0] }) { entered.append(graph.start) }
    }
    if Distances.joiningTypes.contains(source.action.type) { entered += hooks }
    for start in entered {
      add(
        Node(
          before: number, action: start, branch: nil, cause: .itself, decision: nil,
          forcedCount: node.forcedCount, length: node.length + 1), &open)
    }
  }

  /// Where flows begin that run while a contact waits for an agent, or is joined.
  private func hookedFlows(_ flows: [FlowIndex]) -> [ActionIndex] {
    var starts: [ActionIndex] = []
    for flow in flows {
      for action in program.flows[flow.index].actions {
        for reference in FlowReference.all(of: program.actionSources[action].action, in: program) {
          guard case .hook = reference.kind, let graph = reference.target.flatMap({ graphs[$0] }) else {
            continue
          }
          if !starts.contains(graph.start) { starts.append(graph.start) }
        }
      }
    }
    return starts
  }

  /// The ends of the way to a node, from its beginning on.
  func line(to number: Int) -> [Node] {
    var line: [Node] = []
    var at: Int? = number
    while let here = at {
      line.append(nodes[here])
      at = nodes[here].before
    }
    return line.reversed()
  }

  // MARK: What brings a branch about

  func exit(by branch: BranchIndex, at number: Int) -> Exit {
    let (action, outcome) = (nodes[number].action, program.branches[branch.index].outcome)
    switch program.actionSources[action.index].action.type {
    case "Compare": return comparison(branch, number)
    case "InvokeLambdaFunction":
      guard let name = lambdaName(of: action) else { return (.force, nil) }
      switch outcome {
      case .next: return (.answers(lambda: name, values: []), nil)
      case .error("NoMatchingError"): return (.fails(lambda: name), nil)
      case .condition, .error: return (.force, nil)
      }
    case "GetParticipantInput": return (input(outcome, at: action), nil)
    case "Loop": return (loop(outcome, at: number), nil)
    case "CheckHoursOfOperation":
      guard case .condition(_, let operand) = outcome, let name = hoursName(at: number) else {
        return (.force, nil)
      }
      return (.hours(name: name, areOpen: operand == "True"), nil)
    case "TransferContactToQueue" where outcome == .error("QueueAtCapacity"):
      return (queueName(at: number).map { .queueIsFull($0) } ?? .force, nil)
    case "UpdateContactCallbackNumber": return (callbackNumber(outcome, at: number), nil)
    case "MessageParticipantIteratively", "Wait":
      let times: [Branch.Outcome] = ["MessagesInterrupted", "WaitCompleted"].map {
        .condition(operatorName: "Equals", operand: $0)
      }
      return (times.contains(outcome) ? .silence : .force, nil)
    default:
      let hasConditions = program.branches(of: action).contains {
        if case .condition = program.branches[$0].outcome { true } else { false }
      }
      return (outcome == .next && !hasConditions ? .itself : .force, nil)
    }
  }

  private func comparison(_ branch: BranchIndex, _ number: Int) -> Exit {
    let line = line(to: number)
    let way = line.map(\.action)
    let demand = ComparedValue.Demand(compare: nodes[number].action, branch: branch)
    let source: Source
    switch labels.origin(comparedAtEndOf: way) {
    case .text(let text):
      let taken = ComparedValue.branch(of: demand.compare, with: text, in: program)
      return (taken == branch ? .itself : .force, nil)
    case .answer(let lambda, let key):
      // A function that is named by an attribute cannot be told what to answer.
      guard lambdaName(of: way[lambda]) != nil else { return (.force, nil) }
      source = .answer(lambda: lambda, key: key)
    case .data(let path):
      switch path {
      case ["CustomerEndpoint", "Address"]: source = .caller
      case _ where path.count == 2 && path[0] == "Attributes": source = .attribute(path[1])
      case ["StoredCustomerInput"]:
        guard let input = lastInput(on: line), !takesTelephoneNumbers(line[input].action) else {
          return (.force, nil)
        }
        source = .input(input)
      default: return (.force, nil)
      }
    case nil: return (.force, nil)
    }
    let decision = Decision(source: source, demand: demand)
    return value(of: source, in: line.compactMap(\.decision) + [decision], on: line) == nil
      ? (.force, nil) : (.itself, decision)
  }

  private func value(of source: Source, in decisions: [Decision], on line: [Node]) -> String? {
    let demands = decisions.filter { $0.source == source }.map(\.demand)
    let value = ComparedValue(program: program, demands: demands)
    switch source {
    case .answer, .attribute: return value.example()
    case .caller:
      return value.example(usual: Self.usualCallers + value.telephoneNumbers) {
        $0.isEmpty || (try? PhoneNumber($0))?.e164 == $0
      }
    case .input(let place):
      let most = mostDigits(at: place, of: line)
      return value.example(usual: ["1", "2", "3", "12345"]) { $0.count <= most && Self.canBeTyped($0) }
    }
  }

  private static func canBeTyped(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// How many keys an input on a way takes.
  private func mostDigits(at place: Int, of line: [Node]) -> Int {
    let action = program.actionSources[line[place].action.index].action
    let written = action.parameter("InputValidation", "CustomValidation")?["MaximumLength"]?.scalarText
    return written.flatMap { Int($0) } ?? Self.usualDigits
  }

  /// Where keys are stored last on a way, in the clear.
  private func lastInput(on line: [Node]) -> Int? {
    let last = line.lastIndex { node in
      let action = program.actionSources[node.action.index].action
      return action.type == "GetParticipantInput" && action.parameter("StoreInput")?.scalarText == "True"
    }
    guard let last, last + 1 < line.count, case .keys = line[last + 1].cause,
      program.actionSources[line[last].action.index].action.parameter("InputEncryption") == nil
    else { return nil }
    return last
  }

  /// True for an input that takes telephone numbers alone.
  private func takesTelephoneNumbers(_ action: ActionIndex) -> Bool {
    let action = program.actionSources[action.index].action
    return action.parameter("InputValidation", "PhoneNumberValidation") != nil
  }

  /// What brings about that a number is taken for a callback, or is not: who calls, or what was typed, which no key makes a
  /// whole number where it is not taken as one.
  private func callbackNumber(_ outcome: Branch.Outcome, at number: Int) -> CoverageTrail.Cause {
    let line = line(to: number)
    let action = program.actionSources[nodes[number].action.index].action
    guard let text = action.parameter("CallbackNumber")?.scalarText,
      case .data(let path)? = labels.origin(of: text, atEndOf: line.map(\.action))
    else { return outcome == .next ? .itself : .force }
    switch (path, outcome) {
    case (["StoredCustomerInput"], .error("InvalidCallbackNumber")):
      guard let input = lastInput(on: line) else { return .force }
      let isTyped =
        !takesTelephoneNumbers(line[input].action) || line[input + 1].branch.map(isInvalidNumber) == true
      return isTyped ? .itself : .force
    case (["CustomerEndpoint", "Address"], .error("InvalidCallbackNumber")):
      return .caller(Caller.withheldWord)
    case (["CustomerEndpoint", "Address"], .error("CallbackNumberNotDialable")):
      return caller(whoCanBeCalledBack: false).map { .caller($0) } ?? .force
    case (["CustomerEndpoint", "Address"], .next):
      return caller(whoCanBeCalledBack: true).map { .caller($0) } ?? .itself
    default: return outcome == .next ? .itself : .force
    }
  }

  private func caller(whoCanBeCalledBack isDialable: Bool) -> String? {
    Self.usualCallers.first {
      (try? PhoneNumber($0)).map(program.center.callbacks.canDial) == isDialable
    }
  }

  private func isInvalidNumber(_ branch: BranchIndex) -> Bool {
    program.branches[branch.index].outcome == .error("InvalidPhoneNumber")
  }

  private func input(_ outcome: Branch.Outcome, at action: ActionIndex) -> CoverageTrail.Cause {
    let keys = program.branches(of: action).compactMap { number -> String? in
      if case .condition(_, let operand) = program.branches[number].outcome { operand } else { nil }
    }
    switch outcome {
    case .condition("Equals", let operand):
      return !operand.isEmpty && operand.allSatisfy { DTMFDigit($0) != nil } ? .keys(operand) : .force
    case .condition: return .force
    case .error("InputTimeLimitExceeded"): return .silence
    case .error("InvalidPhoneNumber") where takesTelephoneNumbers(action): return .keys("1#")
    case .error("NoMatchingCondition"):
      return "9876543210*#".map(String.init).first { !keys.contains($0) }.map { .keys($0) } ?? .force
    case .error: return .force
    case .next where takesTelephoneNumbers(action):
      let format = program.actionSources[action.index].action.parameter(
        "InputValidation", "PhoneNumberValidation")
      let isLocal = format?["NumberFormat"]?.scalarText?.lowercased() == "local"
      return .keys(isLocal ? "2025550123#" : "12025550123#")
    case .next: return keys.isEmpty ? .keys("1#") : .force
    }
  }

  /// The hours that an action at the end of a way asks for: its own, or those of the queue that was chosen, by its name.
  private func hoursName(at number: Int) -> String? {
    let action = program.actionSources[nodes[number].action.index].action
    guard let reference = action.resourceReference(["HoursOfOperationId"]) else {
      return queueName(at: number)
    }
    return ReferenceWords.first(in: reference) == nil ? ResourceWords(program: program).hours(reference) : nil
  }

  /// The queue that was chosen last on a way.
  private func queueName(at number: Int) -> String? {
    let references = line(to: number).reversed().lazy.compactMap { node in
      program.actionSources[node.action.index].action.resourceReference(["QueueId"])
    }
    guard let reference = references.first, ReferenceWords.first(in: reference) == nil else { return nil }
    return ResourceWords(program: program).queue(reference)
  }

  /// The name of the Lambda that an action invokes, as a scenario has it; nil where it invokes none, or an attribute names it.
  private func lambdaName(of action: ActionIndex) -> String? {
    let source = program.actionSources[action.index].action
    guard source.type == "InvokeLambdaFunction",
      let reference = source.lambdaReference(isLone: program.isLoneFlow),
      ReferenceWords.first(in: reference) == nil
    else { return nil }
    return program.shownName(ofLambda: reference)
  }

  // MARK: The ways

  /// The ways to an action, those first on which nothing must be forced, and of these the shortest.
  ///
  /// - Parameter branch: the branch of it that is to be taken; nil to come to it.
  public func trails(to action: ActionIndex, leftBy branch: BranchIndex?) -> [CoverageTrail] {
    let found = (ends[action] ?? []).map { end in
      let last = branch.map(isDoneLooping) == true ? roundsDone[end] ?? end : end
      return (end: last, exit: branch.map { exit(by: $0, at: last) })
    }
    return found.enumerated().sorted { one, other in
      func rank(_ item: (end: Int, exit: Exit?)) -> [Int] {
        let node = nodes[item.end]
        return [node.forcedCount + (item.exit?.cause == .force ? 1 : 0), node.length]
      }
      let (first, second) = (rank(one.element), rank(other.element))
      return first == second ? one.offset < other.offset : first.lexicographicallyPrecedes(second)
    }.map { trail(to: $0.element.end, action, branch, $0.element.exit) }
  }

  private func trail(
    to end: Int, _ action: ActionIndex, _ branch: BranchIndex?, _ exit: Exit?
  ) -> CoverageTrail {
    var numbers: [Int] = []
    var at: Int? = end
    while let here = at {
      numbers.append(here)
      at = nodes[here].before
    }
    numbers.reverse()
    let line = numbers.map { nodes[$0] }
    let decisions = line.compactMap(\.decision) + [exit?.decision].compactMap { $0 }
    var steps = zip(line.dropFirst(), numbers.dropFirst()).enumerated().map { place, next in
      CoverageTrail.Step(
        action: line[place].action, branch: next.0.branch,
        cause: cause(next.0.cause, next.0.decision, at: place, decisions, on: line), number: next.1)
    }
    // What is behind all nodes is a number of the branch's own.
    steps.append(
      CoverageTrail.Step(
        action: action, branch: branch,
        cause: exit.map { cause($0.cause, $0.decision, at: line.count - 1, decisions, on: line) } ?? .itself,
        number: nodes.count + (branch?.index ?? 0)))
    return CoverageTrail(beginning: program.actionSources[line[0].action.index].flow, steps: steps)
  }

  /// A cause with what the comparisons of the whole way ask for.
  private func cause(
    _ cause: CoverageTrail.Cause, _ decision: Decision?, at place: Int, _ decisions: [Decision],
    on line: [Node]
  ) -> CoverageTrail.Cause {
    if case .answers(let lambda, _) = cause {
      var values: [CoverageTrail.Value] = []
      for case .answer(place, let key) in decisions.map(\.source)
      where !values.contains(where: { $0.path == key }) {
        guard let text = value(of: .answer(lambda: place, key: key), in: decisions, on: line) else {
          continue
        }
        values.append(CoverageTrail.Value(path: key, text: text))
      }
      return .answers(lambda: lambda, values: values)
    }
    if decisions.contains(where: { $0.source == .input(place) }),
      let typed = value(of: .input(place), in: decisions, on: line)
    {
      // The last key that there is room for ends the input by itself.
      return .keys(typed.count == mostDigits(at: place, of: line) ? typed : typed + "#")
    }
    guard let source = decision?.source, let text = value(of: source, in: decisions, on: line) else {
      return cause
    }
    switch source {
    case .answer, .input: return cause
    case .attribute(let name): return text.isEmpty ? .itself : .attribute(name: name, value: text)
    case .caller: return text.isEmpty ? .itself : .caller(text)
    }
  }
}
