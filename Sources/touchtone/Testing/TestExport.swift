import CenterFiles
import ContactCenter
import Diagnostics
import Scenarios

/// `touchtone test --export aws`: a scenario, written as a test case of the service.
struct TestExport {
  enum Format: String, CaseIterable, Sendable {
    case aws
  }

  let scenario: String
  /// Nil for standard output.
  let out: String?
  let setting: TestSetting

  /// Writes it, and tells of every step that the format cannot say, and of a test case that ends early without them: then
  /// the status is that of a problem.
  func run() throws(CommandFailure) -> ExitStatus {
    let export: TestCaseExporter.Export
    do throws(ScenarioProblems) {
      let bytes: [UInt8]
      do throws(Diagnostic) { bytes = try UserFile.read(scenario) } catch {
        throw ScenarioProblems(findings: [error])
      }
      export = try TestCaseExporter.export(
        try Scenario(parsing: bytes, named: scenario),
        by: ScenarioRunner(CenterShelf(), seed: setting.seed, at: setting.time) { $0.outsideFunctions })
    } catch {
      throw CommandFailure(error.findings, .impossible)
    }
    if let out {
      do throws(Diagnostic) { try TextFile.write(export.text, to: out) } catch { throw CommandFailure(error) }
    } else {
      Output.line(String(export.text.dropLast()))
    }
    Output.problems(export.leftOut + (export.departure.map { [$0] } ?? []))
    return export.leftOut.isEmpty && export.departure == nil ? .well : .problem
  }
}
