import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Store
import World

/// Plays scenarios one after the other, each in a world and on rows of its own; for one thread.
public final class ScenarioRunner {
  let centers: CenterShelf
  /// For scenarios that name none.
  let seed: UInt64
  /// When worlds begin of which nothing else is said.
  let time: TimeText
  /// What test cases call, where that is not to be found by their own path.
  let center: String?
  /// Whose actions are written to the flow log; nil for no log.
  private let logging: FlowLog.Scope?
  /// Makes who answers for the functions outside of a center: anew for each scenario, so that nothing of one is left in
  /// the next.
  let outside: (@Sendable (LoadedCenter) -> any OutsideAnswers)?
  /// The rows that a center begins with, by the moment.
  private var stores: [StoreKey: Store] = [:]

  private struct StoreKey: Hashable {
    let center: String
    let at: CivilDateTime
  }

  /// - Parameters:
  ///   - centers: what was read already; several runners may share it.
  ///   - seed: the seed of chance for scenarios that name none.
  ///   - time: when the clock begins where nothing is said; nil for Monday 2026-01-05 10:00.
  ///   - center: the folder or flow that test cases call; nil for what lies beside or above each.
  ///   - logging: whose actions are written to the flow log; nil for no log.
  ///   - outside: makes who answers for the functions outside of a center; without it they are late.
  public init(
    _ centers: CenterShelf, seed: UInt64 = 0, at time: TimeText? = nil, center: String? = nil,
    logging: FlowLog.Scope? = nil, outside: (@Sendable (LoadedCenter) -> any OutsideAnswers)? = nil
  ) {
    self.outside = outside
    self.centers = centers
    self.logging = logging
    self.seed = seed
    self.time = time ?? Scene.usualTime
    self.center = center
  }

  /// Plays a scenario.
  public func play(_ scenario: Scenario) -> ScenarioResult {
    do throws(Refusal) {
      let (loaded, now) = try beginning(of: scenario)
      return try onRows(for: loaded, at: now) { rows in
        play(scenario, on: stage(for: scenario, in: loaded, at: now, on: rows))
      }
    } catch {
      return ScenarioResult(source: scenario.source, name: scenario.name, verdict: .refused(error.findings))
    }
  }

  private func play(_ scenario: Scenario, on begun: consuming Stage) -> ScenarioResult {
    var stage = begun
    var verdict = ScenarioResult.Verdict.passed
    let failure = play(scenario.lines, on: &stage)
    if let failure {
      verdict = .failed([
        Diagnostic(
          in: scenario.source, at: failure.place, failure.failure.message, rule: failure.line.name,
          why: failure.failure.why, fix: failure.failure.fix)
      ])
    }
    let logged = stage.world.takeLastLogLines()
    var played = ScenarioResult.Played(stage, logged: logged)
    if let step = failure?.line.step as? any ListeningStep {
      let (awaited, knownWords) = AwaitedWords(text: step.text).actions(in: stage.loaded)
      let later = scenario.lines.drop { $0.place.position.line <= stage.line?.place.position.line ?? 0 }
      played.awaited = awaited
      played.heardInstead =
        stage.passedOver
        ?? stage.promptInstead(
          of: step.text, knownElsewhere: knownWords,
          awaitedLater: later.compactMap { ($0.step as? any ListeningStep)?.text })
    }
    var result = ScenarioResult(
      source: scenario.source, name: scenario.name, verdict: verdict, played: played)
    if result.isPassed { result.warnings = Self.untakenBranches(of: scenario, played) }
    return result
  }

  /// The branches that the scenario chooses, and no call came to their actions so often.
  private static func untakenBranches(
    of scenario: Scenario, _ played: ScenarioResult.Played
  ) -> [Diagnostic] {
    let program = played.loaded.program
    return scenario.scene.forced.compactMap { forced in
      let count = played.transcript.path.count {
        program.actionSources[$0.action.index].action.identifier == forced.action
      }
      guard count < forced.visit ?? 1 else { return nil }
      return Diagnostic(
        .warning, in: scenario.source, at: forced.place,
        "this branch was not taken: calls came to \(forced.action.quotedForReading) "
          + (count == 0 ? "never" : count == 1 ? "once" : "\(count) times"), rule: "branch",
        fix: "take the line out, or let the call come there")
    }
  }

