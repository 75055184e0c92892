import CenterFiles
import ContactCenter
import FlowEngine
import World

/// The call that a log tells of, as it can be made again; with what the log does not say.
struct ReplayStart {
  let call: IncomingCall
  let now: Timestamp
  let conditions: Conditions
  let assumptions: [String]
  /// What the steps tell in place of the contact record, where that is not in the log.
  let clues: ReplayClues?
  /// False where no agent took the contact.
  let mayBeAnswered: Bool

  /// Why a call cannot be made again.
  struct Refusal: Error {
    let message: String
    var fix: String?
  }

  init(_ logged: LoggedCall, _ places: LogPlaces, in loaded: LoadedCenter) throws(Refusal) {
    var assumptions: [String] = []
    if let method = logged.recorded("InitiationMethod"), !["INBOUND", "API", "CHAT"].contains(method) {
      throw Refusal(message: "only contacts that came in are played again, not those of \(method)")
    }
    guard let first = logged.steps.first else {
      throw Refusal(
        message: "no action of it is in the log",
        fix: "log a call whose flow switches logging on, or with --log-all")
    }
    let clues = logged.record == nil ? ReplayClues(logged, places, in: loaded.program) : nil
    self.clues = clues
    mayBeAnswered =
      clues.map { $0.hasAgent || !$0.hasQueue } ?? (logged.recorded("Agent", "Username") != nil)
    func known(_ path: String...) -> String? {
      logged.record?[path: path]?.scalarText ?? clues?[path.joined(separator: ".")]
    }
    let caller = known("CustomerEndpoint", "Address").flatMap { try? PhoneNumber($0) }
    let dialed = known("SystemEndpoint", "Address").flatMap { try? PhoneNumber($0) }
    let channel = known("Channel").flatMap { Channel(rawValue: $0.uppercased()) } ?? .voice
    if let clues {
      if caller == nil { assumptions.append("who called is not in the log: the number is withheld") }
      if clues.hasQueue, !clues.hasAgent {
        assumptions.append("no step of the log is of an agent's: no agent takes the contact")
      }
    }
    guard let flow = Self.flow(Self.beginning(of: logged, loaded.program), dialed: dialed, places, loaded)
    else {
      throw Refusal(
        message: "the log begins in the flow \(first.flow.quotedForReading), which is not in \(loaded.path)",
        fix: "name the center or the flow file that it was")
    }
    let entry = loaded.program.flows[flow.index].start
    if !logged.steps.contains(where: { places.isStep($0, at: entry) }), first.module != "SetLoggingBehavior" {
      assumptions.append("the log does not tell of the beginning of the call")
    }
    if first.identifier == nil {
      assumptions.append("the log has no identifiers: actions are told by their kind")
    }
    if let start = logged.start {
      now = start
    } else {
      now = Scene.usualTime.timestamp(in: loaded.center.definition.zone)
      assumptions.append("when the call came is not in the log: \(now) is taken")
    }
    call = IncomingCall(
      from: caller.map { .number($0) } ?? .withheld, to: dialed, flow: flow, channel: channel,
      attributes: Self.attributes(logged, clues, &assumptions))
    conditions = Self.conditions(logged, places, in: loaded, &assumptions)
    self.assumptions = assumptions
  }

  /// The step to begin at: the first, or, where that is of a module, the one that invoked it; it is written when the module
  /// returns or the call ends, behind those of the module.
  private static func beginning(of logged: LoggedCall, _ program: Program) -> LogStep? {
    var beginning = logged.steps.first
    for step in logged.steps where step.module == "InvokeFlowModule" {
      guard let module = step.parameter("FlowModuleId").flatMap({ program.module(referredToAs: $0) }),
        let flow = beginning?.flow, program.flow(flow) == module
      else { continue }
      beginning = step
    }
    return beginning
  }

  /// The flow that a call began in: that of the first step, where that is its start; else that of the number dialed.
  private static func flow(
    _ first: LogStep?, dialed: PhoneNumber?, _ places: LogPlaces, _ loaded: LoadedCenter
  ) -> FlowIndex? {
    guard let first else { return nil }
    let named = places.flow(of: first)
    if let named, places.isStep(first, at: loaded.program.flows[named.index].start) { return named }
    return dialed.flatMap { loaded.center.flow(answering: $0) } ?? named
  }

