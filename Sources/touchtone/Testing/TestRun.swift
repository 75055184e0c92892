import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Outside
import Scenarios
import Synchronization

/// Plays many scenarios and test cases on all cores, and tells of each in the order of their files.
struct TestRun {
  /// A scenario with what came of it.
  struct Outcome: Sendable {
    let result: ScenarioResult
    /// How long it took, by the clock on the wall.
    let nanoseconds: Int64
  }

  let files: [String]
  var setting = TestSetting()
  var stopsAtFailure = false
  /// Whose actions are written to the flow log; nil for no log.
  var logging: FlowLog.Scope?

  /// Plays them all; `tell` hears of each as soon as those before it are done.
  func play(_ tell: @escaping @Sendable (Outcome) -> Void) -> [Outcome] {
    let board = Board(files.count, tell)
    let centers = CenterShelf()
    let (files, setting, stopsAtFailure, logging) = (files, setting, stopsAtFailure, logging)
    Workers.run(files.count) {
      ScenarioRunner(
        centers, seed: setting.seed, at: setting.time, center: setting.center, logging: logging
      ) { $0.outsideFunctions }
    } _: { runner, number in
      let clock = WallClock()
      let start = clock.monotonicNanoseconds
      let result = Self.result(files[number], runner)
      board.put(
        Outcome(result: result, nanoseconds: clock.monotonicNanoseconds - start), at: number)
      return result.isPassed || !stopsAtFailure
    }
    return board.outcomes
  }

  private static func result(_ file: String, _ runner: ScenarioRunner) -> ScenarioResult {
    do {
      let bytes = try UserFile.read(file)
      if TestFiles.isTestCase(file) { return runner.play(try TestCase(parsing: bytes, named: file)) }
      return runner.play(try Scenario(parsing: bytes, named: file))
    } catch let problems as ScenarioProblems {
      return refused(file, problems.findings)
    } catch let finding as Diagnostic {
      return refused(file, [finding])
    } catch {
      preconditionFailure("reading a scenario throws \(error)")
    }
  }

  private static func refused(_ file: String, _ findings: [Diagnostic]) -> ScenarioResult {
    ScenarioResult(source: file, name: UserFile.name(of: file), verdict: .refused(findings))
  }

  /// Where results come together.
  private final class Board: Sendable {
    private struct State {
      var outcomes: [Outcome?]
      var told = 0
    }

    private let state: Mutex<State>
    private let tell: @Sendable (Outcome) -> Void

    init(_ count: Int, _ tell: @escaping @Sendable (Outcome) -> Void) {
      state = Mutex(State(outcomes: Array(repeating: nil, count: count)))
      self.tell = tell
    }

    func put(_ outcome: Outcome, at number: Int) {
      state.withLock { state in
        state.outcomes[number] = outcome
        while state.told < state.outcomes.count, let next = state.outcomes[state.told] {
          tell(next)
          state.told += 1
        }
      }
    }

    /// What was played, in the order of the files.
    var outcomes: [Outcome] { state.withLock { $0.outcomes.compactMap { $0 } } }
  }
}