  /// The world that a scenario is played in, as it begins, on a copy of the rows that outlives it.
  func stage(for scenario: Scenario) throws(Refusal) -> Stage {
    let (loaded, now) = try beginning(of: scenario)
    let copy: Store
    do throws(StoreError) { copy = try seeded(for: loaded, at: now).copyInMemory() } catch {
      throw Self.refusal(error)
    }
    return stage(for: scenario, in: loaded, at: now, on: copy)
  }

  private func stage(
    for scenario: Scenario, in loaded: LoadedCenter, at now: Timestamp, on rows: Store
  ) -> Stage {
    var world = World(
      loaded.center, store: rows, seed: scenario.scene.seed ?? seed, now: now,
      observer: transcript(of: loaded))
    var conditions = world.state.conditions
    for forced in scenario.scene.forced {
      if let visit = forced.visit { conditions.force(forced.outcome, of: forced.action, atVisit: visit) }
    }
    world.declare(conditions)
    return Stage(
      world, loaded, isStrict: scenario.scene.isStrict, holdsTelephone: scenario.scene.tellsOfCallbacks,
      outside: answers(for: loaded))
  }

  /// What a scenario calls, and when.
  private func beginning(of scenario: Scenario) throws(Refusal) -> (loaded: LoadedCenter, now: Timestamp) {
    let loaded = try load(scenario.scene)
    let now = now(scenario.scene, loaded)
    try checkTime(of: scenario, now, loaded)
    return (loaded, now)
  }

  /// Who answers for a center's functions outside; nil where it has none.
  func answers(for loaded: LoadedCenter) -> (any OutsideAnswers)? {
    loaded.center.definition.hasOutsideLambdas ? outside?(loaded) : nil
  }

  /// What looks on, with a log where one is wanted.
  func transcript(of loaded: LoadedCenter) -> Transcript {
    Transcript(log: logging.map { FlowLog(loaded.program, $0) })
  }

  private func play(
    _ lines: [Scenario.Line], on stage: inout Stage
  ) -> (failure: StepFailure, line: Scenario.Line, place: Diagnostic.Place)? {
    for line in lines {
      guard let step = line.step as? any PlayedStep else { continue }
      stage.line = line
      do throws(StepFailure) { try step.play(&stage) } catch { return Self.located(error, line) }
    }
    do throws(StepFailure) { try stage.finish() } catch {
      return lines.last.map { Self.located(error, $0) }
    }
    return nil
  }

  private static func located(
    _ failure: StepFailure, _ line: Scenario.Line
  ) -> (failure: StepFailure, line: Scenario.Line, place: Diagnostic.Place) {
    let line = failure.line ?? line
    return (failure, line, failure.part.map { line.place(of: $0) } ?? line.object)
  }

  // MARK: What a scenario begins with

  /// Why something cannot be played.
  struct Refusal: Error {
    let findings: [Diagnostic]
  }

  private func now(_ scene: Scene, _ loaded: LoadedCenter) -> Timestamp {
    (scene.at ?? time).timestamp(in: loaded.center.definition.zone)
  }

  /// A time that the clocks of the center's zone skip is none to begin at.
  private func checkTime(
    of scenario: Scenario, _ now: Timestamp, _ loaded: LoadedCenter
  ) throws(Refusal) {
    let zone = loaded.center.definition.zone
    guard case .civil(let time)? = scenario.scene.at, zone.localTime(at: now) != time else { return }
    let place = scenario.lines.first { $0.step is AtStep }?.object
    throw Refusal(findings: [
      Diagnostic(
        in: scenario.source, at: place, "no clock in \(zone.name) shows \(time.date) \(time.time)",
        rule: "scenario",
        why: "clocks go forward there then, to \(zone.localTime(at: now).time)", fix: "write another time")
    ])
  }