  /// Attributes that the contact record has, or a step asks for, and that no step set were there from the start.
  private static func attributes(
    _ logged: LoggedCall, _ clues: ReplayClues?, _ assumptions: inout [String]
  ) -> [NamedValue] {
    let set = Set(
      logged.steps.filter { $0.module == "SetAttributes" }.flatMap(\.entries).compactMap {
        $0.parameter("Key")
      })
    let recorded = (logged.record?["Attributes"]?.members ?? []).filter { !set.contains($0.name) }.map {
      NamedValue(name: $0.name, value: $0.value.scalarText ?? $0.value.wording)
    }
    let given = recorded + (clues?.attributes ?? []).map { NamedValue(name: $0.name, value: $0.value) }
    if !given.isEmpty {
      let names = given.prefix(5).map(\.name.quotedForReading).joined(separator: ", ")
      assumptions.append(
        "no step of the log sets \(names)\(given.count > 5 ? " and others" : ""): the contact had "
          + (given.count == 1 ? "it" : "them") + " from the start")
    }
    return given
  }

  /// What Lambdas answered, in turn.
  private static func conditions(
    _ logged: LoggedCall, _ places: LogPlaces, in loaded: LoadedCenter, _ assumptions: inout [String]
  ) -> Conditions {
    var conditions = Conditions(for: loaded.program)
    for (number, step) in logged.steps.enumerated() where step.isLambda {
      // Who hung up in it never heard what it answered.
      if step.isOnlyEntered, number == logged.steps.count - 1 { continue }
      let reference = step.parameter("FunctionArn") ?? ""
      var name = loaded.center.lambdaName(reference)
      if let action = places.action(of: step),
        let today = loaded.program.actionSources[action.index].action.parameter("LambdaFunctionARN")?
          .scalarText,
        !today.contains("$")
      {
        let own = loaded.center.lambdaName(today)
        if own != name, !reference.isEmpty {
          let words = "\(own.quotedForReading) is answered as \(name.quotedForReading) answered in the log"
          if !assumptions.contains(words) { assumptions.append(words) }
        }
        name = own
      }
      if step.answer == nil, step.result == nil {
        let told = ToldAnswer(to: number, of: logged, places, in: loaded.program)
        let words = "what \(name.quotedForReading) answered is not in the log: \(told.words)"
        if !assumptions.contains(words) { assumptions.append(words) }
        conditions.add(
          .answers(LambdaAnswer(told.values.map { ($0.name, $0.value) })), ofLambda: name, once: true)
      } else {
        let next = logged.steps.indices.contains(number + 1) ? logged.steps[number + 1] : nil
        conditions.add(outcome(of: step, before: next, places, loaded.program), ofLambda: name, once: true)
      }
    }
    return conditions
  }

  private static func outcome(
    of step: LogStep, before next: LogStep?, _ places: LogPlaces, _ program: Program
  ) -> Conditions.Lambda {
    if let answer = step.answer,
      let parsed = try? LambdaAnswer(parsing: answer.wording, named: "ExternalResults")
    {
      return .answers(parsed)
    }
    guard let result = step.result else { return .answers(LambdaAnswer([])) }
    return tookTimeLimitBranch(step, before: next, places, program) ?? (isLate(step, result))
      ? .timesOut : .fails
  }

  /// Whether a Lambda that failed went the way of its time limit; nil where the step behind it does not tell: the log has one
  /// result for all that goes wrong.
  private static func tookTimeLimitBranch(
    _ step: LogStep, before next: LogStep?, _ places: LogPlaces, _ program: Program
  ) -> Bool? {
    guard let next, let action = places.action(of: step) else { return nil }
    func leadsOn(_ error: ErrorType) -> Bool {
      program.branches(of: action).contains { number in
        program.branches[number].outcome == .error(error.rawValue)
          && program.branches[number].target.map { places.isStep(next, at: $0) } ?? false
      }
    }
    let (late, failed) = (leadsOn(.timeLimitExceeded), leadsOn(.noMatchingError))
    return late == failed ? nil : late
  }

  private static func isLate(_ step: LogStep, _ result: String) -> Bool {
    let words = ["time limit", "timelimit", "timed out", "timeout"]
    if words.contains(where: { result.lowercased().contains($0) }) { return true }
    guard let limit = step.parameter("TimeLimit").flatMap({ Int64($0) }), let begun = step.time,
      let end = step.endTime
    else { return false }
    return end - begun >= Milliseconds(limit)
  }
}
