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

  /// What is written is played at once, at the scenario's time, and ends where it would not hold any more.
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
    var writer = TestCaseWriter(draft)
    let text = try writer.write()
    let leftOut = draft.leftOut + writer.leftOut
    guard let finding = finding(in: text, from: scenario, runner) else {
      return Export(text: text, leftOut: leftOut, departure: nil)
    }
    for count in stride(from: draft.observationCount - 1, to: 0, by: -1) {
      var shorter = draft
      let next = shorter.cut(to: count)
      var writer = TestCaseWriter(shorter)
      let text = try writer.write()
      if Self.finding(in: text, from: scenario, runner) == nil {
        let departure = Diagnostic(
          .warning, in: scenario.source, "the test case ends before \(next)", rule: "not-expressible",
          why: "without what it leaves out, what follows does not hold: \(finding.message)",
          fix: "leave it out of the scenario too, or keep this test here")
        return Export(text: text, leftOut: leftOut, departure: departure)
      }
    }
    throw ScenarioProblems(
      findings: [
        Diagnostic(
          in: scenario.source, "nothing of this scenario holds as a test case", rule: "export",
          why: "without what it leaves out, its call is another one: \(finding.message)",
          fix: "keep this test here")
      ] + leftOut)
  }

  /// Plays what was written; why it does not hold, nil where it does.
  private static func finding(
    in text: String, from scenario: Scenario, _ runner: ScenarioRunner
  ) -> Diagnostic? {
    do throws(ScenarioProblems) {
      let testCase = try TestCase(parsing: Array(text.utf8), named: scenario.source)
      return runner.runner(for: scenario.scene).play(testCase).verdict.findings.first
    } catch {
      return error.findings.first
    }
  }
}

extension ScenarioRunner {
  /// One that plays test cases in a scenario's center, at its time.
  fileprivate func runner(for scene: Scene) -> ScenarioRunner {
    ScenarioRunner(
      centers, seed: scene.seed ?? seed, at: scene.at ?? time, center: scene.center?.path, outside: outside)
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
