import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Store
import World

/// Writes a scenario as a test case of the service (docs/aws-test-cases.md; reference, section 9).
public struct TestCaseExporter {
  /// What came of it.
  public struct Export: Sendable {
    /// The body of a CreateTestCase request.
    public let text: String
    /// What the format cannot say, a finding a step.
    public let leftOut: [Diagnostic]
    /// That the test case ends before the scenario does, because what is left out decides how its call goes on; nil where
    /// it is whole.
    public let departure: Diagnostic?
  }

  /// What is written is played at once, at no time and by no chance of its own, and ends where it would not hold any more; where
  /// it holds at the scenario's time or by its chance alone, that is told.
  ///
  /// - Throws: why the scenario cannot be written at all: it does not pass, or nothing of it can be said that holds.
  public static func export(_ scenario: Scenario, by runner: ScenarioRunner) throws(ScenarioProblems)
    -> Export
  {
    let result = runner.play(scenario)
    guard result.isPassed, let played = result.played else {
      let refused = Diagnostic(
        in: scenario.source, "this scenario does not pass, so it is no test to write", rule: "export",
        fix: "mend it first: touchtone test \(scenario.source)")
      throw ScenarioProblems(findings: [refused] + result.verdict.findings)
    }
    var draft = TestCaseDraft(scenario, TestCenter(loaded: played.loaded), played)
    do throws(ScenarioRunner.Refusal) { try runner.replay(scenario, into: &draft) } catch {
      throw ScenarioProblems(findings: error.findings)
    }
    guard draft.finish() else {
      throw ScenarioProblems(
        findings: [
          Diagnostic(
            in: scenario.source, "nothing of this scenario can be said in a test case", rule: "export")
        ] + draft.leftOut)
    }
    let whole = try written(draft)
    // What nothing can take the place of may hold by the scenario's own chance, or at its own time, all the same.
    let settings = Setting.all(of: scenario.scene)
    var failure: Diagnostic?
    for setting in settings {
      let found = finding(in: whole.text, from: scenario, runner.runner(for: scenario.scene, setting))
      failure = failure ?? found
      guard found == nil else { continue }
      draft.leaveOut(setting)
      return try export(draft)
    }
    for setting in settings {
      for count in stride(from: draft.observationCount - 1, to: 0, by: -1) {
        var shorter = draft
        let next = shorter.cut(to: count)
        let text = try written(shorter).text
        guard finding(in: text, from: scenario, runner.runner(for: scenario.scene, setting)) == nil else {
          continue
        }
        shorter.leaveOut(setting)
        let departure = Diagnostic(
          .warning, in: scenario.source, "the test case ends before \(next)", rule: "not-expressible",
          why: "without what it leaves out, what follows does not hold: \(failure?.message ?? "")",
          fix: "leave it out of the scenario too, or keep this test here")
        return try export(shorter, departure)
      }
    }
    draft.leaveOut(Setting(hasTime: true))
    throw ScenarioProblems(
      findings: [
        Diagnostic(
          in: scenario.source, "nothing of this scenario holds as a test case", rule: "export",
          why: "without what it leaves out, its call is another one: \(failure?.message ?? "")",
          fix: "keep this test here")
      ] + draft.leftOut.inOrderOfText)
  }

  /// What of a scenario's time and chance a test case is played with.
  struct Setting {
    var hasTime = false
    var hasSeed = false
    /// The options that give them to `touchtone test`.
    var timeOption: String?
    var seedOption: String?

    /// Those that differ, what needs the least of its own first.
    fileprivate static func all(of scene: Scene) -> [Setting] {
      let time = scene.at.map { "--at \($0)" }
      let seed = scene.seed.map { "--seed \($0)" }
      var settings = [Setting()]
      if let seed { settings.append(Setting(hasSeed: true, seedOption: seed)) }
      if let time { settings.append(Setting(hasTime: true, timeOption: time)) }
      if let seed, let time {
        settings.append(Setting(hasTime: true, hasSeed: true, timeOption: time, seedOption: seed))
      }
      return settings
    }
  }

  /// The text of a draft, and what only its writer knows that it leaves out.
  private static func written(
    _ draft: TestCaseDraft
  ) throws(ScenarioProblems) -> (text: String, leftOut: [Diagnostic]) {
    var writer = TestCaseWriter(draft)
    return (try writer.write(), writer.leftOut)
  }

  private static func export(
    _ draft: TestCaseDraft, _ departure: Diagnostic? = nil
  ) throws(ScenarioProblems) -> Export {
    let (text, leftOut) = try written(draft)
    return Export(text: text, leftOut: draft.leftOut.inOrderOfText + leftOut, departure: departure)
  }

  /// Plays what was written; why it does not hold, nil where it does.
  private static func finding(
    in text: String, from scenario: Scenario, _ runner: ScenarioRunner
  ) -> Diagnostic? {
    do throws(ScenarioProblems) {
      let testCase = try TestCase(parsing: Array(text.utf8), named: scenario.source)
      return runner.play(testCase).verdict.findings.first
    } catch {
      return error.findings.first
    }
  }
}

extension ScenarioRunner {
  /// One that plays test cases in a scenario's center, at its time and by its chance or those of any other.
  fileprivate func runner(for scene: Scene, _ setting: TestCaseExporter.Setting) -> ScenarioRunner {
    ScenarioRunner(
      centers, seed: setting.hasSeed ? scene.seed ?? seed : seed,
      at: setting.hasTime ? scene.at ?? time : time,
      center: scene.center?.path, outside: outside)
  }

  /// Plays a scenario that passes once more, and lets each line write itself.
  fileprivate func replay(_ scenario: Scenario, into draft: inout TestCaseDraft) throws(Refusal) {
    var stage = try stage(for: scenario)
    for line in scenario.lines {
      draft.begin(line)
      if draft.isBeyondCall {
        draft.leaveOut("a test has one contact, and this is about another one")
        continue
      }
      if let step = line.step as? any PlayedStep {
        stage.line = line
        do throws(StepFailure) { try step.play(&stage) } catch {
          preconditionFailure(
            "a scenario that passes fails at line \(line.place.position.line): \(error.message)")
        }
      }
      line.step.export(&draft, stage)
    }
  }
}
