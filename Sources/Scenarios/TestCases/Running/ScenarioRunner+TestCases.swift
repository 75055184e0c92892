import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import JSON
import Store
import World

// Amazon Connect's own test cases, played as scenarios are: each in a world and on rows of its own.
extension ScenarioRunner {
  /// Plays a test case.
  public func play(_ testCase: TestCase) -> ScenarioResult {
    do throws(Refusal) {
      let loaded = try load(testCase)
      try Self.checkRules(of: loaded)
      let center = TestCenter(loaded: loaded)
      var warnings = testCase.warnings + testCase.observations.compactMap(\.stepBehindEnd).map(Self.neverRun)
      let call = try checkedCall(testCase, center, &warnings)
      let now = time.timestamp(in: loaded.center.definition.zone)
      return try onRows(for: loaded, at: now) { rows in
        let world = World(
          loaded.center, store: rows, seed: seed, now: now, observer: transcript(of: loaded))
        var run = TestCaseRun(
          testCase, on: Stage(world, loaded, limit: TestCaseRun.limit, outside: answers(for: loaded)),
          in: center)
        run.play(call)
        var played = ScenarioResult.Played(run.stage, logged: run.takeLog())
        if let text = run.messageInVain {
          let (awaited, knownWords) = AwaitedWords(text: text).actions(in: loaded)
          played.awaited = awaited
          played.heardInstead = run.stage.promptInstead(of: text, knownElsewhere: knownWords ?? 0)
        }
        return ScenarioResult(
          source: testCase.source, name: testCase.name,
          verdict: run.failures.isEmpty ? .passed : .failed(run.failures),
          played: played, warnings: warnings + run.warnings,
          details: run.details)
      }
    } catch {
      return ScenarioResult(
        source: testCase.source, name: testCase.name,
        verdict: .refused((testCase.warnings + error.findings).inOrderOfText))
    }
  }

  private static func neverRun(_ step: TestStep) -> Diagnostic {
    step.value.finding(
      .warning, "the action \(step.identifier.quotedForReading) never runs", rule: TestCaseReader.rule,
      why: "it stands behind EndTest, which ends the test", fix: "put it before EndTest, or take it out")
  }

  private func load(_ testCase: TestCase) throws(Refusal) -> LoadedCenter {
    guard let path = center ?? TestCaseFile.center(of: testCase.source) else {
      throw Refusal(
        findings: testCase.faults + [
          Diagnostic(
            in: testCase.source, "there is nothing that this test case could call", rule: "center",
            why: "no center.json lies beside or above it, and no flow",
            fix: "name a center's folder or a flow with --center")
        ])
    }
    do throws(LoadingFailure) {
      return try centers.center(at: path, others: testCase.otherResources)
    } catch {
      let missing = Diagnostic(
        in: testCase.source, "\(path) cannot be called", rule: "center", why: error.problems.first?.message)
      throw Refusal(findings: testCase.faults + [missing] + error.problems)
    }
  }

  /// How it calls, where nothing is wrong with it; else everything that is, in the order of the text.
  private func checkedCall(
    _ testCase: TestCase, _ center: TestCenter, _ warnings: inout [Diagnostic]
  ) throws(Refusal) -> IncomingCall {
    var problems = testCase.faults
    for observation in testCase.observations {
      problems += observation.event.problems(in: center)
      for step in observation.steps { problems += step.action.problems(in: center, testCase) }
    }
    do throws(Refusal) {
      let call = try call(testCase, center, &warnings)
      if problems.isEmpty { return call }
    } catch {
      problems += error.findings
    }
    throw Refusal(findings: problems.inOrderOfText)
  }

  private func call(
    _ testCase: TestCase, _ center: TestCenter, _ warnings: inout [Diagnostic]
  ) throws(Refusal) -> IncomingCall {
    let rules = center.rules
    var entry = testCase.entry
    if entry.isOfMetadata {
      if rules.testMetadataEntryPoint {
        if let value = entry.value {
          warnings.append(
            value.finding(
              .warning, "the entry point is the one in the designer's metadata", rule: "test-case",
              why: "there is none beside the content"))
        }
      } else {
        entry = TestEntryPoint()
      }
    }
    if entry.flow != nil, let dialed = entry.dialedValue, dialed.kind != .null {
      let both = dialed.finding(
        rules.testFlowAndNumber ? .warning : .error,
        rules.testFlowAndNumber
          ? "the flow is called, not the one that answers this number"
          : "an entry point cannot name a flow and a dialed number",
        rule: "test-case", why: "the service refuses both together", fix: "remove \"DestinationPhoneNumber\"")
      guard rules.testFlowAndNumber else { throw Refusal(findings: [both]) }
      warnings.append(both)
    }
    do throws(EntryFlow.Problem) {
      let found = try center.entry(entry)
      if found.isGuess, let flow = entry.flow {
        let name = center.loaded.program.flows[found.flow.index].name
        warnings.append(
          flow.value.finding(
            .warning, "no flow here goes by \(flow.reference.quotedForReading): \(name) is called",
            rule: "test-case",
            why: "an exported flow does not know its own id, and it is the only flow in \(center.loaded.path)"
          ))
      }
      let data = testCase.initialData
      let reaches = data.hasSegmentAttributes || rules.testAttributesAlone
      return IncomingCall(
        from: entry.caller.map { .number($0) } ?? .withheld, to: found.dialed, flow: found.flow,
        channel: entry.channel, attributes: reaches ? data.attributes : [],
        segmentAttributes: data.segmentAttributes)
    } catch {
      let fix =
        error.kind == .undecided
        ? "add an \"EntryPoint\" with the flow's name as \"FlowId\""
        : error.fix { $0.quotedForReading }
          ?? "write the name of one of them, or give the flow its ARN under \"flows\" in center.json"
      let place = entry.flow?.value ?? entry.value
      throw Refusal(findings: [
        Diagnostic(
          in: testCase.source, at: place?.place, error.message, rule: "test-case", why: error.why, fix: fix)
      ])
    }
  }
}

extension TestCase {
  /// The queues and hours that it names, which stand in where no center says which there are.
  fileprivate var otherResources: OtherResources {
    var others = OtherResources()
    let uses = observations.flatMap { observation in
      (observation.event.use.map { [$0] } ?? []) + observation.steps.flatMap(\.action.uses)
    }
    for use in uses {
      guard let reference = use.reference else { continue }
      switch use.action {
      case .checkHours: if !others.hours.contains(reference) { others.hours.append(reference) }
      case .transferToQueue, .dequeue:
        if !others.queues.contains(reference) { others.queues.append(reference) }
      case .invokeLambda, .connectBot, .connectAgent: break
      }
    }
    return others
  }
}

extension TestCaseRun {
  /// What is told beside the verdict.
  fileprivate var details: ScenarioResult.Details {
    let observations = testCase.observations.enumerated().map { number, observation in
      let status: ScenarioResult.Details.Observation.Status =
        switch statuses[number] {
        case .met: .passed
        case .failed, .active: .failed
        case .waits: .notReached
        }
      return ScenarioResult.Details.Observation(
        identifier: observation.identifier, status: status, at: records[number].at,
        remark: records[number].remark)
    }
    return ScenarioResult.Details(observations: observations, logged: logged)
  }
}
