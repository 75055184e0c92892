import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import JSON
import World

/// A center as a test case refers to it.
struct TestCenter: Sendable {
  let loaded: LoadedCenter

  var rules: ServiceRules { loaded.program.rules }
  private var program: Program { loaded.program }

  // MARK: Resources that the test names

  /// The resource that a test case names; nil where there is none, or none is named.
  func resource(of use: NamedUse) -> TestResource? {
    guard let reference = use.reference else { return nil }
    switch use.action {
    case .invokeLambda: return .lambda(loaded.center.lambdaName(reference))
    case .checkHours: return program.hours(reference).map { .hours($0) }
    case .transferToQueue, .dequeue: return program.queue(reference).map { .queue($0) }
    case .connectBot: return .bot(loaded.center.botName(reference))
    case .connectAgent: return .application(reference)
    }
  }

  /// What is wrong with a resource that takes the place of another one; alone, a flow does not say which there are.
  func problems(ofSubstitute use: NamedUse) -> [Diagnostic] {
    program.isLoneFlow ? [] : problems(of: use)
  }

  /// What is wrong with a resource that a test case names: that it is left out where that means nothing, or that the center
  /// has none like it.
  func problems(of use: NamedUse) -> [Diagnostic] {
    guard let reference = use.reference else {
      guard !rules.testNoParametersMeanAny else { return [] }
      return [
        use.value.finding(
          "nothing says which resource this event is about", rule: TestCaseReader.rule,
          fix: "add \"ActionParameters\"")
      ]
    }
    let known: [String]
    switch use.action {
    case .invokeLambda:
      do throws(UnknownResource) {
        _ = try loaded.center.declarableLambda(reference)
        return []
      } catch {
        known = error.known
      }
    case .checkHours: known = program.hours.map(\.name)
    case .transferToQueue, .dequeue: known = program.queues.map(\.name)
    case .connectBot, .connectAgent: return []
    }
    if use.action != .invokeLambda, resource(of: use) != nil { return [] }
    let unknown = UnknownResource(use.action.resourceWords, reference, among: known)
    return [
      use.value.finding(
        "there is no \(reference.quotedForReading) in \(loaded.path)", rule: TestCaseReader.rule,
        why: unknown.why, fix: unknown.fix)
    ]
  }

  // MARK: Resources that the flow uses

  /// The use of a resource that an action begins; nil for an action that test cases do not know.
  func use(by action: ActionIndex, of contact: Contact) -> TestUse? {
    let origin = program.actionSources[action.index]
    guard let kind = TestFlowAction(flowType: origin.action.type) else { return nil }
    func parameter(_ path: [String]) -> String {
      program.text(filling: origin.action.resourceReference(path) ?? "", of: contact)
    }
    var words = kind.parameterPaths.map { parameter($0) }.joined(separator: "/")
    let resource: TestResource?
    switch kind {
    case .invokeLambda:
      words = loaded.center.lambdaName(words)
      resource = .lambda(words)
    case .checkHours:
      let hours = words.isEmpty ? queueHours(contact) : program.hours(words)
      if let hours { words = program.hours[hours.index].name }
      resource = hours.map { .hours($0) }
    case .transferToQueue, .dequeue:
      // A transfer in a flow goes to the queue that was set before.
      let queue = words.isEmpty ? contact.targetQueue : program.queue(words)
      if let queue { words = program.queues[queue.index].name }
      resource = queue.map { .queue($0) }
    case .connectBot:
      words = loaded.center.botName(words)
      resource = .bot(words)
    case .connectAgent: resource = .application(words)
    }
    return TestUse(action: kind, resource: resource, words: words)
  }

  /// The hours of the contact's queue, where a check that names none counts as one of them.
  private func queueHours(_ contact: Contact) -> HoursIndex? {
    rules.testQueueHoursCount ? contact.targetQueue.flatMap { hours(of: $0) } : nil
  }

