import ContactCenter
import Diagnostics
import FlowActions
import FlowDocument
import FlowEngine
import FlowTestSupport

/// A broken flow file is refused with its place, or it loads and can be called.
public enum MutantTrial {
  public enum Outcome: Sendable {
    case refused
    /// It loads; with findings or without.
    case loaded(hasFindings: Bool)
  }

  public static func run(_ bytes: [UInt8], seed: UInt64) throws -> Outcome {
    let document: FlowDocument
    do throws(Diagnostic) {
      document = try FlowDocument(parsing: bytes, named: "mutant.json")
    } catch {
      guard error.place != nil, !error.message.isEmpty, !error.rule.isEmpty else {
        throw Trials.Failure("refused without saying where or why: \(error.text)")
      }
      _ = error.text
      return .refused
    }
    guard !document.actions.isEmpty else { throw Trials.Failure("a flow without actions was loaded") }
    var builder = ProgramBuilder(center: .named("mutant"), catalog: .standard, isLoneFlow: true)
    let program = builder.link([(document, references: [])])
    for problem in program.problems.prefix(20) {
      guard problem.place != nil else { throw Trials.Failure("a finding without a place: \(problem.text)") }
      _ = problem.text
    }
    var caller = RandomCaller(seed: seed)
    _ = caller.play(Call(program, seed: seed), steps: 40)
    return .loaded(hasFindings: !program.problems.isEmpty)
  }
}
