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
    /// That the test case, played here at the scenario's time, does not hold, because what is left out decides how its call
    /// goes; nil where it holds.
    public let departure: Diagnostic?
  }

  /// - Throws: why the scenario cannot be written at all: it does not pass, or nothing of it can be said.
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
    return Export(
      text: text, leftOut: draft.leftOut + writer.leftOut,
      departure: departure(of: text, from: scenario, runner))
  }

  /// Plays what was written.
  private static func departure(
    of text: String, from scenario: Scenario, _ runner: ScenarioRunner
  ) -> Diagnostic? {
    let findings: [Diagnostic]
    do throws(ScenarioProblems) {
      let testCase = try TestCase(parsing: Array(text.utf8), named: scenario.source)
      findings = runner.runner(for: scenario.scene).play(testCase).verdict.findings
    } catch {
      findings = error.findings
    }
    guard let first = findings.first else { return nil }
    return Diagnostic(
      .warning, in: scenario.source, "without what it leaves out, the test case does not hold",
      rule: "not-expressible", why: first.message,
      fix: "leave it out of the scenario too, or keep this test here")
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