  private func load(_ scene: Scene) throws(Refusal) -> LoadedCenter {
    guard let center = scene.center else { preconditionFailure("the reader lets no such scenario through") }
    if center.isFlow, UserFile.kind(of: center.path) == .folder {
      throw Refusal(findings: [
        Diagnostic(
          in: scene.source, at: center.place, "this is a folder, and \"flow\" names a flow's file",
          rule: "center", fix: "write \"center\" for a folder, or name a file in it")
      ])
    }
    let loaded: LoadedCenter
    do throws(LoadingFailure) {
      loaded = try centers.center(at: center.path, forcing: scene.forced.filter { $0.visit == nil })
    } catch {
      let names = error.problems.map(\.message)
      let missing = Diagnostic(
        in: scene.source, at: center.place, "this center cannot be called", rule: "center",
        why: names.first, fix: error.isUnreadable ? "name a folder with a center.json, or a flow's file" : nil
      )
      throw Refusal(findings: [missing] + error.problems)
    }
    try Self.checkRules(of: loaded)
    let unknown = scene.forced.compactMap { unknownBranch($0, scene, loaded) }
    guard unknown.isEmpty else { throw Refusal(findings: unknown) }
    return loaded
  }

  /// Settings decide how flows run and tests are judged: by some of them a result is worth nothing.
  static func checkRules(of loaded: LoadedCenter) throws(Refusal) {
    guard loaded.ruleProblems.isEmpty else { throw Refusal(findings: loaded.ruleProblems) }
  }

  /// What is wrong with a branch that the scenario chooses; nil where an action can take it.
  private func unknownBranch(
    _ forced: Scene.ForcedBranch, _ scene: Scene, _ loaded: LoadedCenter
  ) -> Diagnostic? {
    let program = loaded.program
    func finding(
      _ message: String, at place: Diagnostic.Place, _ wanted: String, among known: [String]
    ) -> Diagnostic {
      let near = nearest(to: wanted, among: known)
      return Diagnostic(
        in: scene.source, at: place, message, rule: "branch",
        why: near == nil && known.count <= 12
          ? "there is " + known.map(\.quotedForReading).joined(separator: ", ") : nil,
        fix: near.map { "did you mean \($0.quotedForReading)?" })
    }
    guard let outcomes = program.outcomes(of: forced.action) else {
      let known = program.actionSources.map(\.action.identifier)
      return finding(
        "there is no action \(forced.action.quotedForReading) in \(loaded.path)", at: forced.place,
        forced.action, among: known)
    }
    guard !outcomes.contains(where: { $0.isMeant(by: forced.outcome) }) else { return nil }
    // Actions of several flows may share the identifier.
    var names: [String] = []
    for outcome in outcomes where !names.contains(outcome.name) { names.append(outcome.name) }
    return finding(
      "\(forced.action.quotedForReading) has no branch \(forced.outcome.quotedForReading)",
      at: forced.outcomePlace, forced.outcome, among: names)
  }

  /// Lends the rows that the center begins with at that moment, and undoes all that becomes of them.
  ///
  /// One copy of them serves every scenario of the thread, with its statements prepared once.
  func onRows<Result>(
    for loaded: LoadedCenter, at now: Timestamp, _ body: (Store) -> Result
  ) throws(Refusal) -> Result {
    do {
      let rows = try seeded(for: loaded, at: now)
      return try rows.trying { body(rows) }
    } catch let error as StoreError {
      throw Self.refusal(error)
    } catch {
      preconditionFailure("rows of a scenario throw \(error)")
    }
  }

  /// The rows that the center begins with at that moment: nobody changes them for good.
  private func seeded(for loaded: LoadedCenter, at now: Timestamp) throws(StoreError) -> Store {
    let definition = loaded.center.definition
    let key = StoreKey(center: loaded.path, at: definition.zone.localTime(at: now))
    if let known = stores[key] { return known }
    let store = try Store.inMemory()
    if !loaded.program.isLoneFlow { try store.topUpSample(definition.sample, now: key.at) }
    stores[key] = store
    return store
  }

  private static func refusal(_ error: StoreError) -> Refusal {
    Refusal(findings: [error.diagnostic(for: "the store in memory")])
  }
}

extension ScenarioResult.Played {
  /// What has happened on a stage so far.
  ///
  /// - Parameter logged: the lines of its flow log.
  init(_ stage: borrowing Stage, logged: [UInt8]) {
    self.init(
      loaded: stage.loaded, transcript: stage.world.observer, contact: stage.contact,
      callbacks: stage.world.unansweredCallbacks,
      serial: stage.contact.map { stage.world.state.contacts[$0].contact.serial }, start: stage.start,
      length: stage.world.state.now - stage.start, logged: logged, lastMet: stage.lastMet)
  }
}