  /// The hours of a queue; nil for one that has none.
  func hours(of queue: QueueIndex) -> HoursIndex? {
    guard let definition = program.queues[queue.index].definition,
      let hours = loaded.center.definition.queues[definition].hours
    else { return nil }
    return program.hours(loaded.center.definition.hours[hours].name)
  }

  /// True when a use is the one that a test case names.
  func isUse(_ use: TestUse, of named: NamedUse) -> Bool {
    guard use.action == named.action else { return false }
    return named.reference == nil || use.resource != nil && use.resource == resource(of: named)
  }

  // MARK: Ids of a real instance

  func arn(ofLambda name: String) -> String? {
    if let arn = loaded.center.definition.lambdas[name]?.arn { return arn }
    for source in program.actionSources where source.action.type == "InvokeLambdaFunction" {
      guard let reference = source.action.resourceReference(["LambdaFunctionARN"]),
        reference.hasPrefix("arn:"), loaded.center.lambdaName(reference) == name
      else { continue }
      return reference
    }
    return nil
  }

  func arn(ofQueue name: String) -> String? {
    program.queue(name).flatMap { program.queues[$0.index].reference }
  }

  func arn(ofFlow flow: FlowIndex) -> String? {
    loaded.center.definition.flows?[program.flows[flow.index].name]?.arn
  }

  /// Hours that are always open, or always closed, by their ARN.
  func arn(ofHoursAlwaysOpen isOpen: Bool, at now: Timestamp) -> String? {
    loaded.center.definition.hours.first { definition in
      definition.arn != nil && definition.hours.isOpen(at: now) == isOpen
        && definition.hours.nextChange(after: now) == nil
    }?.arn
  }

  // MARK: Prompts

  func wording(ofPrompt reference: String) -> String? { loaded.center.wording(ofPrompt: reference) }

  /// True when two references mean one recorded prompt.
  func isSamePrompt(_ reference: String, _ other: String?) -> Bool {
    guard let other else { return false }
    let prompts = loaded.center.definition.prompts
    if let index = prompts.index(of: reference) { return prompts.index(of: other) == index }
    return ResourceReference.lastPart(of: reference) == ResourceReference.lastPart(of: other)
  }

  /// What is wrong with a prompt that a test case names: where a center says which there are, that it has none like it.
  func problems(ofPrompt reference: String, at value: JSONValue) -> [Diagnostic] {
    let prompts = loaded.center.definition.prompts
    guard !program.isLoneFlow, prompts.index(of: reference) == nil, program.resourceNames[reference] == nil
    else { return [] }
    let unknown = UnknownResource("a prompt", reference, among: prompts.map(\.name))
    return [
      value.finding(
        "there is no prompt \(reference.quotedForReading) in \(loaded.path)", rule: TestCaseReader.rule,
        why: unknown.why, fix: unknown.fix)
    ]
  }

  // MARK: The flow that is called

  /// The flow that a test calls, with the number that was dialed.
  func entry(_ entry: TestEntryPoint) throws(EntryFlow.Problem) -> (
    flow: FlowIndex, dialed: PhoneNumber?, isGuess: Bool
  ) {
    let finder = EntryFlow(loaded)
    guard let named = entry.flow else {
      let found = try finder.find(flow: nil, dialed: entry.dialed)
      return (found.flow, found.dialed, false)
    }
    if let flow = program.flow(referredToAs: named.reference) { return (flow, entry.dialed, false) }
    // An export does not know its own id: where there is one flow, it is meant. A name it has.
    if program.isLoneFlow, loaded.ownFlows.count == 1, Self.isID(named.reference) {
      return (loaded.ownFlows[0], entry.dialed, true)
    }
    throw finder.unknown(named.reference)
  }

  /// True for an ARN, and for an id as the service gives them: hexadecimal digits in five groups.
  private static func isID(_ reference: String) -> Bool {
    if reference.hasPrefix("arn:") { return true }
    let groups = reference.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(\.isHexDigit)
  }
}
